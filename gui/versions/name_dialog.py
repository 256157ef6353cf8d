"""Giving a state of the catalogue a name and a note, or another name. Writes nothing itself."""

from collections.abc import Collection
from datetime import date

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from gui.dialogs.dialog import Dialog
from model.errors import UserError
from model.operations.releases import version_label

_STAGES = ("送审稿", "定稿", "公布稿", "报送稿", "年度修订前")
_NOTE_LINES = 3


def suggestion(stage: str, today: date, taken: Collection[str]) -> str:
    """A name that is free: ``送审稿 2026-11``, else with a number behind."""
    base = f"{stage} {today:%Y-%m}"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}（{number}）", number + 1
    return name


class NameDialog(Dialog):
    """``what`` says in words which state gets the name; ``taken`` are names in use, the present one left out."""

    def __init__(
        self, what: str, taken: Collection[str], parent: QWidget | None = None, *, label: str = "", note: str = ""
    ) -> None:
        title = "修改版本名称" if label else "命名版本"
        super().__init__("name_version", title, parent, accept="保存" if label else "命名", reject="取消")
        self._taken = frozenset(taken)
        self._name = QLineEdit(label or suggestion(_STAGES[0], date.today(), self._taken), self)
        self._note = QPlainTextEdit(note, self)
        self._complaint = QLabel(self)
        self._build(what)
        self._name.textChanged.connect(self._on_name)
        self._on_name()
        self._name.selectAll()
        self._name.setFocus()
        self.resize(520, self.sizeHint().height())

    @property
    def label(self) -> str:
        """The name as it was typed; it is clean when the dialog was accepted."""
        return self._name.text().strip()

    @property
    def remark(self) -> str:
        """The note."""
        return self._note.toPlainText().strip()

    def _on_name(self) -> None:
        try:
            version_label(self._name.text(), self._taken)
        except UserError as error:
            self._show_complaint(str(error))
        else:
            self._show_complaint("")

    def _on_stage(self, stage: str) -> None:
        self._name.setText(suggestion(stage, date.today(), self._taken))
        self._name.setFocus()

    def _show_complaint(self, sentence: str) -> None:
        self._complaint.setText(sentence)
        if self.accept_button is not None:
            self.accept_button.setEnabled(not sentence)

    def _build(self, what: str) -> None:
        self.note(what)
        for widget, name, label in (
            (self._name, "version_name", "版本名称"),
            (self._note, "version_note", "备注"),
            (self._complaint, "version_complaint", "名称不合适的原因"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label)
        self._note.setPlaceholderText("可以不填。例：报市政府办公室审核；写进变更说明的“调整理由”")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES + 20)
        self._complaint.setProperty("look", "error")
        self._complaint.setWordWrap(True)
        stages = QHBoxLayout()
        stages.setSpacing(5)
        for number, stage in enumerate(_STAGES):
            button = QPushButton(stage, self)
            button.setObjectName(f"version_stage_{number}")
            button.setAccessibleName(f"用“{stage}”作名称")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, stage=stage: self._on_stage(stage))
            stages.addWidget(button)
        stages.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("名称", self._name)
        form.addRow("", stages)
        form.addRow("备注", self._note)
        form.addRow("", self._complaint)
        self.body.addLayout(form)
