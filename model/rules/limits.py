"""公开时限: is it understood, does it say from when, does it count the right days."""

from collections.abc import Iterator
from functools import lru_cache

from model.records import Entry, Problem, Severity
from model.rules.context import Finding, RuleContext, replace_by
from model.text import is_blank, is_ditto
from model.time_limit import LimitKind, TimeLimit, Unit, parse

_STANDARD_EVENT = "自信息形成或者变更之日起"
_BUDGET_AREAS = frozenset(("budget",))
_BUDGET_EVENTS = ("批准", "批复", "人民代表大会", "人大")
_BUDGET_DAYS = 20


def understood(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """政府信息公开条例 (2019) art. 26: 20 working days from the forming or changing of the information."""
    for field in context.time_limits:
        for finding in _reading(entry[field.key], field.key, field.label):
            yield finding.at(entry.id, field.key)


@lru_cache(maxsize=4096)
def _reading(text: str, key: str, label: str) -> tuple[Finding, ...]:
    if is_blank(text) or is_ditto(text):
        return ()
    limits = parse(text)
    if not limits:
        message = f"{label}“{text[:24]}”看不懂，请写成“{_STANDARD_EVENT}20个工作日内”这样的形式。"
        return (Finding("time-not-understood", Severity.WARNING, message),)
    if any(_lacks_start(limit) for limit in limits):
        message = f"{label}“{text[:24]}”没有写明从什么时候起算，例如“{_STANDARD_EVENT}”。"
        repair = None
        if len(limits) == 1 and not limits[0].scope:
            repair = replace_by(f"补上“{_STANDARD_EVENT}”", key, _STANDARD_EVENT + text.strip())
        return (Finding("time-missing-start", Severity.HINT, message, repair),)
    return ()


def _lacks_start(limit: TimeLimit) -> bool:
    return limit.kind is LimitKind.WITHIN and not limit.event


def budget_days(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """预算法 art. 14: budgets and final accounts within 20 days after approval, calendar days and not working days."""
    label = context.area_labels.get(entry.area, "")
    if entry.area not in _BUDGET_AREAS and not any(word in label for word in ("财政", "预决算")):
        return
    for field in context.time_limits:
        text = entry[field.key]
        if "工作" not in text:
            continue
        if any(_is_budget_limit(limit) for limit in parse(text)):
            message = f"预算、决算批准或批复后是“{_BUDGET_DAYS}日内”公开（自然日），不是“{_BUDGET_DAYS}个工作日”。"
            repaired = text.replace("个工作日", "日").replace("工作日", "日")
            repair = replace_by(f"改为“{repaired}”", field.key, repaired)
            yield Problem(entry.id, field.key, Severity.WARNING, "budget-working-days", message, repair)


def _is_budget_limit(limit: TimeLimit) -> bool:
    return (
        limit.kind is LimitKind.WITHIN
        and limit.unit is Unit.WORKING_DAY
        and limit.number == _BUDGET_DAYS
        and any(word in limit.event for word in _BUDGET_EVENTS)
    )
