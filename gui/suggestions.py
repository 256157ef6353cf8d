"""The words offered while a field is edited: from its vocabulary, and those used in the catalogue."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gui.background_citations import BackgroundCitations
from model import places, vocabulary
from model.catalogue import Catalogue
from model.changes import Changes
from model.fields import Field, FieldKind
from model.records import CatalogueSettings

if TYPE_CHECKING:
    from model.document_offers import DocumentOffer

_MANY = 20  # entries
_FREE_TEXT = (FieldKind.TEXT, FieldKind.BASIS)


class Suggestions:
    """Asks the catalogue once and remembers until something changes."""

    def __init__(self, catalogue: Catalogue, citations: BackgroundCitations) -> None:
        self._catalogue = catalogue
        self._citations = citations
        self._documents: dict[str, list[DocumentOffer]] = {}
        self._other_names: dict[str, str] | None = None
        citations.changed.connect(self.forget_documents)
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._closed = False

    def __call__(self, field: Field, area: str = "") -> Sequence[str]:
        """The words for a field.

        In an area: those used in it, its vocabulary, then those used elsewhere; but the catalogue's units first of all.
        Without one: the vocabulary, then what is used. Nothing new while a long change has the catalogue, and after it
        was closed: a line may get the focus once more while its window goes.
        """
        key = field.key, area
        if key not in self._known:
            if self._closed or self._catalogue.is_lent:
                return ()
            self._known[key] = self._find(field, area)
        return self._known[key]

    def fixed(self, field: Field) -> Sequence[str]:
        """The words of the field's vocabulary: shipped with the program, or said once in the catalogue's settings."""
        return _fixed_words(field, self._catalogue.settings())

    def documents(self, area: str = "") -> "Sequence[DocumentOffer]":
        """The documents to cite in an area; those counted so far, when the counting has only begun."""
        self._citations.need()
        if area not in self._documents:
            from model import superseded  # understanding of documents: nothing the first paint waits for
            from model.document_offers import document_offers

            known, _ = superseded.load_readable(places.superseded_documents())
            self._documents[area] = document_offers(self._citations.index, known, area, date.today())
        return self._documents[area]

    def forget_documents(self) -> None:
        """Documents may be cited otherwise, or others be out of force."""
        self._documents.clear()

    def other_names(self) -> Mapping[str, str]:
        """简称 and 曾用名 of units, each with the unit's proper name."""
        if self._other_names is None:
            from model.unit_register import register_of

            register = register_of(self._catalogue.settings())
            self._other_names = {name: unit.name for unit in register for name in (*unit.former, *unit.aliases)}
        return self._other_names

    def close(self) -> None:
        """The catalogue is about to be closed: do not ask it any more."""
        self._closed = True

    def follow(self, changes: Changes) -> None:
        """Ask again for what may be another list now; one new entry is not worth it, its words come with the next."""
        if changes.settings or changes.areas or len(changes.touched) > _MANY:
            self._known.clear()
        if changes.settings:
            self._other_names = None
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
