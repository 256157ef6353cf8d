"""Choosing the paper: a named one, the size of a board, or the width of a roll."""

import re

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.board_design import BoardField
from exporters.board_paper import ENDLESS, PAPERS, ROLLS

_BOARDS = ((240.0, 120.0), (200.0, 100.0), (120.0, 90.0), (90.0, 120.0), (60.0, 90.0))
"""Widths and heights in cm that boards commonly have; the first is that of a community's board."""

_OWN = "own"
_SIZED = re.compile(r"(\d+(?:\.\d+)?)(?:cm)?x(\d+(?:\.\d+)?)(?:cm)?")
_LEAST, _MOST = 10.0, 500.0  # cm


class PaperEditor(QWidget):
    """The words of ``board_paper``: ``A3``, ``240x120cm``, ``91.4cmxauto``."""

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = QComboBox(self)
        self._names.setObjectName("board_paper_name")
        self._names.setAccessibleName(field.label)
        self._names.setMaxVisibleItems(20)
        self.setFocusProxy(self._names)
        for name in PAPERS:
            self._names.addItem(_standing(name), name)
        self._names.insertSeparator(self._names.count())
        for width, height in _BOARDS:
            self._names.addItem(f"公示栏 {width:g} × {height:g} 厘米", f"{width:g}x{height:g}cm")
        self._names.addItem("公示栏 自定尺寸…", _OWN)
        self._names.insertSeparator(self._names.count())
        for width in ROLLS:
            self._names.addItem(f"卷筒纸 宽 {width:g} 厘米，按内容定长", f"{width:g}cmx{ENDLESS}")
        self._size = QWidget(self)
        self._width, self._height = self._side("width", "宽"), self._side("height", "高")
        self._build()
        self._names.activated.connect(self._on_name)
        for side in (self._width, self._height):
            side.valueChanged.connect(self.changed)

    def value(self) -> str:
        name = str(self._names.currentData())
        return f"{self._width.value():g}x{self._height.value():g}cm" if name == _OWN else name

    def show_value(self, value: str) -> None:
        place = self._names.findData(value)
        sized = _SIZED.fullmatch(value)
        if place < 0 and sized:
            place = self._names.findData(_OWN)
            for side, words in zip((self._width, self._height), sized.groups(), strict=True):
                with QSignalBlocker(side):
                    side.setValue(float(words))
        elif place < 0:
            self._names.addItem(value, value)
            place = self._names.count() - 1
        self._names.setCurrentIndex(place)
        self._size.setVisible(self._names.currentData() == _OWN)

    def _on_name(self) -> None:
        self._size.setVisible(self._names.currentData() == _OWN)
        self.changed.emit()

    def _side(self, name: str, label: str) -> QDoubleSpinBox:
        side = QDoubleSpinBox(self._size)
        side.setObjectName(f"board_paper_{name}")
        side.setAccessibleName(f"公示栏的{label}")
        side.setRange(_LEAST, _MOST)
        side.setDecimals(1)
        side.setValue(240.0 if name == "width" else 120.0)
        side.setSuffix(" 厘米")
        side.setKeyboardTracking(False)
        return side

    def _build(self) -> None:
        row = QHBoxLayout(self._size)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel("宽", self._size))
        row.addWidget(self._width, 1)
        row.addWidget(QLabel("高", self._size))
        row.addWidget(self._height, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._names)
        column.addWidget(self._size)
        self._size.hide()


def _standing(name: str) -> str:
    width, height = PAPERS[name]
    return f"{name}（{width:g} × {height:g} 毫米）"
