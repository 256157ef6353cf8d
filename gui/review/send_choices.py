"""What is chosen before entries go to a reviewer: which, to whom, in which kind of file."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from exporters.formats import FORMATS
from exporters.options import Paper
from exporters.review_copy import SUFFIXES, ReviewCopy
from gui.bulk.wish import Reach
from gui.icons import icon
from model.records import Status

_ICONS = {".docx": "page", ".xlsx": "table"}
_ADVICE = {
    ".xlsx": "审核人在“审核意见”栏填写，也可以加批注，或者直接改单元格。",
    ".docx": "审核人在“审核意见”栏填写，也可以加批注，或者打开“修订”直接改。",
}

StatusOf = Callable[[int], Status]


class SendChoices(QWidget):
    """The left side of the dialog.

    Signals: ``changed()`` when what will be written is another; ``named()`` when only the recipient is.
    """

    changed = Signal()
    named = Signal()

    def __init__(self, reaches: Sequence[Reach], people: Sequence[str], status_of: StatusOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._reaches = reaches
        self._status_of = status_of
        self._ids: list[int] = []
        self._reach = QComboBox(self)
        self._to = QComboBox(self)
        self._kinds = {suffix: QRadioButton(FORMATS[suffix].label, self) for suffix in SUFFIXES}
        self._group = QButtonGroup(self)
        self._paper = QComboBox(self)
        self._guarded = QCheckBox("只允许填写审核意见", self)
        self._advice = QLabel(self)
        self._counts = QLabel(self)
        self._reach.addItems([reach.label for reach in reaches])
        self._to.addItems(list(people))
        self._build()
        self._connect()
        self._show_state()

    @property
    def suffix(self) -> str:
        return next(suffix for suffix, button in self._kinds.items() if button.isChecked())

    @property
    def recipient(self) -> str:
        return self._to.currentText().strip()

    def ids(self) -> list[int]:
        """The entries to send: those chosen, without what is no longer in force unless that alone was chosen."""
        return self._ids

    def copy(self, uid: str) -> ReviewCopy:
        """The file as it is chosen."""
        guarded = self._guarded.isChecked() and self.suffix == ".xlsx"
        return ReviewCopy(uid, Paper(self._paper.currentData()), guarded=guarded)

    def choose(self, reach: int, suffix: object, paper: object, recipient: str) -> None:
        """Begin with these choices."""
        self._reach.setCurrentIndex(reach)
        if isinstance(suffix, str) and suffix in self._kinds:
            self._kinds[suffix].setChecked(True)
        self._paper.setCurrentIndex(max(0, self._paper.findData(paper)))
        self._to.setCurrentText(recipient)
        self._show_state()

    def _on_changed(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self._guarded.setVisible(self.suffix == ".xlsx")
        self._advice.setText(_ADVICE[self.suffix])
        chosen = self._reaches[self._reach.currentIndex()].ids
        statuses = Counter(map(self._status_of, chosen))
        retired, already, approved = (statuses[one] for one in (Status.RETIRED, Status.REVIEW, Status.APPROVED))
        if retired == len(chosen):
            retired = 0
        self._ids = [key for key in chosen if not retired or self._status_of(key) is not Status.RETIRED]
        told = [f"送审 {len(self._ids)} 个事项，状态改为“送审”。"]
        if already:
            told.append(f"其中 {already} 个已经送审过，会再送一次。")
        if retired:
            told.append(f"其中废止的 {retired} 个不送。")
        if approved:
            told.append(f"有 {approved} 个已经定稿，送审后要重新定稿。")
        self._counts.setText("\n".join(told))

    def _build(self) -> None:
        self._to.setEditable(True)
        edit = self._to.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText("如：法制科、市政府办公室")
        self._to.setCurrentText("")
        for paper in Paper:
            self._paper.addItem(f"{paper.value} 横向", paper.value)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(9)
        named: tuple[tuple[str, QWidget, str], ...] = (
            ("送审范围", self._reach, "send_reach"),
            ("送审对象", self._to, "send_to"),
            ("纸张", self._paper, "send_paper"),
        )
        for title, widget, name in named:
            widget.setObjectName(name)
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        self._reach.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._guarded.setObjectName("send_guarded")
        self._guarded.setAccessibleName("只允许填写审核意见")
        self._guarded.setToolTip("锁定其他各列，审核人只能填写审核意见和加批注；没有密码，可以在 WPS 里取消保护")
        form.addRow("", self._guarded)
        for label, name in ((self._advice, "send_advice"), (self._counts, "send_counts")):
            label.setObjectName(name)
            label.setProperty("look", "muted")
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._kinds_box())
        column.addLayout(form)
        column.addWidget(self._advice)
        column.addWidget(self._counts)
        column.addStretch(1)

    def _kinds_box(self) -> QGroupBox:
        box = QGroupBox("文件类型", self)
        column = QVBoxLayout(box)
        column.setSpacing(3)
        for suffix, button in self._kinds.items():
            button.setObjectName(f"send_{suffix.removeprefix('.')}")
            button.setAccessibleName(button.text())
            button.setIcon(icon(_ICONS[suffix]))
            self._group.addButton(button)
            column.addWidget(button)
        self._kinds[SUFFIXES[0]].setChecked(True)
        return box

    def _connect(self) -> None:
        self._reach.currentIndexChanged.connect(self._on_changed)
        self._paper.currentIndexChanged.connect(self._on_changed)
        for button in self._kinds.values():
            button.clicked.connect(self._on_changed)
        self._to.editTextChanged.connect(self.named)


def proposed_name(title: str, recipient: str, day: str) -> str:
    """What the file is called at first."""
    return Path(f"{title}送审稿{f'（{recipient}）' if recipient else ''}{day}").name
