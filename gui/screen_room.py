"""How large a window may begin so that it stays on the screen with its frame. Sizes themselves are its owner's."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)  # pixels a frame with its title bar may take; the window system tells them only afterwards


def room_for(window: QWidget) -> QSize:
    """The room of the screen; at least that of the window it belongs to, which may reach over two screens."""
    room = window.screen().availableSize()
    parent = window.parentWidget()
    if parent is not None:
        room = room.expandedTo(parent.window().size())
    return room - _FRAME
