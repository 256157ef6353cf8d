"""失效文件清单: the clerk's own list of documents out of force, kept, and shared with colleagues as a file.

Every change is written at once. The list that ships with the program is used beside it and cannot be changed here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QHBoxLayout, QPushButton, QTableView, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.registers.flat_table import FlatTable, dress
from gui.registers.superseded_form import ask_and_write
from gui.widgets.button_column import ButtonColumn
from model.errors import CatalogueError
from model.own_superseded import SUFFIX, merge, read_list, write_list
from model.superseded import Superseded, own_documents

_FILES = f"失效文件清单 (*{SUFFIX})"
_WIDTHS = (0, 150, 110, 260)


class SupersededModel(FlatTable):
    """The own list, in the order of the file."""

    titles = ("失效文件", "文号", "失效日期", "替代文件")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: Sequence[Superseded] = ()

    @property
    def documents(self) -> Sequence[Superseded]:
        return self._documents

    def show(self, documents: Sequence[Superseded]) -> None:
        self.beginResetModel()
        self._documents = tuple(documents)
        self.endResetModel()

    def count(self) -> int:
        return len(self._documents)

    def text(self, row: int, column: int) -> str:
        shown = self._documents[row]
        instead = shown.replacement or shown.reason or "（没有）"
        return (shown.title, shown.number or "全部版本", shown.date.isoformat(), instead)[column]


class SupersededList(Dialog):
    """The list with buttons beside it.

    Signals: ``changed()`` after it was written.
    """

    changed = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__("superseded_list", "失效文件清单", parent, reject="关闭")
        self._path = path
        self._readable = True
        self.documents = SupersededModel(self)
        self._view = QTableView(self)
        self._buttons: dict[str, QPushButton] = {}
        self._note = self.note("")
        self._build()
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self._view.doubleClicked.connect(self._on_change)
        self._import = self.add_button("import", "导入…", QDialogButtonBox.ButtonRole.ActionRole)
        self._export = self.add_button("export", "导出…", QDialogButtonBox.ButtonRole.ActionRole)
        self._import.clicked.connect(self._on_import)
        self._export.clicked.connect(self._on_export)
        self._read()
        self.resize(900, 460)

    def _on_add(self) -> None:
        self._ask("增加失效文件", Superseded("", date.today()))

    def _on_change(self) -> None:
        current = self._current()
        if current is not None and self._readable:
            self._ask("修改失效文件", current)

    def _on_remove(self) -> None:
        current = self._current()
        if current is not None and messages.ask(
            self,
            "失效文件清单",
            f"把《{current.title}》从清单里去掉？以后检查时不再提示。这一步不能撤销。",
            "去掉",
            dangerous=True,
        ):
            left = [one for one in self.documents.documents if one != current]
            self._try(lambda: self._write(left))

    def _on_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "导入失效文件清单", "", _FILES)
        if name:
            self._try(lambda: self._take_in(Path(name)))

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "导出失效文件清单", self._path.name, _FILES)
        if name:
            target = Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")
            if self._try(lambda: write_list(target, self.documents.documents)):
                self._note.setText(f"已导出 {self.documents.count()} 件到 {target}，同事可以在这里导入。")

    def _on_current(self) -> None:
        for name in ("change", "remove"):
            self._buttons[name].setEnabled(self._readable and self._current() is not None)

    def _take_in(self, path: Path) -> None:
        merged = merge(self.documents.documents, read_list(path))
        if merged.added or merged.changed:
            self._write(merged.documents)
        self._note.setText(
            f"从“{path.name}”导入：新增 {merged.added} 件，修改 {merged.changed} 件，{merged.same} 件原来就有。"
        )

    def _ask(self, title: str, begin: Superseded) -> None:
        if ask_and_write(self._path, title, begin, self):
            self._show(own_documents(self._path))
            self.changed.emit()

    def _write(self, documents: Sequence[Superseded]) -> None:
        write_list(self._path, documents)
        self._show(documents)
        self.changed.emit()

    def _try(self, work: Callable[[], object]) -> bool:
        """Do this; a failure is told. Returns whether it was done."""
        try:
            work()
        except CatalogueError as error:
            messages.show_error(self, error)
            return False
        return True

    def _read(self) -> None:
        try:
            self._show(own_documents(self._path))
            self._note.setText(
                "检查公开依据时，除了软件自带的清单，还会用这里的清单提示改引。清单属于你自己，对所有目录都有效。"
            )
        except CatalogueError as error:
            self._readable = False
            self._note.setText(f"{error}改正之前，这里不能修改。文件在：{self._path}")
        for button in (*self._buttons.values(), self._import, self._export):
            button.setEnabled(self._readable)
        self._on_current()

    def _show(self, documents: Sequence[Superseded]) -> None:
        row = self._view.currentIndex().row()
        self.documents.show(documents)
        self._view.selectRow(min(max(row, 0), len(documents) - 1))
        self._export.setEnabled(bool(documents))
        self._on_current()

    def _current(self) -> Superseded | None:
        row = self._view.currentIndex().row()
        return self.documents.documents[row] if 0 <= row < self.documents.count() else None

    def _build(self) -> None:
        dress(self._view, self.documents, "superseded_documents", "失效文件", _WIDTHS)
        orders = (
            ("add", "增加…", "plus", self._on_add),
            ("change", "修改…", "edit", self._on_change),
            ("remove", "去掉…", "delete", self._on_remove),
        )
        column = ButtonColumn("superseded", orders, self)
        self._buttons = column.buttons
        row = QHBoxLayout()
        row.addWidget(self._view, 1)
        row.addLayout(column)
        self.body.addLayout(row, 1)
