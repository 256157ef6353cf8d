"""The left side of the export dialog: which kind of file, which areas and statuses, and the options of that kind.

The options are read from ``exporters.options.OPTIONS``; a new one there appears here by itself.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exporters.formats import Format
from exporters.options import OPTIONS, ExportOptions, Option, from_words, to_words
from gui.icons import icon
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.records import Area, Status

_ICONS = {".docx": "page", ".xlsx": "table", ".pdf": "print", ".csv": "logs", ".json": "columns"}


class ExportChoices(QWidget):
    """Everything that decides what is written.

    Signals: ``changed()`` when any choice changed.
    """

    changed = Signal()

    def __init__(
        self, formats: Sequence[Format], areas: Sequence[Area], remembered: Mapping[str, object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._formats = {chosen.suffix: QRadioButton(chosen.label, self) for chosen in formats}
        self._group = QButtonGroup(self)
        self._areas = {area.key: Chip(area.label, self) for area in areas}
        self._statuses = {status: Chip(status.label, self) for status in Status}
        self._options: dict[str, QComboBox | QCheckBox] = {}
        self._form = QFormLayout()
        self._build()
        self._restore(remembered)
        self._show_options()
        self._connect()

    @property
    def suffix(self) -> str:
        """The kind of file."""
        return next(suffix for suffix, button in self._formats.items() if button.isChecked())

    def options(self) -> ExportOptions:
        """The choices; all areas or statuses ticked is the same as none."""
        words = {key: _word(widget) for key, widget in self._options.items()}
        plain = from_words(words)
        areas = frozenset(key for key, chip in self._areas.items() if chip.isChecked())
        statuses = frozenset(status for status, chip in self._statuses.items() if chip.isChecked())
        return ExportOptions(
            areas=areas if len(areas) < len(self._areas) else frozenset(),
            statuses=statuses if len(statuses) < len(self._statuses) else frozenset(),
            **{option.key: getattr(plain, option.key) for option in OPTIONS},
        )

    def choose_only_area(self, area: str) -> None:
        """Begin with the area that the window shows."""
        for key, chip in self._areas.items():
            chip.setChecked(key == area)

    def complaint(self) -> str:
        """What must be chosen still; empty when all is well."""
        if not any(chip.isChecked() for chip in self._areas.values()):
            return "请至少选择一个领域。"
        if not any(chip.isChecked() for chip in self._statuses.values()):
            return "请至少选择一种状态。"
        return ""

    def remember(self) -> dict[str, object]:
        """What to begin with next time; areas belong to one catalogue and are not kept."""
        statuses = [status.value for status, chip in self._statuses.items() if chip.isChecked()]
        return {"suffix": self.suffix, "options": to_words(self.options()), "statuses": statuses}

    def _on_format(self) -> None:
        self._show_options()
        self.changed.emit()

    def _restore(self, remembered: Mapping[str, object]) -> None:
        wanted = remembered.get("suffix")
        suffix = wanted if isinstance(wanted, str) and wanted in self._formats else next(iter(self._formats))
        self._formats[suffix].setChecked(True)
        statuses = remembered.get("statuses")
        for status, chip in self._statuses.items():
            known = isinstance(statuses, list) and bool(statuses)
            chip.setChecked(status.value in statuses if known and isinstance(statuses, list) else _usual(status))
        words = remembered.get("options")
        for key, word in (words if isinstance(words, dict) else to_words(ExportOptions())).items():
            widget = self._options.get(key)
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(max(0, widget.findData(word)))
            elif isinstance(widget, QCheckBox):
                widget.setChecked(word != "no")

    def _show_options(self) -> None:
        """Only the options that this kind of file heeds."""
        for option in OPTIONS:
            self._form.setRowVisible(self._options[option.key], self.suffix in option.suffixes)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._formats_box())
        column.addWidget(_chips_box("领域", list(self._areas.values()), self))
        column.addWidget(_chips_box("状态", list(self._statuses.values()), self))
        for key, chip in self._areas.items():
            chip.setObjectName(f"export_area_{key}")
            chip.setChecked(True)
        for status, chip in self._statuses.items():
            chip.setObjectName(f"export_status_{status.value}")
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(7)
        for option in OPTIONS:
            self._add_option(option)
        column.addLayout(self._form)
        column.addStretch(1)

    def _formats_box(self) -> QGroupBox:
        box = QGroupBox("文件类型", self)
        column = QVBoxLayout(box)
        column.setSpacing(3)
        for suffix, button in self._formats.items():
            button.setObjectName(f"format_{suffix.removeprefix('.')}")
            button.setAccessibleName(button.text())
            button.setIcon(icon(_ICONS.get(suffix, "blank")))
            self._group.addButton(button)
            column.addWidget(button)
        return box

    def _add_option(self, option: Option) -> None:
        widget: QComboBox | QCheckBox
        if option.choices:
            widget = QComboBox(self)
            for choice in option.choices:
                widget.addItem(choice.label, choice.value.value)
            self._form.addRow(option.label, widget)
        else:
            widget = QCheckBox(option.label, self)
            self._form.addRow("", widget)
        widget.setObjectName(f"option_{option.key}")
        widget.setAccessibleName(option.label)
        widget.setToolTip(option.help)
        self._options[option.key] = widget

    def _connect(self) -> None:
        for button in self._formats.values():
            button.clicked.connect(self._on_format)
        for chip in (*self._areas.values(), *self._statuses.values()):
            chip.toggled.connect(self.changed)
        for widget in self._options.values():
            if isinstance(widget, QComboBox):
                widget.activated.connect(self.changed)
            else:
                widget.toggled.connect(self.changed)


def _chips_box(title: str, chips: Sequence[Chip], parent: QWidget) -> QGroupBox:
    box = QGroupBox(title, parent)
    flow = FlowLayout(box)
    flow.setContentsMargins(8, 4, 8, 6)
    for chip in chips:
        flow.addWidget(chip)
    return box


def _usual(status: Status) -> bool:
    """What is exported when nothing else was ever chosen: all but what is no longer published."""
    return status is not Status.RETIRED


def _word(widget: QComboBox | QCheckBox) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData())
    return "yes" if widget.isChecked() else "no"
