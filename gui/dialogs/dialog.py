"""What all dialogs share: title, a body to fill, buttons with verbs at the bottom."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
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

from gui.screen_room import room_for
from gui.type_size import type_factor
from gui.widgets.tab_order import first_reachable, order_by_layout
from gui.widgets.wheel_guard import guard_from_wheel

_NEARLY = 12  # pixels by which a size that was taken from the content may differ from it
_OF_SCREEN = 0.92  # of its width and height, the most a dialog grows to by itself


class Dialog(QDialog):
    """A dialog with a body (``self.body``) and buttons. Esc and the last button leave it."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None, *, accept: str = "", reject: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._appeared = False
        QShortcut(QKeySequence("F1"), self).activated.connect(self._on_help)
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

    def showEvent(self, event: QShowEvent) -> None:
        if not self._appeared:
            self._fit()
            order_by_layout(self)
            guard_from_wheel(self)
            first = first_reachable(self)
            if first is not None and self.focusWidget() is None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._appeared = True
        super().showEvent(event)

    def _fit(self) -> None:
        """Sizes are given for standard type: larger type needs more room, as far as the screen has it."""
        wanted = self.size()
        if type_factor() > 1:
            hint = self.sizeHint()
            room = self.screen().availableSize() * _OF_SCREEN
            grown = QSize(_grown(self.width(), hint.width()), _grown(self.height(), hint.height()))
            wanted = grown.boundedTo(room).expandedTo(wanted)
        self.resize(wanted.boundedTo(room_for(self)))

    def _on_help(self) -> None:
        """F1: what has the focus here, in the manual; the window's own F1 is out of reach behind a dialog."""
        from gui.comfort.help_window import show_help  # loaded when it is asked for

        show_help(self)

    def add_button(self, name: str, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """A further button at the bottom."""
        button = self.buttons.addButton(text, role)
        button.setAutoDefault(False)
        button.setObjectName(f"{self.objectName()}_{name}")
        button.setAccessibleName(text)
        return button

    def call_accept(self, text: str) -> None:
        """Let the accept button say what it does now, to the eye and to a screen reader."""
        if self.accept_button is not None:
            self.accept_button.setText(text)
            self.accept_button.setAccessibleName(text)

    def note(self, text: str, look: str = "muted") -> QLabel:
        """A sentence in the body."""
        label = QLabel(text, self)
        label.setProperty("look", look)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label


def _grown(given: int, hint: int) -> int:
    """A side for larger type; one that was taken from the content has grown with it already."""
    return given if abs(given - hint) <= _NEARLY else max(hint, round(given * type_factor()))


def current_item(view: QListWidget) -> QListWidgetItem | None:
    """The chosen line of a list; None when there is none, which Qt's stubs do not say."""
    return view.currentItem()


def tab_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through these in order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
