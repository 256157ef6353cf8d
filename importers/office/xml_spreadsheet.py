"""XML Spreadsheet 2003: what some office systems export under the name of .xls. Runs in the reading process only."""

from collections.abc import Iterator

from lxml import etree

from importers.office.number_format import moment_text, number_text
from importers.office.xml_tree import all_text, attribute, child, forget, iterate, name_of, number
from importers.reading import limits
from importers.reading.builder import Budget, SheetBuilder
from importers.reading.grid import Grid
from importers.reading.package import refuse_declarations
from importers.reading.source import Source, damaged
from importers.sheet import Sheet
from model.errors import UserError
from model.progress import Progress

_TOLD_EVERY = 2_000


def read_xml_spreadsheet(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The worksheets in the file's order."""
    if source.size > limits.PART_BYTES:
        raise UserError("太大，没有读取。请在 WPS 中打开，另存为 .xlsx 后再导入。")
    budget = Budget()
    sheet: _Worksheet | None = None
    try:
        with source.path.open("rb") as stream:
            refuse_declarations(stream.read(4_096))
            stream.seek(0)
            for event, element in iterate(stream, ("Worksheet", "Column", "Row"), events=("start", "end")):
                name = name_of(element)
                if name == "Worksheet" and event == "start":
                    sheet = _Worksheet(attribute(element, "Name"), budget)
                elif name == "Worksheet" and sheet is not None:
                    yield sheet.builder.build()
                    sheet = None
                elif event == "end" and sheet is not None:
                    sheet.take(name, element)
                    if sheet.grid.row % _TOLD_EVERY == 0:
                        progress(0, 0, f"正在读取“{sheet.builder.name}”，第 {sheet.grid.row + 1} 行")
                    forget(element)
    except etree.XMLSyntaxError as error:
        raise damaged() from error


class _Worksheet:
    """One worksheet while its rows arrive. ``ss:Index`` and merged cells leave cells out."""

    def __init__(self, name: str, budget: Budget) -> None:
        self.builder = SheetBuilder(name, budget)
        self.grid = Grid(self.builder)
        self._column = 0

    def take(self, kind: str, element: etree._Element) -> None:
        index = number(element, 0, "Index")
        if kind == "Column":
            first = index - 1 if index else self._column
            span = min(number(element, 0, "Span"), 16_383)
            if attribute(element, "Hidden") == "1":
                self.builder.hidden_columns.update(range(first, first + span + 1))
            self._column = first + span + 1
            return
        if index > self.grid.row + 2:
            self.grid.skip_rows(min(index, 1_048_576) - self.grid.row - 2)
        self.grid.begin_row()
        if attribute(element, "Hidden") == "1":
            self.builder.hidden_rows.add(self.grid.row)
        for cell in element:
            if name_of(cell) == "Cell":
                self._cell(cell)
        self.grid.end_row()

    def _cell(self, element: etree._Element) -> None:
        index = number(element, 0, "Index")
        if index:
            self.grid.step_to(index - 1)
        data = child(element, "Data")
        text = _text(data) if data is not None else ""
        across, down = number(element, 0, "MergeAcross"), number(element, 0, "MergeDown")
        column = self.grid.place(text, min(across, 16_383) + 1, min(down, 1_048_575) + 1)
        note = child(element, "Comment", "Data")
        if note is not None:
            self.builder.comments[self.grid.row, column] = all_text(note)


def _text(data: etree._Element) -> str:
    text = all_text(data)
    kind = attribute(data, "Type")
    if kind == "Number":
        try:
            return number_text(float(text))
        except ValueError:
            return text
    if kind == "DateTime":
        return moment_text(text)
    if kind == "Boolean":
        return "TRUE" if text == "1" else "FALSE"
    return text
