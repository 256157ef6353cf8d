"""Whether entries may become 定稿: none that has errors. Judged by the rules, whatever was checked before.

Used by the operation that sets a status, so nobody comes round it; the window asks first, to offer the way out. Not
asked where a state that was approved already is brought back: undo, a restored backup, an import of what was exported.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from model.checks import CheckBook
from model.errors import UserError
from model.records import Area, CatalogueSettings, Entry, Problem, Severity, Status

_MOST_NAMED = 3
_LONGEST_NAME = 20


class ApprovalError(UserError):
    """Some entries have errors. ``errors``: entry → its errors, in the order asked; ``free``: entries without any."""

    def __init__(self, errors: Mapping[int, Sequence[Problem]], names: Mapping[int, str], free: Sequence[int]) -> None:
        super().__init__(_sentence(errors, names))
        self.errors = dict(errors)
        self.free = tuple(free)

    @property
    def first(self) -> Problem:
        """The first thing to repair."""
        return next(iter(self.errors.values()))[0]


def refuse_errors(
    entries: Iterable[Entry], settings: CatalogueSettings, areas: Sequence[Area], today: date | None = None
) -> None:
    """Raises ``ApprovalError`` when one of these entries has an error.

    Errors are told from an entry alone; what several entries have in common (a repeated name) is a warning at most.
    """
    book = CheckBook()
    book.begin(settings, areas, today or date.today())
    errors: dict[int, list[Problem]] = {}
    names: dict[int, str] = {}
    free: list[int] = []
    for entry in entries:
        wished = replace(entry, status=Status.APPROVED)  # what is 废止 is hardly checked as it stands
        found = [problem for problem in book.of_draft(wished) if problem.severity is Severity.ERROR]
        if found:
            errors[entry.id] = found
            names[entry.id] = entry["name"]
        else:
            free.append(entry.id)
    if errors:
        raise ApprovalError(errors, names, free)


def _sentence(errors: Mapping[int, Sequence[Problem]], names: Mapping[int, str]) -> str:
    told = [f"“{_short(names[key])}”：{found[0].message}" for key, found in list(errors.items())[:_MOST_NAMED]]
    more = f"\n……共 {len(errors)} 个事项。" if len(errors) > _MOST_NAMED else ""
    return f"有错误的事项不能定稿，请先改正这 {len(errors)} 个事项：\n" + "\n".join(told) + more


def _short(name: str) -> str:
    shown = name or "没有名称"
    return shown if len(shown) <= _LONGEST_NAME else shown[: _LONGEST_NAME - 1] + "…"
