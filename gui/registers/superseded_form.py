"""One document out of force: its name, since when, and what to cite in its place; asked for and written."""

from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QFormLayout, QLabel, QLineEdit, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog, tab_order
from model.errors import CatalogueError, UserError
from model.own_superseded import checked, same_document, with_document, write_list
from model.superseded import Superseded, own_documents

_BETWEEN_ALIASES = "；"
_LINES = (
    ("title", "失效文件 *", "文件全称，不用写书名号", "已经废止或者被新文件代替的文件"),
    ("number", "文号", "只指这一文号的版本；不填：引用这个名称的都算", "同名的新文件仍然有效时，一定要写旧文件的文号"),
    ("date", "失效日期 *", "", "从这一天起，检查时会提示"),
    ("replaced_by", "替代文件", "应当改引的文件全称；没有就不填", "检查时会提示改引这个文件，并提供一键修改"),
    ("replaced_by_number", "替代文件文号", "例：国务院令第711号", "改引时写在文件名称后面的文号"),
    ("reason", "说明", "例：已并入《…》，没有直接替代的条款", "填写后，检查时显示这句话"),
    ("aliases", "其他写法", "简称或者旧名，用；隔开", "写成这些名称的也算这个文件"),
)


class SupersededForm(Dialog):
    """Asks for a ``Superseded``; a wrong answer is a sentence below, and cannot be confirmed."""

    def __init__(self, title: str, begin: Superseded, parent: QWidget | None = None) -> None:
        super().__init__("superseded_form", title, parent, accept="保存", reject="取消")
        self._lines: dict[str, QLineEdit] = {}
        self._date = QDateEdit(self)
        self._complaint = QLabel(self)
        self._build(begin)
        for line in self._lines.values():
            line.textChanged.connect(self._check)
        self._check()
        self.resize(560, 0)

    def document(self) -> Superseded:
        """What is filled in. Raises ``UserError`` when something is missing or wrong."""
        words = {key: line.text() for key, line in self._lines.items()}
        aliases = tuple(words.pop("aliases").split(_BETWEEN_ALIASES))
        day = self._date.date()
        return checked(Superseded(date=day.toPython(), aliases=aliases, **words))  # type: ignore[arg-type]

    def _check(self) -> None:
        complaint = ""
        try:
            self.document()
        except UserError as error:
            complaint = str(error)
        self._complaint.setText(complaint)
        if self.accept_button is not None:
            self.accept_button.setEnabled(not complaint)

    def _build(self, begin: Superseded) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        values = {"aliases": _BETWEEN_ALIASES.join(begin.aliases)}
        order: list[QWidget] = []
        for key, label, hint, tip in _LINES:
            widget: QWidget = self._date
            if key != "date":
                line = QLineEdit(values.get(key, getattr(begin, key)), self)
                line.setPlaceholderText(hint)
                line.setCursorPosition(0)
                self._lines[key] = line
                widget = line
            widget.setObjectName(f"superseded_{key}")
            widget.setAccessibleName(label.rstrip(" *"))
            widget.setToolTip(tip)
            form.addRow(label, widget)
            order.append(widget)
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy年M月d日")
        self._date.setDate(QDate(begin.date.year, begin.date.month, begin.date.day))
        self._complaint.setObjectName("superseded_complaint")
        self._complaint.setProperty("look", "error")
        self._complaint.setWordWrap(True)
        self.body.addLayout(form)
        self.body.addWidget(self._complaint)
        self.body.addStretch(1)
        tab_order(order)


def ask_and_write(path: Path, title: str, begin: Superseded, parent: QWidget) -> bool:
    """Ask for a document, beginning with this one, and write it into the list at ``path``.

    What the list says of the same document already is shown and changed. Returns whether the list is another one now;
    what goes wrong is told.
    """
    try:
        documents = own_documents(path)
        present = next((one for one in documents if same_document(one, begin)), None)
        form = SupersededForm(title, present or begin, parent)
        sure = bool(form.exec())
        form.deleteLater()
        if sure:
            write_list(path, with_document(documents, form.document(), present))
    except CatalogueError as error:
        messages.show_error(parent, error)
        return False
    return sure
