"""What reading one table has to tell: problems, repairs, words left out. Collects; decides nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from importers.labels import Target, TargetKind
from importers.readings import LeftOut, MappedColumn
from importers.values import Understood
from model.plan import Cleanup, CleanupKind, ImportProblem, Place, ProblemLevel


@dataclass(slots=True)
class ColumnGroups:
    """The columns of a table by what they are for. Fields are named by key, custom fields by label.

    ``texts``: field → columns of its words; ``ticks``: field → (what a tick means, column); ``others``: the rest.
    """

    texts: dict[str, list[int]] = field(default_factory=dict)
    ticks: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    others: dict[TargetKind, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Sequence[MappedColumn]) -> "ColumnGroups":
        groups = cls()
        for column in columns:
            if column.target is not None:
                groups._add(column.index, column.target)
        return groups

    def _add(self, index: int, target: Target) -> None:
        if target.is_tick:
            self.ticks.setdefault(target.field, []).append((target.word, index))
        elif target.kind in (TargetKind.FIELD, TargetKind.CUSTOM):
            self.texts.setdefault(target.field, []).append(index)
        else:
            self.others.setdefault(target.kind, []).append(index)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every field that has a column."""
        return tuple(dict.fromkeys((*self.texts, *self.ticks)))

    def columns(self, key: str) -> list[int]:
        """All columns of a field: those of its words, then its tick columns."""
        return [*self.texts.get(key, ()), *(column for _, column in self.ticks.get(key, ()))]


class Told:
    """Problems, repairs and left out words of one table."""

    def __init__(self, place: Place, groups: ColumnGroups) -> None:
        self.problems: list[ImportProblem] = []
        self.cleanups: list[Cleanup] = []
        self.left_out: list[LeftOut] = []
        self._place = place
        self._groups = groups

    def report(self, row: int, key: str, message: str, text: str, level: ProblemLevel = ProblemLevel.ATTENTION) -> None:
        """Something about one row, or one field of it."""
        self.problems.append(ImportProblem(self._at(row, key), key, message, text, level))

    def about_table(self, key: str, message: str, *, loud: bool = False) -> None:
        """Something about the table as a whole; ``loud`` when somebody has to look."""
        level = ProblemLevel.ATTENTION if loud else ProblemLevel.NOTICE
        self.problems.append(ImportProblem(self._place, key, message, "", level))

    def leave_out(self, row: int, text: str, why: str, level: ProblemLevel) -> None:
        """Words that are no entry."""
        self.left_out.append(LeftOut(row, text, why))
        self.report(row, "", why, text, level)

    def about_value(self, row: int, key: str, read: Understood, text: str, doubts: Iterable[str]) -> None:
        """The doubts and repairs of one value."""
        for doubt in read.doubts:
            self.report(row, key, doubt, text)
        for doubt in doubts:
            self.report(row, key, doubt, read.value, ProblemLevel.NOTICE)
        place = self._at(row, key)
        for repair in read.repairs:
            self.cleanups.append(Cleanup(place, key, repair.kind, repair.before, repair.after, read.plain, repair.done))
            if repair.kind is CleanupKind.TRADITIONAL and not repair.done:
                self.report(row, key, "含有繁体字，可以选择转换为简体。", repair.before, ProblemLevel.NOTICE)

    def _at(self, row: int, key: str) -> Place:
        columns = [column for column in self._groups.columns(key) if column >= 0] if key else []
        return Place(self._place.file, self._place.sheet, row, columns[0] if columns else None)
