"""Which clean-ups of an import are wanted, as plain state: the same repair of the same words is one wish.

Broken words, pinyin and control characters are repaired unless refused. Traditional text is only offered: to take
one conversion is to refuse all others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from importers.readings import ReadingChoices
from model.plan import Cleanup, CleanupKind

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RepeatedCleanup:
    """A repair with the number of places where it stands; the first of them is ``cleanup.place``."""

    cleanup: Cleanup
    times: int


def gathered(cleanups: Iterable[Cleanup]) -> list[RepeatedCleanup]:
    """Each repair of the same words once, in file order."""
    first: dict[Key, Cleanup] = {}
    times: dict[Key, int] = {}
    for cleanup in cleanups:
        first.setdefault(cleanup.key, cleanup)
        times[cleanup.key] = times.get(cleanup.key, 0) + 1
    return [RepeatedCleanup(cleanup, times[key]) for key, cleanup in first.items()]


def is_wanted(choices: ReadingChoices, cleanup: Cleanup) -> bool:
    """Whether a repair is made under these choices."""
    if cleanup.kind is CleanupKind.TRADITIONAL and not choices.simplify:
        return False
    return cleanup.key not in choices.refused


def with_wishes(
    choices: ReadingChoices, cleanups: Sequence[Cleanup], changed: Iterable[Cleanup], wanted: bool
) -> ReadingChoices:
    """The choices after the clerk ticked or unticked these repairs among all."""
    keys = {cleanup.key for cleanup in changed}
    if not wanted:
        return replace(choices, refused=choices.refused | keys)
    refused = choices.refused - keys
    traditional = {cleanup.key for cleanup in cleanups if cleanup.kind is CleanupKind.TRADITIONAL}
    if not choices.simplify and keys & traditional:
        return replace(choices, simplify=True, refused=refused | (traditional - keys))
    return replace(choices, refused=refused)
