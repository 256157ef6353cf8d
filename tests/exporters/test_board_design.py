"""A design of notices: into words and back, onto a day, from files that people have edited, as flags and presets."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.board_design import BOARD_FIELDS, BoardDesign, board_field, from_words, to_words
from exporters.board_options import BoardKind, EmblemPlace
from exporters.board_presets import load_presets, save_presets
from model import places
from model.errors import UserError

TODAY = date(2026, 11, 21)
FULL = BoardDesign(
    kind="directory",
    areas=("legal", "culture"),
    statuses=("approved",),
    period="quarter",
    paper="240x120cm",
    tile="A3",
    margin=20.0,
    columns=2.0,
    distance=3.0,
    title="村务公开栏",
    first_day="2026-11-01",
    last_day="2026-11-30",
    signature=("监委会签字",),
    print_day=False,
    code_text="https://example.cn",
    emblem="/图/徽.png",
    emblem_place="left",
)


def test_every_choice_is_described_once() -> None:
    assert [field.key for field in BOARD_FIELDS] == list(BoardDesign.__dataclass_fields__)
    flags = [field.flag_name for field in BOARD_FIELDS]
    assert len(set(flags)) == len(flags)
    assert all(field.accepts(field.usual) for field in BOARD_FIELDS)


def test_words_hold_what_differs_and_come_back() -> None:
    assert to_words(BoardDesign()) == {}
    words = json.loads(json.dumps(to_words(FULL), ensure_ascii=False))
    assert from_words(words) == FULL
    assert "style" not in words


@given(
    st.dictionaries(
        st.sampled_from([*BoardDesign.__dataclass_fields__, "colour", "未来的选项"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text(), max_size=3)),
    )
)
def test_words_from_anywhere_are_a_design(words: dict[str, object]) -> None:
    design = from_words(words)
    assert from_words(to_words(design)) == design


def test_a_design_meets_its_day() -> None:
    options = FULL.options(TODAY, entry_ids=[3, 4])
    assert options.kind is BoardKind.DIRECTORY
    assert options.period is not None
    assert options.period.label == "2026年第四季度"
    assert (options.first_day, options.last_day) == (date(2026, 11, 1), date(2026, 11, 30))
    assert options.emblem_place is EmblemPlace.LEFT
    assert options.entry_ids == {3, 4}
    assert BoardDesign(period="month").options(date(2027, 2, 3)).period.label == "2027年2月"  # type: ignore[union-attr]
    assert BoardDesign(tile="none").options(TODAY).tile == ""


@pytest.mark.parametrize(
    ("design", "said"),
    [
        (BoardDesign(first_day="2026-11-30", last_day="2026-11-01"), "早于开始"),
        (BoardDesign(first_day="明天"), "开始日期“明天”"),
        (BoardDesign(period="someday"), "不认识时段"),
        (BoardDesign(code_text="长" * 200), "二维码"),
    ],
)
def test_choices_that_mean_nothing_are_a_sentence(design: BoardDesign, said: str) -> None:
    with pytest.raises(UserError, match=said):
        design.options(TODAY)


def test_presets_are_kept_renamed_and_removed() -> None:
    assert not load_presets().designs
    save_presets(load_presets().saved("村务公开栏 A3横", FULL).saved("  海报  ", BoardDesign(kind="posters")))
    kept = load_presets()
    assert list(kept.designs) == ["村务公开栏 A3横", "海报"]
    assert kept.last == "海报"
    assert kept.find("村务公开栏 A3横") == FULL
    save_presets(kept.renamed("村务公开栏 A3横", "公开栏").used("公开栏"))
    assert list(load_presets().designs) == ["公开栏", "海报"]
    assert load_presets().last == "公开栏"
    save_presets(load_presets().removed("公开栏"))
    assert list(load_presets().designs) == ["海报"]
    assert load_presets().last == ""


def test_names_that_cannot_be_are_a_sentence() -> None:
    presets = load_presets().saved("甲", FULL).saved("乙", FULL)
    for name in ("", "   ", "名" * 31):
        with pytest.raises(UserError, match="方案名称"):
            presets.saved(name, FULL)
    with pytest.raises(UserError, match="已经有叫“乙”"):
        presets.renamed("甲", "乙")
    with pytest.raises(UserError, match="现有的方案：甲、乙"):
        presets.find("丙")


@pytest.mark.parametrize(
    "text", ["", "不是 JSON", "[]", '{"方案": 3}', '{"方案": {"甲": 5}, "上次使用": 7}', "[" * 9999]
)
def test_a_file_that_cannot_be_read_is_put_aside(text: str) -> None:
    path = places.board_presets()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert not load_presets().designs
    save_presets(load_presets().saved("甲", FULL))
    assert load_presets().find("甲") == FULL
    aside = [file.read_text(encoding="utf-8") for file in path.parent.glob("*读不懂*")]
    assert aside == ([text] if not text.startswith("{") else [])


def test_presets_of_a_later_version_keep_what_is_known() -> None:
    path = places.board_presets()
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"paper": "A4", "hologram": True, "columns": "three", "statuses": ["approved", "secret"]}
    path.write_text(json.dumps({"方案": {"甲": row}, "上次使用": "甲"}), encoding="utf-8")
    assert load_presets().find("甲") == BoardDesign(paper="A4", statuses=("approved",))


def test_a_field_tells_what_it_accepts() -> None:
    assert not board_field("kind").accepts("poster")
    assert not board_field("landscape").accepts("yes")
    assert not board_field("margin").accepts(-1.0)
    assert not board_field("margin").accepts(True)
    assert board_field("margin").accepts(12)
