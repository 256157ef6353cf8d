"""What the followers of the open catalogue have in common: work in slices that can rest, end or be finished at once."""

from PySide6.QtCore import QObject

from gui.slices import Slices
from model.catalogue import Catalogue


class BackgroundWork(QObject):
    """Derives something from every entry of one catalogue. What and how is said by the classes made from it."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._slices = Slices(self)

    def stop(self) -> None:
        """Drop what is left to do."""
        self._slices.stop()

    def pause(self) -> None:
        """Keep off the catalogue until ``resume``; what was done stays done."""
        self._slices.pause()

    def resume(self) -> None:
        """Go on with the work."""
        self._slices.resume()

    def finish(self) -> None:
        """Do now what is left: when the result is asked for."""
        self._slices.finish()
