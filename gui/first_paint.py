"""Tells when a widget has been painted for the first time, so that what is not needed for that can come afterwards."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_NEVER_SEEN = 300  # milliseconds: a window that is not shown waits no longer


class FirstPaint(QObject):
    """Watches one widget.

    Signals: ``happened()`` once, after the paint event, when the event loop is free again.
    """

    happened = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.happened)

    @property
    def expected(self) -> bool:
        """Whether it has not been told yet."""
        return self._late.isActive()

    def expect(self) -> None:
        """Wait for the next paint event."""
        self._widget.installEventFilter(self)
        self._late.start(_NEVER_SEEN)

    def forget(self) -> None:
        """Nobody is interested any more."""
        self._widget.removeEventFilter(self)
        self._late.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._late.start(0)
        return False
