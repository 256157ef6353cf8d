"""The table of entries: rows of fixed height, in-cell editing, drag to reorder, selection kept by ids.

Cells are selected as in a spreadsheet (``cell_grid.py``); what is done with them is said in
``gui/commands/cell_commands.py``.
"""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gui.delegates.entry_delegate import MARGIN, EntryDelegate
from gui.filter import Sorting
from gui.forms.editor import FieldEditor, Suggest
from gui.grouping import GroupKey
from gui.item_models.columns import AREA, NAME
from gui.item_models.entry_table_model import EntryTableModel
from gui.views import column_layout
from gui.views.cell_selection import Flag
from gui.views.fill_grid import FillGrid
from gui.views.row_drag import drag_rows

Trigger = QAbstractItemView.EditTrigger
Index = QModelIndex | QPersistentModelIndex


class EntryTable(FillGrid):
    """Shows one ``EntryTableModel``.

    Signals: ``current_changed(entry_id or 0)``, ``selection_changed()``, ``sort_requested(Sorting or None)``,
    ``menu_requested(global position)``, ``columns_changed()``, ``spread_requested(text)`` when a text is meant for all
    selected cells, and the model's wishes ``edit_requested(entry_id, field, value)`` and ``move_requested(ids,
    before_id or 0)``.
    """

    current_changed = Signal(int)
    selection_changed = Signal()
    sort_requested = Signal(object)
    menu_requested = Signal(QPoint)
    columns_changed = Signal()
    edit_requested = Signal(int, str, str)
    spread_requested = Signal(str)
    move_requested = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = EntryDelegate(self)
        self._remembered: tuple[int | GroupKey, int] = (0, 0)
        self._sorting: Sorting | None = None
        self._area_shown = True
        self._frozen = False
        self._build()
        self._delegate.stepped.connect(self._on_stepped)
        self._delegate.spread_requested.connect(self._on_spread)
        self.rows_pulled.connect(self._on_rows_pulled)
        self.customContextMenuRequested.connect(self._on_menu)
        self.numbers.menu_requested.connect(self.menu_requested)
        self.heads.sectionClicked.connect(self._on_header_clicked)
        self.heads.sectionMoved.connect(self.columns_changed)
        self.heads.sectionResized.connect(self.columns_changed)

    @property
    def delegate(self) -> EntryDelegate:
        return self._delegate

    def open(self, model: EntryTableModel, suggest: Suggest, remembered: column_layout.Remembered) -> None:
        """Show this model, its columns as remembered."""
        self.shut()
        self._delegate.suggest = suggest
        self.setModel(model)
        model.setParent(self)
        header = self.horizontalHeader()
        header.blockSignals(True)
        column_layout.apply(header, model.columns, remembered)
        header.blockSignals(False)
        self._show_area_column()
        self.freeze(self._frozen)
        model.modelAboutToBeReset.connect(self._remember_selection)
        model.modelReset.connect(self._restore_selection)
        model.edit_requested.connect(self.edit_requested)
        model.move_requested.connect(self.move_requested)
        self.selectionModel().currentChanged.connect(self.follow_cursor)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def shut(self) -> None:
        """Show nothing."""
        old, selection = self.model(), self.selectionModel()
        self.setModel(None)
        for thing in (selection, old):
            if thing is not None:
                thing.deleteLater()

    def current_id(self) -> int:
        """The entry of the current row; 0 when there is none."""
        model = self.entries
        row = self.currentIndex().row()
        return max(0, model.ids[row]) if model is not None and 0 <= row < len(model.ids) else 0

    def selected_ids(self) -> list[int]:
        """The entries of the selected cells in the order of the table; the current one when none is selected."""
        return self.cells.ids() or [key for key in (self.current_id(),) if key]

    def fields_from_current(self, number: int) -> list[str]:
        """The fields shown from the current column to the right; ``""`` for a column that cannot be written."""
        model = self.entries
        if model is None or not self.currentIndex().isValid():
            return []
        columns = self.cells.columns_from(model.columns[self.currentIndex().column()].key, number)
        return [column.key if column.field is not None else "" for column in columns]

    def select(self, ids: Sequence[int], field: str = "") -> bool:
        """Go to the first of these rows and select them: their cells of ``field``, or without one the whole rows.

        False when none of them is shown.
        """
        model = self.entries
        rows = model.rows_of(ids) if model is not None else []
        if model is None or not rows:
            return False
        column = self._column(field)
        index = model.index(rows[0], column)
        whole = model.columns[column].key != field
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.cells.set(rows, range(len(model.columns)) if whole else [column])
        self.scrollTo(index)
        return True

    def select_cells(self, ids: Sequence[int], keys: Collection[str]) -> None:
        """Select these columns of these rows; the cursor stays."""
        model = self.entries
        if model is not None:
            sections = [section for section, column in enumerate(model.columns) if column.key in keys]
            if sections:
                self.cells.set(model.rows_of(ids), sections)

    def show_cut(self, ids: Collection[int], keys: Collection[str]) -> None:
        """Mark these cells as cut; without any the mark goes away."""
        self._delegate.cut = (frozenset(ids), frozenset(keys))
        self.viewport().update()

    def stand_on(self, entry_id: int) -> bool:
        """Go to a cell of this row, in the present column. False when the row is not shown."""
        model = self.entries
        if model is None:
            return False
        section = self.currentIndex().column()
        writable = section >= 0 and not self.isColumnHidden(section)
        return self.select([entry_id], model.columns[section].key if writable else self._first_writable())

    def step(self, distance: int) -> None:
        """Go so many rows down (or up), past heads of groups."""
        model = self.entries
        row = self.currentIndex().row() + distance
        while self.head_at(row) is not None:
            row += 1 if distance > 0 else -1
        if model is not None and 0 <= row < len(model.ids):
            self.select([model.ids[row]]) if self.has_whole_rows else self.stand_on(model.ids[row])

    def edit_cell(self, entry_id: int, field: str, text: str | None = None) -> None:
        """Open the editor of a cell, with a text that is not saved yet if one is given."""
        if not self.select([entry_id], field):
            return
        self.setFocus()
        self.edit(self.currentIndex())
        for editor in self._open_editors():
            if text is not None:
                editor.put_value(text)

    def edit_current(self) -> None:
        """Open the editor of the current cell, or of the first that can be edited."""
        model = self.entries
        if model is None or not self.currentIndex().isValid():
            return
        if not model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.select([self.current_id()], self._first_writable())
        self.edit(self.currentIndex())

    def edit_again(self, text: str) -> None:
        """Open the editor of the current cell with a text that could not be saved; what is selected stays selected."""
        here = self.cells.at_cursor()
        if here is not None:
            self.cells.keep()
            self.edit_cell(here.ids[0], here.columns[0].key, text)
            self.cells.restore()

    def commit_editor(self) -> None:
        """Take what is half typed in a cell and close its editor."""
        for editor in self._open_editors():
            self._delegate.finish(editor)

    def set_lines(self, lines: int) -> None:
        """Let every row show so many lines of text."""
        self._delegate.lines = lines
        height = lines * self.fontMetrics().lineSpacing() + 2 * MARGIN
        self.verticalHeader().setDefaultSectionSize(max(height, 26))
        self.viewport().update()

    def show_area_column(self, shown: bool) -> None:
        """The area is said in every row only where several areas are shown."""
        self._area_shown = shown
        self._show_area_column()

    def freeze(self, frozen: bool) -> None:
        """Keep the names in sight when the table is scrolled to the right, or not."""
        self._frozen = frozen
        model = self.entries
        keys = [column.key for column in model.columns] if model is not None else []
        self.pin(keys.index(NAME) if frozen and NAME in keys else -1)

    def show_filtered(self, keys: Collection[str]) -> None:
        """Mark these columns as filtered."""
        model = self.entries
        columns = model.columns if model is not None else ()
        self.heads.show_filtered([section for section, column in enumerate(columns) if column.key in keys])

    def show_sorting(self, sorting: Sorting | None) -> None:
        """Draw the arrow in the header."""
        self._sorting = sorting
        header = self.heads
        if sorting is None:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        else:
            order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(self._column(sorting.column), order)

    def select_column(self, key: str) -> None:
        """Select a whole column."""
        model = self.entries
        if model is not None and model.ids:
            self.select_cells(model.ids, [key])

    def set_columns_shown(self, keys: Sequence[str]) -> None:
        """Show exactly these columns (the area's besides)."""
        model = self.entries
        if model is None:
            return
        for section, column in enumerate(model.columns):
            self.setColumnHidden(section, column.key not in keys)
        self._show_area_column()
        self.columns_changed.emit()

    def columns_shown(self) -> list[str]:
        model = self.entries
        if model is None:
            return []
        return [column.key for section, column in enumerate(model.columns) if not self.isColumnHidden(section)]

    def column_state(self) -> column_layout.Remembered:
        """What is to be remembered of the columns."""
        model = self.entries
        return column_layout.read(self.horizontalHeader(), model.columns) if model is not None else {}

    def edit(self, index: Index, *rest: Any) -> bool:  # type: ignore[override]
        """Typing replaces a cell's text, F2 and double click go on in it."""
        if rest:  # Qt's virtual function: trigger and event
            replace = rest[0] == Trigger.AnyKeyPressed
            self._delegate.replace_on_begin = replace
            opened = bool(super().edit(index, *rest))
        else:
            replace = self._delegate.replace_on_begin = False
            super().edit(index)
            opened = True
        if not replace:  # Qt has selected the whole text of a line, and typing would replace it
            for editor in self._open_editors():
                editor.begin(replace=False)
        return opened

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.current_row = self.currentIndex().row()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_delegate"):
            self.set_lines(self._delegate.lines)

    def _on_stepped(self, across: int, down: int) -> None:
        """Tab or Enter ended the editing of a cell."""
        self.setFocus()
        self.cursor_keys.step(across, down)

    def _on_spread(self, text: str) -> None:
        """Ctrl+Enter ended the editing of a cell; the cursor stays."""
        self.setFocus()
        self.spread_requested.emit(text)

    def _on_rows_pulled(self) -> None:
        """The mouse pulls at the selected rows."""
        model = self.entries
        if model is not None and model.is_writable:
            drag_rows(self, model.mime_of(self.selected_ids()), len(self.selected_ids()))

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):  # the whole row has a tint
            self.viewport().update(0, self.rowViewportPosition(index.row()), self.viewport().width(), self.rowHeight(0))
        self.current_changed.emit(self.current_id())

    def _on_selection(self) -> None:
        self.selection_changed.emit()

    def _on_menu(self, position: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(position))

    def _on_header_clicked(self, section: int) -> None:
        """Up, down, and the third click returns to the catalogue's order."""
        model = self.entries
        if model is None:
            return
        key = model.columns[section].key
        if self._sorting is None or self._sorting.column != key:
            self.sort_requested.emit(Sorting(key))
        else:
            self.sort_requested.emit(None if self._sorting.descending else Sorting(key, descending=True))

    def _remember_selection(self) -> None:
        self.cells.keep()
        head = self.head_at(self.currentIndex().row())
        current = head.key if head is not None else self.current_id()
        self._remembered = (current, max(0, self.currentIndex().column()))

    def _restore_selection(self) -> None:
        """After the list was made anew: the same cells again, without announcing each as a choice."""
        model = self.entries
        if model is None:
            return
        current, column = self._remembered
        self.cells.restore()
        row = model.row_of(current) if isinstance(current, int) else model.row_of_head(current)
        if row is not None:
            index = model.index(row, column)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.scrollTo(index)
        self.current_changed.emit(self.current_id())

    def _open_editors(self) -> list[FieldEditor]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        editors = self.viewport().findChildren(FieldEditor, options=direct)
        return [editor for editor in editors if not editor.isHidden()]

    def _first_writable(self) -> str:
        """The first column that can be seen and written."""
        model = self.entries
        if model is None:
            return ""
        shown = (model.columns[section] for section in self.cells.sections_shown())
        return next((column.key for column in shown if column.field is not None), "")

    def _column(self, field: str) -> int:
        model = self.entries
        keys = [column.key for column in model.columns] if model is not None else []
        if field in keys:
            return keys.index(field)
        return max(0, self.currentIndex().column())

    def _show_area_column(self) -> None:
        model = self.entries
        if model is None:
            return
        keys = [column.key for column in model.columns]
        self.setColumnHidden(keys.index(AREA), not self._area_shown)

    def _build(self) -> None:
        self.setObjectName("entry_table")
        self.setAccessibleName("事项表")
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.set_lines(2)
