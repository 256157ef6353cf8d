"""Which documents a catalogue cites, in which writings, and by which entries: kept in step entry by entry.

Equal texts are understood once, however many entries hold them. Whether a document is in force is judged by
``superseded.py``; citing one otherwise by ``citing.py``.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from model.basis import find_titles, parse, spelling, title_key
from model.basis_faults import bare_names
from model.fields import Field, FieldKind
from model.id_set import IdSet
from model.records import Entry
from model.text import fold, fold_key, is_blank, is_ditto

_LONGEST_UNKNOWN = 60  # characters kept of a text in which no document is recognised


class Manner(Enum):
    """How a document is pointed to."""

    TITLED = "titled"  # 《…》
    UNPAIRED = "unpaired"  # 《 or 》 without its partner
    UNMARKED = "unmarked"  # its name without 《》
    NUMBER = "number"  # its number alone
    UNKNOWN = "unknown"  # words in which no document is recognised


@dataclass(frozen=True, slots=True)
class Writing:
    """One way in which a document is written. ``title`` is as written, ``number`` in its normal form."""

    title: str
    number: str = ""
    manner: Manner = Manner.TITLED

    def __str__(self) -> str:
        marks = {Manner.TITLED: "《{}》", Manner.UNPAIRED: "《{}"}.get(self.manner, "{}")
        title = marks.format(self.title) if self.title else ""
        return f"{title}（{self.number}）" if title and self.number else title or self.number


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a document is cited: the field, which document, how."""

    field: str
    key: str
    writing: Writing


@dataclass(slots=True)
class CitedDocument:
    """One document, however it is written. ``writings`` counts how often, ``entries`` by how many entries.

    Live: an index goes on counting in it.
    """

    key: str
    writings: Counter[Writing] = field(default_factory=Counter)
    entries: int = 0

    @property
    def titles(self) -> Counter[str]:
        """How often each title is written."""
        return self._counted("title")

    @property
    def numbers(self) -> Counter[str]:
        """How often each number is written."""
        return self._counted("number")

    @property
    def title(self) -> str:
        """The best spelling: the most used, then the longest; ``""`` when only its number is known."""
        titles = self.titles
        return max(titles, key=lambda title: (titles[title], len(title), title), default="")

    @property
    def number(self) -> str:
        """The number written most often; ``""`` when none ever is."""
        numbers = self.numbers
        return max(numbers, key=lambda number: (numbers[number], number), default="")

    @property
    def spellings(self) -> int:
        """In how many ways the title is written."""
        return len({spelling(title) for title in self.titles})

    @property
    def is_recognised(self) -> bool:
        """Whether it has a title: what is known by a number or by unclear words only has none."""
        return any(writing.manner in _WITH_TITLE for writing in self.writings)

    @property
    def citation(self) -> str:
        """How to cite it in its most used spelling."""
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"

    def _counted(self, part: str) -> Counter[str]:
        counted: Counter[str] = Counter()
        for writing, uses in self.writings.items():
            text = getattr(writing, part)
            if text:
                counted[text] += uses
        return counted


_WITH_TITLE = (Manner.TITLED, Manner.UNPAIRED, Manner.UNMARKED)


class _Text:
    """The fields of some entries that hold equal words: what they cite, and whose they are."""

    __slots__ = ("ids", "uses", "words")

    def __init__(self, words: tuple[str, ...], uses: tuple[Use, ...]) -> None:
        self.words = words
        self.uses = uses
        self.ids = IdSet()

    @property
    def keys(self) -> set[str]:
        return {use.key for use in self.uses}


class CitationIndex:
    """The documents cited in the fields that cite documents. Entries of every status count."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = basis_fields(fields)
        self._texts: dict[tuple[str, ...], _Text] = {}
        self._of: dict[int, _Text] = {}
        self._documents: dict[str, CitedDocument] = {}
        self._texts_of: dict[str, set[_Text]] = {}
        self._uses: dict[Use, Use] = {}  # equal ones are kept once: there are few documents in many texts

    def put(self, entry: Entry) -> bool:
        """Take an entry as it is now; returns whether it cites otherwise than before."""
        words = tuple(entry[one.key] for one in self._fields)
        before = self._of.get(entry.id)
        if before is not None and before.words == words:
            return False
        self.drop(entry.id)
        text = self._texts.get(words)
        if text is None:
            text = self._texts[words] = _Text(words, self._read(words))
            for key in text.keys:
                self._texts_of.setdefault(key, set()).add(text)
        self._of[entry.id] = text
        text.ids.add(entry.id)
        self._count(text, 1)
        return True

    def drop(self, entry_id: int) -> None:
        """Forget an entry; harmless when it is not known."""
        text = self._of.pop(entry_id, None)
        if text is None:
            return
        text.ids.discard(entry_id)
        self._count(text, -1)
        if not text.ids:
            del self._texts[text.words]
            for key in text.keys:
                self._texts_of[key].discard(text)
                if not self._texts_of[key]:
                    del self._texts_of[key], self._documents[key]

    def documents(self) -> list[CitedDocument]:
        """The documents, the most cited first."""
        return sorted(self._documents.values(), key=lambda document: (-document.entries, document.key))

    def document(self, key: str) -> CitedDocument | None:
        """The document of that key; ``None`` when no entry cites it."""
        return self._documents.get(key)

    def users(self, key: str, writing: Writing | None = None) -> set[int]:
        """The entries that cite a document, or only those that write it so."""
        texts: Iterable[_Text] = self._texts_of.get(key, ())
        document = self._documents.get(key)
        if writing is not None and document is not None and len(document.writings) > 1:
            wanted = {(key, writing)}
            texts = [text for text in texts if not wanted.isdisjoint((use.key, use.writing) for use in text.uses)]
        return set().union(*(text.ids for text in texts))

    def of_entry(self, entry_id: int) -> tuple[Use, ...]:
        """What an entry cites, in the order of its text."""
        text = self._of.get(entry_id)
        return text.uses if text is not None else ()

    def _read(self, words: tuple[str, ...]) -> tuple[Use, ...]:
        found = (use for one, text in zip(self._fields, words, strict=True) for use in uses_in(text, one.key))
        return tuple(self._uses.setdefault(use, use) for use in found)

    def _count(self, text: _Text, step: int) -> None:
        for use in text.uses:
            document = self._documents.setdefault(use.key, CitedDocument(use.key))
            document.writings[use.writing] += step
            if not document.writings[use.writing]:
                del document.writings[use.writing]
        for key in text.keys:
            self._documents[key].entries += step


def basis_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields that cite documents."""
    return tuple(one for one in fields if one.kind is FieldKind.BASIS)


def uses_in(text: str, field_key: str) -> tuple[Use, ...]:
    """What one text cites. A ditto cites nothing: what stands above is counted there."""
    if is_blank(text) or is_ditto(text):
        return ()
    citations = parse(text)
    if not citations:
        names = bare_names(text)
        if names:
            return tuple(Use(field_key, title_key(name), Writing(name, "", Manner.UNMARKED)) for _, name in names)
        words = " ".join(text.split())[:_LONGEST_UNKNOWN]
        return (Use(field_key, f"?{fold_key(words)}", Writing(words, "", Manner.UNKNOWN)),)
    unpaired = {title.span[0] for title in find_titles(text) if not title.paired}
    found = []
    for citation in citations:
        key = title_key(citation.title)
        if citation.title and key:
            manner = Manner.UNPAIRED if citation.span[0] in unpaired else Manner.TITLED
            found.append(Use(field_key, key, Writing(citation.title, citation.number, manner)))
        elif citation.number:
            found.append(Use(field_key, f"#{fold(citation.number)}", Writing("", citation.number, Manner.NUMBER)))
    return tuple(found)
