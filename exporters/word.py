"""Neutral blocks as a .docx file for Word, WPS and LibreOffice.

The text is made as strings of WordprocessingML, block by block, and streamed into a package that python-docx laid
out. Tables stand in ``word_table.py``, the contents in ``word_contents.py``, everything around the text in
``word_package.py``.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from docx.document import Document as WordFile

from exporters.blocks import (
    Block,
    Contents,
    Document,
    FlowChart,
    Heading,
    LeftRight,
    PageBreak,
    Paragraph,
    Picture,
    QrCode,
    Rule,
    Section,
    SignatureLine,
    Spacer,
    Table,
    Together,
)
from exporters.output import replacing
from exporters.stages import STEPS, stage
from exporters.word_contents import ContentsWriter
from exporters.word_flow import flow_chart_table
from exporters.word_foot import foot_table
from exporters.word_heights import heading_pages, page_points, row_heights
from exporters.word_package import finish, skeleton, write_package
from exporters.word_pictures import PictureWriter
from exporters.word_styles import StyleBook
from exporters.word_table import TableWriter
from exporters.word_text import kept_together, text_block
from model.progress import Progress

_PAGE_BREAK = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:br w:type="page"/></w:r></w:p>'
)
_CHART_ROWS = 10  # a chart takes as long as so many rows of a table
_STYLED = re.compile(r'<w:p><w:pPr><w:pStyle w:val="[^"]*"/>(?:<w:keepNext/>)?(?:<w:keepLines/>)?')
_SECTION_END = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'
"""The paragraph that carries a section's properties; one point high, so that it never needs a page of its own."""


def write_word(document: Document, path: Path, progress: Progress) -> None:
    """Write the document. When it raises (``StorageError``, ``Cancelled``), the file at ``path`` is as before."""
    with replacing(path) as temporary:
        render(document, temporary, progress)


def render(document: Document, target: Path, progress: Progress) -> None:
    """Write the document into a file nobody else sees yet."""
    styles = StyleBook()
    file, properties = skeleton(document, styles)
    writer = _BodyWriter(document, file, styles, stage(progress, 10, 98))
    # The styles are complete only when every block has been looked at, so the body is made before the package.
    body = list(writer.body(properties))
    finish(file, document, styles)
    progress(98, STEPS, "写入文件")
    write_package(file, body, target)
    progress(STEPS, STEPS, "写入文件")


class _BodyWriter:
    """Goes through the document once."""

    def __init__(self, document: Document, file: WordFile, styles: StyleBook, progress: Progress) -> None:
        self._document = document
        self._styles = styles
        self._progress = progress
        blocks = [block for section in document.sections for block in _flow(section)]
        self._heights = {id(block): row_heights(block) for block in blocks if isinstance(block, Table)}
        charts = sum(isinstance(block, FlowChart) for block in blocks)
        self._total = sum(len(heights) for heights in self._heights.values()) + _CHART_ROWS * charts
        self._done = 0
        headings = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
        ids = count(1)
        pages = heading_pages(document.sections, self._heights)
        self._contents = ContentsWriter(headings, pages, ids)
        self._tables = TableWriter(styles, ids)
        self._pictures = PictureWriter(file, styles)

    def body(self, properties: list[str]) -> Iterator[str]:
        """The whole text, section after section, each closed by its properties."""
        last = len(properties) - 1
        for number, (section, ending) in enumerate(zip(self._document.sections, properties, strict=True)):
            previous: Block | None = None
            for block in (*section.opening, *section.blocks):
                if isinstance(previous, Table) and isinstance(block, Table | QrCode | Picture | FlowChart):
                    yield _SECTION_END.format("")  # two tables without a paragraph between would become one
                pieces = self._block(block, section)
                breaks = isinstance(previous, PageBreak) and not isinstance(block, PageBreak)
                yield from self._on_new_page(pieces) if breaks else pieces
                previous = block
            if section.closing:
                yield foot_table(section.closing, self._styles, section.setup)
                previous = None
            if number < last:
                yield _SECTION_END.format(ending)
            else:
                yield (_SECTION_END.format("") if isinstance(previous, Table) else "") + ending

    @staticmethod
    def _on_new_page(pieces: Iterator[str]) -> Iterator[str]:
        """A paragraph that itself begins a page; before anything else a break, one point high."""
        first = next(pieces, "")
        styled = _STYLED.match(first)
        if styled is None:
            yield _PAGE_BREAK + first
        else:
            yield f"{styled[0]}<w:pageBreakBefore/>{first[styled.end() :]}"
        yield from pieces

    def _block(self, block: Block, section: Section) -> Iterator[str]:
        match block:
            case Table():
                for piece in self._tables.pieces(block, self._heights[id(block)], page_points(section.setup)):
                    self._progress(self._done, self._total, "排版")
                    self._done += piece.count("</w:tr>")
                    yield piece
            case Contents():
                yield self._contents.contents(block, self._styles, section.setup)
            case Heading():
                yield self._contents.heading(block, self._styles)
            case PageBreak():
                return  # said by the paragraph behind it
            case Paragraph() | SignatureLine() | Spacer() | Rule() | LeftRight():
                yield text_block(block, self._styles, section.setup)
            case QrCode():
                yield self._pictures.code(block, section.setup)
            case Picture():
                yield self._pictures.picture(block, section.setup)
            case FlowChart():
                self._progress(self._done, self._total, "排版")
                self._done += _CHART_ROWS
                yield flow_chart_table(block, self._styles, section.setup)
            case Together():
                yield kept_together([text_block(one, self._styles, section.setup) for one in block.blocks])


def _flow(section: Section) -> Iterator[Block]:
    yield from section.opening
    yield from section.blocks
    yield from section.closing
