"""Remembers which entries belong together for the group rules, and their problems, entry by entry.

Written for large catalogues: a group of one is only a number (and needs no judgement), memberships of equal texts are
shared, and only groups that an entry entered or left are judged again.
"""

from collections.abc import Hashable, Sequence

from model.id_set import IdSet
from model.records import Entry, Problem, Status
from model.rules.context import RuleContext
from model.rules.groups import GroupRule, Membership

_Ref = tuple[int, Hashable]
"""Number of the rule and the group."""

_OfRule = tuple[Membership, ...] | int
"""The groups of one entry by one rule; a number alone is the most common case, told in a fifth of the memory: one
group that is a number, without variants."""

_Memberships = tuple[_OfRule, ...]
"""Rule by rule, the groups of one entry."""

_NONE: _Memberships = ()


class CheckGroups:
    """The groups of one catalogue."""

    def __init__(self, rules: Sequence[GroupRule], context: RuleContext) -> None:
        self._rules = rules
        self._context = context
        self._memberships: dict[int, _Memberships] = {}
        self._members: tuple[dict[Hashable, int | dict[str, IdSet]], ...] = tuple({} for _ in rules)
        self._touched: set[_Ref] = set()
        self._problems: dict[int, dict[_Ref, Problem]] = {}
        self._found: dict[_Ref, set[int]] = {}

    def put(self, entry: Entry) -> None:
        """Take an entry as it is now. Entries that are 废止 belong to no group."""
        now = _NONE
        if entry.status is not Status.RETIRED:
            now = tuple(_compact(rule.keys(entry, self._context)) for rule in self._rules)
        before = self._memberships.get(entry.id, _NONE)
        if now == before:
            return
        self._leave(entry.id, before)
        self._enter(entry.id, now)
        self._memberships[entry.id] = now

    def drop(self, entry_id: int) -> None:
        """Forget an entry."""
        self._leave(entry_id, self._memberships.pop(entry_id, _NONE))

    def judge(self) -> set[int]:
        """Judge every group that changed; returns the entries whose problems may differ from before."""
        affected: set[int] = set()
        for ref in self._touched:
            affected |= self._judge(ref)
        self._touched.clear()
        return affected

    def of_entry(self, entry_id: int) -> tuple[Problem, ...]:
        """The problems of an entry, in the order of the rules."""
        found = self._problems.get(entry_id)
        if not found:
            return ()
        return tuple(found[ref] for ref in sorted(found, key=lambda ref: (ref[0], str(ref[1]))))

    def _enter(self, entry_id: int, memberships: _Memberships) -> None:
        for number, of_rule in enumerate(memberships):
            groups = self._members[number]
            for key, variant in _full(of_rule):
                members = groups.get(key)
                if members is None and not variant:
                    groups[key] = entry_id
                    continue
                if isinstance(members, int):
                    members = groups[key] = _lone(members)
                elif members is None:
                    members = groups[key] = {}
                members.setdefault(variant, IdSet()).add(entry_id)
                self._touched.add((number, key))

    def _leave(self, entry_id: int, memberships: _Memberships) -> None:
        for number, of_rule in enumerate(memberships):
            groups = self._members[number]
            for key, variant in _full(of_rule):
                members = groups[key]
                if isinstance(members, int):
                    del groups[key]
                    continue
                self._touched.add((number, key))
                members[variant].discard(entry_id)
                if not members[variant]:
                    del members[variant]
                if not members:
                    del groups[key]

    def _judge(self, ref: _Ref) -> set[int]:
        before = self._found.pop(ref, set())
        for entry_id in before:
            left = self._problems[entry_id]
            del left[ref]
            if not left:
                del self._problems[entry_id]
        members = self._members[ref[0]].get(ref[1], {})
        if isinstance(members, int):
            members = _lone(members)
        found: set[int] = set()
        for problem in self._rules[ref[0]].judge(members, self._context):
            if problem.entry_id is not None:
                self._problems.setdefault(problem.entry_id, {})[ref] = problem
                found.add(problem.entry_id)
        if found:
            self._found[ref] = found
        return before | found


def _lone(entry_id: int) -> dict[str, IdSet]:
    """The members of a group that has had one, without variants."""
    members = IdSet()
    members.add(entry_id)
    return {"": members}


def _compact(memberships: tuple[Membership, ...]) -> _OfRule:
    if len(memberships) == 1:
        key, variant = memberships[0]
        if isinstance(key, int) and not variant:
            return key
    return memberships


def _full(memberships: _OfRule) -> tuple[Membership, ...]:
    return ((memberships, ""),) if isinstance(memberships, int) else memberships
