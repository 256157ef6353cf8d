"""What the clerk is asking about when F1 is pressed: the field or part that has the focus, and its section."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gui.comfort.manual import Manual, Section
from gui.item_models.columns import Column
from gui.item_models.entry_table_model import COLUMN_ROLE
from model.fields import Field


@dataclass(frozen=True, slots=True)
class Topic:
    """``field`` is the one being asked about, if any; ``section`` the place in the manual, if it has one."""

    field: Field | None
    section: Section | None


def topic_of(widget: QWidget | None, manual: Manual) -> Topic:
    """What there is to say about a widget: about itself, else about the nearest part around it."""
    field = _field_of(widget)
    names = [f"field:{field.key}"] if field is not None else []
    names += [part.objectName() for part in _outwards(widget)]
    section = next((found for name in names if name and (found := manual.section_of(name)) is not None), None)
    return Topic(field, section)


def _field_of(widget: QWidget | None) -> Field | None:
    """The field that a widget edits, or in whose column of the table the current cell stands."""
    for part in _outwards(widget):
        field = getattr(part, "field", None)  # editors and rows of the form have one
        if isinstance(field, Field):
            return field
        if isinstance(part, QAbstractItemView):
            column = part.currentIndex().data(COLUMN_ROLE) if part.currentIndex().isValid() else None
            return column.field if isinstance(column, Column) else None
    return None


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    """The widget, then what it lies in, up to its window."""
    while widget is not None:
        yield widget
        if widget.windowFlags() & Qt.WindowType.Window == Qt.WindowType.Window:
            return
        widget = widget.parentWidget()
