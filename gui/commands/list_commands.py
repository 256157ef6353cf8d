"""What the table shows of the list: filters of columns, groups, and the menu of a column's head. Changes no data."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from gui.actions import Actions
from gui.filter import Sorting
from gui.grouping import GroupKey
from gui.item_models.columns import AREA, Column
from gui.parts import Parts
from gui.session import Session
from gui.settings import Settings


class ListCommands(QObject):
    """Handlers of filtering and grouping; keeps the strip above the table in step."""

    def __init__(self, session: Session, parts: Parts, settings: Settings, actions: Actions) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._actions = actions
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_conditions)
        parts.filters.clear_requested.connect(self._clear)
        parts.table.fold_requested.connect(self._fold)
        parts.table.heads.filter_requested.connect(self._on_funnel)
        parts.table.heads.menu_requested.connect(self._on_head_menu)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "filter": self._filter_here,
            "clear_filters": partial(self._clear, ""),
            "group_rows": self._group,
            "sort_up": partial(self._sort_here, False),
            "sort_down": partial(self._sort_here, True),
        }

    def _on_opened(self) -> None:
        entry_list = self._session.entry_list
        if entry_list is not None:
            entry_list.conditions_changed.connect(self._on_conditions)
            if self._settings.choices("list").get("grouped") is True:
                self._actions["group_rows"].setChecked(True)
                entry_list.set_grouped(True)

    def _on_conditions(self) -> None:
        entry_list = self._session.entry_list
        filters = entry_list.filters if entry_list is not None else None
        active = filters.active if filters is not None else {}
        self._parts.table.show_filtered(list(active))
        sentences = []
        if filters is not None:
            sentences = [(key, one.describe(filters.column(key).title)) for key, one in active.items()]
        self._parts.filters.show_filters(sentences)

    def _group(self) -> None:
        """Switch the groups on or off, and remember it."""
        entry_list, table = self._session.entry_list, self._parts.table
        if entry_list is None:
            return
        shown = self._actions["group_rows"].isChecked()
        self._settings.set_choices("list", {**self._settings.choices("list"), "grouped": shown})
        current = table.current_id()
        entry_list.set_grouped(shown)
        if current:
            table.stand_on(current)

    def _fold(self, key: GroupKey, folded: bool) -> None:
        if self._session.entry_list is not None:
            self._session.entry_list.fold([key], folded=folded)

    def _fold_all(self, folded: bool, _checked: bool = False) -> None:
        entry_list = self._session.entry_list
        if entry_list is not None:
            entry_list.fold([head.key for head in entry_list.heads], folded=folded)

    def _filter_here(self) -> None:
        cells = self._parts.table.cells.at_cursor()
        if cells is not None:
            self._filter(cells.columns[0])

    def _on_funnel(self, section: int) -> None:
        column = self._column(section)
        if column is not None:
            self._filter(column)

    def _filter(self, column: Column) -> None:
        workspace, entry_list, table = self._session.workspace, self._session.entry_list, self._parts.table
        if workspace is None or entry_list is None or table.entries is None:
            return
        from gui.dialogs.column_filter import ColumnFilterDialog  # loaded when it is opened

        table.commit_editor()
        present = entry_list.filters.active.get(column.key)
        among = entry_list.ids_for_filter(column.key)
        dialog = ColumnFilterDialog(workspace, column, among, present, self._parts.window)
        section = table.entries.columns.index(column)
        below = QPoint(table.heads.place_of(section), table.heads.height())
        dialog.stand_below(table.heads.viewport().mapToGlobal(below))
        if dialog.exec():
            entry_list.filters.set(column, dialog.chosen())
        dialog.deleteLater()
        table.setFocus()

    def _clear(self, key: str) -> None:
        """Take away the filter of a column, or all."""
        entry_list = self._session.entry_list
        if entry_list is None:
            return
        if key:
            entry_list.filters.set(entry_list.filters.column(key), None)
        else:
            entry_list.clear_filters()

    def _on_head_menu(self, section: int, place: QPoint) -> None:
        column, entry_list, table = self._column(section), self._session.entry_list, self._parts.table
        if column is None or entry_list is None:
            return
        menu = QMenu(self._parts.window)
        menu.setObjectName("head_menu")
        menu.addAction("升序排列").triggered.connect(lambda: entry_list.set_sorting(Sorting(column.key)))
        menu.addAction("降序排列").triggered.connect(
            lambda: entry_list.set_sorting(Sorting(column.key, descending=True))
        )
        menu.addAction(self._actions["catalogue_order"])
        menu.addSeparator()
        menu.addAction("筛选…").triggered.connect(lambda: self._filter(column))
        menu.addAction(self._actions["clear_filters"])
        menu.addSeparator()
        if entry_list.is_grouped:
            menu.addAction("收起全部分组").triggered.connect(partial(self._fold_all, True))
            menu.addAction("展开全部分组").triggered.connect(partial(self._fold_all, False))
            menu.addSeparator()
        menu.addAction("选中这一列").triggered.connect(lambda: table.select_column(column.key))
        hide = menu.addAction("隐藏这一列")
        hide.setEnabled(column.key != AREA and len(table.columns_shown()) > 1)
        hide.triggered.connect(
            lambda: table.set_columns_shown([key for key in table.columns_shown() if key != column.key])
        )
        menu.addAction(self._actions["columns"])
        menu.exec(place)
        menu.deleteLater()

    def _sort_here(self, descending: bool) -> None:
        cells = self._parts.table.cells.at_cursor()
        if cells is not None:
            self._sort(Sorting(cells.columns[0].key, descending=descending))

    def _sort(self, sorting: Sorting, _checked: bool = False) -> None:
        if self._session.entry_list is not None:
            self._session.entry_list.set_sorting(sorting)

    def _column(self, section: int) -> Column | None:
        model = self._parts.table.entries
        return model.columns[section] if model is not None and 0 <= section < len(model.columns) else None
