"""The areas of the catalogue: add, rename, order, remove. Each wish is done at once and can be undone in the window."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from gui.dialogs.dialog import Dialog, current_item
from gui.icons import icon
from gui.widgets.button_column import ButtonColumn
from model.changes import Changes
from model.operations.areas import add_area, move_area, remove_area, rename_area
from model.operations.operation import Operation
from model.records import Area

Run = Callable[[Operation], Changes | None]
ReadAreas = Callable[[], tuple[Sequence[Area], Mapping[str, int]]]
"""The areas in order, and how many entries each has."""


class AreasDialog(Dialog):
    """A list of areas with buttons beside it."""

    def __init__(self, read: ReadAreas, run: Run, parent: QWidget | None = None) -> None:
        super().__init__("areas", "领域", parent, reject="关闭")
        self._read = read
        self._run = run
        self._list = QListWidget(self)
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self._list.currentRowChanged.connect(self._on_row)
        self._list.itemDoubleClicked.connect(self._on_rename)
        self._show(0)
        self.resize(440, 440)

    def _on_row(self, row: int) -> None:
        self._buttons["rename"].setEnabled(row >= 0)
        self._buttons["up"].setEnabled(row > 0)
        self._buttons["down"].setEnabled(0 <= row < self._list.count() - 1)
        item = current_item(self._list)
        empty = item is not None and not item.data(Qt.ItemDataRole.UserRole + 1)
        self._buttons["remove"].setEnabled(empty)
        self._buttons["remove"].setToolTip("删除这个领域" if empty else "领域里还有事项，先把它们删除或移走")

    def _on_add(self) -> None:
        label, sure = QInputDialog.getText(self, "增加领域", "领域名称：")
        if sure and label.strip() and self._run(add_area(label=label.strip())) is not None:
            self._show(self._list.count())

    def _on_rename(self) -> None:
        area = self._current()
        if area is None:
            return
        label, sure = QInputDialog.getText(self, "修改领域名称", "领域名称：", text=area.label)
        if sure and label.strip() not in ("", area.label):
            self._run(rename_area(key=area.key, label=label.strip()))
            self._show(self._list.currentRow())

    def _on_remove(self) -> None:
        area = self._current()
        if area is not None and self._run(remove_area(key=area.key)) is not None:
            self._show(max(0, self._list.currentRow() - 1))

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, distance: int) -> None:
        area, row = self._current(), self._list.currentRow()
        if area is None:
            return
        keys = [self._list.item(place).data(Qt.ItemDataRole.UserRole).key for place in range(self._list.count())]
        place = row + distance if distance < 0 else row + 2
        self._run(move_area(key=area.key, before=keys[place] if place < len(keys) else None))
        self._show(row + distance)

    def _current(self) -> Area | None:
        item = current_item(self._list)
        area = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return area if isinstance(area, Area) else None

    def _show(self, row: int) -> None:
        areas, counts = self._read()
        self._list.clear()
        for area in areas:
            number = counts.get(area.key, 0)
            item = QListWidgetItem(icon("area"), f"{area.label}    {number} 项", self._list)
            item.setData(Qt.ItemDataRole.UserRole, area)
            item.setData(Qt.ItemDataRole.UserRole + 1, number)
        self._list.setCurrentRow(min(row, self._list.count() - 1))

    def _build(self) -> None:
        self.note("领域的先后就是导出文件中的先后。这里的每一步都可以在窗口里撤销。")
        self._list.setObjectName("area_list")
        self._list.setAccessibleName("领域")
        self._list.setIconSize(QSize(18, 18))
        orders = (
            ("add", "增加…", "plus", self._on_add),
            ("rename", "改名…", "edit", self._on_rename),
            ("up", "上移", "move-up", self._on_up),
            ("down", "下移", "move-down", self._on_down),
            ("remove", "删除", "delete", self._on_remove),
        )
        column = ButtonColumn("area", orders, self)
        self._buttons = column.buttons
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addLayout(column)
        self.body.addLayout(row, 1)
