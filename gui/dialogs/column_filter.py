"""Choosing what a column must say: tick values, or type words it must contain. Filters nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QListView, QWidget

from gui.dialogs.dialog import Dialog, tab_order
from gui.filter import ColumnFilter
from gui.filtering.value_count import ValueCount
from gui.item_models.columns import Column
from gui.item_models.value_list_model import MOST_SHOWN, ValueListModel
from gui.workspace import Workspace

_BETWEEN = 2  # pixels around a value
_BELOW = 2  # pixels between the column's head and the dialog


class ColumnFilterDialog(Dialog):
    """Counts the values of the column among the entries that everything else lets through, and offers them."""

    def __init__(
        self,
        workspace: Workspace,
        column: Column,
        among: Sequence[int],
        present: ColumnFilter | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("column_filter", f"筛选：{column.title}", parent, accept="确定", reject="取消")
        self._present = present
        self._cleared = False
        self._words = QLineEdit(self)
        self._words.setObjectName("filter_words")
        self._words.setAccessibleName(f"查找{column.title}中的文字")
        self._words.setPlaceholderText("输入文字：只看包含它的")
        self._words.setClearButtonEnabled(True)
        self._model = ValueListModel(self)
        self._list = QListView(self)
        self._list.setObjectName("filter_values")
        self._list.setAccessibleName(f"{column.title}的值")
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(_BETWEEN)
        self._list.setModel(self._model)
        self._note = QLabel("正在统计…", self)
        self._note.setProperty("look", "muted")
        self._note.setWordWrap(True)
        for part in (self._words, self._list, self._note):
            self.body.addWidget(part)
        clear = self.add_button("clear", "不再筛选这一列", QDialogButtonBox.ButtonRole.ResetRole)
        clear.setEnabled(present is not None)
        clear.clicked.connect(self._on_clear)
        self._count = ValueCount(workspace, column, among, self)
        self._count.counted.connect(self._on_counted)
        self._words.textChanged.connect(self._on_words)
        self._model.ticked.connect(self._on_ticked)
        self._model.found.connect(self._on_found)
        tab_order((self._words, self._list))
        self.resize(400, 460)
        self._count.start()

    @property
    def counting(self) -> bool:
        """Whether the values are still being counted or looked through."""
        return self._count.running or self._model.looking

    def chosen(self) -> ColumnFilter | None:
        """The filter, ``None`` for none."""
        words = self._words.text().strip()
        if self._cleared or (not words and self._model.all_ticked):
            return None
        if words and self._model.all_ticked:  # what will contain them later belongs to it, too
            return ColumnFilter(text=words)
        return ColumnFilter(values=self._model.chosen)

    def stand_below(self, place: QPoint) -> None:
        """Stand below the head of the column, inside the screen."""
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y() + _BELOW, room.bottom() - self.height()))
        self.move(left, top)

    def done(self, result: int) -> None:
        self._count.stop()
        self._model.stop()
        super().done(result)

    def _on_clear(self) -> None:
        self._cleared = True
        self.accept()

    def _on_counted(self) -> None:
        present = self._present
        self._model.show(self._count.values, present.values if present is not None and present.values else None)
        if present is not None and present.text:
            self._words.setText(present.text)
        elif self._words.text():
            self._on_words(self._words.text())
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_words(self, words: str) -> None:
        """Typed: the list follows; Enter waits for it."""
        if self._count.running:
            return
        if self.accept_button is not None:
            self.accept_button.setEnabled(False)
        self._model.look_for(words.strip())

    def _on_found(self) -> None:
        number = self._model.matching
        if number > MOST_SHOWN:
            self._note.setText(f"共 {number} 个不同的值，这里列出用得最多的 {MOST_SHOWN} 个；输入文字可以缩小范围。")
        else:
            self._note.setText(f"共 {number} 个不同的值，右边是事项数。" if number else "没有包含这些字的值。")
        self._on_ticked()

    def _on_ticked(self) -> None:
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(self._model.chosen))
