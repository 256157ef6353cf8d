"""The flow charts' part of the export dialog: of which entries, and the way to the steps."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_NONE_SELECTED = "要只为几个事项附流程图，请先关闭这个窗口，在表格里选中它们，再打开导出。"


class FlowForm(QWidget):
    """Says which entries were selected in the table.

    Signals: ``changed()`` when the steps were changed.
    """

    changed = Signal()

    def __init__(self, selected: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selected = frozenset(selected)
        self._told = QLabel(self)
        self._steps = QPushButton("修改步骤…", self)
        self._build()
        self._steps.clicked.connect(self._on_steps)

    def widgets(self) -> list[QWidget]:
        """What can be reached by Tab, in its order."""
        return [self._steps]

    def _on_steps(self) -> None:
        from gui.dialogs.flow_steps import FlowStepsDialog

        dialog = FlowStepsDialog(self)
        if dialog.exec():
            self.changed.emit()
        dialog.deleteLater()

    def _build(self) -> None:
        count = len(self.selected)
        self._told.setText(f"表格里选中了 {count} 个事项。" if count else _NONE_SELECTED)
        self._told.setProperty("look", "muted")
        self._told.setWordWrap(True)
        self._steps.setObjectName("flow_steps_button")
        self._steps.setAccessibleName("修改流程图步骤")
        self._steps.setToolTip("修改发布、解读、回应、互动各步骤的名称、责任、时限和途径")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self._steps)
        column.addStretch(1)
