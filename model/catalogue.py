"""The façade: open a catalogue, change it, go back and forth, read it, listen to it. Everything else is delegated.

A ``Catalogue`` belongs to the thread that opened it, or took it over from that one (``adopt``). Work on another thread
takes a ``snapshot()`` along, which never changes, or reads the file itself with ``reading.read_snapshot(path)``. A
change that takes long may be made on another thread (``perform``, ``perform_undo``); the thread it belongs to tells
the observers afterwards.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from model import backup, identity, places, schema
from model.backup import Backup
from model.backup_routine import BackupRoutine
from model.changes import ChangeKind, Changes
from model.creation import create_file
from model.disclosures import Disclosure, DueDate, disclosures
from model.earlier import Earlier, earlier
from model.errors import StorageError, UserError
from model.fields import ListKind
from model.history import Revision, history
from model.images import count_images
from model.opening import Opened, open_for_reading, open_for_writing
from model.operations.operation import Operation
from model.past import entry_of_row, row_at, snapshot_at
from model.progress import Progress, silent
from model.queries import Layout, Queries
from model.records import Area, CatalogueSettings, Entry, Status
from model.releases import Release, releases, revision_on
from model.review import Review
from model.snapshot import Snapshot
from model.transaction import Author, RevisionKind, Transaction
from model.undo import UndoStack, UndoStep, revert
from model.verification import verify

Observer = Callable[[Changes, object], None]


class Catalogue:
    """An open catalogue; a context manager. Made by ``create`` or ``open``, never directly."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self.read_only_reason = opened.read_only_reason
        self._database = opened.database
        self._lock = opened.lock
        self._queries = Queries(opened.database.connection)
        self.kind: ListKind = self._queries.kind()
        self.last_saved_at = self._queries.last_saved_at()
        self._stack = UndoStack()
        self._observers: list[Observer] = []
        self._backup_folder = places.backups(backup.catalogue_id(opened.database.bare))
        self._routine = BackupRoutine(path, self._backup_folder, datetime.now())

    @classmethod
    def create(cls, path: Path, settings: CatalogueSettings, areas: Sequence[str] | None = None) -> Self:
        """A new catalogue with these built-in areas (``None``: all), without entries, open for writing.

        Raises ``UserError`` for an existing file, a missing folder or an unknown area.
        """
        create_file(path, settings, areas, datetime.now())
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, take_over: bool = False, backup_later: bool = False) -> Self:
        """Open a file. Where it cannot be written it is opened for reading; ``read_only_reason`` then says why.

        ``take_over`` ends another opener's lock. The state found is backed up at once, or with ``backup_later`` when
        ``back_up_found`` is called. Raises ``UserError`` (no such file), ``LockedError``,
        ``DamagedError``, ``ForeignFileError``, ``NewerFileError``, ``StorageError``.
        """
        if read_only:
            return cls(path, Opened(open_for_reading(path), None))
        now = datetime.now()
        catalogue = cls(path, open_for_writing(path, now, take_over=take_over))
        if not catalogue.read_only:
            catalogue._routine.compare(catalogue._queries.total())
            if not backup_later:
                catalogue.back_up_found()
        return catalogue

    def close(self) -> None:
        """Release the lock and the file; harmless when already closed."""
        try:
            if self._lock is not None:
                self._lock.release()
                self._lock = None
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def adopt(self) -> None:
        """Belong to the calling thread from now on; the one that opened it must not use it any more."""
        self._database.adopt()

    @property
    def read_only(self) -> bool:
        return self._lock is None

    # --- changing

    def run(self, operation: Operation, initiator: object = None) -> Changes:
        """Do an operation: one transaction, one revision, one step to undo; on any error nothing has happened.

        Observers are told once, after the commit. An operation without effect leaves no trace.
        Raises ``UserError`` when the wish makes no sense, ``StorageError`` when it cannot be saved.
        """
        return self.announce(self._do(operation), initiator)

    def undo(self, initiator: object = None) -> Changes:
        """Take back the newest step of this session. Raises ``UserError`` when there is none."""
        return self.announce(self._undo(), initiator)

    def redo(self, initiator: object = None) -> Changes:
        """Do again what was undone last. Raises ``UserError`` when there is nothing."""
        return self.announce(self._redo(), initiator)

    def perform(self, operation: Operation, progress: Progress = silent) -> Changes:
        """``run`` on a thread of its own. Nobody is told yet: ``announce`` the changes on the catalogue's own thread.

        Meanwhile every other thread is refused (see ``is_lent``). ``progress`` is told the number of rows written;
        when it raises ``Cancelled`` nothing has happened.
        """
        with self._database.borrowed(progress):
            return self._do(operation)

    def perform_undo(self, progress: Progress = silent) -> Changes:
        """``undo`` of a long step on a thread of its own, like ``perform``."""
        with self._database.borrowed(progress):
            return self._undo()

    def perform_redo(self, progress: Progress = silent) -> Changes:
        """``redo`` of a long step on a thread of its own, like ``perform``."""
        with self._database.borrowed(progress):
            return self._redo()

    @property
    def undo_size(self) -> int:
        """How many rows ``undo`` would write: whether it is worth a thread."""
        return count_images(self._database.connection, self._stack.done[-1].revision_id) if self._stack.done else 0

    @property
    def redo_size(self) -> int:
        """How many rows ``redo`` would write."""
        return count_images(self._database.connection, self._stack.undone[-1].revision_id) if self._stack.undone else 0

    @property
    def is_lent(self) -> bool:
        """Whether a long operation runs on another thread, so that this one can neither read nor change anything."""
        return self._database.is_lent

    def announce(self, changes: Changes, initiator: object = None) -> Changes:
        """Tell every observer what was changed by ``perform``. ``run`` does so by itself."""
        if changes:
            for observer in tuple(self._observers):
                observer(changes, initiator)
        return changes

    @property
    def undo_label(self) -> str | None:
        """The name of the step that ``undo`` would take back."""
        return self._stack.done[-1].label if self._stack.done else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that ``redo`` would do again."""
        return self._stack.undone[-1].label if self._stack.undone else None

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Tell ``observer(changes, initiator)`` of every change from now on; returns what ends it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    # --- reading

    def settings(self) -> CatalogueSettings:
        return self._queries.settings()

    def areas(self) -> tuple[Area, ...]:
        """The areas in catalogue order."""
        return self._queries.areas()

    def ids(self, area: str | None = None) -> list[int]:
        """The ids of all entries, or of one area's, in catalogue order."""
        return self._queries.ids(area)

    def entry(self, entry_id: int) -> Entry:
        """One entry. Raises ``UserError`` when there is none of that id."""
        entry = self._queries.entry(entry_id)
        if entry is None:
            raise UserError("这个事项已经不在目录里，可能刚被删除。")
        return entry

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """These entries in the order asked; ids that do not exist are left out."""
        return self._queries.entries(ids)

    def entry_by_uid(self, uid: str) -> Entry | None:
        """The entry of a stable identity, if it is here."""
        return self._queries.entry_by_uid(uid)

    def counts(self) -> dict[str, dict[Status, int]]:
        """Area key → status → number of entries; every area and status is there."""
        return self._queries.counts()

    def values_in_use(self, field: str, area: str | None = None) -> list[str]:
        """The different values of a field (of a list field, its words), the most used first."""
        return self._queries.values_in_use(field, area)

    def layout(self) -> Layout:
        """Place, group, status and 待核实 of every entry: what a list of all must know.

        On another thread: ``reading.read_layout``.
        """
        return self._queries.layout()

    def column(self, field: str, ids: Sequence[int] | None = None) -> dict[int, str]:
        """The text of one field by entry, of all entries or of these; entries where it is empty are left out."""
        return self._queries.column(field, ids)

    def column_part(self, field: str, behind: int, limit: int) -> list[tuple[int, str]]:
        """Id and text of one field of the ``limit`` entries whose ids come after ``behind``, in the order of ids."""
        return self._queries.column_part(field, behind, limit)

    def area_last_changed(self) -> dict[str, datetime | None]:
        """When an entry of each area was last changed; ``None`` for an empty area."""
        return self._queries.area_last_changed()

    def snapshot(self, ids: Sequence[int] | None = None) -> Snapshot:
        """An immutable whole (or the part with these entries), which may be taken to another thread."""
        return self._queries.snapshot(ids, datetime.now())

    def history(self, entry_id: int | None = None, limit: int = 500) -> list[Revision]:
        """Who changed what and when, newest first: of one entry, or of the whole catalogue."""
        return history(self._database.connection, entry_id, limit)

    @property
    def review(self) -> Review:
        """Remarks, rounds of sending, and who gave an entry its status."""
        return Review(self._database.connection)

    def disclosures(self, first: date) -> dict[DueDate, Disclosure]:
        """What was noted as disclosed for due dates from ``first`` on."""
        return disclosures(self._database.connection, first)

    # --- the past

    def releases(self) -> list[Release]:
        """The named versions, the latest state first."""
        return releases(self._database.connection)

    def snapshot_of(self, release: Release) -> Snapshot:
        """Everything a named version held."""
        return self.snapshot_at(release.revision_id)

    def snapshot_at(self, revision_id: int) -> Snapshot:
        """Everything the catalogue held right after a revision. Raises ``UserError`` for an unknown one.

        On another thread: ``reading.read_snapshot_at``.
        """
        with self._database.reading() as connection:
            return snapshot_at(connection, revision_id)

    def entry_at(self, entry_id: int, revision_id: int) -> Entry | None:
        """One entry as it was right after a revision; ``None`` when it was not there then."""
        row = row_at(self._database.connection, schema.entries, entry_id, revision_id)
        return entry_of_row(row) if row is not None else None

    def revision_on(self, moment: datetime) -> int | None:
        """The last revision made up to a moment; ``None`` when the catalogue was not there yet."""
        return revision_on(self._database.connection, moment)

    # --- safety

    def earlier(self, moment: datetime) -> Earlier:
        """How entries were at a moment, told by what differs now."""
        return earlier(self._database.connection, moment)

    def backup(self, target: Path | None = None) -> Path:
        """Write a checked copy: to the rotating backups, or as a catalogue of its own to ``target`` (另存副本).

        May run on any thread.
        """
        return self._routine.make(datetime.now()).path if target is None else backup.copy_to(self.path, target)

    def back_up_found(self) -> Backup | None:
        """Back up the state that was found on opening, unless the last backup is of it. May run on any thread."""
        return None if self.read_only else self._routine.on_opening(datetime.now())

    def backup_if_due(self, now: datetime) -> Backup | None:
        """Make a backup when half an hour has passed since the last and something changed. For a timer, any thread."""
        return None if self.read_only else self._routine.if_due(now)

    def backups(self) -> list[Backup]:
        """The rotating backups of this catalogue, newest first."""
        return backup.list_backups(self._backup_folder)

    @property
    def last_backup_at(self) -> datetime | None:
        """When the newest backup was made."""
        latest = self._routine.latest()
        return latest.made_at if latest else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the clerk should know about the file and its backups; empty when all is well."""
        found = (self.read_only_reason, self._routine.warning, self._routine.problem)
        return tuple(sentence for sentence in found if sentence)

    def verify(self) -> list[str]:
        """A thorough look at the file; sentences about what is wrong, empty when it is sound. May run on any thread."""
        return verify(self.path)

    # --- private

    def _do(self, operation: Operation) -> Changes:
        if operation.backup_first and not self.read_only:
            self._routine.ensure(datetime.now())
        tx = self._change(operation.label, operation.kind, operation.work)
        if tx.has_effect:
            self._stack.push(UndoStep(tx.revision_id, tx.label))
        return tx.changes()

    def _undo(self) -> Changes:
        if not self._stack.done:
            raise UserError("没有可以撤销的操作。")
        step = self._stack.done[-1]
        tx = self._revert(step, RevisionKind.UNDO)
        self._stack.went_back(UndoStep(tx.revision_id, step.label))
        return tx.changes(ChangeKind.UNDO)

    def _redo(self) -> Changes:
        if not self._stack.undone:
            raise UserError("没有可以重做的操作。")
        step = self._stack.undone[-1]
        tx = self._revert(step, RevisionKind.REDO)
        self._stack.went_forth(UndoStep(tx.revision_id, step.label))
        return tx.changes(ChangeKind.REDO)

    def _revert(self, step: UndoStep, kind: RevisionKind) -> Transaction:
        connection = self._database.connection
        return self._change(step.label, kind, lambda tx: revert(tx, connection, step.revision_id))

    def _change(self, label: str, kind: RevisionKind, work: Callable[[Transaction], None]) -> Transaction:
        if self._lock is None:
            raise StorageError(
                self.read_only_reason or "目录以只读方式打开，不能修改。请关闭后重新打开，或者另存副本。"
            )
        if self.is_lent:
            raise UserError("上一步操作还没有完成，请稍等片刻再试。")
        now = datetime.now()
        with self._database.transaction() as connection:
            self._lock.check(connection)
            tx = Transaction(connection, Author(identity.user_name(), now), label, kind)
            work(tx)
            tx.finish()
        if tx.has_effect:
            self.last_saved_at = now.replace(microsecond=0)
        return tx
