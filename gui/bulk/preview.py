"""The lower half of the dialog: every change that would be made, with ticks, marks and a count."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.bulk.proposal_model import AFTER, BEFORE, DIFFERENCE_ROLE, FIELD, PLACE, TICK, ProposalModel
from gui.delegates.wrapping_delegate import WrappingDelegate
from gui.importing.difference_delegate import DifferenceDelegate
from gui.importing.tick_tree import TickTree
from gui.type_size import in_type

_WIDTHS = {TICK: 46, PLACE: 190, FIELD: 110}


class Preview(QWidget):
    """Signals: ``decided()`` when ticks were changed; many at once are told once."""

    decided = Signal()

    def __init__(self, model: ProposalModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bulk_preview")
        self.model = model
        self.tree = TickTree("bulk_changes", "将要做的修改", self)
        self.summary = QLabel(self)
        self.all = QPushButton("全选", self)
        self.none = QPushButton("全不选", self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.decided)
        self._build()
        model.ticked.connect(self._soon.start)
        self.all.clicked.connect(lambda: model.tick_all(True))
        self.none.clicked.connect(lambda: model.tick_all(False))

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say above the list how it stands."""
        self.summary.setText(sentence)
        look = "warning" if wrong else "muted"
        if self.summary.property("look") != look:
            self.summary.setProperty("look", look)
            self.summary.style().polish(self.summary)
        for button in (self.all, self.none):
            button.setEnabled(self.model.total > 0)

    def _build(self) -> None:
        self.summary.setObjectName("bulk_summary")
        self.summary.setWordWrap(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(WrappingDelegate(self.tree))
        for column, is_before in ((BEFORE, True), (AFTER, False)):
            self.tree.setItemDelegateForColumn(
                column, DifferenceDelegate(self.tree, DIFFERENCE_ROLE, is_before=is_before)
            )
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.tree.setColumnWidth(column, in_type(width))
        line = QHBoxLayout()
        line.addWidget(self.summary, 1)
        for button, name in ((self.all, "bulk_all"), (self.none, "bulk_none")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            line.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(line)
        whole.addWidget(self.tree, 1)
