"""The headings of a document by number, counted section by section as far as anybody has asked."""

from collections.abc import Iterator, Sequence

from exporters.blocks import Block, Heading, Section


class HeadingIndex:
    """Numbers headings through the document. ``found`` are those of the sections counted so far."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._firsts: list[int] = []
        self.found: list[Heading] = []

    def first(self, section: int) -> int:
        """The number of the first heading of a section."""
        while len(self._firsts) <= section:
            self._firsts.append(len(self.found))
            blocks = all_blocks(self._sections[len(self._firsts) - 1])
            self.found += [block for block in blocks if isinstance(block, Heading)]
        return self._firsts[section]

    def count_all(self) -> None:
        """Know all headings: for a table of contents."""
        if len(self._sections):
            self.first(len(self._sections) - 1)


def all_blocks(section: Section) -> Iterator[Block]:
    """The blocks of a section in reading order."""
    yield from section.opening
    yield from section.blocks
    yield from section.closing
