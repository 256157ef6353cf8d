"""The catalogue that is open in the window, or none: opening, changing and closing it. Shows nothing itself."""

from PySide6.QtCore import QObject, Signal

from gui.entry_list import EntryList
from gui.outline import Survey
from gui.workspace import Workspace
from model.catalogue import Catalogue
from model.changes import Changes
from model.operations.operation import Operation


class Session(QObject):
    """At most one open catalogue.

    Signals: ``opened()``, ``closing()`` before and ``closed()`` after a catalogue is closed,
    ``refused(CatalogueError)`` when an operation could not be done.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._list: EntryList | None = None

    @property
    def workspace(self) -> Workspace | None:
        return self._workspace

    @property
    def entry_list(self) -> EntryList | None:
        return self._list

    def open(self, catalogue: Catalogue, version: str = "", survey: Survey | None = None) -> None:
        """Work with this catalogue from now on; the one before is closed.

        ``version`` names an earlier version; ``survey`` is of the catalogue as it is now, if it was made already.
        """
        self.close()
        self._workspace = Workspace(catalogue, self, version=version, survey=survey)
        self._workspace.refused.connect(self.refused)
        self._list = EntryList(self._workspace, self._workspace)
        self.opened.emit()

    def close(self) -> None:
        """Close the catalogue, if one is open."""
        if self._workspace is None:
            return
        self.closing.emit()
        workspace, self._workspace, self._list = self._workspace, None, None
        workspace.close()
        workspace.deleteLater()
        self.closed.emit()

    def run(self, operation: Operation, initiator: object = None) -> Changes | None:
        """Change the open catalogue; None when nothing is open or it was refused."""
        return self._workspace.run(operation, initiator) if self._workspace is not None else None
