"""What can be compared: the present, a named version, a moment, another file; read and compared as work for a thread.

Knows no widget. What counts as a difference is said in ``model/comparison.py``.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from exporters.change_summary import Version
from gui.versions.compared_rows import ComparedKind, ComparedRow, compared_rows
from importers.pairing import pair
from model.comparison import Comparison, compare_snapshots
from model.garbage import collected_later
from model.progress import Progress
from model.reading import read_snapshot, read_snapshot_at, read_snapshot_on
from model.releases import Release

_STEPS = 4


class SideKind(Enum):
    """Where a side comes from."""

    NOW = "now"
    RELEASE = "release"
    MOMENT = "moment"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison as the clerk chose it; only what belongs to its kind is filled.

    ``title`` is what it is called where the name of its file says little.
    """

    kind: SideKind
    release: Release | None = None
    moment: datetime | None = None
    path: Path | None = None
    title: str = ""

    @property
    def label(self) -> str:
        """What it is called above its column."""
        if self.title:
            return self.title
        if self.release is not None:
            return self.release.label
        if self.moment is not None:
            return f"{self.moment:%Y-%m-%d %H:%M} 的内容"
        return self.path.name if self.path is not None else "目录现在的内容"


NOW = Side(SideKind.NOW)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides read and compared. ``revision_id`` is the last one the left side contains, where it is of this file.

    ``pairs`` as in ``compare_snapshots``.
    """

    left: Side
    right: Side
    old: Version
    new: Version
    comparison: Comparison
    pairs: Mapping[str, str]
    rows: tuple[ComparedRow, ...]
    revision_id: int | None

    def counts(self) -> Counter[ComparedKind]:
        """How many lines there are of each kind."""
        return Counter(row.kind for row in self.rows)

    @property
    def can_restore(self) -> bool:
        """Whether the left side is an earlier state of what is on the right, so that it can be brought back."""
        return self.revision_id is not None and self.right.kind is SideKind.NOW

    @property
    def can_merge(self) -> Path | None:
        """The other file, when the present is compared with one."""
        kinds = {self.left.kind: self.left, self.right.kind: self.right}
        other = kinds.get(SideKind.FILE)
        return other.path if other is not None and SideKind.NOW in kinds else None


def compare_sides(
    catalogue: Path, left: Side, right: Side, progress: Progress, *, same_origin: bool = False
) -> Compared:
    """Read both sides and compare them. Raises as ``reading.read_snapshot``, ``UserError`` for a moment too early.

    ``same_origin``: a file is known to be of this catalogue (a backup), so its entries are the same by identity alone.
    """
    with collected_later():
        return _compare(catalogue, left, right, progress, same_origin=same_origin)


def _compare(catalogue: Path, left: Side, right: Side, progress: Progress, *, same_origin: bool) -> Compared:
    progress(0, _STEPS, f"读取“{left.label}”")
    revision_id, old = _read(catalogue, left)
    progress(1, _STEPS, f"读取“{right.label}”")
    _, new = _read(catalogue, right)
    progress(2, _STEPS, "比较")
    pairs: Mapping[str, str] = {}
    if SideKind.FILE in (left.kind, right.kind) and not same_origin:
        paired = pair(old.snapshot, new.snapshot)
        new, pairs = replace(new, snapshot=paired.there), paired.pairs
    comparison = compare_snapshots(old.snapshot, new.snapshot, pairs)
    progress(3, _STEPS, "整理结果")
    rows = compared_rows(comparison, old.snapshot, new.snapshot)
    return Compared(left, right, old, new, comparison, pairs, tuple(rows), revision_id)


def _read(catalogue: Path, side: Side) -> tuple[int | None, Version]:
    if side.release is not None:
        release = side.release
        snapshot = read_snapshot_at(catalogue, release.revision_id)
        return release.revision_id, Version(release.label, snapshot, release.note)
    if side.moment is not None:
        revision_id, snapshot = read_snapshot_on(catalogue, side.moment)
        return revision_id, Version("", replace(snapshot, taken_at=min(side.moment, datetime.now())))
    return None, Version(side.label, read_snapshot(side.path or catalogue))
