"""How the window looks: the two sets of colours, the palette and the style sheet made from them, the size of type.

The colours themselves are data (``resources/styles``). Widgets that paint themselves ask ``colours_of`` which set
their palette belongs to, so there is no global theme to be kept in step. Icons are the business of ``icons.py``.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from gui.type_size import TypeSize, apply
from model.resource_files import resource


class Appearance(Enum):
    """What the clerk chose under 视图 › 外观."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """One set, as ``#rrggbb``. ``…_soft`` is the ground for text of the colour before it."""

    window: str
    surface: str
    surface_alt: str
    raised: str
    border: str
    border_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selection: str
    selection_idle: str
    on_selection: str
    hover: str
    found: str
    on_found: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    hint: str
    hint_soft: str
    success: str
    success_soft: str
    link: str


_SETS: dict[int, Colours] = {}
_MOST_PALETTES = 256


@cache
def _both() -> dict[str, Colours]:
    with resource("styles", "colours.toml").open("rb") as file:
        return {name: Colours(**values) for name, values in tomllib.load(file).items()}


def light() -> Colours:
    return _both()["light"]


def dark() -> Colours:
    return _both()["dark"]


def colours_of(palette: QPalette) -> Colours:
    """The set this palette was made from. Asked for every painted cell, so the answer for a palette is remembered."""
    key = palette.cacheKey()
    found = _SETS.get(key)
    if found is None:
        found = dark() if palette.color(QPalette.ColorRole.Window).lightness() < 128 else light()
        if len(_SETS) > _MOST_PALETTES:
            _SETS.clear()
        _SETS[key] = found
    return found


def palette_of(colours: Colours) -> QPalette:
    """The Qt palette of a set."""
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, name in (
        ((role.Window, role.Button), colours.window),
        ((role.Base,), colours.surface),
        ((role.AlternateBase,), colours.surface_alt),
        ((role.WindowText, role.Text, role.ButtonText), colours.text),
        ((role.Highlight,), colours.selection),
        ((role.HighlightedText,), colours.on_selection),
        ((role.Accent,), colours.accent),
        ((role.PlaceholderText,), colours.muted),
        ((role.ToolTipBase,), colours.raised),
        ((role.ToolTipText,), colours.text),
        ((role.Link, role.LinkVisited), colours.link),
        ((role.Mid,), colours.border_strong),
        ((role.Midlight, role.Light), colours.border),
        ((role.Dark, role.Shadow), colours.border_strong),
    ):
        for one in roles:
            palette.setColor(one, QColor(name))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(colours.surface_alt))
    palette.setColor(QPalette.ColorGroup.Inactive, role.Highlight, QColor(colours.selection_idle))
    return palette


def style_sheet(colours: Colours, factor: float = 1.0) -> str:
    """The style sheet with the names after ``@`` replaced by this set's colours, longest names first.

    ``factor`` is how much larger than standard the type is: titles and headings grow with it.
    """
    text = resource("styles", "window.qss").read_text(encoding="utf-8")
    text = re.sub(r"(\d+)pt\b", lambda points: f"{float(points[1]) * factor:.1f}pt", text)
    for name in sorted(Colours.__slots__, key=len, reverse=True):
        text = text.replace(f"@{name}", getattr(colours, name))
    scheme = "light" if colours is light() else "dark"
    return text.replace("@styles", resource("styles").as_posix()).replace("@scheme", scheme)


class Theme(QObject):
    """Dresses the application, follows the system when asked to, and redresses it when the choice changes."""

    def __init__(self, application: QApplication, appearance: Appearance) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._size = TypeSize.STANDARD
        self._dressed: tuple[Colours, TypeSize] | None = None
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.choose(appearance)

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Dress the application in this appearance."""
        self._appearance = appearance
        self._tell_platform(appearance)
        self._dress()

    def choose_size(self, size: TypeSize) -> None:
        """Let all type of the window have this size."""
        if size is not self._size:
            self._size = size
            apply(self._application, size)
            self._dress()

    def _on_system_changed(self) -> None:
        self._dress()

    def _tell_platform(self, appearance: Appearance) -> None:
        """Let the platform follow in title bars and file dialogs, where it can (Qt 6.8 and newer)."""
        schemes = {Appearance.LIGHT: Qt.ColorScheme.Light, Appearance.DARK: Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(schemes.get(appearance, Qt.ColorScheme.Unknown))

    def _dress(self) -> None:
        wanted = self._wanted()
        if self._dressed == (wanted, self._size):
            return
        self._dressed = wanted, self._size
        self._application.setPalette(palette_of(wanted))
        self._application.setStyleSheet(style_sheet(wanted, self._size.factor))

    def _wanted(self) -> Colours:
        if self._appearance is not Appearance.SYSTEM:
            return dark() if self._appearance is Appearance.DARK else light()
        return dark() if self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark else light()
