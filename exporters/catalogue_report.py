"""The catalogue as a document: cover, contents, one lying table for each area, 编制说明.

Neutral blocks for the Word writer, the Qt painter and the preview. Every area is a section of its own: it begins on a
new page, and from its second page on ``Section.running`` names it at the head of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from exporters.area_table import AreaTable, build_area_table
from exporters.blocks import (
    Align,
    Block,
    Contents,
    Document,
    Heading,
    PageSetup,
    Paragraph,
    Section,
    Spacer,
    Table,
    TableCell,
)
from exporters.flow_charts import flow_sections, wanted_entries
from exporters.letter_pages import attachment_mark, letter_document, letter_section
from exporters.letters import Letter, LetterFacts, filled, letter_template
from exporters.measure import POINT, count_lines
from exporters.notes import notes_blocks
from exporters.options import ExportOptions, LetterPart
from exporters.pagination import paginate
from exporters.remarks import ExportRemark
from exporters.selection import caption, date_words, document_title, for_paper, printed_areas, selected
from exporters.stages import STEPS, stage, stages_by_size
from exporters.styles import COVER_LINE, COVER_TITLE, EMPTY_AREA, RUNNING_HEAD, TABLE_CAPTION, heading_style
from model.exchange import FileInfo
from model.progress import Progress, silent
from model.snapshot import Snapshot

HEADER_FILL = "#EDEDED"
_PAGE = PageSetup()
_COVER = PageSetup(page_numbers=False)
_TABLES_DONE = 90  # hundredths; the rest is for flow charts
_EMPTY = "本领域目前没有公开事项。"


@dataclass(frozen=True, slots=True)
class Report:
    """The document and what could not be printed just as it is."""

    document: Document
    remarks: list[ExportRemark]


def build(snapshot: Snapshot, options: ExportOptions, progress: Progress = silent) -> Document:
    """The document alone, for previews and printing. Raises ``UserError`` when the choice leaves nothing."""
    return build_report(snapshot, options, progress).document


def build_report(snapshot: Snapshot, options: ExportOptions, progress: Progress = silent) -> Report:
    """The chosen part of the snapshot as a document. May raise ``Cancelled`` from ``progress``."""
    chosen = for_paper(selected(snapshot, options))
    letter = letter_of(chosen, options)
    if letter is not None and options.letter is LetterPart.ALONE:
        return Report(letter_document(letter), [])
    areas = printed_areas(chosen, options)
    settings = chosen.settings
    sections = [_cover(chosen), Section(_PAGE, [Contents(levels=1)])] if options.cover else []
    remarks: list[ExportRemark] = []
    charts = stage(progress, _TABLES_DONE, STEPS)
    parts = stages_by_size(progress, 0, _TABLES_DONE, [len(entries) + 1 for _, entries in areas])
    for number, ((area, entries), part) in enumerate(zip(areas, parts, strict=True), 1):
        table = build_area_table(area, entries, chosen, options, part)
        sections.append(_area_section(number, table, chosen))
        remarks += table.remarks
    if options.notes:
        sections.append(Section(_PAGE, notes_blocks(chosen)))
    parts_of_document = [sections, flow_sections(chosen, options, charts)]
    if letter is not None:
        parts_of_document = [[letter_section(letter)], *_attached(letter, parts_of_document)]
    sections = [section for part in parts_of_document for section in part]
    title = document_title(settings)
    document = Document(title, sections, settings.unit, info=FileInfo(chosen.taken_at, settings.kind))
    return Report(document, remarks)


def letter_of(chosen: Snapshot, options: ExportOptions) -> Letter | None:
    """The letter that goes with this part of the catalogue; None when none is wanted.

    Raises ``UserError`` for an unknown kind of letter.
    """
    if options.letter is LetterPart.NONE:
        return None
    return filled(
        letter_template(options.letter_kind),
        LetterFacts.of(chosen, charts=bool(wanted_entries(chosen, options))),
        options.letter_words,
    )


def _attached(letter: Letter, parts: Sequence[list[Section]]) -> list[list[Section]]:
    """The catalogue and the charts as what the letter encloses: the first page of each enclosure says 附件."""
    marked = []
    for number, part in enumerate(parts, 1):
        if part and number <= max(len(letter.attached), 1):
            part = [replace(part[0], blocks=[attachment_mark(letter, number), *part[0].blocks]), *part[1:]]
        marked.append(part)
    return marked


def _cover(chosen: Snapshot) -> Section:
    settings = chosen.settings
    blocks: list[Block] = [Spacer(55.0), Paragraph(cover_title(chosen), COVER_TITLE), Spacer(10.0)]
    if settings.version_label:
        blocks.append(Paragraph(f"（{settings.version_label}）", COVER_LINE))
    blocks.append(Spacer(75.0))
    blocks += [Paragraph(text, COVER_LINE) for text in (settings.unit, date_words(chosen)) if text]
    return Section(_COVER, blocks)


def cover_title(chosen: Snapshot) -> str:
    """The title in lines of whole words or even length: a line of one character looks like a mistake (GB/T 9704)."""
    title, unit = document_title(chosen.settings), chosen.settings.unit
    room = (_COVER.width - _COVER.left - _COVER.right) / POINT / COVER_TITLE.size
    if "\n" in title or count_lines(title, room) == 1:
        return title
    rest = title.removeprefix(unit)
    parts = [unit, rest] if unit and rest and rest != title else [title]
    return "\n".join(_even_lines(part, count_lines(part, room)) for part in parts)


def _even_lines(text: str, lines: int) -> str:
    """Chinese text cut into that many lines; text with Latin words is left to the program that shows it."""
    if lines == 1 or any(character.isascii() for character in text):
        return text
    length = ceil(len(text) / lines)
    return "\n".join(text[start : start + length] for start in range(0, len(text), length))


def _area_section(number: int, table: AreaTable, chosen: Snapshot) -> Section:
    title = f"（{chinese_number(number)}）{table.title}"
    head: list[Block] = [Heading(title), Paragraph(caption(chosen, len(table.rows)) + table.note, TABLE_CAPTION)]
    running = [Paragraph(f"{document_title(chosen.settings)}　{table.title}（续）", RUNNING_HEAD)]
    empty = [] if table.rows else [Paragraph(_EMPTY, EMPTY_AREA)]
    return Section(table.layout.setup, [*head, table_block(table), *empty], running=running)


def table_block(table: AreaTable) -> Table:
    """The area's table as a neutral grid."""
    header = [[None if cell is None else _heading_cell(cell, table) for cell in cells] for cells in table.form.header()]
    aligns = [Align.CENTER if column.centred else Align.LEFT for column in table.form.columns]
    aligns[0] = Align.CENTER
    rows: list[list[TableCell | None]] = [
        [TableCell(text, align=align) for text, align in zip(row.texts, aligns, strict=True)] for row in table.rows
    ]
    column = table.form.merged_column
    if column is not None:
        for run in table.merges(_page_starts(table)):
            text = table.rows[run.first].texts[column]
            rows[run.first][column] = TableCell(text, run.last - run.first + 1, align=aligns[column])
            for covered in range(run.first + 1, run.last + 1):
                rows[covered][column] = None
    return Table(
        table.widths,
        [*header, *rows],
        header_rows=len(header),
        style=table.layout.text,
        continued="（续）",
        group_column=-1 if column is None else column,
        origins=[row.origin for row in table.rows],
        info=table.info,
        caption=table.title,
    )


def _page_starts(table: AreaTable) -> frozenset[int]:
    line = table.layout.text.line_height
    room = table.layout.page_points - sum(table.header_heights(table.layout.header.line_height))
    title, below = heading_style(1), TABLE_CAPTION
    used = title.line_height + title.space_after + below.line_height + below.space_after
    return paginate(table.row_heights(line), room - used, room).starts


def _heading_cell(cell: TableCell, table: AreaTable) -> TableCell:
    return TableCell(
        cell.text, cell.row_span, cell.column_span, cell.align, style=table.layout.header, fill=HEADER_FILL
    )


def chinese_number(number: int) -> str:
    """一 to 九十九; beyond that in digits."""
    if number > 99:
        return str(number)
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return ten + (digits[ones] if ones else "")
