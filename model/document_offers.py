"""What is offered while a basis is typed: the documents the catalogue cites, those of the standard entries, and in the
place of a document out of force the one that superseded it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from model.basis import find_titles, title_key
from model.citation_index import CitationIndex, Writing
from model.document_state import superseded
from model.search_text import search_fold
from model.starter import starter_documents
from model.superseded import Superseded, SupersededDocuments
from model.title_search import INITIALS, NOT_FOUND, ranks

_MOST_CITED = 3000
"""Documents of the catalogue that are offered, the most cited ones: no clerk knows more."""


@dataclass(frozen=True, slots=True)
class DocumentOffer:
    """One document to cite. ``text`` is what would be written, ``note`` where it comes from, ``old`` the title of the
    document out of force whose place it takes, ``folded`` the words by which it is found."""

    text: str
    note: str
    folded: str
    old: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The ``title_key`` of each document in the text."""
        return frozenset(title_key(title.text) for title in find_titles(self.text))


def document_offers(index: CitationIndex, known: SupersededDocuments, area: str, today: date) -> list[DocumentOffer]:
    """Everything to offer in an area, what the catalogue cites most first."""
    found: dict[str, DocumentOffer] = {}
    recognised = (document for document in index.documents() if document.is_recognised)
    for document in islice(recognised, _MOST_CITED):
        if superseded(Writing(document.title, document.number), known, today) is None:
            found[document.key] = _offer(document.citation, f"{document.entries} 个事项引用", document.titles)
    for text in starter_documents(area):
        for title in find_titles(text):
            found.setdefault(title_key(title.text), _offer(text, "标准目录", (title.text,)))
    instead: dict[str, DocumentOffer] = {}
    for old in known.documents(today):
        key = title_key(old.title)
        is_new_edition = key == title_key(old.replaced_by)
        if old.replaced_by and not (is_new_edition and key in found):
            instead.setdefault(key, _instead(old))
    return [*found.values(), *instead.values()]


def fitting(offers: Sequence[DocumentOffer], typed: str, most: int) -> list[DocumentOffer]:
    """The offers that fit what was typed, in their order, those found only by initials behind the others."""
    found = ranks([offer.folded for offer in offers], typed)
    places = sorted((rank >= INITIALS, place) for place, rank in enumerate(found) if rank < NOT_FOUND)
    return [offers[place] for _, place in places[:most]]


def _offer(text: str, note: str, titles: Iterable[str]) -> DocumentOffer:
    return DocumentOffer(text, note, search_fold("".join(dict.fromkeys((*titles, text)))))


def _instead(old: Superseded) -> DocumentOffer:
    number = f"（{old.number}）" if old.number else ""
    note = f"代替已失效的《{old.title}》{number}"
    return DocumentOffer(old.replacement, note, search_fold("".join((old.title, *old.aliases))), old.title)
