"""The left side of the export dialog: which kind of file, and tabs for its content, flow charts and letter.

The options are read from ``exporters.options.OPTIONS``; a new one there appears here by itself, in its group's tab.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QGroupBox,
    QRadioButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exporters.formats import Format
from exporters.options import OPTIONS, ExportOptions, FlowCharts, LetterPart, Option, from_words, to_words
from gui.dialogs.dialog import tab_order
from gui.dialogs.export_flow import FlowForm
from gui.dialogs.export_letter import LetterForm
from gui.dialogs.export_subject import ExportSubject
from gui.icons import icon
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.records import Status

_ICONS = {".docx": "page", ".xlsx": "table", ".pdf": "print", ".csv": "logs", ".json": "columns"}
_TABS = (("content", "内容"), ("flow", "流程图"), ("letter", "公文"))
"""Groups of options and the names of their tabs."""


class ExportChoices(QWidget):
    """Everything that decides what is written.

    Signals: ``changed()`` when any choice changed.
    """

    changed = Signal()

    def __init__(
        self, formats: Sequence[Format], subject: ExportSubject, remembered: Mapping[str, object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._formats = {chosen.suffix: QRadioButton(chosen.label, self) for chosen in formats}
        self._group = QButtonGroup(self)
        self._areas = {area.key: Chip(area.label, self) for area in subject.areas}
        self._statuses = {status: Chip(status.label, self) for status in Status}
        self._options: dict[str, QComboBox | QCheckBox] = {}
        self._forms = {group: QFormLayout() for group, _ in _TABS}
        self._tabs = QTabWidget(self)
        self._flow = FlowForm(subject.selected, self)
        letter = remembered.get("letter")
        self._letter = LetterForm(subject.facts((), ()), letter if isinstance(letter, dict) else {}, self)
        self._build()
        self._restore(remembered)
        self._show_options()
        self._connect()

    @property
    def suffix(self) -> str:
        """The kind of file."""
        return next(suffix for suffix, button in self._formats.items() if button.isChecked())

    def options(self) -> ExportOptions:
        """The choices that this kind of file heeds; all areas or statuses ticked is the same as none."""
        heeded = [option.key for option in OPTIONS if self.suffix in option.suffixes]
        plain = from_words({key: word for key, word in self._said().items() if key in heeded})
        areas = frozenset(key for key, chip in self._areas.items() if chip.isChecked())
        statuses = frozenset(status for status, chip in self._statuses.items() if chip.isChecked())
        return ExportOptions(
            areas=areas if len(areas) < len(self._areas) else frozenset(),
            statuses=statuses if len(statuses) < len(self._statuses) else frozenset(),
            **{option.key: getattr(plain, option.key) for option in OPTIONS},
            charted=self._flow.selected,
            letter_kind=self._letter.kind,
            letter_words=self._letter.words(),
        )

    def stem(self, name: str) -> str:
        """What the file is to be called: after the catalogue, or after the letter when nothing else is written."""
        options = self.options()
        return name if options.letter is not LetterPart.ALONE else self._letter.title or name

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
        options = to_words(from_words(self._said()))
        return {"suffix": self.suffix, "options": options, "statuses": statuses, "letter": self._letter.remember()}

    def _on_format(self) -> None:
        self._show_options()
        self.changed.emit()

    def _on_choice(self) -> None:
        """The letter's form is there when a letter is wanted, and speaks of what is chosen."""
        self._tell_letter()
        self.changed.emit()

    def _tell_letter(self) -> None:
        self._letter.setVisible(self._said()["letter"] != LetterPart.NONE)
        options = self.options()
        charts = options.flow_charts is not FlowCharts.NONE
        self._letter.set_facts(self._subject.facts(options.areas, options.statuses, charts=charts))

    def _said(self) -> dict[str, str]:
        return {key: _word(widget) for key, widget in self._options.items()}

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
                place = widget.findData(word)
                widget.setCurrentIndex(place if place >= 0 and _offered(widget, place) else 0)
            elif isinstance(widget, QCheckBox):
                widget.setChecked(word != "no")
        self._tell_letter()

    def _show_options(self) -> None:
        """Only the options that this kind of file heeds, and only tabs that hold any."""
        for option in OPTIONS:
            self._forms[option.group].setRowVisible(self._options[option.key], self.suffix in option.suffixes)
        for place, (group, _) in enumerate(_TABS):
            heeded = any(self.suffix in option.suffixes for option in OPTIONS if option.group == group)
            self._tabs.setTabVisible(place, heeded or place == 0)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._formats_box())
        column.addWidget(self._tabs, 1)
        self._tabs.setObjectName("export_tabs")
        self._tabs.setAccessibleName("导出的内容")
        for key, chip in self._areas.items():
            chip.setObjectName(f"export_area_{key}")
            chip.setChecked(True)
        for status, chip in self._statuses.items():
            chip.setObjectName(f"export_status_{status.value}")
        for option in OPTIONS:
            self._add_option(option)
        self._offer_selection()
        chips = (
            _chips_box("领域", list(self._areas.values()), self),
            _chips_box("状态", list(self._statuses.values()), self),
        )
        below = {"content": (), "flow": (self._flow,), "letter": (self._letter,)}
        for group, label in _TABS:
            above = chips if group == "content" else ()
            self._tabs.addTab(_page(group, above, self._forms[group], below[group]), label)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes down the left side as it is read, through every page."""
        options = {group: [self._options[one.key] for one in OPTIONS if one.group == group] for group, _ in _TABS}
        top = [*self._formats.values(), self._tabs, *self._areas.values(), *self._statuses.values()]
        flow = [*options["flow"], *self._flow.widgets()]
        letter = [*options["letter"], *self._letter.widgets()]
        tab_order([*top, *options["content"], *flow, *letter])

    def _offer_selection(self) -> None:
        """Charts of selected entries only where there are some."""
        widget = self._options["flow_charts"]
        if isinstance(widget, QComboBox) and not self._subject.selected:
            model = widget.model()
            if isinstance(model, QStandardItemModel):
                model.item(widget.findData(FlowCharts.CHOSEN.value)).setEnabled(False)

    def _formats_box(self) -> QGroupBox:
        box = QGroupBox("文件类型", self)
        grid = QGridLayout(box)
        grid.setVerticalSpacing(3)
        for place, (suffix, button) in enumerate(self._formats.items()):
            button.setObjectName(f"format_{suffix.removeprefix('.')}")
            button.setAccessibleName(button.text())
            button.setIcon(icon(_ICONS.get(suffix, "blank")))
            self._group.addButton(button)
            grid.addWidget(button, place // 2, place % 2)
        return box

    def _add_option(self, option: Option) -> None:
        widget: QComboBox | QCheckBox
        form = self._forms[option.group]
        if option.choices:
            widget = QComboBox(self)
            for choice in option.choices:
                widget.addItem(choice.label, choice.value.value)
            form.addRow(option.label, widget)
        else:
            widget = QCheckBox(option.label, self)
            form.addRow("", widget)
        widget.setObjectName(f"option_{option.key}")
        widget.setAccessibleName(option.label)
        widget.setToolTip(option.help)
        self._options[option.key] = widget

    def _connect(self) -> None:
        for button in self._formats.values():
            button.clicked.connect(self._on_format)
        for chip in (*self._areas.values(), *self._statuses.values()):
            chip.toggled.connect(self._on_choice)
        for widget in self._options.values():
            if isinstance(widget, QComboBox):
                widget.activated.connect(self._on_choice)
            else:
                widget.toggled.connect(self._on_choice)
        self._flow.changed.connect(self.changed)
        self._letter.changed.connect(self.changed)


def _page(group: str, above: Sequence[QWidget], form: QFormLayout, below: Sequence[QWidget]) -> QScrollArea:
    """A tab: what stands above its options, the options, what stands below."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(2, 8, 8, 4)
    column.setSpacing(8)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(7)
    for widget in above:
        column.addWidget(widget)
    column.addLayout(form)
    for widget in below:
        column.addWidget(widget)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setObjectName(f"export_page_{group}")
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it has the focus and scrolls it
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    return scroll


def _chips_box(title: str, chips: Sequence[Chip], parent: QWidget) -> QGroupBox:
    box = QGroupBox(title, parent)
    flow = FlowLayout(box)
    flow.setContentsMargins(8, 4, 8, 6)
    for chip in chips:
        flow.addWidget(chip)
    return box


def _offered(widget: QComboBox, place: int) -> bool:
    """Whether a choice can be made at all."""
    return bool(widget.model().flags(widget.model().index(place, 0)) & Qt.ItemFlag.ItemIsEnabled)


def _usual(status: Status) -> bool:
    """What is exported when nothing else was ever chosen: all but what is no longer published."""
    return status is not Status.RETIRED


def _word(widget: QComboBox | QCheckBox) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData())
    return "yes" if widget.isChecked() else "no"
