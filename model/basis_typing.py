"""Writing a basis: the piece that is just being typed, and a document put behind the others."""

import re

from model.basis import SEPARATORS
from model.text import Span

_BEGINS = re.compile(rf"[{re.escape(SEPARATORS)}》）)：:]")
_MARKS = re.compile(r"\s*(?:\d{1,2}\s*[.．、)）]|[(（]\d{1,2}[)）]|[①-⑳])?\s*(?:根据|依据|按照|依照)?")
_LEAST = 2  # characters


def typed_piece(text: str, cursor: int) -> Span | None:
    """The place of the title that ends at the cursor, its 《 included; ``None`` when too little was typed to tell.

    A 》 right behind the cursor, as some input methods put it there, belongs to the piece.
    """
    opening = text.rfind("《", 0, cursor)
    if opening >= 0 and text.find("》", opening, cursor) < 0:
        words = text[opening + 1 : cursor]
        if len(words.strip()) < _LEAST or "\n" in words:
            return None
        return opening, cursor + (text[cursor : cursor + 1] == "》")
    begin = max((match.end() for match in _BEGINS.finditer(text, 0, cursor)), default=0)
    marks = _MARKS.match(text, begin, cursor)
    begin = marks.end() if marks is not None else begin
    return (begin, cursor) if len(text[begin:cursor].strip()) >= _LEAST else None


def words_of(text: str, piece: Span) -> str:
    """What was typed there, without marks."""
    return text[slice(*piece)].strip().removeprefix("《").removesuffix("》")


def with_document(text: str, document: str) -> str:
    """The basis with a further document behind those it has."""
    before = text.rstrip("；;、，, \n")
    return f"{before}；{document}" if before else document
