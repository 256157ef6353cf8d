"""The three kinds of failure; there is no fourth.

``UserError`` and ``StorageError`` carry one or two Chinese sentences that say what happened, where,
and what to do; they are shown as they are. Anything else that is raised is a bug and goes to the crash report.
"""

from dataclasses import dataclass
from datetime import datetime


class CatalogueError(Exception):
    """A failure with a sentence for the clerk. Never raised itself, only its two kinds."""


class UserError(CatalogueError):
    """What the clerk asked for cannot be done: bad input, bad arguments, a wish that makes no sense."""


class StorageError(CatalogueError):
    """The surroundings failed: disk full, file locked, no permission, damaged or foreign file."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a catalogue open for writing, as its lock row says. ``since`` is local time."""

    user: str
    host: str
    since: datetime
    pid: int = 0

    def __str__(self) -> str:
        return f"{self.host} 上的 {self.user}（{self.since:%m月%d日 %H:%M} 打开）"


class LockedError(StorageError):
    """Somebody else has the catalogue open. It can still be opened for reading."""

    def __init__(self, message: str, holder: Holder) -> None:
        super().__init__(message)
        self.holder = holder


class DamagedError(StorageError):
    """The file is a catalogue but its content cannot be read in full: restore a backup or salvage it."""


class ForeignFileError(StorageError):
    """The file is not a catalogue at all."""


class NewerFileError(StorageError):
    """The catalogue was written by a newer version of the program; nothing here may touch it."""
