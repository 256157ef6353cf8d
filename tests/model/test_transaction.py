"""The generic part of every operation: what is kept of a change, whatever the table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model import schema
from model.catalogue import Catalogue
from model.images import ImageKind, load_images
from model.operations.entries import NewEntry, insert_entries
from model.operations.operation import Operation, operation
from model.transaction import RevisionKind, Transaction
from tests.helpers.catalogues import new_catalogue, picture


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as opened:
        yield opened


def kept(catalogue: Catalogue) -> list[tuple[str, str, int, dict[str, object], dict[str, object]]]:
    """The images of the newest revision, in the order they were made."""
    images = load_images(catalogue._database.connection, catalogue.history(limit=1)[0].id)
    return [
        (image.kind.value, image.table, image.row_id, dict(image.before), dict(image.after))
        for image in reversed(images)
    ]


def test_an_update_keeps_the_changed_columns_only(catalogue: Catalogue) -> None:
    def work(tx: Transaction) -> None:
        changes = {1: {"name": "新", "note": ""}, 2: {"name": "乙"}, 99: {"name": "无"}}
        assert tx.update(schema.entries, changes, stamp={"updated_at": "2026-11-21T10:00:00"}) == [1]

    before = catalogue.entry(1).updated_at.isoformat(timespec="seconds")
    catalogue.run(Operation("改", work))
    stamps = ({"name": "甲", "updated_at": before}, {"name": "新", "updated_at": "2026-11-21T10:00:00"})
    assert kept(catalogue) == [("update", "entries", 1, *stamps)]
    catalogue.undo()
    assert catalogue.entry(1).updated_at.isoformat(timespec="seconds") == before


def test_a_removal_keeps_the_whole_row_and_a_creation_its_number(catalogue: Catalogue) -> None:
    def work(tx: Transaction) -> None:
        tx.delete(schema.areas, [1])
        tx.insert(schema.areas, [{"key": "x", "label": "新领域", "position": 7, "custom": 1}])

    first = picture(catalogue)
    changes = catalogue.run(Operation("换", work))
    assert changes.areas
    assert kept(catalogue) == [
        ("delete", "areas", 1, {"id": 1, "key": "planning", "label": "城乡规划", "position": 1 << 20, "custom": 0}, {}),
        ("insert", "areas", 10, {}, {}),
    ]
    catalogue.undo()
    assert picture(catalogue) == first


def test_a_row_changed_many_times_in_one_step_goes_back_the_whole_way(catalogue: Catalogue) -> None:
    def work(tx: Transaction) -> None:
        (row_id,) = tx.insert(
            schema.imports,
            [{"revision_id": tx.revision_id, "file": "甲.xlsx", "sha256": "0", "at": tx.now, "rows": 3}],
        )
        tx.insert(schema.import_rows, [{"import_id": row_id, "entry_id": 1, "sheet": "表1", "row": 4}])
        tx.update(schema.entries, {1: {"note": "一"}})
        tx.update(schema.entries, {1: {"note": "二"}, 2: {"note": "三"}})
        tx.delete(schema.entries, [1])

    first = picture(catalogue)
    changes = catalogue.run(Operation("导入", work, RevisionKind.IMPORT))
    assert (changes.removed, changes.changed) == ((1,), (2,))
    done = picture(catalogue)
    for _ in range(3):
        catalogue.undo()
        assert picture(catalogue) == first
        catalogue.redo()
        assert picture(catalogue) == done
    assert catalogue.history(limit=7)[-1].kind is RevisionKind.IMPORT


def test_what_comes_and_goes_in_one_step_is_not_told(catalogue: Catalogue) -> None:
    def work(tx: Transaction) -> None:
        tx.delete(schema.entries, insert_entries(tx, [NewEntry("tax", {"name": "过客"})]))

    before = picture(catalogue)
    changes = catalogue.run(Operation("过", work))
    assert not changes
    assert picture(catalogue) == before


def test_the_work_may_refine_the_name_of_the_step(catalogue: Catalogue) -> None:
    @operation("笼统")
    def write(tx: Transaction, *, text: str) -> None:
        """Write a note."""
        tx.label = f"写{text}"
        tx.update(schema.entries, {1: {"note": text}})

    wish = write(text="一")
    assert wish.label == "笼统"
    assert catalogue.run(wish).label == "写一"
    assert (catalogue.undo_label, catalogue.history(limit=1)[0].label) == ("写一", "写一")


def test_a_shift_is_replayed_but_not_told(catalogue: Catalogue) -> None:
    def work(tx: Transaction) -> None:
        tx.update(schema.entries, {2: {"position": 5}}, kind=ImageKind.SHIFT)
        tx.update(schema.entries, {1: {"note": "一"}})

    before = catalogue.ids("legal")
    changes = catalogue.run(Operation("挪", work))
    assert (changes.changed, changes.moved) == ((1,), ())
    assert catalogue.ids("legal") == before[::-1]
    assert catalogue.undo().moved == ()
    assert catalogue.ids("legal") == before
