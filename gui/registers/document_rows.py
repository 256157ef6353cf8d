"""The cited documents as rows of the register: counted, judged, ready to be searched. Knows no widget."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from model.citation_index import CitationIndex
from model.document_state import Condition, DocumentState, state_of
from model.search_text import search_fold
from model.superseded import SupersededDocuments
from model.title_search import NOT_FOUND, ranks


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document at one moment. ``folded`` are its titles and numbers as they are searched."""

    key: str
    title: str
    numbers: tuple[str, ...]
    entries: int
    state: DocumentState
    folded: str
    is_recognised: bool

    @property
    def number(self) -> str:
        """The number written most often; ``""`` when none ever is."""
        return self.numbers[0] if self.numbers else ""

    @property
    def name(self) -> str:
        """What the clerk calls it: its title, or what there is instead of one."""
        return self.title or self.number


def rows_of(index: CitationIndex, known: SupersededDocuments, today: date) -> Iterator[DocumentRow]:
    """The rows, the most cited document first."""
    for document in index.documents():
        words = " ".join((*document.titles, *document.numbers))
        yield DocumentRow(
            document.key,
            document.title,
            tuple(number for number, _ in document.numbers.most_common()),
            document.entries,
            state_of(document, known, today),
            search_fold(words),
            document.is_recognised,
        )


def chosen(rows: Sequence[DocumentRow], query: str, condition: Condition | None, *, sound: bool) -> list[DocumentRow]:
    """The rows that fit the words and have the condition; with ``sound`` those without any."""
    fitting: Iterable[DocumentRow] = rows
    if query.strip():
        found = ranks([row.folded for row in rows], query)
        fitting = [row for row, rank in zip(rows, found, strict=True) if rank < NOT_FOUND]
    if sound:
        return [row for row in fitting if not row.state.conditions]
    return [row for row in fitting if condition is None or condition in row.state.conditions]
