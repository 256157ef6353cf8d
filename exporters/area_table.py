"""One area's table: its form, widths, printed texts, row heights and merges. Word, Excel and PDF all start here."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.columns import FormTable, form_table
from exporters.layout import PaperLayout, column_widths, ems, layout_for
from exporters.measure import count_lines, row_lines
from exporters.options import ExportOptions, Form
from exporters.printable import comes_back, control_remark
from exporters.remarks import ExportRemark
from exporters.selection import area_words, caption, list_label
from model.exchange import ExactValues, FileInfo, RowOrigin, fingerprint
from model.fields import list_kind
from model.progress import Progress
from model.records import Area, Entry
from model.snapshot import Snapshot

ROW_PADDING = 4.0
"""Points above and below the text of a row, together."""

_SAMPLES = 120  # entries looked at for the column widths
_STEP = 250  # rows between two reports of progress
_REVIEW_NOTE = "　　意见请填在“审核意见”栏，也可以批注或直接修改"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One entry as printed. ``lines`` is the height of its highest cell, the merged column's left out."""

    entry: Entry
    texts: tuple[str, ...]
    exact: ExactValues
    lines: int

    @property
    def origin(self) -> RowOrigin:
        return RowOrigin(self.entry.uid, self.entry.status.value, self.exact)


@dataclass(frozen=True, slots=True)
class Merged:
    """Rows ``first`` to ``last`` (both inside) share the merged column's text."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AreaTable:
    """Everything a writer needs to print one area. ``note`` goes on the line between title and table."""

    area: Area
    title: str
    info: FileInfo
    form: FormTable
    layout: PaperLayout
    widths: tuple[float, ...]
    rows: Sequence[TableRow]
    remarks: Sequence[ExportRemark]
    note: str = ""

    def row_heights(self, line_height: float) -> list[float]:
        """Points of each entry's row, with lines of that many points."""
        return [row.lines * line_height + ROW_PADDING for row in self.rows]

    def header_heights(self, line_height: float) -> list[float]:
        """Points of each header row, with lines of that many points."""
        style = self.layout.header
        heights = []
        for cells in self.form.header():
            lines = [1]
            for place, cell in enumerate(cells):
                if cell is not None and cell.row_span == 1:
                    room = sum(self.widths[place : place + cell.column_span])
                    lines.append(count_lines(cell.text, ems(room, style)))
            heights.append(max(lines) * line_height + ROW_PADDING)
        tall = max(
            count_lines(cell.text, ems(self.widths[place], style)) * line_height + ROW_PADDING
            for place, cell in enumerate(self.form.header()[0])
            if cell is not None and cell.column_span == 1
        )
        heights[-1] += max(0.0, tall - sum(heights))
        return heights

    def merges(self, page_starts: Collection[int]) -> Iterator[Merged]:
        """Neighbouring rows with the same text in the merged column; a block ends where a page ends.

        A block that runs over several pages would show its text on one of them only.
        Rows with an exact value for the column stand alone: their fingerprint is that of their own cell.
        """
        column = self.form.merged_column
        if column is None:
            return
        key = self.form.merged_field
        first = 0
        for place in range(1, len(self.rows)):
            row, above = self.rows[place], self.rows[place - 1]
            alone = not row.texts[column] or key in row.exact or key in above.exact
            if alone or row.texts[column] != above.texts[column] or place in page_starts:
                yield Merged(first, place - 1)
                first = place
        if self.rows:
            yield Merged(first, len(self.rows) - 1)


def build_area_table(
    area: Area, entries: Sequence[Entry], snapshot: Snapshot, options: ExportOptions, progress: Progress
) -> AreaTable:
    """The table of these entries of one area. May raise ``Cancelled`` from ``progress``."""
    kind = list_kind(snapshot.settings.kind)
    form = form_table(entries, snapshot.settings, kind, options)
    layout = layout_for(form.columns, options.paper)
    widths = _widths(form, layout, entries)
    labels = {item.key: item.label for item in kind.fields}
    labels |= {own.key: own.label for own in snapshot.settings.custom_fields}
    writer = _RowWriter(form, [ems(width, layout.text) for width in widths], labels)
    rows = []
    for number, entry in enumerate(entries, 1):
        if number % _STEP == 1:
            progress(number - 1, len(entries), f"整理{area.label}")
        rows.append(writer.row(number, entry))
    title = area_words(area) + _form_title(list_label(snapshot.settings), options)
    info = FileInfo(snapshot.taken_at, kind.key, area.key, area.label)
    note = ""
    if options.sending:
        note = _REVIEW_NOTE
        header = tuple(tuple("" if cell is None else cell.text for cell in cells) for cells in form.header())
        above = (title, caption(snapshot, len(rows)) + note)
        info = replace(info, sending=options.sending, above=above, header=header)
    return AreaTable(area, title, info, form, layout, widths, rows, writer.remarks, note)


def _widths(form: FormTable, layout: PaperLayout, entries: Sequence[Entry]) -> tuple[float, ...]:
    """Column widths for what some of the entries say, evenly taken from all of them."""
    usual = [ems(width, layout.text) for width in column_widths(form.columns, layout)]
    step = max(1, len(entries) // _SAMPLES)
    writer = _RowWriter(form, usual, {})
    samples = [writer.row(0, entry).texts for entry in entries[::step]]
    return column_widths(form.columns, layout, samples)


def _form_title(label: str, options: ExportOptions) -> str:
    return label + ("（送审稿）" if options.form is Form.REVIEW else "")


class _RowWriter:
    """Prints entries of one area one after the other; collects remarks on the way."""

    def __init__(self, form: FormTable, room: list[float], labels: dict[str, str]) -> None:
        self.remarks: list[ExportRemark] = []
        self._ems = room
        self._labels = labels
        self._skip = [column.merged for column in form.columns]
        self._above = ""
        self._parts = []
        start = 1
        for part in form.parts:
            end = start + len(part.columns)
            self._parts.append((part, part.fields, tuple(room[start:end]), part.columns[0].merged))
            start = end

    def row(self, number: int, entry: Entry) -> TableRow:
        """The entry as row ``number``."""
        texts = [str(number)]
        exact: dict[str, tuple[str, str]] = {}
        values = entry.values
        for part, fields, room, merged in self._parts:
            said = part.texts(entry, room)
            texts += said
            read = part.read(said)
            if merged:
                read = self._above = read or self._above
                said = (read,)  # a blank cell is read as the one above it
            for key in fields:
                value = values.get(key, "")
                if read != value or part.ambiguous or not comes_back(value):
                    exact[key] = (fingerprint(said), value)
                    self._note(entry, key)
                read = ""  # a reader gives the whole cell to the first field and nothing to the others
        return TableRow(entry, tuple(texts), exact, row_lines(texts, self._ems, self._skip))

    def _note(self, entry: Entry, key: str) -> None:
        remark = control_remark(entry, key, self._labels.get(key, key))
        if remark is not None:
            self.remarks.append(remark)
