"""The strip above the table that says by which columns it is filtered; a click takes a filter away.

While nothing is filtered it may offer what was filtered by the last time.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.layouts import clear


class FilterBar(QFrame):
    """Shown only while there are filters, or some to be offered.

    Signals: ``clear_requested(key)``, with ``""`` for all; ``again_requested()`` and ``offer_declined()`` answer what
    is offered.
    """

    clear_requested = Signal(str)
    again_requested = Signal()
    offer_declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self.setAccessibleName("筛选条件")
        self.setProperty("look", "filters")
        self._filtering = False
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._title = QLabel("筛选", self)
        self._title.setProperty("look", "muted")
        self._last = QLabel(self)
        self._last.setObjectName("filter_offer")
        self._last.setWordWrap(True)
        self._all = self._link("clear_all_filters", "清除筛选", "清除全部筛选")
        self._all.clicked.connect(lambda: self.clear_requested.emit(""))
        self._again = self._link("filter_again", "再按它筛选", "再按上次的条件筛选")
        self._again.clicked.connect(self.again_requested)
        self._decline = self._link("decline_filter", "不用", "不再按上次的条件筛选")
        self._decline.clicked.connect(self.offer_declined)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 8, 4)
        row.addWidget(self._title)
        row.addWidget(self._chips, 1)
        row.addWidget(self._last, 1)
        for button in (self._all, self._again, self._decline):
            row.addWidget(button)
        self._arrange()

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
        self._filtering = bool(filters)
        self._arrange()

    def show_offer(self, sentences: Sequence[str]) -> None:
        """Offer what was filtered by the last time; nothing to offer nothing."""
        self._last.setText(f"现在显示全部事项。上次关闭时筛选过——{'；'.join(sentences)}" if sentences else "")
        self._arrange()

    def _arrange(self) -> None:
        """What is filtered by now comes before any offer."""
        offering = bool(self._last.text()) and not self._filtering
        for part in (self._title, self._chips, self._all):
            part.setVisible(self._filtering)
        for part in (self._last, self._again, self._decline):
            part.setVisible(offering)
        self.setVisible(self._filtering or offering)

    def _link(self, name: str, text: str, spoken: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setProperty("look", "link")
        button.setAutoDefault(False)
        return button
