"""The clerk's own list of documents out of force: whatever is written comes back, mistakes are sentences."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis import parse
from model.errors import StorageError, UserError
from model.own_superseded import as_text, checked, merge, read_list, with_document, write_list
from model.superseded import Superseded, load, load_readable, own_documents

DAY = date(2025, 6, 1)
OLD = Superseded("某市老办法", DAY, "某政发〔2010〕3号", "某市新办法", "某政发〔2025〕8号")
REPEALED = Superseded("某市停车规定", DAY, reason="已废止，没有替代文件")


def picture(documents: tuple[Superseded, ...]) -> list[str]:
    return [f"{one.title} {one.number} → {one.replacement or one.reason}" for one in documents]


def test_what_is_written_is_what_the_checks_find(tmp_path: Path) -> None:
    path = tmp_path / "新的" / "失效文件.toml"
    write_list(path, [OLD, REPEALED])
    assert own_documents(path) == (OLD, REPEALED)
    assert path.read_text(encoding="utf-8").startswith("# 失效文件清单")
    found = load(path).find(parse("《某市老办法》（某政发〔2010〕3号）")[0], date(2026, 1, 1))
    assert found == OLD
    assert list(path.parent.iterdir()) == [path], "no draft is left behind"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


@given(st.builds(Superseded, WORDS, st.dates(), WORDS, WORDS, WORDS, WORDS, st.lists(WORDS, max_size=3).map(tuple)))
def test_any_words_survive_the_file(document: Superseded) -> None:
    (row,) = tomllib.loads(as_text([document]))["document"]
    assert (row["title"], row["date"], row.get("reason", "")) == (document.title, document.date, document.reason)
    assert tuple(row.get("aliases", ())) == document.aliases


def test_adding_changing_and_refusing() -> None:
    documents = with_document((), Superseded(" 《某市老办法》\n", DAY, reason="另有说明。"))
    assert documents == (Superseded("某市老办法", DAY, reason="另有说明"),)
    documents = with_document(documents, OLD)
    assert picture(documents)[1] == "某市老办法 某政发〔2010〕3号 → 《某市新办法》（某政发〔2025〕8号）"
    with pytest.raises(UserError, match="已经有《某市老办法》某政发"):
        with_document(documents, OLD)
    changed = with_document(documents, REPEALED, instead_of=OLD)
    assert picture(changed) == ["某市老办法  → 另有说明", "某市停车规定  → 已废止，没有替代文件"]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (Superseded("《》", DAY), "请填写失效文件的名称"),
        (Superseded("……", DAY), "不像文件名称"),
        (Superseded("甲条例", DAY, replaced_by="《甲条例》"), "同一个文件"),
        (Superseded("甲条例", DAY, "国务院令第1号", "甲条例", "国务院令第1号"), "同一个文件"),
        (Superseded("甲条例", DAY, replaced_by_number="国务院令第2号"), "名称也写上"),
    ],
)
def test_what_cannot_be_is_refused(document: Superseded, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        checked(document)


def test_a_new_edition_of_the_same_name_is_possible() -> None:
    document = Superseded("甲条例", DAY, "国务院令第1号", "甲条例", "国务院令第2号")
    assert checked(document) == document


def test_a_colleagues_list_is_merged_by_title_and_number(tmp_path: Path) -> None:
    theirs = [Superseded("《某市停车规定》", DAY, replaced_by="某市停车条例"), OLD, Superseded("丙办法", DAY)]
    write_list(tmp_path / "同事.toml", theirs)
    merged = merge((OLD, REPEALED), read_list(tmp_path / "同事.toml"))
    assert (merged.added, merged.changed, merged.same) == (1, 1, 1)
    assert picture(merged.documents) == [
        "某市老办法 某政发〔2010〕3号 → 《某市新办法》（某政发〔2025〕8号）",
        "某市停车规定  → 《某市停车条例》",
        "丙办法  → ",
    ]


@pytest.mark.parametrize(
    "content", ["", "[[document", "不是清单", '[[document]]\ntitle = "甲"\ndate = 2024-05-01T10:00:00']
)
def test_a_file_that_is_no_list_is_a_sentence_or_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "来文.toml"
    path.write_text(content, encoding="utf-8")
    if "title" in content:
        assert read_list(path)[0].date == date(2024, 5, 1), "a time of day is more than is asked for"
    else:
        with pytest.raises(UserError, match=r"来文\.toml"):
            read_list(path)


def test_no_file_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有找到"):
        read_list(tmp_path / "没有.toml")


def test_a_place_that_cannot_be_written_keeps_the_old_list(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(StorageError):
        write_list(tmp_path / "文件" / "失效文件.toml", [OLD])


def test_an_unreadable_own_list_leaves_the_one_that_ships(tmp_path: Path) -> None:
    path = tmp_path / "失效文件.toml"
    path.write_text("[[", encoding="utf-8")
    known, complaint = load_readable(path)
    assert "读不出来" in complaint
    assert known.find(parse("国务院令第492号")[0], date(2026, 1, 1)) is not None
    path.unlink()
    assert load_readable(path)[1] == ""
