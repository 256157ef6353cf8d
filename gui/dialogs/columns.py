"""Choosing which columns the table shows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.dialog import Dialog
from gui.item_models.columns import AREA, Column


class ColumnsDialog(Dialog):
    """A tick for each column. The area's column comes and goes with the tree and is not offered."""

    def __init__(self, columns: Sequence[Column], shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("columns", "显示的列", parent, accept="确定", reject="取消")
        self.note("勾选要显示的列。列的先后和宽度可以在表头上拖动。")
        self._list = QListWidget(self)
        self._list.setObjectName("column_list")
        self._list.setAccessibleName("列")
        for column in columns:
            if column.key == AREA:
                continue
            item = QListWidgetItem(column.title, self._list)
            item.setData(Qt.ItemDataRole.UserRole, column.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if column.key in shown else Qt.CheckState.Unchecked)
        self._list.itemChanged.connect(self._on_changed)
        self.body.addWidget(self._list)
        self.resize(320, 480)

    def chosen(self) -> list[str]:
        """The keys of the ticked columns."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _on_changed(self) -> None:
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(self.chosen()))
