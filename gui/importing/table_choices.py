"""The line of choices over the preview: the area of the table, what its channel marks mean, Traditional text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QInputDialog, QLabel, QWidget

from gui.type_size import in_type
from gui.widgets.flow_layout import FlowLayout
from importers.labels import TargetKind
from importers.readings import TableReading
from model.areas import known_areas
from model.channel_cells import ChannelMarks, Mark, split_channels
from model.plan import NEW_AREA
from model.records import Area

_ASK = "（请选择领域）"
_AS_UNDERSTOOD = "（自动识别）"
_BY_COLUMN = "（不归入）"
_MAKE = "新建领域…"
_MAKE_KEY = "?"
_AREA_WIDTH = 170  # pixels
_SPACING = 10  # pixels
_CHANNELS = "channels"
_LOOKED_AT = 300  # rows that tell whether there are marks at all


class TableChoices(QWidget):
    """Signals: ``area_chosen(key)`` with ``""`` for as understood, ``marks_chosen(MarkReading)``,
    ``simplify_chosen(bool)``.
    """

    area_chosen = Signal(str)
    marks_chosen = Signal(object)
    simplify_chosen = Signal(bool)

    def __init__(self, areas: Sequence[Area], parent: QWidget) -> None:
        super().__init__(parent)
        self._areas = tuple(areas)
        self._reading: TableReading | None = None
        self.area = QComboBox(self)
        self.marks = QComboBox(self)
        self.unknown = QCheckBox("不认识的符号算选用", self)
        self.simplify = QCheckBox(self)
        self._area_caption = QLabel("领域", self)
        self._marks_caption = QLabel("渠道前的方框", self)
        self._build()
        self.area.activated.connect(self._on_area)
        self.marks.activated.connect(self._on_marks)
        self.unknown.clicked.connect(self._on_marks)
        self.simplify.clicked.connect(self.simplify_chosen)

    def show_reading(self, reading: TableReading | None) -> None:
        """Show how this table was understood."""
        self._reading = reading
        self.setVisible(reading is not None and reading.table is not None)
        if reading is None or reading.table is None:
            return
        self._fill_areas(reading)
        marks = _marks_in(reading)
        for widget in (self._marks_caption, self.marks):
            widget.setVisible(bool(marks - {Mark.NONE}))
        self.unknown.setVisible(Mark.UNKNOWN in marks)
        self.marks.setCurrentIndex(self.marks.findData(reading.marks.semantics))
        self.unknown.setChecked(reading.marks.unknown_is_tick)

    def show_traditional(self, number: int, *, done: bool) -> None:
        """Offer the conversion when there are so many texts in Traditional characters."""
        self.simplify.setVisible(number > 0)
        self.simplify.setChecked(done)
        self.simplify.setText(f"繁体转为简体（{number} 处，下一步可逐处核对）")

    def _on_area(self) -> None:
        key = str(self.area.currentData())
        if key != _MAKE_KEY:
            self.area_chosen.emit(key)
            return
        label, sure = QInputDialog.getText(self, "新建领域", "领域名称（导入时一并建立）：")
        if sure and label.strip():
            known = {area.label: area.key for area in self._areas}
            self.area_chosen.emit(known.get(label.strip(), NEW_AREA + label.strip()))
        elif self._reading is not None:
            self._fill_areas(self._reading)

    def _on_marks(self) -> None:
        if self._reading is not None:
            semantics: ChannelMarks = self.marks.currentData()
            marks = replace(self._reading.marks, semantics=semantics, unknown_is_tick=self.unknown.isChecked())
            self.marks_chosen.emit(marks)

    def _build(self) -> None:
        for widget, name, title in (
            (self.area, "import_area", "这张表的领域"),
            (self.marks, "import_marks", "公开渠道前面的方框怎么理解"),
            (self.unknown, "import_unknown_marks", "不认识的符号算选用"),
            (self.simplify, "import_simplify", "繁体转为简体"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(title)
        self.area.setMinimumWidth(in_type(_AREA_WIDTH))
        self.unknown.setToolTip("方框位置上出现认不出的符号（如损坏的字符）时，当作已选用还是未选用。")
        for semantics in ChannelMarks:
            self.marks.addItem(semantics.label, semantics)
        line = FlowLayout(self, _SPACING)
        for caption, field in ((self._area_caption, self.area), (self._marks_caption, self.marks)):
            caption.setBuddy(field)
            caption.setProperty("look", "field")
            caption.setMinimumHeight(field.sizeHint().height())
            line.addWidget(caption)
            line.addWidget(field)
        for box in (self.unknown, self.simplify):
            box.setMinimumHeight(self.area.sizeHint().height())
            line.addWidget(box)

    def _fill_areas(self, reading: TableReading) -> None:
        by_column = any(c.target is not None and c.target.kind is TargetKind.AREA for c in reading.columns)
        self._area_caption.setText("没写领域的行归入" if by_column else "领域")
        self.area.clear()
        guess = reading.area
        if by_column or not guess or guess.source == "chosen":
            self.area.addItem(_BY_COLUMN if by_column else _AS_UNDERSTOOD if guess else _ASK, "")
        for area in self._areas:
            self.area.addItem(area.label, area.key)
        known = self.area.findData(guess.key) if guess.key else -1
        if guess and known < 0:
            label = guess.label or _built_in_labels().get(guess.key, guess.key)
            self.area.addItem(f"新领域：{label}", guess.key or NEW_AREA + label)
            known = self.area.count() - 1
        self.area.insertSeparator(self.area.count())
        self.area.addItem(_MAKE, _MAKE_KEY)
        self.area.setCurrentIndex(max(known, 0))


def _marks_in(reading: TableReading) -> set[Mark]:
    """The kinds of marks before the channels of a table, as far as its first rows show; empty without channels."""
    columns = [
        column.index
        for column in reading.columns
        if column.target is not None and column.target.kind is TargetKind.FIELD and column.target.field == _CHANNELS
    ]
    lines = islice((line for row in reading.rows for line in row.lines), _LOOKED_AT)
    cells = {reading.sheet.text(line, column) for line in lines for column in columns}
    return {channel.mark for cell in cells for channel in split_channels(cell)}


def _built_in_labels() -> dict[str, str]:
    """Areas that the catalogue may lack but everybody knows."""
    return {known.area.key: known.area.label for known in known_areas()}
