"""First page of the import: the tables found in the files, their area and columns, to be looked at and corrected.

Wishes go out as a new ``ReadingChoices``; the dialog lets the files be understood anew and shows the result here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.importing.sheet_model import SheetModel
from gui.importing.targets import offered, target_label
from gui.theme import colours_of
from importers.labels import Target
from importers.readings import ReadingChoices, TableChoice, TableReading
from model.channel_cells import ChannelMarks, MarkReading
from model.fields import ListKind
from model.records import Area

_ASK = "（请选择领域）"
_ROW_HEIGHT = 26
_COLUMN_WIDTH = 150
_AREA_WIDTH = 170
_MOST_LEVELS_IN_MENU = 6


class FoundPage(QWidget):
    """Tables on the left, the chosen one as the file has it on the right.

    Signals: ``choices_requested(ReadingChoices)`` when the clerk corrected something.
    """

    choices_requested = Signal(object)

    def __init__(
        self, kind: ListKind, areas: Sequence[Area], tiers: tuple[str, ...], labels: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_found")
        self._kind = kind
        self._tiers = tiers
        self._areas = tuple(areas)
        self._labels = dict(labels)
        self._choices = ReadingChoices()
        self._readings: Sequence[TableReading] = ()
        self._build()
        self._connect()

    def show_readings(self, readings: Sequence[TableReading], choices: ReadingChoices) -> None:
        """Show what was understood with these choices."""
        self._readings = readings
        self._choices = choices
        current = max(self.tables.currentRow(), 0)
        self.tables.blockSignals(True)
        self.tables.clear()
        for reading in readings:
            self._list(reading)
        self.tables.setCurrentRow(min(current, len(readings) - 1))
        self.tables.blockSignals(False)
        self._on_table_chosen()

    def _build(self) -> None:
        self.tables = QListWidget(self)
        self.tables.setObjectName("import_tables")
        self.tables.setAccessibleName("文件里找到的表格")
        self.tables.setSpacing(3)
        self.area = QComboBox(self)
        self.area.setObjectName("import_area")
        self.area.setAccessibleName("这张表的领域")
        self.area.setMinimumWidth(_AREA_WIDTH)
        self.marks = QComboBox(self)
        self.marks.setObjectName("import_marks")
        self.marks.setAccessibleName("公开渠道里的方框怎么理解")
        for semantics in ChannelMarks:
            self.marks.addItem(semantics.label, semantics)
        self.simplify = QCheckBox("繁体转为简体", self)
        self.simplify.setObjectName("import_simplify")
        self.hint = QLabel("单击行号可以改选表头（拖过两个行号为两行表头），单击列标题可以改选字段。", self)
        self.hint.setObjectName("import_hint")
        self.hint.setProperty("look", "muted")
        self.sheet = QTableView(self)
        self.sheet.setObjectName("import_sheet")
        self.sheet.setAccessibleName("表格预览")
        self.sheet.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.sheet.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.sheet.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        self.sheet.horizontalHeader().setSectionsClickable(True)
        self.model = SheetModel(colours_of(self.palette()), self._labels, self)
        self.sheet.setModel(self.model)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for label, field in (("领域", self.area), ("渠道方框", self.marks)):
            caption = QLabel(label, self)
            caption.setBuddy(field)
            line.addWidget(caption)
            line.addWidget(field)
            line.addSpacing(12)
        line.addWidget(self.simplify)
        line.addStretch(1)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(10, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.hint)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.tables)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 820])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self.tables.currentRowChanged.connect(self._on_table_chosen)
        self.tables.itemChanged.connect(self._on_table_ticked)
        self.area.activated.connect(self._on_area_chosen)
        self.marks.activated.connect(self._on_marks_chosen)
        self.simplify.toggled.connect(self._on_simplify_toggled)
        self.sheet.horizontalHeader().sectionClicked.connect(self._on_column_clicked)
        self.sheet.verticalHeader().sectionClicked.connect(self._on_row_clicked)

    def _on_table_chosen(self) -> None:
        reading = self._current()
        if reading is None:
            return
        self.model.show_reading(reading)
        self._fill_areas(reading)
        self.marks.setCurrentIndex(self.marks.findData(reading.marks.semantics))
        if reading.table is not None:
            self.sheet.scrollTo(
                self.model.index(reading.table.header.top, 0), QAbstractItemView.ScrollHint.PositionAtTop
            )

    def _on_table_ticked(self, item: QListWidgetItem) -> None:
        reading = self._readings[self.tables.row(item)]
        self._choose(reading, left_out=item.checkState() is not Qt.CheckState.Checked)

    def _on_area_chosen(self) -> None:
        reading = self._current()
        if reading is not None:
            self._choose(reading, area=self.area.currentData() or None)

    def _on_marks_chosen(self) -> None:
        reading = self._current()
        if reading is not None:
            semantics: ChannelMarks = self.marks.currentData()
            self._choose(reading, marks=MarkReading(semantics, reading.marks.unknown_is_tick))

    def _on_simplify_toggled(self, yes: bool) -> None:
        self.choices_requested.emit(replace(self._choices, simplify=yes))

    def _on_column_clicked(self, column: int) -> None:
        header = self.sheet.horizontalHeader()
        place = header.mapToGlobal(QPoint(header.sectionViewportPosition(column), header.height()))
        menu = self.column_menu(column)
        menu.exec(place)
        menu.deleteLater()

    def column_menu(self, column: int) -> QMenu:
        """The list of what a column may be, the present choice marked."""
        menu = QMenu(self)
        menu.setObjectName("import_column_menu")
        group = QActionGroup(menu)
        present = self.model.target(column)
        for target in offered(self._kind, self._tiers[:_MOST_LEVELS_IN_MENU], self.model.label(column)):
            action = menu.addAction(target_label(target, self._labels))
            action.setCheckable(True)
            action.setChecked(target == present)
            group.addAction(action)
            action.triggered.connect(lambda _=False, chosen=target: self._choose_column(column, chosen))
        return menu

    def _on_row_clicked(self, row: int) -> None:
        reading = self._current()
        if reading is None:
            return
        chosen = sorted(index.row() for index in self.sheet.selectionModel().selectedRows()) or [row]
        self._choose(reading, header=(chosen[0], chosen[-1]), columns={})

    def _choose_column(self, column: int, target: Target | None) -> None:
        reading = self._current()
        if reading is not None:
            before = self._choices.tables.get(reading.key, TableChoice()).columns
            self._choose(reading, columns={**before, column: target})

    def _choose(self, reading: TableReading, **changes: object) -> None:
        choice = replace(self._choices.tables.get(reading.key, TableChoice()), **changes)  # type: ignore[arg-type]
        self.choices_requested.emit(replace(self._choices, tables={**self._choices.tables, reading.key: choice}))

    def _current(self) -> TableReading | None:
        row = self.tables.currentRow()
        return self._readings[row] if 0 <= row < len(self._readings) else None

    def _list(self, reading: TableReading) -> None:
        choice = self._choices.tables.get(reading.key, TableChoice())
        found = f"{len(reading.rows)} 个事项" if reading.table is not None else "没有认出表头，请单击表头所在的行号"
        item = QListWidgetItem(f"{reading.sheet.file} › {reading.sheet.name}\n{self._area_name(reading)} · {found}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked if choice.left_out else Qt.CheckState.Checked)
        self.tables.addItem(item)

    def _area_name(self, reading: TableReading) -> str:
        areas = {row.area.key or row.area.label for row in reading.rows if row.area}
        if len(areas) > 1:
            return f"{len(areas)} 个领域"
        key = next(iter(areas), reading.area.key or reading.area.label)
        return self._labels.get(key, key) or "领域不明"

    def _fill_areas(self, reading: TableReading) -> None:
        self.area.clear()
        self.area.addItem(_ASK, "")
        for area in self._areas:
            self.area.addItem(area.label, area.key)
        if reading.area.label and not reading.area.key:
            self.area.addItem(f"新领域：{reading.area.label}", "")
            self.area.setCurrentIndex(self.area.count() - 1)
            return
        self.area.setCurrentIndex(max(0, self.area.findData(reading.area.key)))
