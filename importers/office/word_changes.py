"""Recorded changes of a Word document: who changed a piece of text, and what it said before. Also where comments begin.

What the text says now is read by ``word_text.py``, which takes the changes as accepted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from importers.office.moments import local_time
from importers.office.xml_tree import attribute, child, name_of

_CHANGES = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo")
_COMMENTED = ("{*}commentRangeStart", "{*}commentReference")
_ADDED = frozenset(("ins", "moveTo"))
_GONE = ("del", "moveFrom")
_ASIDE = frozenset(("pPr", "rPr", "txbxContent", "Fallback", "tbl"))
_FIXED = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed a piece of text, when (the last time, ISO form) and what it said before."""

    author: str
    at: str
    before: str


@dataclass(slots=True)
class Marks:
    """The comments referred to in a piece of text. ``anchors``: id → the words it was set on, where it begins here."""

    references: list[str] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)


def has_marks(element: etree._Element) -> bool:
    """Whether a reviewer left anything inside an element: asked of a row at once, for nearly all have nothing."""
    return next(element.iter(*_CHANGES, *_COMMENTED), None) is not None


def change_in(element: etree._Element) -> Change | None:
    """What was changed inside an element (a paragraph, a cell); None when nothing was."""
    marks = list(element.iter(*_CHANGES))
    if not marks:
        return None
    author, at = signed(marks)
    return Change(author, at, original(element))


def signed(marks: list[etree._Element]) -> tuple[str, str]:
    """The names that changes carry, each once, and the latest of their times."""
    authors = dict.fromkeys(name for mark in marks if (name := attribute(mark, "author").strip()))
    return "、".join(authors), max((local_time(attribute(mark, "date")) for mark in marks), default="")


def original(element: etree._Element) -> str:
    """The text of an element before the changes, without numbering."""
    paragraphs = [element] if name_of(element) == "p" else list(element.iter("{*}p"))
    lines: list[str] = []
    going_on = False
    for paragraph in paragraphs:
        text = "".join(_pieces(paragraph))
        if going_on:
            lines[-1] += text
        else:
            lines.append(text)
        going_on = _has_mark(paragraph, ("ins", "moveTo"))
    return "\n".join(lines)


def joins_next(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was struck out, so that the next one goes on in it."""
    return _has_mark(paragraph, _GONE)


def comment_marks(element: etree._Element) -> Marks:
    """Comments that are set inside an element."""
    marks = Marks()
    open_ids: dict[str, list[str]] = {}
    for inner in element.iter(*_COMMENTED, "{*}commentRangeEnd", "{*}t"):
        name = name_of(inner)
        if name == "t":
            for said in open_ids.values():
                said.append(inner.text or "")
            continue
        mark = attribute(inner, "id")
        if name == "commentRangeStart":
            open_ids[mark] = []
            marks.anchors[mark] = ""
        elif name == "commentRangeEnd" and mark in open_ids:
            marks.anchors[mark] = "".join(open_ids.pop(mark))
        elif name == "commentReference":
            marks.references.append(mark)
    for mark, said in open_ids.items():  # goes on behind this element
        marks.anchors[mark] = "".join(said)
    return marks


def _has_mark(paragraph: etree._Element, names: tuple[str, ...]) -> bool:
    properties = child(paragraph, "pPr", "rPr")
    return properties is not None and any(name_of(inner) in names for inner in properties)


def _pieces(element: etree._Element) -> Iterator[str]:
    for inner in element:
        name = name_of(inner)
        if name in {"t", "delText"}:
            yield inner.text or ""
        elif name in _FIXED:
            yield _FIXED[name]
        elif name not in _ADDED and name not in _ASIDE and len(inner):
            yield from _pieces(inner)
