"""Emptying a layout whose widgets are made anew when something changes."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Take all widgets out and let them go as soon as no event of theirs is being handled."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
