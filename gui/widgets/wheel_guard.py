"""Scrolling past a choice must not change it: the wheel belongs to what lies around."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def guard_from_wheel(window: QWidget) -> None:
    """From now on the wheel changes no list of choices in this window, and a number only in the field one is in.

    Qt would change, and in the form save, whatever choice happens to come under the pointer while one scrolls.
    """
    guard = _WheelGuard(window)
    for box in (*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)):
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the wheel itself would give it the focus
        box.installEventFilter(guard)


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or (isinstance(watched, QAbstractSpinBox) and watched.hasFocus()):
            return False
        event.ignore()  # what is ignored goes on to the widget around it, which may scroll
        return True
