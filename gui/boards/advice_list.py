"""What the clerk should know before printing, under the pages: a sign, a sentence, links that repair it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.boards.advice import Advice
from gui.widgets.layouts import clear
from gui.widgets.sign import Sign

_SIGN = 15
_LEAST_WIDTH = 200
_LEAST_TEXT = 100  # pixels for a sentence beside its links
_MOST_HEIGHT = 128  # pixels: the pages are more important


class AdviceList(QScrollArea):
    """The list; hidden when there is nothing to say.

    Signals: ``repair_requested(Repair)`` when a link was clicked.
    """

    repair_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_advice")
        self.setAccessibleName("打印前要注意的地方")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget(self)
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(2, 4, 2, 2)
        self._rows.setSpacing(4)
        self.setWidget(self._body)
        self._shown: tuple[Advice, ...] = ()
        self.hide()

    @property
    def shown(self) -> tuple[Advice, ...]:
        """What is said now."""
        return self._shown

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """Say this instead of what was said."""
        if tuple(advice) == self._shown:
            return
        self._shown = tuple(advice)
        clear(self._rows)
        for one in self._shown:
            row = self._row(one)
            self._rows.addWidget(row)
            row.show()  # in a list that is seen Qt would show it later, and until then it has no height
        self._rows.addStretch(1)
        self.setVisible(bool(self._shown))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as the sentences, up to a limit."""
        for row in self._body.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            row.ensurePolished()
        self._rows.activate()
        height = self._rows.totalHeightForWidth(max(self.viewport().width(), _LEAST_WIDTH))
        self.setFixedHeight(min(max(height, 0), _MOST_HEIGHT))

    def _row(self, advice: Advice) -> QWidget:
        row = QWidget(self)
        row.setObjectName(f"board_advice_{advice.key}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Sign(advice.look, advice.look, _SIGN, row), 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(advice.sentence, row)
        text.setObjectName(f"board_advice_{advice.key}_text")
        text.setProperty("look", advice.look)
        text.setWordWrap(True)
        text.setMinimumWidth(_LEAST_TEXT)  # the label itself would ask for more, and push the links out of sight
        line.addWidget(text, 1)
        for number, repair in enumerate(advice.repairs):
            button = QPushButton(repair.label, row)
            button.setObjectName(f"board_advice_{advice.key}_{number}")
            button.setAccessibleName(f"{repair.label}：{advice.sentence}")
            button.setProperty("look", "link")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._on_repair, repair))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_repair(self, repair: object, _checked: bool = False) -> None:
        self.repair_requested.emit(repair)
