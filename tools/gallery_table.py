"""Pictures of the table for the manual: selected cells, names kept in sight, filters with their dialog, groups."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.filter import EVERYTHING, ColumnFilter, Scope
from gui.main_window import MainWindow

STILL = 400  # milliseconds in which the window comes to rest
PAUSE = 900  # … and a dialog

Keep = Callable[[QWidget, str], None]


def picture_table(keep: Keep, window: MainWindow, look: str) -> None:
    """The table at work in this window; leaves it as it was."""
    table, entry_list = window.parts.table, window.session.entry_list
    if table.entries is None or entry_list is None:
        return
    columns = {column.key: column for column in table.entries.columns}
    table.select(table.entries.ids[2:5], "name")
    table.select_cells(table.entries.ids[2:5], ["name", "content"])
    QTest.qWait(STILL)
    keep(window.parts.middle, f"table-cells-{look}")
    table.select(table.entries.ids[2:5], "channels")
    QTest.qWait(STILL)
    keep(window.parts.middle, f"table-frozen-{look}")
    table.select(table.entries.ids[2:5], "name")
    table.horizontalScrollBar().setValue(0)
    entry_list.filters.set(columns["channels"], ColumnFilter(frozenset({"政府网站", "公开查阅点"})))
    entry_list.filters.set(columns["time_limit"], ColumnFilter(text="工作日"))
    table.select(entry_list.ids[1:3])
    QTest.qWait(STILL)
    keep(window.parts.middle, f"table-filter-{look}")
    table.select(entry_list.ids[:1], "channels")

    def shoot() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            keep(dialog, f"column-filter-{look}")
            dialog.close()

    QTimer.singleShot(PAUSE, shoot)
    window.actions_table["filter"].trigger()
    entry_list.clear_filters()
    entry_list.set_scope(Scope(area="legal"))
    window.actions_table["group_rows"].trigger()
    entry_list.fold([entry_list.heads[1].key], folded=True)
    table.select(entry_list.ids[:1], "name")
    QTest.qWait(STILL)
    keep(window.parts.middle, f"table-groups-{look}")
    window.actions_table["group_rows"].trigger()
    entry_list.set_scope(EVERYTHING)
