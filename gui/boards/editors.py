"""The small editors of the designer: each shows, changes and tells one choice of ``BOARD_FIELDS``.

An editor knows its choice and nothing else; what belongs together stands in ``options_panel.py``.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDoubleSpinBox, QHBoxLayout, QLineEdit, QWidget

from exporters.board_design import BoardField
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.text import strip_controls

_BETWEEN = "、"


class Editor(Protocol):
    """What the panel asks of an editor, which is a widget too."""

    changed: SignalInstance

    def value(self) -> Any:
        """The value chosen."""

    def show_value(self, value: Any) -> None:
        """Show a value without telling anybody."""


class ChoiceEditor(QComboBox):
    """One of the known values. A value that is not among them is added, so that nothing a preset says is lost."""

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        for value, label in field.choices:
            self.addItem(label, value)
        self.activated.connect(self.changed)

    def value(self) -> Any:
        return self.currentData()

    def show_value(self, value: Any) -> None:
        place = self.findData(value)
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)


class TickEditor(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(field.label, parent)
        self.clicked.connect(self.changed)

    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: bool) -> None:
        self.setChecked(value)


class TextEditor(QLineEdit):
    """Words on one line. An empty line shows what stands there instead."""

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(f"例：{field.example}" if field.example else "")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._on_text)
        self._shown = ""

    def value(self) -> Any:
        return strip_controls(self.text()).strip()

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setText(self._words(value))
        self.setCursorPosition(0)
        self._shown = self.text()

    def _words(self, value: Any) -> str:
        return str(value)

    def _on_text(self, text: str) -> None:
        """Input methods change the text only when they are done; only then is there something new."""
        if text != self._shown:
            self._shown = text
            self.changed.emit()


class WordsEditor(TextEditor):
    """Several short words with 、 between them."""

    def value(self) -> tuple[str, ...]:
        text = strip_controls(self.text())
        for sign in "，,;；":
            text = text.replace(sign, _BETWEEN)
        return tuple(word.strip() for word in text.split(_BETWEEN) if word.strip())

    def _words(self, value: Any) -> str:
        return _BETWEEN.join(value)


class NumberEditor(QDoubleSpinBox):
    """A number of mm; 0 is written 自动."""

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDecimals(0)
        self.setRange(0, 100)
        self.setSuffix(" 毫米")
        self.setSpecialValueText("自动")
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self.changed)

    def show_value(self, value: float) -> None:
        with QSignalBlocker(self):
            self.setValue(value)


class DayEditor(QWidget):
    """A day, or none when it is not ticked."""

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        self._tick = QCheckBox(self)
        self._tick.setObjectName(f"board_{field.key}_given")
        self._tick.setAccessibleName(f"写明{field.label}日期")
        self._day = QDateEdit(QDate.currentDate(), self)
        self._day.setObjectName(f"board_{field.key}_day")
        self._day.setAccessibleName(f"{field.label}日期")
        self._day.setDisplayFormat("yyyy年M月d日")
        self._day.setCalendarPopup(True)
        self._day.setEnabled(False)
        self.setFocusProxy(self._tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._tick)
        row.addWidget(self._day, 1)
        self._tick.toggled.connect(self._day.setEnabled)
        self._tick.clicked.connect(self.changed)
        self._day.userDateChanged.connect(self.changed)

    def value(self) -> str:
        return self._day.date().toString(Qt.DateFormat.ISODate) if self._tick.isChecked() else ""

    def show_value(self, value: str) -> None:
        day = QDate.fromString(value, Qt.DateFormat.ISODate)
        self._tick.setChecked(day.isValid())
        if day.isValid():
            with QSignalBlocker(self._day):
                self._day.setDate(day)


class ChipsEditor(QWidget):
    """Some of a few words; none ticked means all, and so does every one. Words of other catalogues are passed over."""

    changed = Signal()

    def __init__(self, field: BoardField, words: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._chips = {key: Chip(label, self) for key, label in words}
        flow = FlowLayout(self)
        for key, chip in self._chips.items():
            chip.setObjectName(f"board_{field.key}_{key}")
            chip.clicked.connect(self.changed)
            flow.addWidget(chip)

    def value(self) -> tuple[str, ...]:
        chosen = tuple(key for key, chip in self._chips.items() if chip.isChecked())
        return () if len(chosen) == len(self._chips) else chosen

    def show_value(self, value: Sequence[str]) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key in value)
