"""Choosing the area that entries are moved to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.dialog import Dialog, current_item
from gui.icons import icon
from model.records import Area


class ChooseAreaDialog(Dialog):
    """A list of areas."""

    def __init__(self, areas: Sequence[Area], number: int, parent: QWidget | None = None) -> None:
        super().__init__("choose_area", "移到其他领域", parent, accept="移动", reject="取消")
        self.note(f"把选中的 {number} 个事项移到哪个领域？移到那个领域的最后。")
        self._list = QListWidget(self)
        self._list.setObjectName("area_choices")
        self._list.setAccessibleName("领域")
        self._list.setIconSize(QSize(18, 18))
        for area in areas:
            item = QListWidgetItem(icon("area"), area.label, self._list)
            item.setData(Qt.ItemDataRole.UserRole, area.key)
        self._list.setCurrentRow(0)
        self._list.itemDoubleClicked.connect(self.accept)
        self.body.addWidget(self._list, 1)
        self.resize(340, 400)

    def chosen(self) -> str:
        """The key of the area."""
        item = current_item(self._list)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
