"""How fields are printed and read back: the plain reading, or else an exact value, is always the value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.area_table import AreaTable, build_area_table
from exporters.options import ChannelList, ExportOptions, Form
from model.exchange import exact_value
from model.fields import join_words
from model.progress import silent
from model.records import Entry
from tests.helpers.snapshots import LEGAL, entry, snapshot


def table(*entries: Entry, options: ExportOptions | None = None) -> AreaTable:
    return build_area_table(LEGAL, entries, snapshot(*entries), options or ExportOptions(), silent)


def cells(made: AreaTable, row: int = 0) -> dict[str, str]:
    return dict(zip((column.heading for column in made.form.columns), made.rows[row].texts, strict=True))


def read_back(made: AreaTable, row: int) -> dict[str, str]:
    """What a reader gets who follows docs/decisions/0030."""
    found: dict[str, str] = {}
    start = 1
    for part in made.form.parts:
        said = made.rows[row].texts[start : start + len(part.columns)]
        start += len(part.columns)
        if part.columns[0].merged and not said[0]:
            above = [other.texts[start - 1] for other in made.rows[:row] if other.texts[start - 1]]
            said = (above[-1] if above else "",)
        plain = part.read(said)
        for key in part.fields:
            exact = exact_value(made.rows[row].exact, key, said)
            found[key] = plain if exact is None else exact
            plain = ""
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ({"audience": "全社会"}, {"全社会": "√", "特定群体": ""}),
        ({"audience": "全社会；特定群体"}, {"全社会": "√", "特定群体": "√"}),
        ({"audience": "项目单位"}, {"全社会": "", "特定群体": "项目单位"}),
        ({"audience": "全社会；申请人；承办人"}, {"全社会": "√", "特定群体": "申请人；承办人"}),
        ({"audience": "特定群体；项目单位"}, {"全社会": "", "特定群体": "特定群体；项目单位"}),
        ({"method": "主动公开；依申请公开"}, {"主动": "√", "依申请公开": "√"}),
        ({"method": "不予公开"}, {"主动": "不予公开", "依申请公开": ""}),
        ({"tiers": "乡级"}, {"县级": "", "乡级": "√"}),
    ],
)  # fmt: skip
def test_ticks_stand_under_their_words(values: dict[str, str], ticks: dict[str, str]) -> None:
    printed = cells(table(entry(1, **values)))
    assert {heading: printed[heading] for heading in ticks} == ticks


def test_the_full_list_of_channels_is_printed() -> None:
    printed = cells(table(entry(1, channels="政务服务中心；政府网站；法律服务网")))["公开渠道和载体"]
    assert printed.replace("\n", " ").split() == [
        "■政府网站", "□政府公报", "□两微一端", "□发布会/听证会", "□广播电视", "□纸质媒体", "□公开查阅点",
        "■政务服务中心", "□便民服务站", "□入户/现场", "□社区/企事业单位/村公示栏（电子屏）", "□精准推送",
        "□其他", "■法律服务网",
    ]  # fmt: skip


def test_a_named_other_channel_takes_the_place_of_plain_other() -> None:
    printed = cells(table(entry(1, channels="其他：办税服务厅")))["公开渠道和载体"]
    assert printed.endswith("■其他：办税服务厅")
    assert "□其他" not in printed


def test_only_used_channels_on_request() -> None:
    made = table(entry(1, channels="政府网站；公示栏"), options=ExportOptions(channels=ChannelList.USED))
    assert cells(made)["公开渠道和载体"].split() == ["■政府网站", "■公示栏"]


def test_the_pilot_form_says_how_and_where_in_one_column() -> None:
    made = table(
        entry(1, name="公证", detail="预约", channels="政府网站；公示栏"), options=ExportOptions(form=Form.PILOT)
    )
    assert cells(made)["公开方式"] == "主动公开\n■政府网站 ■公示栏"
    assert cells(made)["事项名称"] == "公证\n预约"


def test_plain_entries_carry_nothing_twice() -> None:
    made = table(entry(1, channels="政府网站；政务服务中心；其他", audience="全社会", content="一、机构\n二、电话"))
    assert made.rows[0].exact == {}


def test_lines_that_a_careful_reader_would_join_are_kept_exactly() -> None:
    assert set(table(entry(1, content="预\n决算 公开")).rows[0].exact) == {"content"}


WORDS = st.sampled_from(
    [
        "政府网站", "其他", "其他：办税服务厅", "全社会", "特定群体", "项目 单位", "主动公开", "依申请公开", "√", "■",
        "县级", "乡级", "村\n级",
    ]
)  # fmt: skip
TEXT = st.text(st.sampled_from("公开条例 　\n\t\r\x01\x0b；;■□√《》=+-@_x0041_同上😀𪚥&<>\"'"), max_size=20)
KEYS = st.sampled_from(["category", "name", "detail", "content", "basis", "time_limit", "requirement", "note", "x_own"])
LISTS = st.sampled_from(["channels", "audience", "method", "tiers"])


@st.composite
def odd_entry(draw: st.DrawFn, number: int) -> Entry:
    values = draw(st.dictionaries(KEYS, TEXT, max_size=5))
    values |= {
        key: join_words(words) for key, words in draw(st.dictionaries(LISTS, st.lists(WORDS, max_size=4))).items()
    }
    return entry(number, **values)


@pytest.mark.parametrize("form", list(Form))
@given(entries=st.tuples(odd_entry(1), odd_entry(2), odd_entry(3)))
def test_every_printed_value_reads_back(form: Form, entries: tuple[Entry, ...]) -> None:
    made = table(*entries, options=ExportOptions(form=form))
    shown = {key for part in made.form.parts for key in part.fields}
    for row, held in enumerate(entries):
        assert read_back(made, row) == {key: value for key, value in held.values.items() if key in shown}
