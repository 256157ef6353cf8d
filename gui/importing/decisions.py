"""What the clerk ticks while looking at a plan, as plain state. No widget; ``choices`` goes to ``apply_plan``."""

from collections.abc import Iterable, Mapping
from enum import Enum

from model.plan import FieldChange, ImportPlan, Match, OnConflict, PlanChoices, PlannedRow, RowState

RowKey = tuple[str, str, int | None]


class RowKind(Enum):
    """What a row means for the clerk: the states of the plan, with the cases that need another look told apart."""

    CONFLICT = "conflict"
    LIKELY = "likely"
    PROBLEM = "problem"
    NEW = "new"
    CHANGED = "changed"
    PUNCTUATION = "punctuation"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    RowKind.CONFLICT: "冲突",
    RowKind.LIKELY: "可能相同",
    RowKind.PROBLEM: "不能导入",
    RowKind.NEW: "新增",
    RowKind.CHANGED: "修改",
    RowKind.PUNCTUATION: "只改标点",
    RowKind.UNCHANGED: "相同",
}
_BY_STATE = {
    RowState.NEW: RowKind.NEW,
    RowState.CHANGED: RowKind.CHANGED,
    RowState.UNCHANGED: RowKind.UNCHANGED,
    RowState.CONFLICT: RowKind.CONFLICT,
    RowState.PROBLEM: RowKind.PROBLEM,
}


def kind_of(row: PlannedRow) -> RowKind:
    """The kind a row is counted and filtered under."""
    if row.state is RowState.NEW and row.match is Match.LIKELY:
        return RowKind.LIKELY
    if row.state is RowState.CHANGED and all(change.punctuation_only for change in row.changes):
        return RowKind.PUNCTUATION
    return _BY_STATE[row.state]


def can_be_taken(row: PlannedRow) -> bool:
    """Whether there is anything to decide about a row."""
    return row.state in (RowState.NEW, RowState.CHANGED, RowState.CONFLICT)


def is_likely(row: PlannedRow) -> bool:
    """Whether the clerk is asked if the row is an entry that exists."""
    return kind_of(row) is RowKind.LIKELY


def was_removed(row: PlannedRow) -> bool:
    """Whether the entry of the row was removed from the catalogue after the file was exported."""
    return row.state is RowState.CONFLICT and row.entry_id is None


class Decisions:
    """Ticks over one plan.

    At first everything is taken but what is in conflict, and nothing likely is the same. ``before`` are the ticks
    over an earlier plan of the same files: they are kept where the rows are still there.
    """

    def __init__(self, plan: ImportPlan, before: "Decisions | None" = None) -> None:
        self._plan = plan
        self._same: set[int] = set()
        self._out = {row.index for row in plan.rows if was_removed(row)}
        self._taken = {
            row.index: {change.field for change in row.changes if not change.conflict}
            for row in plan.rows
            if row.changes
        }
        if before is not None:
            self._keep(before)

    def takes(self, row: PlannedRow) -> bool:
        """Whether anything of the row will be done."""
        if row.index in self._out or not can_be_taken(row):
            return False
        return self.adds(row) or bool(self._taken.get(row.index))

    def takes_field(self, row: PlannedRow, change: FieldChange) -> bool:
        return row.index not in self._out and change.field in self._taken[row.index]

    def is_partly_taken(self, row: PlannedRow) -> bool:
        """Whether some, but not all, of the row's changes are taken."""
        return self.takes(row) and not self.adds(row) and len(self._taken[row.index]) < len(row.changes)

    def is_same(self, row: PlannedRow) -> bool:
        """Whether the likely entry was confirmed to be the same."""
        return row.index in self._same

    def adds(self, row: PlannedRow) -> bool:
        """Whether the row, when taken, becomes a new entry."""
        return was_removed(row) or (row.state is RowState.NEW and not self.is_same(row))

    def counts(self) -> tuple[int, int]:
        """How many entries would be added, and how many changed."""
        taken = [self.adds(row) for row in self._plan.rows if self.takes(row)]
        return sum(taken), len(taken) - sum(taken)

    def take(self, row: PlannedRow, yes: bool) -> None:
        """Take the whole row, or leave it out."""
        if not yes:
            self._out.add(row.index)
            return
        self._out.discard(row.index)
        if row.changes:
            self._taken[row.index] = {change.field for change in row.changes}

    def take_all(self, rows: Iterable[PlannedRow], yes: bool) -> None:
        for row in rows:
            if can_be_taken(row):
                self.take(row, yes)

    def take_field(self, row: PlannedRow, change: FieldChange, yes: bool) -> None:
        """Take one change of a row, or leave the entry's field as it is."""
        if row.index in self._out:
            self._out.discard(row.index)
            self._taken[row.index] = set()
        (self._taken[row.index].add if yes else self._taken[row.index].discard)(change.field)

    def take_field_everywhere(self, rows: Iterable[PlannedRow], field: str, yes: bool) -> None:
        """Take the changes of one field in all these rows, or in none."""
        for row in rows:
            for change in row.changes:
                if change.field == field and (yes or row.index not in self._out):
                    self.take_field(row, change, yes)

    def confirm_same(self, row: PlannedRow, yes: bool) -> None:
        """Say whether the row and the likely entry are one."""
        (self._same.add if yes else self._same.discard)(row.index)

    def choices(self) -> PlanChoices:
        """The decisions in the form the plan is applied with."""
        refused: dict[int, frozenset[str]] = {}
        conflicts: dict[int, OnConflict] = {}
        for row in self._plan.rows:
            if was_removed(row):
                conflicts[row.index] = OnConflict.KEEP if row.index in self._out else OnConflict.REPLACE
            if not row.changes:
                continue
            taken = self._taken[row.index]
            refused[row.index] = frozenset(change.field for change in row.changes if change.field not in taken)
            in_conflict = any(change.conflict and change.field in taken for change in row.changes)
            conflicts[row.index] = OnConflict.REPLACE if in_conflict else OnConflict.KEEP
        return PlanChoices(
            left_out=frozenset(self._out), same_as=frozenset(self._same), refused_fields=refused, conflicts=conflicts
        )

    def _keep(self, before: "Decisions") -> None:
        """Take over the ticks of another plan; a change that was not there yet is taken as at first."""
        known: Mapping[RowKey, PlannedRow] = {_key(row): row for row in before._plan.rows}
        for row in self._plan.rows:
            old = known.get(_key(row))
            if old is None or old.state is not row.state or old.entry_id != row.entry_id:
                continue
            (self._out.add if old.index in before._out else self._out.discard)(row.index)
            if before.is_same(old):
                self._same.add(row.index)
            for change in row.changes:
                asked = any(change.field == other.field for other in old.changes)
                if asked:
                    yes = change.field in before._taken[old.index]
                    (self._taken[row.index].add if yes else self._taken[row.index].discard)(change.field)


def _key(row: PlannedRow) -> RowKey:
    return row.place.file, row.place.sheet, row.place.row
