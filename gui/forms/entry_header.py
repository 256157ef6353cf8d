"""The head of the form: which entry this is, its area and status, and what concerns the entry as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.icons import icon
from model.records import Area, Entry, Problem, Status


class EntryHeader(QWidget):
    """Place in the list, area, status, 待核实.

    Signals: ``area_requested(key)``, ``status_requested(Status)``, ``confirm_requested()``, ``step_requested(±1)``.
    """

    area_requested = Signal(str)
    status_requested = Signal(object)
    confirm_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QLabel("事项", self)
        self._previous = self._step_button("previous", "上一项", "Ctrl+PgUp")
        self._next = self._step_button("next", "下一项", "Ctrl+PgDown")
        self._area = QComboBox(self)
        self._status = QComboBox(self)
        self._mark = QLabel(self)
        self._strip = QFrame(self)
        self._strip_text = QLabel(self._strip)
        self._confirm = QPushButton("确认无误", self._strip)
        self._build()
        self._connect()

    def set_areas(self, areas: Sequence[Area]) -> None:
        """Offer these areas."""
        self._area.blockSignals(True)
        self._area.clear()
        for area in areas:
            self._area.addItem(area.label, area.key)
        self._area.blockSignals(False)

    def show_entry(self, entry: Entry, place: int, total: int, problems: Sequence[Problem]) -> None:
        """Show where the entry stands; ``problems`` are those of the entry as a whole."""
        self.show_place(place, total)
        self._choose(self._area, entry.area)
        self._choose(self._status, entry.status.value)
        sentences = [problem.message for problem in problems]
        if entry.unconfirmed and not sentences:
            sentences = ["来自标准目录，还没有核实。核对依据和内容后请确认。"]
        self._strip_text.setText("\n".join(sentences))
        self._strip.setVisible(bool(sentences))
        self._confirm.setVisible(entry.unconfirmed and self._status.isEnabled())

    def show_place(self, place: int, total: int) -> None:
        """Say which of the rows it is, counted from 1; 0 when it is none of them."""
        self._place.setText(f"事项 · {place} / {total}" if place else "事项 · 不在当前列表中")
        self._previous.setEnabled(place > 1)
        self._next.setEnabled(0 < place < total)

    def show_status_mark(self, text: str) -> None:
        """Say who gave the entry its status, and when; ``""`` says nothing."""
        self._mark.setText(text)
        self._mark.setVisible(bool(text))

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self._area, self._status, self._confirm):
            widget.setEnabled(not read_only)

    def _on_area(self, index: int) -> None:
        self.area_requested.emit(self._area.itemData(index))

    def _on_status(self, index: int) -> None:
        self.status_requested.emit(Status(self._status.itemData(index)))

    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)

    def _build(self) -> None:
        self._place.setProperty("look", "heading")
        self._place.setObjectName("entry_place")
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._place, 1)
        top.addWidget(self._previous)
        top.addWidget(self._next)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for label, box, name in (("领域", self._area, "entry_area"), ("状态", self._status, "entry_status")):
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            text = QLabel(label, self)
            text.setProperty("look", "field")
            text.setBuddy(box)
            choices.addWidget(text)
            choices.addWidget(box, 3 if box is self._area else 2)
        self._area.setToolTip("事项所属的领域，改选后移到那个领域的最后")
        self._status.setToolTip("草拟 → 送审 → 定稿；不再公开的设为废止")
        for status in Status:
            self._status.addItem(icon(f"status-{status.value}"), status.label, status.value)
        self._mark.setObjectName("entry_status_mark")
        self._mark.setProperty("look", "muted")
        self._mark.setWordWrap(True)
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.hide()
        self._build_strip()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(choices)
        column.addWidget(self._mark)
        column.addWidget(self._strip)

    def _build_strip(self) -> None:
        self._strip.setProperty("look", "notice")
        self._strip.setObjectName("entry_notice")
        self._strip_text.setWordWrap(True)
        self._confirm.setObjectName("confirm_entry")
        self._confirm.setAccessibleName("确认无误")
        self._confirm.setProperty("look", "link")
        self._confirm.setAutoDefault(False)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(8, 5, 4, 5)
        row.addWidget(self._strip_text, 1)
        row.addWidget(self._confirm)
        self._strip.hide()

    def _connect(self) -> None:
        self._area.activated.connect(self._on_area)
        self._status.activated.connect(self._on_status)
        self._confirm.clicked.connect(self.confirm_requested)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)

    def _step_button(self, name: str, label: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setObjectName(f"form_{name}")
        button.setAccessibleName(label)
        button.setToolTip(f"{label}（{keys}）")
        button.setProperty("look", "round")
        return button

    @staticmethod
    def _choose(box: QComboBox, key: str) -> None:
        box.blockSignals(True)
        box.setCurrentIndex(box.findData(key))
        box.blockSignals(False)
