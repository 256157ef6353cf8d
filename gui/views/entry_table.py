"""The table of entries: rows of fixed height, in-cell editing, drag to reorder, selection kept by ids."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.delegates.entry_delegate import MARGIN, EntryDelegate
from gui.filter import Sorting
from gui.forms.editor import FieldEditor, Suggest
from gui.item_models.columns import AREA
from gui.item_models.entry_table_model import EntryTableModel
from gui.views import column_layout

Trigger = QAbstractItemView.EditTrigger
Index = QModelIndex | QPersistentModelIndex


class EntryTable(QTableView):
    """Shows one ``EntryTableModel``.

    Signals: ``current_changed(entry_id or 0)``, ``selection_changed()``, ``sort_requested(Sorting or None)``,
    ``menu_requested(global position)``, ``columns_changed()``, and the model's wishes ``edit_requested(entry_id, field,
    value)`` and ``move_requested(ids, before_id or 0)``.
    """

    current_changed = Signal(int)
    selection_changed = Signal()
    sort_requested = Signal(object)
    menu_requested = Signal(QPoint)
    columns_changed = Signal()
    edit_requested = Signal(int, str, str)
    move_requested = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = EntryDelegate(self)
        self._remembered: tuple[list[int], int, int] = ([], 0, 0)
        self._sorting: Sorting | None = None
        self._area_shown = True
        self._build()
        self.customContextMenuRequested.connect(self._on_menu)
        self.horizontalHeader().sectionClicked.connect(self._on_header_clicked)
        self.horizontalHeader().sectionMoved.connect(self.columns_changed)
        self.horizontalHeader().sectionResized.connect(self.columns_changed)

    @property
    def entries(self) -> EntryTableModel | None:
        model = self.model()
        return model if isinstance(model, EntryTableModel) else None

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
        model.modelAboutToBeReset.connect(self._remember_selection)
        model.modelReset.connect(self._restore_selection)
        model.edit_requested.connect(self.edit_requested)
        model.move_requested.connect(self.move_requested)
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
        return model.ids[row] if model is not None and 0 <= row < len(model.ids) else 0

    @property
    def has_selection(self) -> bool:
        selection = self.selectionModel()
        return self.model() is not None and selection.hasSelection()

    def selected_ids(self) -> list[int]:
        """The selected entries in the order of the table; the current one when none is selected."""
        model = self.entries
        if model is None:
            return []
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for block in (selection.at(place) for place in range(selection.count())):
            rows.update(range(block.top(), block.bottom() + 1))
        chosen = [model.ids[row] for row in sorted(rows) if row < len(model.ids)]
        return chosen or [key for key in (self.current_id(),) if key]

    def ids_from_current(self, number: int) -> list[int]:
        """The entry of the current row and those below it, at most so many: where pasted cells go."""
        model, row = self.entries, self.currentIndex().row()
        return model.ids[row : row + number] if model is not None and row >= 0 else []

    def fields_from_current(self, number: int) -> list[str]:
        """The fields shown from the current column to the right; ``""`` for a column that cannot be written."""
        model = self.entries
        if model is None or not self.currentIndex().isValid():
            return []
        shown = self._sections_shown()
        first = shown.index(self.currentIndex().column())
        columns = [model.columns[section] for section in shown[first : first + number]]
        return [column.key if column.field is not None else "" for column in columns]

    def select(self, ids: Sequence[int], field: str = "") -> bool:
        """Select these rows and go to the first, in the column of ``field``. False when none of them is shown."""
        model = self.entries
        rows = model.rows_of(ids) if model is not None else []
        if model is None or not rows:
            return False
        column = self._column(field)
        self.selectionModel().setCurrentIndex(
            model.index(rows[0], column), QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
        )
        if len(rows) > 1:
            self.selectionModel().select(self._blocks(rows), QItemSelectionModel.SelectionFlag.Select | _ROWS)
        self.scrollTo(model.index(rows[0], column))
        return True

    def step(self, distance: int) -> None:
        """Go so many rows down (or up)."""
        model = self.entries
        row = self.currentIndex().row() + distance
        if model is not None and 0 <= row < len(model.ids):
            self.select([model.ids[row]])

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
            shown = (model.columns[section] for section in self._sections_shown())
            self.select([self.current_id()], next((column.key for column in shown if column.field is not None), ""))
        self.edit(self.currentIndex())

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

    def show_sorting(self, sorting: Sorting | None) -> None:
        """Draw the arrow in the header."""
        self._sorting = sorting
        header = self.horizontalHeader()
        if sorting is None:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        else:
            order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(self._column(sorting.column), order)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.step(1)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_delegate"):
            self.set_lines(self._delegate.lines)

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
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
        self._remembered = (self.selected_ids(), self.current_id(), max(0, self.currentIndex().column()))

    def _restore_selection(self) -> None:
        """After the list was made anew: the same entries again, without announcing each as a choice."""
        model = self.entries
        ids, current, column = self._remembered
        if model is None:
            return
        row = model.row_of(current) if current else None
        rows = model.rows_of(ids)
        if rows:
            self.selectionModel().select(self._blocks(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
        if row is not None:
            index = model.index(row, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self.current_changed.emit(self.current_id())

    def _blocks(self, rows: Sequence[int]) -> QItemSelection:
        """Neighbouring rows as one block each: selecting row by row would be quadratic."""
        selection = QItemSelection()
        model = self.entries
        if model is None:
            return selection
        start = before = rows[0]
        last = len(model.columns) - 1
        for row in [*rows[1:], -1]:
            if row != before + 1:
                selection.select(model.index(start, 0), model.index(before, last))
                start = row
            before = row
        return selection

    def _open_editors(self) -> list[FieldEditor]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        editors = self.viewport().findChildren(FieldEditor, options=direct)
        return [editor for editor in editors if not editor.isHidden()]

    def _sections_shown(self) -> list[int]:
        """The columns that can be seen, from left to right."""
        header = self.horizontalHeader()
        shown = (section for section in range(header.count()) if not header.isSectionHidden(section))
        return sorted(shown, key=header.visualIndex)

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
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        self.set_lines(2)


_ROWS = QItemSelectionModel.SelectionFlag.Rows
