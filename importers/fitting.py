"""How well what a column holds fits what its header promises; headers standing beside their columns.

A score of 1 says that the cells are what the label says, −1 that they are surely something else, 0 that they do not
tell. ``mapping.py`` decides with these scores.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.content import Profile, Shape
from importers.labels import Target, TargetKind
from model.fields import FieldKind, ListKind

_LOOSE = frozenset((Shape.TEXT, Shape.UNIT, Shape.AUDIENCE, Shape.AREA, Shape.TIER))
"""Shapes that ordinary words may have by chance: they speak against nothing."""

_PROSE = frozenset((Shape.BASIS, Shape.TIME_LIMIT, Shape.METHOD, Shape.CHANNELS, Shape.CODE, Shape.STATUS))
"""Shapes that also occur now and then in free text."""

_OTHER_COLUMNS = {
    TargetKind.NUMBER: (Shape.NUMBER, Shape.BIT, Shape.CODE),
    TargetKind.AREA: (Shape.AREA,),
    TargetKind.UID: (Shape.UID,),
    TargetKind.STATUS: (Shape.STATUS,),
}
_BY_KIND = {
    FieldKind.BASIS: (Shape.BASIS,),
    FieldKind.TIME_LIMIT: (Shape.TIME_LIMIT,),
    FieldKind.UNIT: (Shape.UNIT,),
}
_BY_VOCABULARY = {
    "channels": (Shape.CHANNELS,),
    "methods": (Shape.METHOD,),
    "audiences": (Shape.AUDIENCE,),
    "@tiers": (Shape.TIER,),
}
_OTHERS = 0.2

STRONG = (Shape.BASIS, Shape.TIME_LIMIT, Shape.CHANNELS, Shape.METHOD, Shape.UID, Shape.STATUS)
"""Shapes from which the field can be told without a label."""


def shapes_of(target: Target, kind: ListKind) -> tuple[Shape, ...]:
    """The shapes the cells of a column should have; empty for free text."""
    if target.is_tick:
        return (Shape.TICK, Shape.BIT)
    if target.kind is not TargetKind.FIELD:
        return _OTHER_COLUMNS.get(target.kind, ())
    field = kind.field(target.field)
    return _BY_VOCABULARY.get(field.vocabulary, _BY_KIND.get(field.kind, ()))


def fit(target: Target, profile: Profile, kind: ListKind) -> float:
    """How well a column's content fits a target, from −1 to 1."""
    if not profile.filled:
        return 0.0
    wanted = shapes_of(target, kind)
    if not wanted:
        alien = 1.0 - profile.share(*_LOOSE, *_PROSE)
        return profile.share(Shape.TEXT) * 0.5 - alien - profile.share(*_PROSE) * 0.4
    good = profile.share(*wanted)
    if target.is_tick:
        return good - profile.share(*STRONG) - profile.share(Shape.NUMBER)
    loose = profile.share(*_LOOSE) - profile.share(*(set(wanted) & _LOOSE))
    tolerated = loose + (profile.share(Shape.TICK) if Shape.METHOD in wanted or Shape.AUDIENCE in wanted else 0.0)
    return good - max(0.0, 1.0 - good - tolerated)


@dataclass(frozen=True, slots=True)
class Shift:
    """Headers from column ``begin`` on stand ``by`` columns too far left (negative: right) of their cells."""

    begin: int
    by: int


def find_shift(targets: Mapping[int, Target], profiles: Sequence[Profile], kind: ListKind) -> Shift | None:
    """The shift that makes clearly more columns fit than none at all; None when the header stands right."""
    strong = {column: target for column, target in targets.items() if shapes_of(target, kind)}
    wrong = [column for column in strong if _fit_at(strong[column], column, profiles, kind) < -0.3]
    if len(wrong) < 2:
        return None
    best, best_score = None, _score(strong, profiles, kind, Shift(0, 0)) + 2.0
    for by in (1, 2, -1, -2):
        for begin in sorted(targets):
            if begin + by < 0:
                continue
            shift = Shift(begin, by)
            score = _score(strong, profiles, kind, shift)
            # where the clear columns leave it open, the others tell where the shift begins
            score += _OTHERS * _score({c: t for c, t in targets.items() if c not in strong}, profiles, kind, shift)
            if score > best_score + 0.01:
                best, best_score = shift, score
    return best


def _score(targets: Mapping[int, Target], profiles: Sequence[Profile], kind: ListKind, shift: Shift) -> float:
    return sum(
        _fit_at(target, column + (shift.by if column >= shift.begin else 0), profiles, kind)
        for column, target in targets.items()
    )


def _fit_at(target: Target, column: int, profiles: Sequence[Profile], kind: ListKind) -> float:
    return fit(target, profiles[column], kind) if 0 <= column < len(profiles) else -0.5
