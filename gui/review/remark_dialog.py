"""Writing down a remark by hand: who said it, about which field, and what the field shall say if that is known."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from gui.dialogs.dialog import Dialog, tab_order
from gui.review.words import WHOLE
from model.fields import Field
from model.records import Entry
from model.remarks import NewRemark

_SIZE = (520, 420)


class RemarkDialog(Dialog):
    """Asks for one remark about an entry; ``remark`` gives it when the dialog was confirmed."""

    def __init__(self, entry: Entry, fields: Sequence[Field], people: Sequence[str], parent: QWidget) -> None:
        super().__init__("remark", "添加审核意见", parent, accept="添加", reject="取消")
        self._entry = entry
        self._field = QComboBox(self)
        self._reviewer = QComboBox(self)
        self._text = QPlainTextEdit(self)
        self._proposes = QCheckBox("建议改为", self)
        self._proposed = QPlainTextEdit(self)
        self._field.addItem(WHOLE, "")
        for field in fields:
            self._field.addItem(field.label, field.key)
        self._reviewer.addItems(list(people))
        self._build()
        self._field.currentIndexChanged.connect(self._on_field)
        self._proposes.toggled.connect(self._on_proposes)
        for edited in (self._text, self._proposed):
            edited.textChanged.connect(self._show_state)
        self._on_field()

    def choose(self, field: str) -> None:
        """Begin with this field."""
        self._field.setCurrentIndex(max(0, self._field.findData(field)))

    def remark(self) -> NewRemark:
        """What was written down."""
        key = str(self._field.currentData())
        proposed = self._proposed.toPlainText() if self._proposes.isChecked() and key else None
        return NewRemark(
            self._entry.id,
            self._text.toPlainText(),
            key,
            self._reviewer.currentText(),
            before=self._entry[key] if key else "",
            proposed=proposed,
        )

    def _on_field(self) -> None:
        key = str(self._field.currentData())
        self._proposes.setEnabled(bool(key))
        if not key:
            self._proposes.setChecked(False)
        self._proposed.setPlainText(self._entry[key] if key else "")
        self._show_state()

    def _on_proposes(self, checked: bool) -> None:
        self._proposed.setEnabled(checked)
        self._show_state()

    def _show_state(self) -> None:
        remark = self.remark()
        changes = remark.proposed is not None and remark.proposed != remark.before
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(remark.text.strip()) or changes)

    def _build(self) -> None:
        self.note(f"事项：{self._entry['name'] or '没有名称'}")
        self._reviewer.setEditable(True)
        self._reviewer.setCurrentText("")
        edit = self._reviewer.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText("谁提的意见，可以不填")
        self._text.setPlaceholderText("要改什么、为什么")
        self._proposed.setEnabled(False)
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        named: tuple[tuple[str, QWidget, str], ...] = (
            ("审核人", self._reviewer, "remark_reviewer"),
            ("字段", self._field, "remark_field"),
            ("意见", self._text, "remark_words"),
            ("建议改为", self._proposed, "remark_proposed"),
        )
        for title, widget, name in named:
            widget.setObjectName(name)
            widget.setAccessibleName(title)
            if widget is self._proposed:
                rows.addRow(self._proposes, widget)
            else:
                rows.addRow(title, widget)
        for text in (self._text, self._proposed):
            text.setTabChangesFocus(True)
        self._proposes.setObjectName("remark_proposes")
        self._proposes.setAccessibleName("写明建议改成的内容")
        self.body.addLayout(rows, 1)
        tab_order([self._reviewer, self._field, self._text, self._proposes, self._proposed])
        self.resize(*_SIZE)
