"""Colours, style sheet and icons: readable, complete, one family."""

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from gui.action_table import ACTIONS
from gui.icons import drawn, icon
from gui.theme import Appearance, Colours, Theme, colours_of, dark, light, palette_of, style_sheet
from model.resource_files import resource

_TEXT_ON = [
    ("text", "surface"),
    ("text", "window"),
    ("muted", "window"),
    ("muted", "surface"),
    ("on_selection", "selection"),
    ("text", "selection_idle"),
    ("on_accent", "accent"),
    ("text", "accent_soft"),
    ("on_found", "found"),
    ("error", "surface"),
    ("warning", "warning_soft"),
    ("hint", "hint_soft"),
    ("success", "success_soft"),
    ("link", "surface"),
]


def luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2: text needs 4.5."""
    bright, faint = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (bright + 0.05) / (faint + 0.05)


@pytest.mark.parametrize("colours", [light(), dark()], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), _TEXT_ON)
def test_text_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [light(), dark()], ids=["light", "dark"])
def test_every_name_in_the_style_sheet_is_a_colour(colours: Colours) -> None:
    assert re.findall(r"@[a-z_]+", style_sheet(colours)) == []
    for place in re.findall(r'url\("([^"]+)"\)', style_sheet(colours)):
        assert resource("styles", place.rsplit("/", 1)[1]).is_file()


def test_every_colour_is_a_colour() -> None:
    for colours in (light(), dark()):
        assert all(QColor(getattr(colours, field.name)).isValid() for field in fields(colours))


def test_a_palette_tells_which_set_it_is_from() -> None:
    assert colours_of(palette_of(light())) is light()
    assert colours_of(palette_of(dark())) is dark()


def test_choosing_a_look_dresses_the_application(application: QApplication, theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    assert colours_of(application.palette()) is dark()
    assert dark().surface in application.styleSheet()
    theme.choose(Appearance.LIGHT)
    assert colours_of(application.palette()) is light()


@pytest.mark.parametrize("name", sorted({row.icon for row in ACTIONS if row.icon}))
def test_every_action_has_its_drawing(name: str) -> None:
    assert resource("icons", f"{name}.svg").is_file()


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda file: file.stem)
def test_drawings_are_one_family(application: QApplication, file) -> None:  # type: ignore[no-untyped-def]
    text = file.read_text(encoding="utf-8")
    if file.stem != "application":
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke="currentColor"' in text
        assert 'stroke-width="1.7"' in text
    picture = drawn(file.stem, 24, QColor("#ff0000")).toImage()
    seen = sum(picture.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24))
    assert seen > 10, "nothing to be seen"


def test_icons_follow_the_theme_by_themselves(application: QApplication, theme: Theme) -> None:
    sign = icon("delete")

    def ink(mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
        picture = sign.pixmap(QSize(24, 24), mode).toImage()
        points = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
        return max(points, key=lambda colour: colour.alpha())

    for look in (Appearance.DARK, Appearance.LIGHT):
        theme.choose(look)
        assert ink().name() == application.palette().color(QPalette.ColorRole.ButtonText).name()
        disabled = application.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        assert ink(QIcon.Mode.Disabled).name() == disabled.name()
