"""Handlers of 视图 › 字号: the size of the window's type, remembered and applied to every window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from gui.actions import Actions
from gui.parts import Parts
from gui.settings import Settings
from gui.theme import Theme
from gui.type_size import TypeSize


class TypeCommands(QObject):
    """Chooses one of the sizes, or the next larger or smaller one."""

    def __init__(self, parts: Parts, settings: Settings, theme: Theme, actions: Actions) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._settings = settings
        self._theme = theme
        self._actions = actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            **{f"type_{size.value}": partial(self._choose, size) for size in TypeSize},
            "type_up": lambda: self._choose(self._settings.type_size.stepped(1)),
            "type_down": lambda: self._choose(self._settings.type_size.stepped(-1)),
        }

    def restore(self) -> None:
        """Take the size of the last time."""
        self._choose(self._settings.type_size)

    def _choose(self, size: TypeSize) -> None:
        self._settings.type_size = size
        self._actions[f"type_{size.value}"].setChecked(True)
        self._theme.choose_size(size)
        self._parts.fit_type()
