"""What a screen reader says and where Tab goes: read from a shown window as an assistive program would."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QMenuBar, QTabBar, QWidget

_SAME_LINE = 0.5  # of the lower widget's height that two widgets must share to stand in one line


def tab_stops(window: QWidget) -> list[QWidget]:
    """The widgets that Tab visits, in its order, beginning with the uppermost: the chain is a ring."""
    stops: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window and widget not in stops:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        can_be_seen = widget.isVisibleTo(window) and widget.window() is window
        if takes_tab and can_be_seen and widget.isEnabled() and widget.focusProxy() is None:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    places = [_place(stop, window) for stop in stops]
    first = min(range(len(stops)), key=lambda number: (places[number].top(), places[number].left()), default=0)
    return [*stops[first:], *stops[:first]]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """Every widget that can have the focus and has no name to be called by."""
    reachable = (
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.window() is window
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QMenuBar | QTabBar)
        and not widget.objectName().startswith("qt_")
    )
    return [described(widget) for widget in reachable if not spoken_name(widget).strip()]


def backward_steps(window: QWidget) -> list[str]:
    """The steps of Tab that lead against the direction of reading: up in a column, or left in a line.

    The stops are a ring, so one step back to the beginning there must be.
    """
    stops = tab_stops(window)
    found = [
        f"{described(before)} → {described(after)}"
        for before, after in pairwise([*stops, *stops[:1]])
        if _is_backward(_seen_from(before, after, window), _seen_from(after, before, window))
    ]
    return found if len(found) > 1 else []


def described(widget: QWidget) -> str:
    """Class and object name of a widget and of what it lies in."""
    return " < ".join(f"{type(part).__name__}:{part.objectName()}" for part in _outwards(widget))


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    for _ in range(4):
        if widget is None:
            return
        yield widget
        widget = widget.parentWidget()


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _panes(widget: QWidget) -> list[QWidget]:
    """The scrolled panes a widget lies in, the innermost first."""
    above, found = widget.parentWidget(), []
    while above is not None:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found


def _seen_from(widget: QWidget, other: QWidget, window: QWidget) -> QRect:
    """Where a widget is for one in another pane: what is scrolled out of sight is at the edge of its own pane."""
    place = _place(widget, window)
    for pane in _panes(widget):
        if not pane.isAncestorOf(other):
            room = _place(pane, window)
            place.moveTop(max(room.top(), min(place.top(), room.bottom() - place.height())))
    return place


def _is_backward(before: QRect, after: QRect) -> bool:
    shared = min(before.bottom(), after.bottom()) - max(before.top(), after.top())
    if shared > _SAME_LINE * min(before.height(), after.height()):
        return after.right() <= before.left()
    return after.bottom() <= before.top() and after.left() < before.right()  # further right a new column begins
