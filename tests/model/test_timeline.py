"""The history of the whole catalogue in pages: conditions, names of entries that are gone, what is listed first."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.identity import user_name
from model.operations.entries import edit_entries, edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.settings import change_settings
from model.reading import read_timeline
from model.timeline import StepKind, TimelinePage, Wanted
from tests.helpers.catalogues import new_catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as opened:
        yield opened


def labels(catalogue: Catalogue, wanted: Wanted, before: int | None = None, limit: int = 50) -> list[str]:
    return [revision.label for revision in page(catalogue, wanted, before, limit).revisions]


def page(catalogue: Catalogue, wanted: Wanted, before: int | None = None, limit: int = 50) -> TimelinePage:
    return read_timeline(catalogue.path, wanted, before, limit)


def test_pages_go_on_where_the_last_one_ended(catalogue: Catalogue) -> None:
    for number in range(5):
        catalogue.run(edit_entry(entry_id=1, field="note", value=str(number)))
    whole = [revision.id for revision in page(catalogue, Wanted()).revisions]
    first = page(catalogue, Wanted(), None, 4)
    second = page(catalogue, Wanted(), first.revisions[-1].id, 4)
    assert [one.id for one in (*first.revisions, *second.revisions)] == whole
    assert (first.older, second.older) == (True, False)
    assert whole == sorted(whole, reverse=True)


def test_kinds_of_steps(catalogue: Catalogue) -> None:
    catalogue.run(move_entries(entry_ids=[2], area="legal", before=1))
    catalogue.run(change_settings(contact="张三"))
    catalogue.run(remove_entries(entry_ids=[1]))
    catalogue.undo()
    assert {kind: labels(catalogue, Wanted(kind=kind)) for kind in StepKind} == {
        StepKind.ADDED: ["删除事项", "新增 2 个事项"],
        StepKind.CHANGED: ["移动事项"],
        StepKind.REMOVED: ["删除事项"],
        StepKind.IMPORTED: [],
        StepKind.REVERTED: ["删除事项"],
        StepKind.OTHER: ["修改目录设置", "新建目录"],
    }


def test_people_and_moments(catalogue: Catalogue) -> None:
    now = datetime.now()
    assert page(catalogue, Wanted()).users == (user_name(),)
    assert labels(catalogue, Wanted(user="没有这个人")) == []
    assert len(labels(catalogue, Wanted(user=user_name()))) == 2
    assert labels(catalogue, Wanted(until=now - timedelta(hours=1))) == []
    assert len(labels(catalogue, Wanted(since=now - timedelta(hours=1), until=now + timedelta(hours=1)))) == 2


@pytest.mark.parametrize("words", ["50%", '他说"好"', "第一行\n第二行", "a_b", "反斜杠\\"])
def test_words_are_found_as_they_were_typed(catalogue: Catalogue, words: str) -> None:
    catalogue.run(edit_entry(entry_id=1, field="note", value="50 a b"))
    catalogue.run(edit_entry(entry_id=1, field="requirement", value=f"前{words}后"))
    assert labels(catalogue, Wanted(words=words)) == ["修改公开要求"]


def test_entries_that_are_gone_keep_their_name(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=2, field="name", value="乙改名"))
    catalogue.run(remove_entries(entry_ids=[2]))
    assert page(catalogue, Wanted()).names == {1: "甲", 2: "乙改名"}
    assert labels(catalogue, Wanted(words="甲")) == ["新增 2 个事项"]


def test_of_a_step_with_many_changes_those_that_were_looked_for_come_first(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "b.gkml", *(f"事项{number}" for number in range(300))) as catalogue:
        values = {key: {"note": "特别的话" if key == 290 else "平常"} for key in catalogue.ids()}
        catalogue.run(edit_entries(values=values, label="批量修改"))
        (found,) = page(catalogue, Wanted(words="特别")).revisions
        assert found.entries == 300
        assert [change.entry_id for change in found.changes][:3] == [290, 1, 2]
