"""The user manual as the help window needs it: its text, its sections, and which section explains which part.

A line ``<!-- help: export board -->`` below a heading of the manual names the dialogs and widgets (by their object
names) and the fields (``field:basis``) that the section explains. Nothing here knows Qt.
"""

import re
from dataclasses import dataclass
from functools import cache

from model.resource_files import manual_file

_HEADING = re.compile(r"(#{1,3}) +(.+?)\s*")
_HELP = re.compile(r"<!--\s*help:([^>]*)-->")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the manual: ``number`` is its place among all headings, ``level`` 1 for the title."""

    number: int
    level: int
    title: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Manual:
    """The Markdown text without the lines that name topics, and its sections in order."""

    text: str
    sections: tuple[Section, ...]

    def section_of(self, topic: str) -> Section | None:
        """The section that explains this; ``None`` when none says so."""
        return next((section for section in self.sections if topic in section.topics), None)

    def section_titled(self, title: str) -> Section | None:
        """The section of this heading."""
        return next((section for section in self.sections if section.title == title), None)


def parse(markdown: str) -> Manual:
    """Read a manual. Topics before the first heading belong to nothing and are passed over."""
    kept: list[str] = []
    found: list[tuple[int, str, list[str]]] = []
    for line in markdown.splitlines():
        named = _HELP.fullmatch(line.strip())
        if named is not None:
            if found:
                found[-1][2].extend(named[1].split())
            continue
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            found.append((len(heading[1]), heading[2], []))
        kept.append(line)
    sections = (Section(number, level, title, frozenset(topics)) for number, (level, title, topics) in enumerate(found))
    return Manual("\n".join(kept) + "\n", tuple(sections))


@cache
def manual() -> Manual:
    """The manual that came with the program."""
    return parse(manual_file().read_text(encoding="utf-8"))
