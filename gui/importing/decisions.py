"""What the clerk ticks while looking at a plan, as plain state. No widget; ``choices`` goes to ``apply_plan``."""

from collections.abc import Iterable

from model.plan import FieldChange, ImportPlan, Match, OnConflict, PlanChoices, PlannedRow, RowState


class Decisions:
    """Ticks over one plan. At first everything is taken but the fields in conflict, and nothing likely is the same."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._same: set[int] = set()
        self._out: set[int] = set()
        self._taken = {
            row.index: {change.field for change in row.changes if not change.conflict}
            for row in plan.rows
            if row.changes
        }

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
        return row.state is RowState.NEW and not self.is_same(row)

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

    def confirm_same(self, row: PlannedRow, yes: bool) -> None:
        """Say whether the row and the likely entry are one."""
        (self._same.add if yes else self._same.discard)(row.index)

    def choices(self) -> PlanChoices:
        """The decisions in the form the plan is applied with."""
        refused, conflicts = {}, {}
        for row in self._plan.rows:
            if not row.changes:
                continue
            taken = self._taken[row.index]
            refused[row.index] = frozenset(change.field for change in row.changes if change.field not in taken)
            in_conflict = any(change.conflict and change.field in taken for change in row.changes)
            conflicts[row.index] = OnConflict.REPLACE if in_conflict else OnConflict.KEEP
        return PlanChoices(
            left_out=frozenset(self._out), same_as=frozenset(self._same), refused_fields=refused, conflicts=conflicts
        )


def can_be_taken(row: PlannedRow) -> bool:
    """Whether there is anything to decide about a row."""
    return row.state in (RowState.NEW, RowState.CHANGED, RowState.CONFLICT)


def is_likely(row: PlannedRow) -> bool:
    """Whether the clerk is asked if the row is an entry that exists."""
    return row.state is RowState.NEW and row.match is Match.LIKELY
