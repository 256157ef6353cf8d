"""Tab in the order of reading: widgets as their layouts place them, not as they happened to be made."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


def order_by_layout(root: QWidget) -> QWidget | None:
    """Let Tab go through what lies in this widget from top to bottom and from left to right; returns the first stop.

    The first stop stays where it is in the order of the window, the others follow it. A compound, which hands the
    focus to one of its parts, is a stop for Qt, too, so it is put before its parts. While all is moved compounds hand
    on nothing, else Qt would move everything between the compound and the part; told anew to hand on, Qt puts the
    compound before its first part, which is why that part is moved, too. Tabs do without: their bar is a stop.
    """
    for tabs in root.findChildren(QTabWidget):
        tabs.setFocusProxy(None)  # type: ignore[arg-type]
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    stops = list(_stops(root))
    proxies = {stop: proxy for stop in stops if (proxy := stop.focusProxy()) is not None and _is_compound(stop)}
    for compound in proxies:
        compound.setFocusProxy(None)  # type: ignore[arg-type]
    policies = {stop: stop.focusPolicy() for stop in stops if not _takes_tab(stop)}
    for stop in policies:
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt moves nothing that does not take it
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for stop, policy in policies.items():
        stop.setFocusPolicy(policy)
    for compound, proxy in proxies.items():
        compound.setFocusProxy(proxy)
    return stops[0] if stops else None


def first_reachable(root: QWidget) -> QWidget | None:
    """The first stop in this widget that can be seen and used as things are; None when there is none."""
    stops = (stop for stop in _stops(root) if _takes_tab(stop) or _is_compound(stop))
    return next((stop for stop in stops if stop.isVisibleTo(root) and stop.isEnabled()), None)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab visits in a widget, and the widget itself if it is visited; a compound and its first part, too."""
    if _is_compound(widget):
        yield widget
        first = next(part for part in widget.children() if isinstance(part, QWidget))
        if not _takes_tab(first) and not _is_compound(first):
            yield first
    elif _takes_tab(widget) and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _takes_tab(widget: QWidget) -> bool:
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _is_compound(widget: QWidget) -> bool:
    proxy = widget.focusProxy()
    return proxy is not None and widget.isAncestorOf(proxy)


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
    """What lies in a layout and the layouts in it.

    They are asked for their places. The other way round, asking the layout for its items, would leave objects behind
    that stand for items which Qt has thrown away (decision 0095).
    """
    owner = layout.parentWidget()
    around: list[QObject] = [*layout.children(), *(owner.children() if owner is not None else ())]
    found = [(place, thing) for thing in around if (place := _place(layout, thing))]
    for _, thing in sorted(found, key=itemgetter(0)):
        if isinstance(thing, QLayout):
            yield from _laid_out(thing)
        elif isinstance(thing, QWidget):
            yield thing


def _place(layout: QLayout, thing: QObject) -> tuple[int, ...]:
    """Where something lies: in a grid its row and column, else its number; empty when it does not lie there."""
    number = layout.indexOf(thing) if isinstance(thing, QWidget | QLayout) else -1
    if number < 0:
        return ()
    return layout.getItemPosition(number)[:2] if isinstance(layout, QGridLayout) else (number,)  # type: ignore[index]
