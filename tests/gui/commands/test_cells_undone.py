"""Anything done in the table, in any order, undone to the start."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.filter import Scope
from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.cells import listed, put
from tests.helpers.grids import table_of
from tests.helpers.windows import settle

OpenWindow = Callable[..., MainWindow]


@contextmanager
def answering_all(chance: random.Random) -> Iterator[None]:
    """Answer every question somehow."""
    timer = QTimer()

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            chance.choice(box.buttons()).click()

    timer.timeout.connect(look)
    timer.start(5)
    yield
    timer.stop()


def _select_anything(chance: random.Random, table: EntryTable) -> None:
    assert table.entries is not None
    count = len(table.entries.ids)
    rows = sorted(chance.sample(range(count), chance.randrange(1, count + 1)))
    if chance.random() < 0.3:
        rows = rows[:2]  # else nothing would be left soon
        table.select([table.entries.ids[row] for row in rows])
        return
    sections = sorted(chance.sample(table.cells.sections_shown(), chance.randrange(1, 4)))
    first = table.entries.index(chance.choice(rows), chance.choice(sections))
    table.setCurrentIndex(first)
    table.cells.set(rows, sections)


STEPS = ["copy_rows", "cut", "paste", "paste", "fill_down", "clear_cells", "drop", "away", "pull", "spread"]


@pytest.mark.parametrize("seed", range(6))
def test_anything_done_in_the_table_and_undone_is_as_before(open_window: OpenWindow, seed: int) -> None:
    window = open_window(*"甲乙丙丁戊己庚辛")
    table = table_of(window)
    chance = random.Random(seed)
    put(["一", "主动公开"], ["二", "依申请公开"])
    start = listed(window)
    tree = window.parts.tree
    with answering_all(chance):
        for _ in range(30):
            assert table.entries is not None
            if not table.entries.ids:
                break
            _select_anything(chance, table)
            step = chance.choice(STEPS)
            if step == "pull":
                table.fill_requested.emit(chance.randrange(1, 4))
            elif step == "spread":
                table.spread_requested.emit(chance.choice(["随便", "", "主动公开"]))
            elif step == "drop":
                data = table.entries.mime_of(table.selected_ids())
                row = chance.randrange(len(table.entries.ids) + 1)
                table.entries.dropMimeData(data, Qt.DropAction.MoveAction, row, 0)
            elif step == "away":
                area = window.parts.tree_model.index_of(Scope(area=chance.choice(["legal", "culture"])))
                data = table.entries.mime_of(table.selected_ids())
                tree.model().dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, area)
            else:
                window.actions_table[step].trigger()
            settle()
    steps = 0
    while window.actions_table["undo"].isEnabled():
        window.actions_table["undo"].trigger()
        steps += 1
    assert steps > 3, "something was done"
    assert listed(window) == start
