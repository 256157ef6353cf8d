"""Comments of a worksheet: notes of every program, and the threads newer ones keep beside a copy for older ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from importers.office.moments import from_universal
from importers.office.note_names import split_name
from importers.office.parts import elements, relations
from importers.office.xlsx_cells import cell_place
from importers.office.xml_tree import attribute, child, name_of
from importers.reading.builder import SheetBuilder
from importers.reading.package import Package
from importers.sheet import Comment

_TRUE = {"1", "true", "on"}
# Newer programs keep threads elsewhere and leave a note for older ones: an explanation, then the words after this.
_THREAD = re.compile(r"\A\[[^\]]*\].*?\n\s*(?:Comment|注释|批注)[:：]\s*", re.DOTALL)
_MADE_UP = re.compile(r"tc=\{.*")

Place = tuple[int, int]


@dataclass(slots=True)
class _Thread:
    author: str
    at: str
    lines: list[str] = field(default_factory=list)


def describe_comments(package: Package, sheet_part: str, people: dict[str, str], builder: SheetBuilder) -> None:
    """Tell the builder every comment of a worksheet. ``people``: the names of those who wrote threads, by id."""
    targets = relations(package, sheet_part).values()
    threads: dict[Place, list[_Thread]] = {}
    for target in targets:
        if target.kind == "threadedComment" and target.part in package:
            threads |= _threads(package, target.part, people)
    for target in targets:
        if target.kind == "comments" and target.part in package:
            for place, author, text in _notes(package, target.part):
                plain = _THREAD.sub("", text).strip()
                builder.comments[place] = plain
                if place not in threads:
                    builder.said(_note(place, author, plain))
    for place, said in threads.items():
        for thread in said:
            builder.said(Comment(*place, thread.author, thread.at, "\n".join(thread.lines)))
            builder.comments.setdefault(place, "\n".join(thread.lines))


def people_of(package: Package, parts: Iterator[str]) -> dict[str, str]:
    """Person id → name, from the workbook's list of persons."""
    return {
        attribute(person, "id"): attribute(person, "displayName")
        for part in parts
        if part in package
        for person in elements(package, part, "person")
    }


def _notes(package: Package, part: str) -> Iterator[tuple[Place, str, str]]:
    authors: list[str] = []
    for element in elements(package, part, "author", "comment"):
        if name_of(element) == "author":
            authors.append((element.text or "").strip())
            continue
        place = cell_place(element.get("ref", ""))
        if place:
            number = element.get("authorId", "")
            known = number.isdecimal() and int(number) < len(authors)
            text = "".join(piece.text or "" for piece in element.iter("{*}t"))
            yield place, authors[int(number)] if known else "", text


def _note(place: Place, author: str, text: str) -> Comment:
    name, words = split_name(text, "" if _MADE_UP.fullmatch(author) else author)
    return Comment(*place, name, "", words)


def _threads(package: Package, part: str, people: dict[str, str]) -> dict[Place, list[_Thread]]:
    """Place → the threads there; answers stand under what they answer."""
    found: dict[Place, list[_Thread]] = {}
    by_id: dict[str, _Thread] = {}
    for element in elements(package, part, "threadedComment"):
        place = cell_place(element.get("ref", ""))
        text = child(element, "text")
        words = (text.text or "").strip() if text is not None else ""
        author, at = people.get(element.get("personId", ""), ""), from_universal(element.get("dT", ""))
        above = by_id.get(element.get("parentId", ""))
        if above is not None:
            above.lines.append(f"{author or '回复'}：{words}")
            thread = above
        elif place:
            thread = _Thread(author, at, [words])
            found.setdefault(place, []).append(thread)
        else:
            continue
        if element.get("done") in _TRUE:
            thread.lines.append("（已标为解决）")
        by_id[element.get("id", "")] = thread
    return found
