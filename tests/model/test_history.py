from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.history import FieldChange, Revision, field_label
from model.identity import user_name
from model.operations.custom_fields import add_custom_field
from model.operations.entries import add_entries, confirm_entries, edit_entries, edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.review import set_status
from model.operations.settings import change_settings
from model.records import Status
from model.transaction import RevisionKind
from tests.helpers.catalogues import entry_values, new_catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as opened:
        yield opened


def told(catalogue: Catalogue, revisions: Sequence[Revision]) -> list[str]:
    """One line a revision, as a list of the history would show it."""
    settings = catalogue.settings()
    lines = []
    for revision in revisions:
        parts = [
            f"{change.entry_id} {field_label(change.field, catalogue.kind, settings)}"
            + (f" {change.before}→{change.after}" if change.before or change.after else "")
            for change in revision.changes
        ]
        lines.append(f"{revision.kind.value} {revision.label}: {'，'.join(parts)}")
    return lines


def test_history_of_an_entry_tells_every_change_newest_first(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="time_limit", value="实时"))
    catalogue.run(edit_entry(entry_id=2, field="time_limit", value="即时"))
    catalogue.run(set_status(entry_ids=[1, 2], status=Status.REVIEW))
    catalogue.run(move_entries(entry_ids=[1], area="legal"))
    catalogue.run(move_entries(entry_ids=[1], area="tax"))
    assert told(catalogue, catalogue.history(1)) == [
        "edit 移到税收管理: 1 领域 legal→tax",
        "edit 移动事项: 1 顺序",
        "edit 标为送审: 1 状态 草拟→送审",
        "edit 修改公开时限: 1 公开时限 自信息形成或者变更之日起20个工作日内→实时",
        "edit 新增 2 个事项: 1 新增",
    ]


def test_history_of_the_catalogue_holds_every_step_and_who_made_it(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    catalogue.run(change_settings(contact="张三"))
    catalogue.run(remove_entries(entry_ids=[2]))
    revisions = catalogue.history()
    assert told(catalogue, revisions) == [
        "edit 删除事项: 2 删除 乙→",
        "edit 修改目录设置: ",
        "edit 修改备注: 1 备注 →一",
        "edit 新增 2 个事项: 1 新增，2 新增",
        "create 新建目录: ",
    ]
    assert [revision.entries for revision in revisions] == [1, 0, 1, 2, 0]
    assert {revision.user for revision in revisions} == {user_name()}
    assert [revision.at for revision in revisions] == sorted((revision.at for revision in revisions), reverse=True)
    assert catalogue.last_saved_at == revisions[0].at
    assert catalogue.history(limit=2) == revisions[:2]


def test_going_back_is_itself_history(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    catalogue.undo()
    catalogue.redo()
    redo, undo, edit = catalogue.history(1)[:3]
    assert (redo.kind, undo.kind, edit.kind) == (RevisionKind.REDO, RevisionKind.UNDO, RevisionKind.EDIT)
    assert (redo.reverts, undo.reverts, edit.reverts) == (undo.id, edit.id, None)
    assert undo.changes == (FieldChange(1, "note", "一", ""),)
    assert redo.changes == edit.changes


def test_history_of_a_removed_entry_is_still_there(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=2, field="name", value="乙二"))
    catalogue.run(remove_entries(entry_ids=[2]))
    assert told(catalogue, catalogue.history(2)) == [
        "edit 删除事项: 2 删除 乙二→",
        "edit 修改事项名称: 2 事项名称 乙→乙二",
        "edit 新增 2 个事项: 2 新增",
    ]


def test_own_fields_are_told_by_their_names(catalogue: Catalogue) -> None:
    catalogue.run(add_custom_field(label="办理地点"))
    catalogue.run(edit_entries(values={1: {"x_办理地点": "三楼", "note": "备"}}, label="填写"))
    catalogue.run(edit_entry(entry_id=1, field="x_办理地点", value=""))
    assert told(catalogue, catalogue.history(1))[:2] == [
        "edit 修改办理地点: 1 办理地点 三楼→",
        "edit 填写: 1 备注 →备，1 办理地点 →三楼",
    ]
    assert field_label("x_已删", catalogue.kind, catalogue.settings()) == "x_已删"


def test_confirming_is_told(catalogue: Catalogue) -> None:
    catalogue.run(add_entries(rows=[("tax", {"name": "税"}, True)]))
    catalogue.run(confirm_entries(entry_ids=[3]))
    assert told(catalogue, catalogue.history(3))[0] == "edit 确认事项内容属实: 3 待核实 是→否"


def test_a_bulk_step_is_listed_in_part_and_counted_in_full(catalogue: Catalogue) -> None:
    catalogue.run(add_entries(rows=[("tax", entry_values(f"事项{number}")) for number in range(450)]))
    revision = catalogue.history(limit=1)[0]
    assert revision.entries == 450
    assert 0 < len(revision.changes) < 450
    last = catalogue.ids("tax")[-1]
    assert told(catalogue, catalogue.history(last)) == [f"edit 新增 450 个事项: {last} 新增"]


def test_entries_that_only_made_room_have_no_part_in_the_history(catalogue: Catalogue) -> None:
    before = catalogue.history(2)
    for _ in range(15):
        catalogue.run(add_entries(rows=[("tax", {"name": "尾", "category": "乙类"})]))
    catalogue.run(add_entries(rows=[("tax", {"name": "头", "category": "甲类"})]))
    for _ in range(40):
        catalogue.run(move_entries(entry_ids=[catalogue.ids("tax")[-1]], area="tax", before=catalogue.ids("tax")[1]))
    assert catalogue.history(2) == before
    for revision in catalogue.history(limit=40):
        assert revision.entries == 1
