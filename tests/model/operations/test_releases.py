"""Named versions: named, renamed, forgotten, undone; the entries never notice."""

from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.entries import NewEntry, add_entries, edit_entry, remove_entries
from model.operations.operation import Operation
from model.operations.releases import name_version, remove_version, rename_version
from tests.helpers.catalogues import new_catalogue


def shelf(catalogue: Catalogue) -> list[str]:
    return [f"{release.label}|{release.note}|{release.revision_id}" for release in catalogue.releases()]


@pytest.fixture
def catalogue(tmp_path: Path):
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        yield catalogue


def test_a_version_is_named_renamed_and_forgotten_step_by_step(catalogue: Catalogue) -> None:
    catalogue.run(name_version(label=" 送审稿 2026-11 ", note="报市政府\n办公室"))
    catalogue.run(edit_entry(entry_id=1, field="note", value="改"))
    catalogue.run(name_version(label="定稿"))
    catalogue.run(name_version(label="最初", revision_id=1))
    assert shelf(catalogue) == ["定稿||4", "送审稿 2026-11|报市政府\n办公室|2", "最初||1"]
    second = catalogue.releases()[1]
    catalogue.run(rename_version(release_id=second.id, label="送审稿"))
    assert shelf(catalogue)[1] == "送审稿|报市政府\n办公室|2"
    catalogue.run(remove_version(release_id=second.id))
    assert shelf(catalogue) == ["定稿||4", "最初||1"]
    assert catalogue.undo_label == "删除版本名称"
    catalogue.undo()
    assert shelf(catalogue)[1] == "送审稿|报市政府\n办公室|2"
    for _ in range(5):
        catalogue.undo()
    assert shelf(catalogue) == []
    for _ in range(5):
        catalogue.redo()
    assert shelf(catalogue) == ["定稿||4", "送审稿|报市政府\n办公室|2", "最初||1"]


def test_observers_hear_of_versions_and_of_nothing_else(catalogue: Catalogue) -> None:
    changes = catalogue.run(name_version(label="定稿"))
    assert changes.releases
    assert changes
    assert (changes.added, changes.changed, changes.moved, changes.settings, changes.areas) == (
        (),
        (),
        (),
        False,
        False,
    )
    assert changes.label == "命名版本“定稿”"
    (release,) = catalogue.releases()
    assert release.user
    assert catalogue.history(limit=1)[0].label == "命名版本“定稿”"


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (name_version(label="  "), "不能为空"),
        (name_version(label="长" * 101), "太长"),
        (name_version(label="有了"), "已经有"),
        (name_version(label="Now"), "换一个"),
        (name_version(label="新", revision_id=77), "没有编号为 77"),
        (rename_version(release_id=77, label="新"), "不在目录里"),
        (remove_version(release_id=77), "不在目录里"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused_names_change_nothing(catalogue: Catalogue, operation: Operation, words: str) -> None:
    catalogue.run(name_version(label="有了"))
    before = shelf(catalogue), len(catalogue.history())
    with pytest.raises(UserError, match=words):
        catalogue.run(operation)
    assert (shelf(catalogue), len(catalogue.history())) == before


def test_a_version_may_keep_its_name_when_its_note_changes(catalogue: Catalogue) -> None:
    catalogue.run(name_version(label="定稿", note="旧"))
    catalogue.run(rename_version(release_id=catalogue.releases()[0].id, label="定稿", note="新"))
    assert shelf(catalogue) == ["定稿|新|2"]


def test_a_version_tells_how_many_entries_it_has(catalogue: Catalogue) -> None:
    catalogue.run(name_version(label="一个", revision_id=2))
    catalogue.run(name_version(label="没有", revision_id=1))
    catalogue.run(add_entries(rows=[NewEntry("legal", {"name": "乙"}), NewEntry("legal", {"name": "丙"})]))
    catalogue.run(name_version(label="三个"))
    catalogue.run(remove_entries(entry_ids=[1]))
    catalogue.run(name_version(label="两个"))
    catalogue.undo()
    catalogue.undo()
    catalogue.run(name_version(label="又是三个"))
    told = {release.label: release.entries for release in catalogue.releases()}
    assert told == {"没有": 0, "一个": 1, "三个": 3, "又是三个": 3}
    for release in catalogue.releases():
        assert release.entries == len(catalogue.snapshot_of(release).entries)
