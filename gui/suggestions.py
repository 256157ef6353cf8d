"""The words offered while a field is edited: from its vocabulary, and those used in the catalogue."""

from collections.abc import Sequence

from model import vocabulary
from model.catalogue import Catalogue
from model.changes import Changes
from model.fields import Field, FieldKind
from model.records import CatalogueSettings

_MANY = 20  # entries
_FREE_TEXT = (FieldKind.TEXT, FieldKind.BASIS)


class Suggestions:
    """Asks the catalogue once and remembers until something changes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def __call__(self, field: Field, area: str = "") -> Sequence[str]:
        """The words for a field.

        In an area: those used in it, its vocabulary, then those used elsewhere; but the catalogue's units first of all.
        Without one: the vocabulary, then what is used.
        """
        key = field.key, area
        if key not in self._known:
            self._known[key] = self._find(field, area)
        return self._known[key]

    def fixed(self, field: Field) -> Sequence[str]:
        """The words of the field's vocabulary: shipped with the program, or said once in the catalogue's settings."""
        return _fixed_words(field, self._catalogue.settings())

    def follow(self, changes: Changes) -> None:
        """Ask again for what may be another list now; one new entry is not worth it, its words come with the next."""
        if changes.settings or changes.areas or len(changes.touched) > _MANY:
            self._known.clear()
        for key in [key for key in self._known if key[0] in changes.fields]:
            del self._known[key]

    def _find(self, field: Field, area: str) -> tuple[str, ...]:
        fixed = tuple(_fixed_words(field, self._catalogue.settings(), area))
        if field.kind in _FREE_TEXT or not field.vocabulary:
            return fixed
        if not field.open_words:
            return fixed
        here = self._catalogue.values_in_use(field.key, area) if area else []
        used = self._catalogue.values_in_use(field.key)
        if field.kind is FieldKind.UNIT:
            return tuple(dict.fromkeys((*fixed, *here, *used)))
        return tuple(dict.fromkeys((*here, *fixed, *used)))


def _fixed_words(field: Field, settings: CatalogueSettings, area: str = "") -> tuple[str, ...]:
    if field.vocabulary == "@units":
        return tuple(dict.fromkeys(name for name in (settings.unit, *settings.units) if name))
    if field.vocabulary == "@tiers":
        return settings.tiers
    if not field.vocabulary or field.vocabulary.startswith("@"):
        return ()
    return vocabulary.words(field.vocabulary, area)
