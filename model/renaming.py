"""A unit has a new name: where the old one is written and may be changed.

Titles of documents in 《》 and document numbers keep the name under which they were issued.
"""

from collections.abc import Iterable, Iterator, Sequence

from model.basis import find_numbers, find_titles
from model.errors import UserError
from model.fields import Field, FieldKind, join_words
from model.proposals import Edit, Proposal, Propose, edited, proposals_for
from model.records import CatalogueSettings, Entry
from model.text import Span
from model.unit_register import Unit, register_of
from model.units_in_text import with_unit_replaced

_TEXT_SETTINGS = ("unit", "title", "contact")


def check_names(old: str, new: str) -> None:
    """Raise ``UserError`` when these two make no renaming."""
    if not old or not new:
        raise UserError("请填写原名称和新名称。")
    if old == new:
        raise UserError("新名称与原名称相同，没有要改的地方。")
    if any(mark in old + new for mark in "《》\n"):
        raise UserError("单位名称里不能有书名号《》或换行，请改正。")


def renamed(text: str, old: str, new: str) -> str:
    """The text with the unit's new name, outside of titles and document numbers.

    Where the new name is written already it stays, also when it contains the old one.
    """
    if old not in text:
        return text
    kept = _kept(text, new if old in new else "")
    edits = [Edit(span, new) for span in _spans(text, old) if not any(_overlap(span, other) for other in kept)]
    return edited(text, edits)


def proposing(old: str, new: str, fields: Iterable[Field]) -> Propose:
    """Rename in these fields. Raises ``UserError`` like ``check_names``."""
    check_names(old, new)
    chosen = tuple(fields)

    def propose(entry: Entry) -> Iterable[Proposal]:
        return proposals_for(entry, chosen, lambda _, text: renamed(text, old, new))

    return propose


def proposing_whole(old: str, new: str, fields: Iterable[Field]) -> Propose:
    """Rename in fields that name units, and only where the whole name of a unit is ``old``: for short names, which
    stand inside of longer ones. Raises ``UserError`` like ``check_names``."""
    check_names(old, new)
    chosen = tuple(field for field in fields if field.kind is FieldKind.UNIT)

    def propose(entry: Entry) -> Iterable[Proposal]:
        return proposals_for(entry, chosen, lambda _, text: with_unit_replaced(text, old, new))

    return propose


def in_settings(settings: CatalogueSettings, old: str, new: str) -> Sequence[Proposal]:
    """What is said once for the whole catalogue: the unit, the title, the contact, the list of units, and that those
    units had another name."""
    pairs = [(key, getattr(settings, key), renamed(getattr(settings, key), old, new)) for key in _TEXT_SETTINGS]
    units = dict.fromkeys(renamed(name, old, new) for name in settings.units)
    pairs.append(("units", join_words(settings.units), join_words(units)))
    lines = [unit.line for unit in _register(settings, old, new) if unit.line]
    pairs.append(("other_names", join_words(settings.other_names), join_words(lines)))
    return [Proposal(None, key, before, after) for key, before, after in pairs if before != after]


def _register(settings: CatalogueSettings, old: str, new: str) -> Iterable[Unit]:
    """The units after the renaming: the old name is a former one from now on, by which the checks know it."""
    units: dict[str, Unit] = {}
    for unit in register_of(settings):
        name = renamed(unit.name, old, new)
        before = units.get(name, Unit(name))
        former = (*before.former, *unit.former, *((unit.name,) if unit.name != name else ()))
        aliases = tuple(dict.fromkeys((*before.aliases, *unit.aliases)))
        kept = tuple(one for one in dict.fromkeys(former) if one != name and one not in aliases)
        units[name] = Unit(name, aliases, kept)
    return units.values()


def _kept(text: str, new: str) -> list[Span]:
    titles = [title.span for title in find_titles(text)]
    numbers = [match.span() for match in find_numbers(text)]
    return [*titles, *numbers, *(_spans(text, new) if new else ())]


def _spans(text: str, name: str) -> Iterator[Span]:
    place = text.find(name)
    while place >= 0:
        yield place, place + len(name)
        place = text.find(name, place + len(name))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
