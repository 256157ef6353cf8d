"""Word documents as .docx, and as one XML file: every table as one sheet, the paragraphs between them beside it.

Read as a stream, a table row at a time. Headers, footers and footnotes are no tables.
Runs in the reading process only.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from lxml import etree

from importers.office.core_properties import saved_by
from importers.office.parts import main_part, relations
from importers.office.word_changes import change_in, comment_marks
from importers.office.word_comments import WordComments, read_comments
from importers.office.word_numbering import Numbering
from importers.office.word_origin import Origins, read_origins
from importers.office.word_table import WordTable
from importers.office.word_text import WordText
from importers.office.xml_tree import attribute, iterate, name_of
from importers.reading import limits
from importers.reading.builder import Budget, SheetBuilder
from importers.reading.package import PACKAGE_ERRORS, Package, refuse_declarations
from importers.reading.source import RESAVE_WORD, Source, damaged
from importers.sheet import Comment, Sheet, Tracked
from model.errors import UserError
from model.exchange import CHART_CAPTION, IMPRINT_CAPTION
from model.progress import Progress

_MOST_PARAGRAPHS = 100  # kept above a table: titles and notes, not a whole report
_TOLD_EVERY = 200  # rows
_ASIDE = ("Fallback", "hdr", "ftr", "footnote", "endnote")  # copies for old programs, and what is printed elsewhere
_FOLLOWED = ("tbl", "tblGrid", "tblCaption", "tr", "p", *_ASIDE)


def read_docx(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The tables of a .docx in reading order. Raises ``UserError``, also when there is no table at all."""
    with Package(source.path) as package:
        part = main_part(package, "word/document.xml")
        parts = {target.kind: target.part for target in relations(package, part).values()}
        numbering = Numbering(package.tree(parts.get("numbering", "")), package.tree(parts.get("styles", "")))
        comments = read_comments(package, parts.get("comments", ""), parts.get("commentsExtended", ""))
        document = _Document(numbering, comments, read_origins(package), progress, saved_by(package))
        with package.open(part) as stream:
            yield from document.sheets(stream)


def read_word_xml(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The tables of a document in one XML file: what office systems fill from a template and call .doc."""
    if source.size > limits.PART_BYTES:
        raise UserError(f"太大，没有读取。{RESAVE_WORD}")
    with source.path.open("rb") as stream:
        refuse_declarations(stream.read(4_096))
        stream.seek(0)
        yield from _Document(Numbering(None, None), WordComments(), Origins(), progress).sheets(stream)


class _Document:
    """One document while it is walked through."""

    def __init__(
        self,
        numbering: Numbering,
        comments: WordComments,
        origins: Origins,
        progress: Progress,
        saved_by: str = "",
    ) -> None:
        self._texts = WordText(numbering)
        self._saved_by = saved_by
        self._notes: list[Comment] = []
        self._changes: list[Tracked] = []
        self._comments = comments
        self._origins = origins
        self._progress = progress
        self._budget = Budget()
        self._paragraphs: list[str] = []
        self._tables = 0
        self._rows = 0

    def sheets(self, stream: IO[bytes]) -> Iterator[Sheet]:
        """The tables of the main part."""
        waiting: Sheet | None = None  # the last table gets the paragraphs after it
        try:
            for table in self._walk(iterate(stream, _FOLLOWED, events=("start", "end"))):
                for sheet in self._as_sheets(table):
                    if waiting is not None:
                        yield waiting
                    waiting = sheet
        except (etree.XMLSyntaxError, *PACKAGE_ERRORS) as error:
            raise damaged() from error
        if waiting is None:
            raise UserError("里没有表格，只有文字。请把目录做成表格后再导入。")
        yield replace(
            waiting,
            below=tuple(self._paragraphs[:_MOST_PARAGRAPHS]),
            notes=(*waiting.notes, *self._notes, *self._placeless()),
            tracked=(*waiting.tracked, *self._changes),
        )

    def _walk(self, events: Iterator[tuple[str, etree._Element]]) -> Iterator[WordTable]:
        """Finished outermost tables; collects the paragraphs between them."""
        table: WordTable | None = None
        depth = aside = 0
        for event, element in events:
            name = name_of(element)
            if name in _ASIDE:
                aside += 1 if event == "start" else -1
                if event == "end":
                    element.clear()
            elif aside:
                continue
            elif name == "tbl":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    table = WordTable(self._texts, self._above())
                elif event == "end" and depth == 0 and table is not None:
                    yield table
                    table = None
                    _drop(element)
            elif event == "end" and table is None and name == "p":
                self._paragraph(element)
            elif event == "end" and table is not None and depth == 1:
                self._part_of(table, element, name)

    def _part_of(self, table: WordTable, element: etree._Element, name: str) -> None:
        if name == "tblGrid":
            table.grid(element)
        elif name == "tblCaption":
            table.drawn = attribute(element, "val") in (CHART_CAPTION, IMPRINT_CAPTION)
        elif name == "tr":
            table.row(element)
            _drop(element)
            self._rows += 1
            if self._rows % _TOLD_EVERY == 0:
                self._progress(0, 0, f"正在读取表格 {self._tables + 1}，第 {self._rows} 行")

    def _paragraph(self, element: etree._Element) -> None:
        text = self._texts.paragraph(element)
        for line in text.split("\n"):
            if line.strip():
                self._paragraphs.append(line.strip())
        for mark in comment_marks(element).references:
            comment = self._comments.get(mark)
            if comment is not None:
                self._notes.append(Comment(None, None, comment.author, comment.at, comment.text, text.strip()))
        change = change_in(element)
        if change is not None and change.before != text:
            self._changes.append(Tracked(None, None, change.author, change.at, change.before, text))
        element.clear()

    def _placeless(self) -> list[Comment]:
        """Comments whose place was not met: on struck rows, in text boxes, or lost by the program that saved."""
        return [Comment(None, None, each.author, each.at, each.text) for each in self._comments.left()]

    def _above(self) -> list[str]:
        above, self._paragraphs = self._paragraphs[-_MOST_PARAGRAPHS:], []
        return above

    def _as_sheets(self, table: WordTable) -> Iterator[Sheet]:
        if table.drawn:  # made from entries and settings by our own export; its title is told among the notes
            return
        for each in (table, *table.inner):
            if not any(cell.text for row in each.rows for cell in row):
                continue
            self._tables += 1
            builder = SheetBuilder(f"表格 {self._tables}", self._budget)
            each.fill(builder, self._comments, self._origins)
            builder.remarks.extend(self._texts.remarks())
            builder.saved_by = self._saved_by
            yield builder.build(above=each.above)


def _drop(element: etree._Element) -> None:
    """Give back the memory of a row or table that was read, and of the rows before it; the grid's part stays."""
    element.clear()
    parent, elder = element.getparent(), element.getprevious()
    if parent is not None and elder is not None and name_of(elder) == name_of(element):
        parent.remove(elder)
