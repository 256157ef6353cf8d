"""The contents of a Word file: a line for each part, with the part's page as a field that is filled already.

Each line is a link and a PAGEREF field, not one TOC field around all: LibreOffice keeps such numbers right by itself,
Word and WPS when they print or when the clerk updates fields. A file that asks to be updated opens with a question, so
until then the numbers are estimated (``word_heights.py``). See docs/decisions/0032-word.md.
"""

from collections.abc import Sequence
from itertools import count

from exporters.blocks import Contents, Heading, PageSetup
from exporters.styles import CONTENTS_LINE, TITLE
from exporters.word_styles import StyleBook
from exporters.word_text import paragraph, runs, twips

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str) -> str:
    """A field and what it shows until somebody updates it."""
    return f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{_SEPARATE}{shown}{_END}'


class ContentsWriter:
    """Knows every level-1 heading of the document with its page, and gives each a bookmark."""

    def __init__(self, headings: Sequence[Heading], pages: Sequence[int], bookmark_ids: "count[int]") -> None:
        self._headings = headings
        self._pages = pages
        self._ids = bookmark_ids
        self._next = count()

    def contents(self, block: Contents, styles: StyleBook, setup: PageSetup) -> str:
        """The contents' title and lines."""
        right = twips(setup.width - setup.left - setup.right)
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'
        lines = [
            self._line(number, heading.text, page)
            for number, (heading, page) in enumerate(zip(self._headings, self._pages, strict=True))
        ]
        style = styles.contents_line(CONTENTS_LINE)
        title = paragraph(runs(block.title), styles.style(TITLE))
        return title + "".join(paragraph(line, style, tabs) for line in lines)

    def _line(self, number: int, text: str, page: int) -> str:
        name = _name(number)
        shown = field(f"PAGEREF {name} \\h", runs(str(page)))
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs(text)}<w:r><w:tab/></w:r>{shown}</w:hyperlink>'

    def heading(self, block: Heading, styles: StyleBook) -> str:
        """A heading; those of level 1 with the bookmark its line in the contents points to."""
        style, content = styles.heading(block), runs(block.text)
        if block.level == 1:
            identity, name = next(self._ids), _name(next(self._next))
            start = f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>'
            content = f'{start}{content}<w:bookmarkEnd w:id="{identity}"/>'
        return paragraph(content, style)


def _name(number: int) -> str:
    return f"_Toc{number + 1:08}"
