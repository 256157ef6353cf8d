"""Choosing some of many words: a button that says what is chosen, and a list with ticks that drops down from it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from exporters.board_design import BoardField

_ROWS = 12
_WIDTH = 260


class WordChoice(QPushButton):
    """None ticked means all.

    Signals: ``changed()`` when a word was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, field: BoardField, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._label = field.label
        self._drop = QFrame(self, Qt.WindowType.Popup)
        self._drop.setObjectName(f"board_{field.key}_drop")
        self._list = QListWidget(self._drop)
        self._list.setObjectName(f"board_{field.key}_list")
        self._list.setAccessibleName(field.label)
        column = QVBoxLayout(self._drop)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)
        for word in words:
            item = QListWidgetItem(word, self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.itemChanged.connect(self._on_ticked)
        self.clicked.connect(self._on_clicked)
        self.setEnabled(bool(words))
        self._write()

    def value(self) -> tuple[str, ...]:
        """The words ticked."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_value(self, value: Sequence[str]) -> None:
        """Tick these, without telling anybody. Words of other catalogues are passed over."""
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.text() in value else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._write()

    def _on_clicked(self) -> None:
        rows = min(self._list.count(), _ROWS)
        height = rows * max(self._list.sizeHintForRow(0), 20) + 6
        self._drop.resize(max(self.width(), _WIDTH), height)
        self._drop.move(self.mapToGlobal(QPoint(0, self.height())))
        self._drop.show()
        self._list.setFocus()

    def _on_ticked(self) -> None:
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        chosen = self.value()
        text = "全部" if not chosen else chosen[0] if len(chosen) == 1 else f"已选 {len(chosen)} 个"
        self.setText(f"{text}  ▾")
        self.setToolTip("、".join(chosen) or f"不选为全部{self._label}")
