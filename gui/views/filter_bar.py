"""The strip above the table that says by which columns it is filtered; a click takes a filter away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.layouts import clear


class FilterBar(QFrame):
    """Shown only while there are filters.

    Signals: ``clear_requested(key)``, with ``""`` for all.
    """

    clear_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self.setAccessibleName("筛选条件")
        self.setProperty("look", "filters")
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._flow.setContentsMargins(0, 0, 0, 0)
        title = QLabel("筛选", self)
        title.setProperty("look", "muted")
        self._all = QPushButton("清除筛选", self)
        self._all.setObjectName("clear_all_filters")
        self._all.setAccessibleName("清除全部筛选")
        self._all.setProperty("look", "link")
        self._all.setAutoDefault(False)
        self._all.clicked.connect(lambda: self.clear_requested.emit(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 8, 4)
        row.addWidget(title)
        row.addWidget(self._chips, 1)
        row.addWidget(self._all)
        self.hide()

    def show_filters(self, filters: Sequence[tuple[str, str]]) -> None:
        """Show these filters: key of the column and sentence."""
        clear(self._flow)
        for key, words in filters:
            chip = QPushButton(f"{words}　✕", self._chips)
            chip.setObjectName(f"filter_{key}")
            chip.setAccessibleName(f"取消筛选：{words}")
            chip.setToolTip("单击取消这个筛选；在列标题的漏斗上单击可以修改")
            chip.setProperty("look", "filter-chip")
            chip.setAutoDefault(False)
            chip.clicked.connect(partial(self.clear_requested.emit, key))
            self._flow.addWidget(chip)
        self.setVisible(bool(filters))
