"""Tab in the order of reading: widgets as their layouts place them, not as they happened to be made."""

from collections.abc import Iterator
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
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
        yield from (widget.widget(place) for place in range(widget.count()))
    elif isinstance(widget, QSplitter | QStackedWidget):
        yield from (widget.widget(place) for place in range(widget.count()))
    elif isinstance(widget, QScrollArea):
        yield from [widget.widget()] if widget.widget() is not None else []
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _laid_out(inner)
        elif item is not None and item.widget() is not None:
            yield item.widget()


def _places(layout: QLayout) -> list[int]:
    """The numbers of a layout's items; those of a grid by row and column."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    return places
