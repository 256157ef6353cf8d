"""What all dialogs share: title, a body to fill, buttons with verbs at the bottom."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class Dialog(QDialog):
    """A dialog with a body (``self.body``) and buttons. Esc and the last button leave it."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None, *, accept: str = "", reject: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QDialogButtonBox(self)
        self.accept_button: QPushButton | None = None
        if accept:
            self.accept_button = self.add_button("accept", accept, QDialogButtonBox.ButtonRole.AcceptRole)
            self.accept_button.setDefault(True)
            self.accept_button.setProperty("look", "primary")
        self.reject_button = self.add_button("reject", reject, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(14)
        column.addLayout(self.body, 1)
        column.addWidget(self.buttons)

    def add_button(self, name: str, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """A further button at the bottom."""
        button = self.buttons.addButton(text, role)
        button.setAutoDefault(False)
        button.setObjectName(f"{self.objectName()}_{name}")
        button.setAccessibleName(text)
        return button

    def note(self, text: str, look: str = "muted") -> QLabel:
        """A sentence in the body."""
        label = QLabel(text, self)
        label.setProperty("look", look)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label


def current_item(view: QListWidget) -> QListWidgetItem | None:
    """The chosen line of a list; None when there is none, which Qt's stubs do not say."""
    return view.currentItem()


def tab_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through these in order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
