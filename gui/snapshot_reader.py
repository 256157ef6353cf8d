"""The catalogue as it was when a dialog opened: read once, by whichever thread asks first."""

import threading
from pathlib import Path

from model.reading import read_snapshot
from model.snapshot import Snapshot


class SnapshotReader:
    """Reads a catalogue's file when first asked; raises what ``read_snapshot`` raises."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def read(self) -> Snapshot:
        """The whole catalogue; the same one every time."""
        with self._lock:
            if self._snapshot is None:
                self._snapshot = read_snapshot(self._path)
            return self._snapshot
