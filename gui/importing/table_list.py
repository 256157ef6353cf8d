"""The tables found in the files, each with a tick, its area and its number of entries; sorted under their files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.dialog import current_item
from gui.icons import icon
from importers.readings import ReadingChoices, TableChoice, TableReading

_KEY = Qt.ItemDataRole.UserRole
_SIGN = 18  # pixels

Describe = Callable[[TableReading], tuple[str, bool]]
"""What stands under a table's name, and whether the clerk has to do something about it."""


class TableList(QListWidget):
    """Signals: ``chosen(TableReading or None)`` for the one to be shown, ``ticked(TableReading, bool)``."""

    chosen = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_tables")
        self.setAccessibleName("文件里找到的表格，勾选的会导入")
        self.setIconSize(QSize(_SIGN, _SIGN))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._readings: Sequence[TableReading] = ()
        self.currentItemChanged.connect(self._on_current)
        self.itemChanged.connect(self._on_ticked)

    @property
    def current(self) -> TableReading | None:
        """The table that is shown."""
        return self._reading_of(current_item(self))

    def show_readings(self, readings: Sequence[TableReading], choices: ReadingChoices, describe: Describe) -> None:
        """List these tables; the one shown before stays, at first it is the first that needs the clerk."""
        before = self.current
        self._readings = readings
        self.blockSignals(True)
        self.clear()
        wanted: QListWidgetItem | None = None
        file = ""
        for number, reading in enumerate(readings):
            if reading.sheet.file != file:
                file = reading.sheet.file
                self._add_file(file)
            text, warned = describe(reading)
            item = self._add_table(number, reading, text, warned=warned)
            is_out = choices.tables.get(reading.key, TableChoice()).left_out
            item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)
            is_wanted = reading.key == before.key if before is not None else warned
            if is_wanted and wanted is None:
                wanted = item
        first = wanted or self._first()
        if first is not None:
            self.setCurrentItem(first)
        self.blockSignals(False)
        self.chosen.emit(self.current)

    def go_to(self, reading: TableReading) -> None:
        """Show this table."""
        for row in range(self.count()):
            if self._reading_of(self.item(row)) is reading:
                self.setCurrentRow(row)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self.chosen.emit(self._reading_of(item))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        reading = self._reading_of(item)
        if reading is not None:
            self.ticked.emit(reading, item.checkState() is Qt.CheckState.Checked)

    def _add_file(self, file: str) -> None:
        item = QListWidgetItem(file, self)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(file)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _add_table(self, number: int, reading: TableReading, text: str, *, warned: bool) -> QListWidgetItem:
        item = QListWidgetItem(f"{reading.sheet.name}\n{text}", self)
        item.setData(_KEY, number)
        item.setIcon(icon("warning", "warning") if warned else icon("table", "muted"))
        item.setToolTip(f"{reading.sheet.name}\n{text}")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        return item

    def _first(self) -> QListWidgetItem | None:
        """The first table; a sheet without one only when there is nothing else."""
        items = [self.item(row) for row in range(self.count())]
        tables = [(item, reading) for item in items if (reading := self._reading_of(item)) is not None]
        tables.sort(key=lambda pair: pair[1].table is None)
        return tables[0][0] if tables else None

    def _reading_of(self, item: QListWidgetItem | None) -> TableReading | None:
        number = item.data(_KEY) if item is not None else None
        return self._readings[number] if isinstance(number, int) and number < len(self._readings) else None
