"""One open catalogue and everything the window derives from it: outline, texts, checks, search.

Made when a catalogue is opened, thrown away when it is closed, so nothing of the old one can linger. The only way
the window changes data is ``run``. Knows no widget.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from gui.background_checks import BackgroundChecks
from gui.background_citations import BackgroundCitations
from gui.background_search import BackgroundSearch
from gui.background_work import BackgroundWork
from gui.bridge import Bridge
from gui.due.background_dues import BackgroundDues
from gui.entry_cache import EntryCache
from gui.open_remarks import OpenRemarks
from gui.outline import Outline, Survey
from gui.slices import MANY
from gui.suggestions import Suggestions
from model.catalogue import Catalogue
from model.changes import Changes
from model.errors import CatalogueError
from model.fields import Field, FieldKind
from model.operations.operation import Operation


class Workspace(QObject):
    """The open catalogue; ``version`` is its name when it is an earlier version opened to be looked at.

    Signals: ``changed(changes, initiator)`` after everything derived is in step; ``refused(error)`` when an operation
    could not be done.
    """

    changed = Signal(object, object)
    refused = Signal(object)

    def __init__(
        self, catalogue: Catalogue, parent: QObject | None = None, *, version: str = "", survey: Survey | None = None
    ) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.version = version
        self.outline = Outline(catalogue, survey)
        self._survey: Survey | None = None  # of the change that is being announced
        self.cache = EntryCache(catalogue)
        self.fields = self._read_fields()
        self._areas = self._read_areas()
        self.citations = BackgroundCitations(catalogue, self.outline, self)
        self.suggestions = Suggestions(catalogue, self.citations)
        self.remarks = OpenRemarks(catalogue)
        self.checks = BackgroundChecks(catalogue, self.outline, self)
        self.search = BackgroundSearch(catalogue, self.outline, self)
        self.dues = BackgroundDues(catalogue, self.outline, self)
        self._background: tuple[BackgroundWork, ...] = (self.checks, self.search, self.citations, self.dues)
        self._starts = iter((self.checks.start, self.search.start, self.dues.start))
        self._starter = QTimer(self)
        self._starter.timeout.connect(self._start_next)
        self._bridge = Bridge(catalogue, self)
        self._bridge.changed.connect(self._on_changed)

    @property
    def writable(self) -> bool:
        return not self.catalogue.read_only

    def run(self, operation: Operation, initiator: object = None) -> Changes | None:
        """Do this; None when it was refused, which ``refused`` has then told."""
        try:
            return self.catalogue.run(operation, initiator)
        except CatalogueError as error:
            self.refused.emit(error)
            return None

    def announce(self, changes: Changes, initiator: object, survey: Survey | None) -> None:
        """Tell everybody of a change made on another thread, where the catalogue was surveyed afterwards."""
        self._survey = survey
        try:
            self.catalogue.announce(changes, initiator)
        finally:
            self._survey = None

    def area_label(self, key: str) -> str:
        """What the clerk calls an area."""
        return self._areas.get(key, key)

    def value_text(self, field: str, value: str) -> str:
        """A value of the history in the clerk's words: an area is called by its name."""
        return self.area_label(value) if field == "area" else value

    def undo(self) -> bool:
        """Take back the newest step; whether that was done."""
        try:
            self.catalogue.undo()
        except CatalogueError as error:
            self.refused.emit(error)
            return False
        return True

    def redo(self) -> bool:
        """Do again what was undone last; whether that was done."""
        try:
            self.catalogue.redo()
        except CatalogueError as error:
            self.refused.emit(error)
            return False
        return True

    def start_background_work(self) -> None:
        """Begin the checks and the search index; called when the window has been painted."""
        self._starter.start()

    def pause(self) -> None:
        """Keep the background work off the catalogue: a long change is about to have it for itself."""
        for work in self._background:
            work.pause()

    def resume(self) -> None:
        """Go on with the background work."""
        for work in self._background:
            work.resume()

    def close(self) -> None:
        """Stop everything and close the file."""
        self.suggestions.close()
        self._starter.stop()
        for work in self._background:
            work.stop()
        self._bridge.cut()
        self.catalogue.close()

    def _start_next(self) -> None:
        """One at a time: to load the rules takes a moment by itself."""
        start = next(self._starts, self._starter.stop)
        start()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        self.cache.forget((*changes.touched, *changes.removed))
        entries = self.catalogue.entries(changes.touched) if len(changes.touched) <= MANY else None
        self.outline.apply(changes, entries, self._survey)
        if changes.settings:
            self.fields = self._read_fields()
        if changes.areas:
            self._areas = self._read_areas()
        self.suggestions.follow(changes)
        self.remarks.follow(changes)
        self.checks.follow(changes, entries)
        self.search.follow(changes, entries)
        self.citations.follow(changes, entries)
        self.dues.follow(changes, entries)
        self.changed.emit(changes, initiator)

    def _read_areas(self) -> dict[str, str]:
        return {area.key: area.label for area in self.catalogue.areas()}

    def _read_fields(self) -> tuple[Field, ...]:
        """The fields of the list kind and the catalogue's own columns behind them."""
        own = self.catalogue.settings().custom_fields
        return (
            *self.catalogue.kind.fields,
            *(Field(field.key, field.label, field.label, FieldKind.TEXT, 30, help="本目录自己的列。") for field in own),
        )
