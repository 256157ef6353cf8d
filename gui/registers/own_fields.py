"""自定义字段: the catalogue's own columns. Add, rename, order, remove; each wish is done at once, as one undo step."""

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QPushButton, QTableView, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.long_changes import LongChanges
from gui.progress import ProgressRunner
from gui.registers.flat_table import FlatTable, dress
from gui.slices import Slices
from gui.widgets.button_column import ButtonColumn
from gui.workspace import Workspace
from model.changes import Changes
from model.operations.custom_fields import (
    add_custom_field,
    move_custom_field,
    remove_custom_field,
    rename_custom_field,
)
from model.operations.operation import Operation
from model.records import CustomField

_READ = 60  # entries read together
_COUNTING = "…"


class OwnFieldModel(FlatTable):
    """The fields in order, and in how many entries each is filled in."""

    titles = ("字段", "已填事项")
    numbers = (1,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: Sequence[CustomField] = ()
        self._uses: Counter[str] | None = None

    @property
    def fields(self) -> Sequence[CustomField]:
        return self._fields

    def show(self, fields: Sequence[CustomField]) -> None:
        """Show these fields; how often they are filled in is not known yet."""
        self.beginResetModel()
        self._fields = tuple(fields)
        self._uses = None
        self.endResetModel()

    def show_uses(self, uses: Counter[str]) -> None:
        """The entries were counted."""
        self._uses = uses
        if self._fields:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._fields) - 1, 1))

    def uses(self, key: str) -> int | None:
        """In how many entries a field is filled in; ``None`` while they are counted."""
        return self._uses[key] if self._uses is not None else None

    def count(self) -> int:
        return len(self._fields)

    def text(self, row: int, column: int) -> str:
        field = self._fields[row]
        if column == 0:
            return field.label
        return str(self._uses[field.key]) if self._uses is not None else _COUNTING


class OwnFieldsDialog(Dialog):
    """The list with buttons beside it."""

    def __init__(self, workspace: Workspace, runner: ProgressRunner, parent: QWidget | None = None) -> None:
        super().__init__("own_fields", "自定义字段", parent, reject="关闭")
        self._workspace = workspace
        self._runner = runner
        self._long = LongChanges(workspace, runner, self)
        self.model = OwnFieldModel(self)
        self._view = QTableView(self)
        self._buttons: dict[str, QPushButton] = {}
        self._counted: Counter[str] = Counter()
        self._slices = Slices(self)
        self._slices.finished.connect(self._on_counted)
        self._build()
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self._view.doubleClicked.connect(self._on_rename)
        self._show(0)
        self.resize(520, 420)

    def reject(self) -> None:
        if not self._runner.busy:
            self._slices.stop()
            super().reject()

    def _on_current(self, _current: QModelIndex | None = None) -> None:
        row, last = self._view.currentIndex().row(), self.model.count() - 1
        self._buttons["rename"].setEnabled(row >= 0)
        self._buttons["up"].setEnabled(row > 0)
        self._buttons["down"].setEnabled(0 <= row < last)
        self._buttons["remove"].setEnabled(row >= 0 and not self._slices.running)

    def _on_add(self) -> None:
        label, sure = QInputDialog.getText(self, "增加字段", "字段名称（例：责任科室、办理地点）：")
        if sure and label.strip():
            self._run(add_custom_field(label=label), self.model.count())

    def _on_rename(self) -> None:
        field, row = self._current(), self._view.currentIndex().row()
        if field is None:
            return
        label, sure = QInputDialog.getText(self, "修改字段名称", "字段名称：", text=field.label)
        if sure and label.strip() not in ("", field.label):
            self._run(rename_custom_field(key=field.key, label=label), row)

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _on_remove(self) -> None:
        field = self._current()
        uses = self.model.uses(field.key) if field is not None else None
        if field is None or uses is None:
            return
        lost = f"其中 {uses} 个事项填写的内容一起删除，" if uses else "没有事项填写过它，"
        if messages.ask(
            self,
            "删除自定义字段",
            f"删除字段“{field.label}”？{lost}可以撤销。",
            "删除",
            dangerous=uses > 0,
        ):
            self._long.run(remove_custom_field(key=field.key), f"正在删除字段“{field.label}”", self._on_removed)

    def _on_removed(self, _changes: Changes) -> None:
        self._show(max(0, self._view.currentIndex().row() - 1))

    def _on_counted(self) -> None:
        self.model.show_uses(self._counted)
        self._on_current()

    def _move(self, distance: int) -> None:
        field, row = self._current(), self._view.currentIndex().row()
        if field is None:
            return
        keys = [one.key for one in self.model.fields]
        place = row + distance if distance < 0 else row + 2
        before = keys[place] if place < len(keys) else None
        self._run(move_custom_field(key=field.key, before=before), row + distance)

    def _run(self, operation: Operation, row: int) -> None:
        if not self._runner.busy and self._workspace.run(operation) is not None:
            self._show(row)

    def _current(self) -> CustomField | None:
        row = self._view.currentIndex().row()
        return self.model.fields[row] if 0 <= row < self.model.count() else None

    def _show(self, row: int) -> None:
        """Show the fields as they are now, this row chosen, and count the entries that fill them in."""
        self.model.show(self._workspace.catalogue.settings().custom_fields)
        self._counted = Counter()
        self._slices.start(self._count)
        self._view.selectRow(min(row, self.model.count() - 1))
        self._on_current()

    def _count(self) -> Iterator[object]:
        ids = self._workspace.outline.ids
        keys = {field.key for field in self.model.fields}
        for first in range(0, len(ids) if keys else 0, _READ):
            for entry in self._workspace.catalogue.entries(ids[first : first + _READ]):
                self._counted.update(keys & entry.values.keys())
            yield first

    def _build(self) -> None:
        self.note("本目录自己的列：和标准的列一样，出现在表单、表格、搜索、导入和导出里。先后就是列的先后。")
        dress(self._view, self.model, "own_field_list", "自定义字段", (0, 90))
        orders = (
            ("add", "增加…", "plus", self._on_add),
            ("rename", "改名…", "edit", self._on_rename),
            ("up", "上移", "move-up", self._on_up),
            ("down", "下移", "move-down", self._on_down),
            ("remove", "删除…", "delete", self._on_remove),
        )
        column = ButtonColumn("own_field", orders, self)
        self._buttons = column.buttons
        row = QHBoxLayout()
        row.addWidget(self._view, 1)
        row.addLayout(column)
        self.body.addLayout(row, 1)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
