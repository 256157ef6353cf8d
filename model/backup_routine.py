"""When backups are made while a catalogue is open: on opening, every half hour of work, before an import.

Everything here may run on another thread than the catalogue's own.

An automatic backup that fails must not keep the clerk from working: ``problem`` says so instead.
How a backup is made: ``backup.py``.
"""

from datetime import datetime, timedelta
from pathlib import Path

from model import backup
from model.backup import Backup
from model.errors import StorageError

INTERVAL = timedelta(minutes=30)
"""Work that may pass without a backup, as long as something changes."""

_MUCH_SMALLER = 0.5  # of the entries in the last backup
_TOO_FEW_TO_TELL = 5  # entries: below this difference nobody is warned


class BackupRoutine:
    """``problem`` says why the last automatic backup failed, ``warning`` that much was lost; ``""`` if all is well."""

    def __init__(self, path: Path, folder: Path, now: datetime) -> None:
        self.problem = ""
        self.warning = ""
        self._path = path
        self._folder = folder
        self._looked_at = now
        self._found_any = True

    def latest(self) -> Backup | None:
        """The newest backup, if there is any."""
        return next(iter(backup.list_backups(self._folder)), None)

    def make(self, now: datetime) -> Backup:
        """Make one now, whatever the time. Raises ``StorageError``."""
        self._looked_at = now
        return backup.make_backup(self._path, now)

    def ensure(self, now: datetime) -> None:
        """Make one unless the last backup is of the present state. Raises ``StorageError``."""
        if backup.is_changed(self._path, self.latest()):
            self.make(now)

    def compare(self, entries: int) -> None:
        """Compare the number of entries found with that of the last backup."""
        self._found_any = entries > 0
        latest = self.latest()
        self.warning = _shrunk(entries, latest) if latest else ""

    def on_opening(self, now: datetime) -> Backup | None:
        """Keep the state found, unless the last backup is of it or there is nothing to keep; returns the backup."""
        latest = self.latest()
        return self._make_if_changed(latest, now) if self._found_any or latest else None

    def if_due(self, now: datetime) -> Backup | None:
        """Make one when half an hour has passed and something has changed; returns it."""
        if now - self._looked_at < INTERVAL:
            return None
        self._looked_at = now
        return self._make_if_changed(self.latest(), now)

    def _make_if_changed(self, latest: Backup | None, now: datetime) -> Backup | None:
        try:
            made = self.make(now) if backup.is_changed(self._path, latest) else None
        except StorageError as error:
            self.problem = f"自动备份没有成功：{error}"
            return None
        self.problem = ""
        return made


def _shrunk(entries: int, latest: Backup) -> str:
    """The warning for a catalogue with far fewer entries than its last backup; ``""`` when all is well."""
    lost = latest.entries - entries
    if entries and (lost < _TOO_FEW_TO_TELL or entries > latest.entries * _MUCH_SMALLER):
        return ""
    if lost <= 0:
        return ""
    now_has = f"只有 {entries} 个事项" if entries else "是空的"
    made_at = f"{latest.made_at:%Y年%m月%d日 %H:%M}"
    return f"目录现在{now_has}，而 {made_at} 的备份里有 {latest.entries} 个。如果不是有意删除，请从备份恢复。"
