"""The buttons beside a list that say what can be done with its line: add, rename, move, remove …"""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.icons import icon

Order = tuple[str, str, str, Callable[[], object]]
"""Name, text, icon and handler of one button."""


class ButtonColumn(QVBoxLayout):
    """Buttons one below the other; ``buttons`` has them by name. Their object names begin with ``prefix``."""

    def __init__(self, prefix: str, orders: Iterable[Order], parent: QWidget) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        for name, text, sign, handler in orders:
            button = QPushButton(icon(sign), text, parent)
            button.setObjectName(f"{prefix}_{name}")
            button.setAccessibleName(text.rstrip("…"))
            button.setAutoDefault(False)
            button.clicked.connect(handler)
            self.buttons[name] = button
            self.addWidget(button)
        self.addStretch(1)
