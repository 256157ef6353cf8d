"""What the window remembers between two days: sizes, columns, recent catalogues, the last export.

An ini file in the program's own folder. What belongs to a catalogue (unit, title, levels) is kept in the catalogue.
"""

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

from gui.theme import Appearance
from gui.type_size import TypeSize
from model import places

_MOST_RECENT = 8


class Settings(QObject):
    """The remembered values, typed."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = file or places.home() / "window.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def state(self, name: str) -> QByteArray:
        """A geometry, splitter or header state; empty when there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"state/{name}", state)

    @property
    def appearance(self) -> Appearance:
        known = {choice.value: choice for choice in Appearance}
        return known.get(str(self._store.value("view/appearance")), Appearance.SYSTEM)

    @appearance.setter
    def appearance(self, choice: Appearance) -> None:
        self._store.setValue("view/appearance", choice.value)

    @property
    def type_size(self) -> TypeSize:
        """How large the window's type is."""
        known = {size.value: size for size in TypeSize}
        return known.get(str(self._store.value("view/type_size")), TypeSize.STANDARD)

    @type_size.setter
    def type_size(self, size: TypeSize) -> None:
        self._store.setValue("view/type_size", size.value)

    @property
    def row_lines(self) -> int:
        """How many lines of text a row of the table shows."""
        value = str(self._store.value("view/row_lines", "2"))
        return int(value) if value in ("1", "2", "4") else 2

    @row_lines.setter
    def row_lines(self, lines: int) -> None:
        self._store.setValue("view/row_lines", str(lines))

    @property
    def recent(self) -> list[Path]:
        """Catalogues opened before, newest first, those that still exist."""
        return [path for path in map(Path, self._list("files/recent")) if path.exists()]

    def add_recent(self, path: Path) -> None:
        rest = [name for name in self._list("files/recent") if name != str(path)]
        self._store.setValue("files/recent", json.dumps([str(path), *rest][:_MOST_RECENT], ensure_ascii=False))

    def forget_recent(self) -> None:
        self._store.remove("files/recent")

    def choices(self, dialog: str) -> dict[str, object]:
        """The last choices made in a dialog, by their names."""
        try:
            value = json.loads(str(self._store.value(f"choices/{dialog}", "{}")))
        except ValueError:  # the ini file was edited by hand
            return {}
        return value if isinstance(value, dict) else {}

    def set_choices(self, dialog: str, choices: dict[str, object]) -> None:
        self._store.setValue(f"choices/{dialog}", json.dumps(choices, ensure_ascii=False))

    def write(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _list(self, key: str) -> list[str]:
        try:
            value = json.loads(str(self._store.value(key, "[]")))
        except ValueError:  # the ini file was edited by hand
            return []
        return [str(item) for item in value] if isinstance(value, list) else []
