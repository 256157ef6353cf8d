"""One unit and its other names, and which unit another name belongs to: the two small dialogs of the register."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from gui.dialogs.dialog import Dialog, tab_order
from model.errors import UserError
from model.unit_register import Unit, split_names, with_unit

_LISTS = (
    ("aliases", "简称", "每行一个，例：市司法局", "写成简称时，检查会建议写全称；填写时打简称会提示全称"),
    ("former", "曾用名", "每行一个，例：格尔木市司法处", "写成曾用名时，检查会提示改正，并提供一键修改"),
)


class UnitForm(Dialog):
    """Asks for a unit. What cannot be is a sentence below, and cannot be confirmed."""

    def __init__(self, title: str, begin: Unit, register: Sequence[Unit], parent: QWidget | None = None) -> None:
        super().__init__("unit_form", title, parent, accept="保存", reject="取消")
        self._register = register
        self._name = QLineEdit(begin.name, self)
        self._lists: dict[str, QPlainTextEdit] = {}
        self._complaint = QLabel(self)
        self._build(begin)
        self._name.setReadOnly(any(unit.name == begin.name for unit in register))
        self._name.textChanged.connect(self._check)
        for box in self._lists.values():
            box.textChanged.connect(self._check)
        self._check()
        (self._lists["aliases"] if begin.name else self._name).setFocus()
        self.resize(480, 0)

    def unit(self) -> Unit:
        """What is filled in."""
        names = {key: split_names(box.toPlainText()) for key, box in self._lists.items()}
        return Unit(self._name.text(), **names)

    def _check(self) -> None:
        complaint = ""
        try:
            with_unit(self._register, self.unit())
        except UserError as error:
            complaint = str(error)
        self._complaint.setText(complaint)
        if self.accept_button is not None:
            self.accept_button.setEnabled(not complaint)

    def _build(self, begin: Unit) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        self._name.setObjectName("unit_name")
        self._name.setAccessibleName("单位全称")
        self._name.setPlaceholderText("例：格尔木市财政局")
        self._name.setToolTip("规范全称。已在名录里的单位改名用“更名…”，目录里会一起改")
        form.addRow("单位全称", self._name)
        for key, label, hint, tip in _LISTS:
            box = QPlainTextEdit("\n".join(getattr(begin, key)), self)
            box.setObjectName(f"unit_{key}")
            box.setAccessibleName(label)
            box.setPlaceholderText(hint)
            box.setToolTip(tip)
            box.setTabChangesFocus(True)
            box.setFixedHeight(3 * box.fontMetrics().lineSpacing() + 16)
            self._lists[key] = box
            form.addRow(label, box)
        self._complaint.setObjectName("unit_complaint")
        self._complaint.setProperty("look", "error")
        self._complaint.setWordWrap(True)
        self.body.addLayout(form)
        self.body.addWidget(self._complaint)
        self.body.addStretch(1)
        tab_order([self._name, *self._lists.values()])


class MergeForm(Dialog):
    """Asks which unit a name belongs to, as 曾用名 or 简称, and whether the entries shall be changed too."""

    def __init__(self, name: str, units: Sequence[str], parent: QWidget | None = None, *, as_alias: bool) -> None:
        super().__init__("unit_merge", f"合并“{name}”", parent, accept="合并", reject="取消")
        self._units = units
        self._into = QComboBox(self)
        self._former = QRadioButton("曾用名（改了名称，或者已经并入）", self)
        self._alias = QRadioButton("简称（就是同一个单位）", self)
        self._entries = QCheckBox("接着把事项里的这个名称改成全称（先看清每一处）", self)
        self._build(name)
        (self._alias if as_alias else self._former).setChecked(True)
        self._entries.setChecked(True)
        self._into.currentTextChanged.connect(self._check)
        self._check()
        self.resize(480, 0)

    @property
    def into(self) -> str:
        return self._into.currentText().strip()

    @property
    def as_alias(self) -> bool:
        return self._alias.isChecked()

    @property
    def changes_entries(self) -> bool:
        return self._entries.isChecked()

    def _check(self) -> None:
        if self.accept_button is not None:
            self.accept_button.setEnabled(self.into in self._units)

    def _build(self, name: str) -> None:
        self.note(f"“{name}”以后作为名录里另一个单位的名称：")
        self._into.addItems(list(self._units))
        self._into.setEditable(True)
        self._into.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._into.setCurrentIndex(-1)
        completer = QCompleter(self._into.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._into.setCompleter(completer)
        for widget, object_name, label in (
            (self._into, "merge_into", "哪个单位"),
            (self._former, "merge_former", self._former.text()),
            (self._alias, "merge_alias", self._alias.text()),
            (self._entries, "merge_entries", self._entries.text()),
        ):
            widget.setObjectName(object_name)
            widget.setAccessibleName(label)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        form.addRow("哪个单位", self._into)
        form.addRow("作为它的", self._former)
        form.addRow("", self._alias)
        form.addRow("", self._entries)
        self.body.addLayout(form)
        self.body.addStretch(1)
