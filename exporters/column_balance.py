"""Column widths that make a table low: room moves from columns that can spare it to those that make rows high.

Fitting nine of ten texts (``layout.py``) leaves a single long entry in a narrow column over page after page, beside
columns that are empty there. Here the height of sample rows decides, all of them together. Knows numbers only.
"""

from collections.abc import Mapping, Sequence
from itertools import permutations

_STEPS = (8.0, 3.0)  # mm moved at a time
_MOST_MOVES = 14  # of each step
_TALL = 40.0
"""Lines up to which every line counts fully: one entry of many pages must not squeeze all others."""
_TALL_SHARE = 0.3
_WORTH = 0.004
"""Share of the height that a move must save: smaller gains are within the error of the estimate."""

Needs = Mapping[int, float]
"""Column → millimetres its text would take on one line."""


def balanced(
    widths: Mapping[int, float], least: Mapping[int, float], rows: Sequence[tuple[float, Needs]], padding: float
) -> dict[int, float]:
    """The widths after all worthwhile moves; their sum stays. ``rows`` are the lines of columns that cannot change
    and the needs of those that can; no column becomes narrower than ``least``."""
    now = dict(widths)
    best = _height(now, rows, padding)
    for step in _STEPS:
        for _ in range(_MOST_MOVES):
            tried = min(_moves(now, least, rows, padding, step), default=None, key=lambda one: one[0])
            if tried is None or tried[0] > best * (1 - _WORTH):
                break
            best, giver, taker = tried
            now[giver] -= step
            now[taker] += step
    return now


def _moves(
    now: Mapping[int, float],
    least: Mapping[int, float],
    rows: Sequence[tuple[float, Needs]],
    padding: float,
    step: float,
) -> list[tuple[float, int, int]]:
    """The height after every move that makes sense: to a column that rules some row, from one that has room."""
    ruling = _ruling(now, rows, padding)
    found = []
    for giver, taker in permutations(now, 2):
        if taker in ruling and now[giver] - step >= least[giver]:
            changed = {**now, giver: now[giver] - step, taker: now[taker] + step}
            found.append((_height(changed, rows, padding), giver, taker))
    return found


def _ruling(now: Mapping[int, float], rows: Sequence[tuple[float, Needs]], padding: float) -> set[int]:
    """The two columns that make most lines."""
    lines: dict[int, float] = {}
    for base, needs in rows:
        column = max(needs, key=lambda place: needs[place] / (now[place] - padding))
        highest = needs[column] / (now[column] - padding)
        if highest > base:
            lines[column] = lines.get(column, 0.0) + _counted(highest)
    return set(sorted(lines, key=lambda place: -lines[place])[:2])


def _height(now: Mapping[int, float], rows: Sequence[tuple[float, Needs]], padding: float) -> float:
    rooms = {place: width - padding for place, width in now.items()}
    total = 0.0
    for base, needs in rows:
        highest = base
        for place, need in needs.items():
            lines = need / rooms[place]
            if lines > highest:
                highest = lines
        total += _counted(highest)
    return total


def _counted(lines: float) -> float:
    return lines if lines <= _TALL else _TALL + (lines - _TALL) * _TALL_SHARE
