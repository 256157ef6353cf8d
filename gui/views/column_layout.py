"""Order, width and visibility of the table's columns, remembered by their keys.

By keys and not by Qt's header state, because a catalogue may have columns of its own.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView

from gui.item_models.columns import AREA, Column

Remembered = dict[str, Any]


def read(header: QHeaderView, columns: Sequence[Column]) -> Remembered:
    """What is to be remembered of the columns as they are."""
    order = sorted(range(len(columns)), key=header.visualIndex)
    return {
        "order": [columns[section].key for section in order],
        "widths": {
            column.key: header.sectionSize(section)
            for section, column in enumerate(columns)
            if not header.isSectionHidden(section)
        },
        "hidden": [
            column.key
            for section, column in enumerate(columns)
            if header.isSectionHidden(section) and column.key != AREA
        ],
    }


def apply(header: QHeaderView, columns: Sequence[Column], remembered: Remembered) -> None:
    """Arrange the columns as remembered; what is not remembered stands as it does at first."""
    widths = _mapping(remembered.get("widths"))
    hidden = remembered.get("hidden")
    for section, column in enumerate(columns):
        width = widths.get(column.key)
        header.resizeSection(section, width if isinstance(width, int) and width > 0 else column.width)
        header.setSectionHidden(section, column.key in hidden if isinstance(hidden, list) else not column.shown)
    order = remembered.get("order")
    places = {column.key: section for section, column in enumerate(columns)}
    known = [key for key in order if key in places] if isinstance(order, list) else []
    for place, key in enumerate(known):
        header.moveSection(header.visualIndex(places[key]), place)


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
