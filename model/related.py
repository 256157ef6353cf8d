"""The documents related to one entry: those it cites, how many others cite them, and what only its neighbours cite.

Pure reading of a ``CitationIndex``. Neighbours are the entries of the same group, chosen by the caller.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from model.citation_index import CitationIndex, Manner, Use
from model.document_state import DocumentState, state_of, superseded
from model.superseded import Superseded, SupersededDocuments

_MOST_MISSED = 12
_LEAST_SHARE = 2  # neighbours that must cite a document before it is suggested, where there are several


@dataclass(frozen=True, slots=True)
class CitedHere:
    """A document an entry cites. ``old``: what supersedes it as it is written here. So many ``others`` cite it too."""

    use: Use
    citation: str
    old: Superseded | None
    state: DocumentState
    others: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A document that neighbours cite and the entry does not, with how many of them do."""

    key: str
    citation: str
    neighbours: int


@dataclass(frozen=True, slots=True)
class Related:
    """What there is to say about the documents of one entry."""

    cited: tuple[CitedHere, ...] = ()
    missed: tuple[Missed, ...] = ()


def related(
    index: CitationIndex, entry_id: int, neighbours: Collection[int], known: SupersededDocuments, today: date
) -> Related:
    """The documents of an entry in the order of its text, then what its neighbours suggest, the most cited first."""
    uses: dict[str, Use] = {}
    for use in index.of_entry(entry_id):
        uses.setdefault(use.key, use)
    cited = tuple(_cited(index, use, known, today) for use in uses.values())
    return Related(cited, _missed(index, uses.keys(), [one for one in neighbours if one != entry_id], known, today))


def _cited(index: CitationIndex, use: Use, known: SupersededDocuments, today: date) -> CitedHere:
    document = index.document(use.key)
    state = state_of(document, known, today) if document is not None else DocumentState()
    others = document.entries - 1 if document is not None else 0
    return CitedHere(use, str(use.writing), superseded(use.writing, known, today), state, others)


def _missed(
    index: CitationIndex, here: Collection[str], neighbours: Collection[int], known: SupersededDocuments, today: date
) -> tuple[Missed, ...]:
    counted: Counter[str] = Counter()
    for neighbour in neighbours:
        counted.update({use.key for use in index.of_entry(neighbour) if use.writing.manner is Manner.TITLED})
    least = min(_LEAST_SHARE, len(neighbours))
    found: list[Missed] = []
    for key, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        document = index.document(key)
        if number < least or key in here or document is None or len(found) == _MOST_MISSED:
            continue
        state = state_of(document, known, today)
        if state.old is None or state.partly:
            found.append(Missed(key, document.citation, number))
    return tuple(found)
