"""Tab in the order of reading: widgets as their layouts place them, not as they happened to be made."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


def order_by_layout(root: QWidget) -> QWidget | None:
    """Let Tab go through what lies in this widget from top to bottom and from left to right; returns the first stop.

    The first stop stays where it is in the order of the window, the others follow it.
    """
    stops = list(_stops(root))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    return stops[0] if stops else None


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab visits in a widget, and the widget itself if it is visited."""
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    if takes_tab and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """What lies in a widget, in the order of reading."""
    found: Iterable[QWidget | None] = ()
    if isinstance(widget, QTabWidget):
        found = (widget.tabBar(), *(widget.widget(place) for place in range(widget.count())))
    elif isinstance(widget, QSplitter | QStackedWidget):
        found = (widget.widget(place) for place in range(widget.count()))
    elif isinstance(widget, QScrollArea):
        found = (widget.widget(),)
    else:
        layout = widget.layout()
        found = _laid_out(layout) if layout is not None else ()
    return (part for part in found if part is not None)


def _laid_out(layout: QLayout) -> Iterator[QWidget | None]:
    for place in _places(layout):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _laid_out(inner)
        elif item is not None:
            yield item.widget()


def _places(layout: QLayout) -> list[int]:
    """The numbers of a layout's items; those of a grid by row and column."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    return places
