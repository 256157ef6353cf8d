"""What is to be said of a cited document: out of force, written in several ways, without its marks. Pure functions.

That nothing is said of a document means only that nothing is known against it (see ``superseded.py``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from model.basis import Citation
from model.citation_index import CitedDocument, Manner, Writing
from model.superseded import Superseded, SupersededDocuments


class Condition(Enum):
    """What can be the matter with a cited document; ``label`` is what the clerk sees."""

    SUPERSEDED = "已失效"
    SPELLINGS = "写法不一"
    NUMBERS = "文号不一"
    MARKS = "书名号不全"
    NUMBER_ONLY = "只写文号"
    UNKNOWN = "看不出文件"

    @property
    def label(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class DocumentState:
    """The conditions of one document, the worst first. ``old`` says what supersedes it; with ``partly`` only in some
    of its writings (an edition told by its number)."""

    conditions: tuple[Condition, ...] = ()
    old: Superseded | None = None
    partly: bool = False
    spellings: int = 1

    def __str__(self) -> str:
        return "；".join(map(self._said, self.conditions)) or "未见问题"

    def _said(self, condition: Condition) -> str:
        if condition is Condition.SUPERSEDED:
            begin = "部分已失效" if self.partly else "已失效"
            return f"{begin} → {self.old.replacement}" if self.old is not None and self.old.replacement else begin
        return f"{condition.label}（{self.spellings} 种）" if condition is Condition.SPELLINGS else condition.label


def state_of(document: CitedDocument, known: SupersededDocuments, today: date) -> DocumentState:
    """What is to be said of a document on that day."""
    writings = list(document.writings)
    old = {writing: found for writing in writings if (found := superseded(writing, known, today)) is not None}
    first = max(old, key=lambda writing: document.writings[writing], default=None)
    present = {
        Condition.SUPERSEDED: bool(old),
        Condition.SPELLINGS: document.spellings > 1,
        Condition.NUMBERS: len(document.numbers) > 1,
        Condition.MARKS: _any(writings, Manner.UNPAIRED, Manner.UNMARKED),
        Condition.NUMBER_ONLY: _any(writings, Manner.NUMBER),
        Condition.UNKNOWN: _any(writings, Manner.UNKNOWN),
    }
    return DocumentState(
        tuple(condition for condition, is_so in present.items() if is_so),
        old[first] if first is not None else None,
        len(old) < len(writings),
        document.spellings,
    )


def superseded(writing: Writing, known: SupersededDocuments, today: date) -> Superseded | None:
    """What supersedes a document that is written so; ``None`` when nothing is known to."""
    if writing.manner is Manner.UNKNOWN:
        return None
    return known.find(Citation(writing.title, writing.number), today)


def _any(writings: Iterable[Writing], *manners: Manner) -> bool:
    return any(writing.manner in manners for writing in writings)
