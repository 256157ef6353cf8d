"""The preview of a table as it stands in the file. Clicks on it are wishes; what they mean is ``found_page.py``."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from gui.importing.sheet_headers import ColumnHeader, RowHeader
from gui.importing.sheet_model import SheetModel
from gui.type_size import in_type
from importers.labels import TargetKind
from importers.readings import TableReading

_ROW_HEIGHT = 26
_NARROW, _MIDDLE, _WIDE = 104, 130, 200  # pixels: numbers and ticks, words, texts
_MOST_MERGES = 4_000  # painted as merged; more would only cost time
_SAMPLE = 40  # rows that decide the width of a column
_SHORT, _LONG = 4, 14  # characters


class SheetView(QTableView):
    """A sheet with merged cells, row numbers and column titles that can be clicked.

    Signals: ``header_requested(first, last)`` with -1 as last when its extent is to be found out;
    ``column_requested(column, place)`` when the list over a column is wanted there.
    """

    header_requested = Signal(int, int)
    column_requested = Signal(int, QPoint)

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = model
        self.setObjectName("import_sheet")
        self.setAccessibleName("文件里的表格")
        self._column_titles = ColumnHeader(self)
        self.setHorizontalHeader(self._column_titles)
        self._row_numbers = RowHeader(self)
        self.setVerticalHeader(self._row_numbers)
        self._row_numbers.setDefaultSectionSize(_ROW_HEIGHT)
        self.setModel(model)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._column_titles.column_chosen.connect(self._on_column_clicked)
        self._row_numbers.rows_chosen.connect(self._on_rows_chosen)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_reading(self, reading: TableReading | None) -> None:
        """Show this table; the place scrolled to stays when it is the same sheet understood anew."""
        before = self._sheet.reading
        same = before is not None and reading is not None and before.sheet is reading.sheet
        current = self.currentIndex()
        place = current.row(), current.column()
        self.clearSpans()
        self._sheet.show_reading(reading)
        if reading is None:
            return
        self._merge(reading)
        if same:
            self.setCurrentIndex(self._sheet.index(*place))
        else:
            self._set_widths(reading)
            top = reading.table.header.top if reading.table is not None else 0
            self.scrollTo(self._sheet.index(max(0, top - 1), 0), QAbstractItemView.ScrollHint.PositionAtTop)
            self.setCurrentIndex(self._sheet.index(top, 0))

    def go_to(self, row: int, column: int | None) -> None:
        """Lead to a cell."""
        index = self._sheet.index(row, column or 0)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._on_column_clicked(self.currentIndex().column())
            return
        super().keyPressEvent(event)

    def _on_column_clicked(self, column: int) -> None:
        header = self._column_titles
        place = QPoint(max(0, header.sectionViewportPosition(column)), header.height())
        self.column_requested.emit(column, header.mapToGlobal(place))

    def _on_rows_chosen(self, first: int, last: int) -> None:
        self.header_requested.emit(first, -1 if first == last else last)

    def _on_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if not index.isValid():
            return
        menu = self.cell_menu(index)
        menu.exec(self.viewport().mapToGlobal(position))
        menu.deleteLater()

    def cell_menu(self, index: QModelIndex) -> QMenu:
        """What can be done at a cell by keyboard or with the right button."""
        menu = QMenu(self)
        menu.setObjectName("import_cell_menu")
        row, number = index.row(), index.row() + 1
        for text, last in (
            (f"第 {number} 行起是表头", -1),
            (f"只有第 {number} 行是表头", row),
            (f"第 {number}、{number + 1} 行是表头", row + 1),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, end=last: self.header_requested.emit(row, end))
        menu.addSeparator()
        action = menu.addAction("改选这一列的字段…")
        action.triggered.connect(lambda _checked=False: self._on_column_clicked(index.column()))
        return menu

    def _merge(self, reading: TableReading) -> None:
        columns = self._sheet.columnCount()
        for merge in reading.sheet.merges[:_MOST_MERGES]:
            height, width = merge.bottom - merge.top + 1, min(merge.right, columns - 1) - merge.left + 1
            if merge.top < len(reading.sheet.rows) and width > 0 and height * width > 1:
                self.setSpan(merge.top, merge.left, min(height, len(reading.sheet.rows) - merge.top), width)

    def _set_widths(self, reading: TableReading) -> None:
        rows = reading.sheet.rows
        if reading.table is not None:
            rows = rows[reading.table.first : reading.table.first + _SAMPLE]
        for column in range(self._sheet.columnCount()):
            target = self._sheet.target(column)
            longest = max((len(row[column]) for row in rows[:_SAMPLE] if column < len(row)), default=0)
            small = target is not None and (target.is_tick or target.kind is TargetKind.NUMBER)
            narrow = small or (longest <= _SHORT and target is None)
            self.setColumnWidth(column, in_type(_NARROW if narrow else _WIDE if longest > _LONG else _MIDDLE))
