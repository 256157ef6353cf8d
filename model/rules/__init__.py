"""The checks: what can be wrong with an entry. Pure functions from records to problems, registered in one table.

A rule that needs other entries stands in ``groups.py`` or ``neighbours.py``; who runs the rules and remembers their
findings is ``model/checks.py``. A new check of one entry is one new row in ``ENTRY_RULES``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model.records import Entry, Problem, Severity, Status
from model.rules import citations, completeness, limits, parties, wording
from model.rules.context import RuleContext


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A check of one entry and the codes of the problems it can find. Codes are stable: scripts compare them."""

    codes: tuple[str, ...]
    check: Callable[[Entry, RuleContext], Iterable[Problem]]


ENTRY_RULES: tuple[EntryRule, ...] = (
    EntryRule(("missing-required", "no-channel"), completeness.required_fields),
    EntryRule(("unknown-word",), completeness.closed_words),
    EntryRule(
        (
            "basis-unpaired",
            "basis-lost-bracket",
            "basis-mixed-brackets",
            "basis-number-brackets",
            "basis-no-document",
        ),
        citations.writing,
    ),
    EntryRule(("basis-superseded",), citations.in_force),
    EntryRule(("basis-wrong-tag",), citations.tags),
    EntryRule(("time-not-understood", "time-missing-start"), limits.understood),
    EntryRule(("budget-working-days",), limits.budget_days),
    EntryRule(("subject-former", "subject-alias", "generic-subject", "subject-unknown"), parties.units),
    EntryRule(("request-for-everyone",), parties.on_request),
    EntryRule(
        ("ditto", "ditto-inside", "generic-words", "doubled-words", "doubled-marks", "personal-data"),
        wording.in_every_text,
    ),
    EntryRule(("unconfirmed",), completeness.confirmed),
)


APPROVED_WITH_ERRORS = "approved-with-errors"
"""The code for an entry that got errors after it became 定稿. Judged from what the rules of the table find."""

_APPROVED = "这个事项已经定稿，但现在有错误。请改正，或者把状态改回草拟、送审。"


def check_entry(entry: Entry, context: RuleContext) -> list[Problem]:
    """Every problem that can be told from the entry alone, in the order of the table."""
    if entry.status is Status.RETIRED:  # no longer in force, but it may still be printed in a change summary
        return list(wording.personal_data(entry, context))
    found = [problem for rule in ENTRY_RULES for problem in rule.check(entry, context)]
    if entry.status is Status.APPROVED and any(problem.severity is Severity.ERROR for problem in found):
        found.append(Problem(entry.id, "", Severity.WARNING, APPROVED_WITH_ERRORS, _APPROVED))
    return found
