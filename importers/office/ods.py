"""OpenDocument spreadsheets (.ods, .fods): cells hold the text they show, so dates and percentages come as written.

Format: OASIS OpenDocument 1.3 part 3, 9. Runs in the reading process only.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from lxml import etree

from importers.office.number_format import moment_text
from importers.office.xml_tree import attribute, child, forget, iterate, name_of, number
from importers.reading.builder import Budget, SheetBuilder, listed
from importers.reading.grid import MOST_COLUMNS
from importers.reading.package import PACKAGE_ERRORS, Package
from importers.reading.source import Source, damaged
from importers.sheet import Sheet
from model.progress import Progress

_TOLD_EVERY = 2_000
_LAST_ROW = 1_048_576
_FOLLOWED = ("table", "table-column", "table-row", "tracked-changes")
_FLAGS = {"collapse", "filter"}


def read_ods(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The worksheets in the document's order."""
    budget = Budget()
    sheet: _Table | None = None
    depth = 0
    try:
        with _content(source) as stream:
            for event, element in iterate(stream, _FOLLOWED, events=("start", "end")):
                name = name_of(element)
                if name == "table":
                    depth += 1 if event == "start" else -1
                    if event == "start" and depth == 1:
                        sheet = _Table(attribute(element, "name"), budget)
                    elif event == "end" and depth == 0 and sheet is not None:
                        yield sheet.build()
                        sheet = None
                elif event == "end" and sheet is not None and depth == 1:
                    sheet.take(name, element, progress)
                if event == "end" and depth <= 1:
                    forget(element)
    except (etree.XMLSyntaxError, *PACKAGE_ERRORS) as error:
        raise damaged() from error


@contextmanager
def _content(source: Source) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(source.path):
        with source.path.open("rb") as flat:
            yield flat
        return
    with Package(source.path) as package, package.open("content.xml") as stream:
        yield stream


class _Table:
    """One worksheet while its rows arrive."""

    def __init__(self, name: str, budget: Budget) -> None:
        self._builder = SheetBuilder(name, budget)
        self._last = -1
        self._columns = 0
        self._without_value: list[tuple[int, int]] = []

    def take(self, kind: str, element: etree._Element, progress: Progress) -> None:
        if kind == "table-column":
            count = min(number(element, 1, "number-columns-repeated"), 16_384)
            if attribute(element, "visibility") in _FLAGS:
                self._builder.hidden_columns.update(range(self._columns, min(self._columns + count, 16_384)))
            self._columns += count
        elif kind == "table-row":
            self._row(element)
            if self._last % _TOLD_EVERY == 0:
                progress(0, 0, f"正在读取“{self._builder.name}”，第 {self._last + 1} 行")

    def _row(self, element: etree._Element) -> None:
        repeated = max(1, min(number(element, 1, "number-rows-repeated"), _LAST_ROW - self._last - 1))
        cells = [cell for cell in element if name_of(cell) in {"table-cell", "covered-table-cell"}]
        if not any(len(cell) for cell in cells):
            self._last += repeated
            return
        hidden = attribute(element, "visibility") in _FLAGS
        texts = self._texts(cells)
        for _ in range(repeated):
            self._last += 1
            self._builder.put_row(self._last, texts)
            if hidden:
                self._builder.hidden_rows.add(self._last)

    def _texts(self, cells: list[etree._Element]) -> list[str]:
        """The texts of the next row; merges and comments are told on the way."""
        row = self._last + 1
        texts: list[str] = []
        gap = 0
        for element in cells:
            column = len(texts) + gap
            repeated = max(1, min(number(element, 1, "number-columns-repeated"), MOST_COLUMNS))
            text = _cell_text(element)
            if not text:
                if attribute(element, "formula") and not attribute(element, "value-type"):
                    self._without_value.append((row, column))
                gap += repeated
                continue
            texts.extend([""] * gap + [text] * repeated)
            gap = 0
            if len(texts) > MOST_COLUMNS:
                raise damaged()
            bottom, right = number(element, 1, "number-rows-spanned"), number(element, 1, "number-columns-spanned")
            self._builder.merge(row, column, row + max(bottom, 1) - 1, column + max(right, 1) - 1)
            note = child(element, "annotation")
            if note is not None:
                self._builder.comments[row, column] = "\n".join(_paragraphs(note))
        return texts

    def build(self) -> Sheet:
        if self._without_value:
            self._builder.remarks.append(
                f"{listed(self._without_value)} 的公式没有保存计算结果，按空白读取。请在 WPS 中打开、保存一次后再导入。"
            )
        return self._builder.build()


def _cell_text(element: etree._Element) -> str:
    text = "\n".join(_paragraphs(element))
    if attribute(element, "value-type") == "date" and not set(text) & set("年月日"):
        return moment_text(attribute(element, "date-value")) or text
    return text or attribute(element, "string-value")


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for paragraph in element:
        if name_of(paragraph) == "p":
            yield "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        name = name_of(inner)
        if name == "s":
            yield " " * min(number(inner, 1, "c"), 1_000)
        elif name in {"tab", "line-break"}:
            yield "\t" if name == "tab" else "\n"
        elif name not in {"annotation", "ruby-text", "note"}:
            yield from _pieces(inner)
        yield inner.tail or ""
