"""From the model's observers to Qt signals: the only place where a catalogue calls into the window."""

from PySide6.QtCore import QObject, Signal

from model.catalogue import Catalogue
from model.changes import Changes


class Bridge(QObject):
    """Announces every change of one catalogue on the GUI thread.

    Signals: ``changed(changes, initiator)`` after each commit, undo and redo.
    """

    changed = Signal(object, object)

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = catalogue.subscribe(self._on_changed)

    def cut(self) -> None:
        """Stop listening; the catalogue is about to be closed."""
        self._unsubscribe()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        self.changed.emit(changes, initiator)
