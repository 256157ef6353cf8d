import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.changes import ChangeKind, Changes
from model.errors import StorageError, UserError
from model.operations.entries import add_entries, add_entry, edit_entry, remove_entries
from model.operations.operation import Operation
from model.reading import read_snapshot
from model.records import CatalogueSettings
from model.transaction import Transaction
from tests.helpers.catalogues import new_catalogue, picture, tree


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as opened:
        yield opened


def test_a_new_catalogue_has_the_nine_areas_and_no_entries(tmp_path: Path) -> None:
    with Catalogue.create(tmp_path / "新目录.gkml", CatalogueSettings(unit="格尔木市司法局")) as catalogue:
        assert [area.label for area in catalogue.areas()] == [
            "城乡规划", "重大建设项目", "财政预决算", "税收管理", "环境保护",
            "食品药品监管", "安全生产", "公共文化服务", "公共法律服务",
        ]  # fmt: skip
        assert catalogue.ids() == []
        assert catalogue.settings() == CatalogueSettings(unit="格尔木市司法局")
        assert catalogue.kind.label == "政务公开标准目录"
        assert (catalogue.undo_label, catalogue.redo_label) == (None, None)
    assert [file.name for file in tmp_path.iterdir()] == ["新目录.gkml"]


def test_everything_done_is_there_after_opening_again(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="note", value="备注"))
    before = picture(catalogue)
    catalogue.close()
    with Catalogue.open(catalogue.path) as again:
        assert picture(again) == before
        assert again.undo_label is None


def test_undo_and_redo_walk_through_the_same_states(catalogue: Catalogue) -> None:
    states = [picture(catalogue)]
    steps = [
        add_entry(area="tax", values={"name": "丙"}),
        edit_entry(entry_id=3, field="name", value="丙二"),
        remove_entries(entry_ids=[1, 3]),
        edit_entry(entry_id=2, field="note", value="一\n二"),
    ]
    for step in steps:
        catalogue.run(step)
        states.append(picture(catalogue))
    for _ in range(2):
        for state in reversed(states[:-1]):
            assert catalogue.undo().kind is ChangeKind.UNDO
            assert picture(catalogue) == state
        assert catalogue.undo_label is None
        for state in states[1:]:
            assert catalogue.redo().kind is ChangeKind.REDO
            assert picture(catalogue) == state
        assert catalogue.redo_label is None


def test_names_of_the_steps_to_undo_and_redo(catalogue: Catalogue) -> None:
    catalogue.run(add_entry(area="tax"))
    catalogue.run(edit_entry(entry_id=3, field="basis", value="《税收征收管理法》"))
    catalogue.undo()
    assert (catalogue.undo_label, catalogue.redo_label) == ("新增事项", "修改公开依据")


def test_a_new_step_forgets_what_was_undone(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    catalogue.undo()
    catalogue.run(edit_entry(entry_id=1, field="note", value="二"))
    with pytest.raises(UserError, match="没有可以重做"):
        catalogue.redo()
    catalogue.undo()
    with pytest.raises(UserError, match="没有可以撤销"):
        catalogue.undo()


def test_what_undo_tells_is_the_mirror_of_what_was_done(catalogue: Catalogue) -> None:
    done = catalogue.run(remove_entries(entry_ids=[1]))
    undone = catalogue.undo()
    redone = catalogue.redo()
    assert (done.removed, undone.added, redone.removed) == ((1,), (1,), (1,))
    assert undone.touched == (1,)


def test_observers_are_told_once_after_the_commit(catalogue: Catalogue) -> None:
    heard: list[tuple[Changes, object, str]] = []

    def observe(changes: Changes, initiator: object) -> None:
        heard.append((changes, initiator, read_snapshot(catalogue.path).entries[0]["note"]))

    unsubscribe = catalogue.subscribe(observe)
    changes = catalogue.run(edit_entry(entry_id=1, field="note", value="新"), initiator="form")
    assert heard == [(changes, "form", "新")]
    catalogue.run(edit_entry(entry_id=1, field="note", value="新"))
    with pytest.raises(UserError):
        catalogue.run(edit_entry(entry_id=9, field="note", value="新"))
    assert len(heard) == 1
    unsubscribe()
    catalogue.undo()
    assert len(heard) == 1


def test_an_operation_that_fails_half_way_leaves_nothing(catalogue: Catalogue) -> None:
    def work(tx: Transaction) -> None:
        edit_entry(entry_id=1, field="note", value="一").work(tx)
        add_entry(area="tax", values={"name": "新"}).work(tx)
        raise UserError("不做了。")

    before, revisions = picture(catalogue), catalogue.history()
    with pytest.raises(UserError, match="不做了"):
        catalogue.run(Operation("一半", work))
    assert (picture(catalogue), catalogue.history()) == (before, revisions)
    assert catalogue.run(add_entry(area="tax")).added == (3,)


def test_an_operation_inside_an_operation_is_a_bug(catalogue: Catalogue) -> None:
    before = picture(catalogue)
    with pytest.raises(RuntimeError):
        catalogue.run(Operation("两层", lambda tx: [catalogue.run(add_entry(area="tax")), None][1]))
    assert picture(catalogue) == before


def test_a_catalogue_opened_for_reading_refuses_every_change(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    with Catalogue.open(catalogue.path, read_only=True) as reader:
        assert reader.read_only
        assert picture(reader) == picture(catalogue)
        with pytest.raises(StorageError, match="只读"):
            reader.run(add_entry(area="tax"))


def test_entries_come_in_the_order_asked_and_once_for_each_asking(catalogue: Catalogue) -> None:
    assert [entry["name"] for entry in catalogue.entries([2, 99, 1, 2])] == ["乙", "甲", "乙"]
    assert catalogue.entries([]) == []
    with pytest.raises(UserError, match="已经不在目录里"):
        catalogue.entry(99)


def test_an_entry_is_found_by_its_identity(catalogue: Catalogue) -> None:
    entry = catalogue.entry(2)
    assert catalogue.entry_by_uid(entry.uid) == entry
    assert catalogue.entry_by_uid("没有") is None


def test_a_snapshot_never_changes_and_serves_another_thread(catalogue: Catalogue) -> None:
    snapshot = catalogue.snapshot()
    catalogue.run(remove_entries(entry_ids=[1]))
    seen: list[list[str]] = []

    def work() -> None:
        seen.append([entry["name"] for entry in snapshot.entries])
        seen.append([entry["name"] for entry in read_snapshot(catalogue.path).entries])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [["甲", "乙"], ["乙"]]
    with pytest.raises(TypeError):
        snapshot.entries[0].values["name"] = "改"  # type: ignore[index]


def test_part_of_a_catalogue(catalogue: Catalogue) -> None:
    part = catalogue.snapshot([2])
    assert [entry["name"] for entry in part.entries] == ["乙"]
    assert len(part.areas) == 9


def test_words_in_use_are_counted_and_lists_are_taken_apart(catalogue: Catalogue) -> None:
    catalogue.run(
        add_entries(
            rows=[
                ("tax", {"name": "丙", "channels": "公示栏；政府网站", "subject": "税务局"}),
                ("tax", {"name": "丁", "channels": "公示栏", "subject": "税务局"}),
                ("tax", {"name": "戊", "channels": "公示栏", "subject": "税务局；财政局"}),
            ]
        )
    )
    assert catalogue.values_in_use("channels") == ["公示栏", "政府网站", "政务服务中心"]
    assert catalogue.values_in_use("channels", "legal") == ["政务服务中心", "政府网站"]
    assert catalogue.values_in_use("note") == []
    with pytest.raises(KeyError):
        catalogue.values_in_use("colour")


def test_last_change_of_each_area(catalogue: Catalogue) -> None:
    times = catalogue.area_last_changed()
    assert times["legal"] == max(entry.updated_at for entry in catalogue.snapshot().entries)
    assert times["tax"] is None
    assert list(times) == [area.key for area in catalogue.areas()]


def test_a_file_with_a_strange_name_is_a_file_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "目录 100% #1?&mode=ro"
    folder.mkdir()
    with new_catalogue(folder / "a'b %41.gkml", "甲") as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        assert tree(catalogue) == "公共法律服务\n  1 草拟 法律援助 甲"
    assert [file.name for file in folder.iterdir()] == ["a'b %41.gkml"]


def test_closing_twice_is_harmless(catalogue: Catalogue) -> None:
    catalogue.close()
    catalogue.close()
