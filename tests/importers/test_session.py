"""The front door: what the clerk corrects about a table counts, and is remembered for the next file of its layout."""

from pathlib import Path

import pytest

from importers.labels import Target, TargetKind
from importers.layouts import layouts_file, load_layouts
from importers.readings import ReadingChoices, Reason, TableChoice, TableKey
from importers.session import ImportSession, check_area
from importers.sheet import Sheet
from model.channel_cells import ChannelMarks, MarkReading
from model.errors import UserError
from model.plan import CleanupKind
from tests.importers.plans import entry, said, snapshot, table

FILE = "来文.xlsx"
KEY = TableKey(FILE, 0)


def session(*sheets: Sheet, held=None, **more) -> ImportSession:
    return ImportSession(sheets, held or snapshot(), **more)


def values(made: ImportSession) -> list[dict[str, str]]:
    return [dict(row.values) for row in made.plan().rows]


def test_an_area_nobody_sees_is_asked_and_taken() -> None:
    made = session(table({"name": "公证", "content": "甲"}, name="Sheet1"))
    assert [reading.key for reading in made.needs_area()] == [KEY]
    made.correct(KEY, TableChoice(area="legal"))
    assert made.needs_area() == ()
    assert [row.area for row in made.plan().rows] == ["legal"]


def test_the_area_of_the_command_line_is_only_for_tables_without_one() -> None:
    sheets = (
        table({"name": "甲", "content": "乙"}, name="Sheet1"),
        table({"name": "丙", "content": "丁"}, name="税收管理"),
    )
    made = session(*sheets, choices=ReadingChoices(area="legal"))
    assert [row.area for row in made.plan().rows] == ["legal", "tax"]


def test_a_header_row_can_be_pointed_at() -> None:
    rows = [["某表"], ["名目", "说明文字"], ["公证", "公证的内容"]]
    made = session(Sheet(FILE, "公共法律服务", rows))
    assert made.plan().rows == ()
    assert "没有找到表头" in said(made.plan())
    columns = {0: Target(TargetKind.FIELD, "name"), 1: Target(TargetKind.FIELD, "content")}
    made.correct(KEY, TableChoice(header=(1, -1), columns=columns))
    assert values(made) == [{"name": "公证", "content": "公证的内容"}]


def test_a_column_can_be_sent_elsewhere_or_nowhere() -> None:
    made = session(table({"name": "公证", "content": "甲", "basis": "《公证法》", "网址": "www.gov.cn"}))
    chosen = {2: Target(TargetKind.FIELD, "note"), 3: None}
    made.correct(KEY, TableChoice(columns=chosen))
    assert values(made) == [{"name": "公证", "content": "甲", "note": "《公证法》"}]
    assert [column.reason for column in made.readings()[0].columns[2:]] == [Reason.CHOSEN, Reason.CHOSEN]


def test_a_corrected_layout_is_remembered() -> None:
    sheet = table({"name": "公证", "content": "甲", "口径": "《公证法》第十条"})
    first = session(sheet)
    first.correct(KEY, TableChoice(columns={2: Target(TargetKind.FIELD, "requirement")}))
    first.remember()
    again = session(sheet)
    assert values(again) == [{"name": "公证", "content": "甲", "requirement": "《公证法》第十条"}]
    assert again.readings()[0].columns[2].reason is Reason.REMEMBERED
    other = session(table({"name": "公证", "content": "甲", "别的列": "《公证法》第十条"}))
    assert "requirement" not in values(other)[0]


def test_remembered_layouts_that_cannot_be_read_are_none() -> None:
    file = layouts_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    for text in ("", "{", "[]", '{"a": {"x": 1}}', '{"a": {"0": ["nonsense", "", ""]}}'):
        file.write_text(text, encoding="utf-8")
        assert load_layouts() == {}


def test_a_table_can_be_left_out() -> None:
    made = session(table({"name": "甲", "content": "乙"}), table({"name": "丙", "content": "丁"}, name="税收管理"))
    made.correct(TableKey(FILE, 0), TableChoice(left_out=True))
    assert [row.values["name"] for row in made.plan().rows] == ["丙"]


def test_the_meaning_of_the_marks_can_be_corrected() -> None:
    made = session(table({"name": "公证", "content": "甲", "channels": "■政府网站 □广播电视"}))
    assert made.readings()[0].marks.semantics is ChannelMarks.FULL_LIST
    assert values(made)[0]["channels"] == "政府网站"
    made.correct(KEY, TableChoice(marks=MarkReading(ChannelMarks.REQUIRED_OPTIONAL)))
    assert values(made)[0]["channels"] == "政府网站；广播电视"


def test_clean_ups_are_listed_and_can_be_refused() -> None:
    made = session(table({"name": "公证", "content": "办理公 证的会(huì)议"}))
    assert values(made)[0]["content"] == "办理公证的会议", made.plan().cleanups
    shown = {(one.kind, one.before, one.after) for one in made.plan().cleanups}
    assert shown == {
        (CleanupKind.PINYIN, "办理公 证的会(huì)议", "办理公 证的会议"),
        (CleanupKind.SPACING, "办理公 证的会议", "办理公证的会议"),
    }
    made.choose(ReadingChoices(refused=frozenset(one.key for one in made.plan().cleanups)))
    assert values(made)[0]["content"] == "办理公 证的会(huì)议"
    assert not any(one.done for one in made.plan().cleanups)


def test_traditional_text_is_converted_only_when_asked_and_one_by_one() -> None:
    made = session(table({"name": "公證辦理", "content": "與執行有關的文件"}))
    assert values(made) == [{"name": "公證辦理", "content": "與執行有關的文件"}]
    offered = made.plan().cleanups
    assert [(one.kind, one.done) for one in offered] == [(CleanupKind.TRADITIONAL, False)] * 2
    made.choose(ReadingChoices(simplify=True, refused=frozenset({offered[0].key})))
    assert values(made) == [{"name": "公證辦理", "content": "与执行有关的文件"}]


def test_blanks_erase_when_asked() -> None:
    held = snapshot(entry(1, "公证", category="", note="旧"))
    made = session(table({"name": "公证", "content": "公证的内容", "note": ""}), held=held)
    assert made.plan().rows[0].changes == ()
    assert [change.after for change in made.plan(erase_blanks=True).rows[0].changes] == [""]


def test_files_of_one_name_stay_two(tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "公共法律服务.csv"
        path.write_text(f"事项名称,公开内容\n事项{number},内容\n", encoding="utf-8")
        paths.append(path)
    made = ImportSession.from_files(paths, snapshot())
    plan = made.plan()
    assert [file.name for file in plan.files] == ["公共法律服务.csv", "公共法律服务.csv (2)"]
    assert [row.place.file for row in plan.rows] == ["公共法律服务.csv", "公共法律服务.csv (2)"]
    assert all(len(file.sha256) == 64 and file.size for file in plan.files)


def test_an_unknown_area_is_refused_with_the_known_ones() -> None:
    assert check_area("税收管理", snapshot()) == check_area("tax", snapshot()) == "tax"
    with pytest.raises(UserError, match=r"weather.*tax（税收管理）"):
        check_area("weather", snapshot())
