"""The comments of a Word document, answers put under what they answer. Where they were set is seen in the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from importers.office.moments import local_time
from importers.office.parts import elements
from importers.office.xml_tree import attribute
from importers.reading.package import Package

_LONGEST_THREAD = 100


@dataclass(slots=True)
class WordComment:
    """One comment with the answers to it. ``text`` has its paragraphs as lines."""

    author: str
    at: str
    text: str


@dataclass(slots=True)
class WordComments:
    """Comments by the id that the text refers to. Ids of answers lead nowhere: they are in what they answer."""

    by_id: dict[str, WordComment] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def get(self, mark: str) -> WordComment | None:
        """The comment of a reference, which is then known to have a place."""
        self.used.add(mark)
        return self.by_id.get(mark)

    def left(self) -> list[WordComment]:
        """Comments that nothing refers to in what was read."""
        return [comment for mark, comment in self.by_id.items() if mark not in self.used]


@dataclass(slots=True)
class _Raw:
    id: str
    paragraph: str  # the id of its last paragraph, by which answers name it
    comment: WordComment


def read_comments(package: Package, part: str, extended: str) -> WordComments:
    """The comments of a part; ``extended`` is the part that says which of them answer which."""
    if part not in package:
        return WordComments()
    raw = [_raw(element) for element in elements(package, part, "comment")]
    by_paragraph = {each.paragraph: each for each in raw if each.paragraph}
    above: dict[str, str] = {}
    done: list[_Raw] = []
    for element in elements(package, extended, "commentEx") if extended in package else ():
        paragraph, parent = attribute(element, "paraId"), attribute(element, "paraIdParent")
        if paragraph in by_paragraph and parent in by_paragraph:
            above[paragraph] = parent
        elif paragraph in by_paragraph and attribute(element, "done") in {"1", "true", "on"}:
            done.append(by_paragraph[paragraph])
    answers: set[str] = set()
    for each in raw:
        first = by_paragraph.get(_first(each.paragraph, above))
        if first is not None and first is not each:
            first.comment.text += f"\n{each.comment.author or '回复'}：{each.comment.text}"
            answers.add(each.id)
    for each in done:
        each.comment.text += "\n（已标为解决）"
    return WordComments({each.id: each.comment for each in raw if each.id not in answers})


def _first(paragraph: str, above: Mapping[str, str]) -> str:
    """What an answer answers in the end; the paragraph itself when the answers go round in a circle."""
    at = paragraph
    for _ in range(_LONGEST_THREAD):
        if at not in above:
            return at
        at = above[at]
    return paragraph


def _raw(element: etree._Element) -> _Raw:
    lines = []
    last = ""
    for paragraph in element.iter("{*}p"):
        lines.append("".join(piece.text or "" for piece in paragraph.iter("{*}t")))
        last = attribute(paragraph, "paraId")
    comment = WordComment(
        attribute(element, "author").strip(), local_time(attribute(element, "date")), "\n".join(lines).strip()
    )
    return _Raw(attribute(element, "id"), last, comment)
