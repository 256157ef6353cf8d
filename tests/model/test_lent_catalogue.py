"""A long change on another thread: the same picture as ``run``, cancelled without a trace, nobody else inside."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.changes import ChangeKind, Changes
from model.errors import UserError
from model.operations.entries import add_entries, edit_entry
from model.operations.operation import Operation
from model.progress import Cancelled
from model.transaction import Transaction
from tests.helpers.catalogues import new_catalogue, picture

MANY = 3_000


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as opened:
        yield opened


def on_a_thread(work: Callable[[], object]) -> object:
    """What the work gave, or what it raised."""
    outcome: list[object] = []

    def run() -> None:
        try:
            outcome.append(work())
        except (Cancelled, UserError, RuntimeError) as error:
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return outcome[0]


def many() -> Operation:
    return add_entries(rows=[("legal", {"name": str(number)}) for number in range(MANY)])


def test_a_change_made_on_another_thread_is_told_on_the_own_one(catalogue: Catalogue) -> None:
    before, told = picture(catalogue), []
    catalogue.subscribe(lambda changes, initiator: told.append((changes, initiator)))
    changes = on_a_thread(lambda: catalogue.perform(many()))
    assert isinstance(changes, Changes)
    assert len(changes.added) == MANY
    assert told == []
    catalogue.announce(changes, "here")
    assert told == [(changes, "here")]
    assert catalogue.undo_label == f"新增 {MANY} 个事项"
    undone = on_a_thread(catalogue.perform_undo)
    assert isinstance(undone, Changes)
    assert undone.kind is ChangeKind.UNDO
    assert picture(catalogue) == before


def test_a_cancelled_change_leaves_no_trace(catalogue: Catalogue) -> None:
    before, seen = picture(catalogue), []

    def stop_half_way(done: int, total: int, what: str) -> None:
        seen.append(done)
        if done > MANY // 2:
            raise Cancelled

    assert isinstance(on_a_thread(lambda: catalogue.perform(many(), stop_half_way)), Cancelled)
    assert seen == sorted(seen), "the rows written are counted upwards"
    assert picture(catalogue) == before
    assert catalogue.undo_label is None
    catalogue.run(edit_entry(entry_id=1, field="note", value="还能用"))
    assert catalogue.entry(1)["note"] == "还能用"


def test_a_cancelled_undo_leaves_no_trace(catalogue: Catalogue) -> None:
    catalogue.run(many())
    before = picture(catalogue)

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    assert isinstance(on_a_thread(lambda: catalogue.perform_undo(stop)), Cancelled)
    assert picture(catalogue) == before
    assert catalogue.undo_label == f"新增 {MANY} 个事项"


def test_long_steps_can_be_told_from_short_ones(catalogue: Catalogue) -> None:
    assert (catalogue.undo_size, catalogue.redo_size) == (0, 0)
    catalogue.run(many())
    after = picture(catalogue)
    assert catalogue.undo_size == MANY
    on_a_thread(catalogue.perform_undo)
    assert (catalogue.undo_size, catalogue.redo_size) == (0, MANY)
    redone = on_a_thread(catalogue.perform_redo)
    assert isinstance(redone, Changes)
    assert redone.kind is ChangeKind.REDO
    assert picture(catalogue) == after


def test_nobody_else_gets_in_meanwhile(catalogue: Catalogue) -> None:
    refused: list[object] = []

    def work(_tx: Transaction) -> None:
        refused.append(on_a_thread(lambda: catalogue.run(edit_entry(entry_id=1, field="note", value="x"))))
        refused.append(on_a_thread(lambda: catalogue.entry(1)))
        refused.append(on_a_thread(lambda: catalogue.is_lent))

    assert not catalogue.is_lent
    on_a_thread(lambda: catalogue.perform(Operation("久", work)))
    assert str(refused[0]) == "上一步操作还没有完成，请稍等片刻再试。"
    assert isinstance(refused[1], RuntimeError)
    assert refused[2] is True
    assert catalogue.entry(1)["note"] == ""


def test_undo_without_a_step_is_a_sentence(catalogue: Catalogue) -> None:
    assert str(on_a_thread(catalogue.perform_undo)) == "没有可以撤销的操作。"
