"""近期应公开清单: what has to be disclosed by when, on paper, with room to note what was done.

One lying table in groups by month or week; entries whose limit names no clear date follow as 附表. What falls due is
found by ``model/due_dates``; nothing is counted here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from exporters.blocks import Block, Document, Heading, Paragraph, Section, TableCell, TextStyle
from exporters.change_tables import LYING, Cells, centred, grid, name_of
from exporters.printable import printable
from exporters.selection import document_title
from exporters.styles import BODY, RUNNING_HEAD, TABLE_CAPTION, TITLE
from model.disclosures import Disclosure, DueDate
from model.due_dates import DueItem, DueList, Undated, by_group
from model.holidays import chinese_date, not_announced, short_date, weekday
from model.records import Entry
from model.snapshot import Snapshot

_HEADINGS = ("序号", "最晚日期", "领域", "事项", "公开时限", "公开主体", "公开渠道", "办理情况")
_WIDTHS = (11.0, 33.0, 26.0, 50.0, 38.0, 34.0, 39.0, 26.0)
_UNDATED_HEADINGS = ("序号", "领域", "事项", "公开时限", "为什么没有日期")
_UNDATED_WIDTHS = (11.0, 30.0, 62.0, 60.0, 94.0)
_GROUP = TextStyle(font="heading", size=10.5, line_height=15.0)
_GROUP_FILL = "#F5F5F5"
_MOST_UNDATED = 500
"""Entries listed one by one; nobody works off a longer list on paper."""


def build_due_report(
    due: DueList,
    snapshot: Snapshot,
    *,
    weekly: bool,
    horizon: str = "",
    disclosed: Mapping[DueDate, Disclosure] = MappingProxyType({}),
) -> Document:
    """The list of what falls due. ``horizon`` is what the clerk calls the span: 30天内, 本季度.

    ``disclosed`` is what was noted as disclosed; for the rest the last column is left to be written in.
    """
    entries = {entry.id: entry for entry in snapshot.entries}
    title = printable(f"{document_title(snapshot.settings)}近期应公开清单")
    span = f"{chinese_date(due.today)}至{short_date(due.last_day, due.today)}"
    unit = f"填报单位：{snapshot.settings.unit}　　" if snapshot.settings.unit else ""
    caption = f"{unit}时间范围：{span}{f'（{horizon}）' if horizon else ''}"
    blocks: list[Block] = [Paragraph(title, TITLE), Paragraph(printable(caption), TABLE_CAPTION)]
    items = [item for item in due.items if item.entry_id in entries]
    if items:
        labels = {area.key: area.label for area in snapshot.areas}
        rows = _rows(by_group(items, weekly=weekly), entries, labels, due.today, disclosed)
        blocks.append(grid(_HEADINGS, _WIDTHS, rows))
    else:
        blocks.append(Paragraph("这段时间没有应公开的事项。", BODY))
    blocks += [Paragraph(printable(told), TABLE_CAPTION) for told in _notes(due, items)]
    sections = [Section(LYING, blocks)]
    mend = [one for one in due.to_be_mended if one.entry_id in entries]
    if mend:
        sections.append(_undated_section(mend, entries, snapshot, title))
    return Document(title, sections, snapshot.settings.unit)


def _rows(
    groups: Mapping[str, Sequence[DueItem]],
    entries: Mapping[int, Entry],
    labels: Mapping[str, str],
    today: date,
    disclosed: Mapping[DueDate, Disclosure],
) -> list[Cells]:
    rows: list[Cells] = []
    number = 0
    for name, items in groups.items():
        head = TableCell(f"{name}（{len(items)}项）", column_span=len(_HEADINGS), style=_GROUP, fill=_GROUP_FILL)
        rows.append([head, *[None] * (len(_HEADINGS) - 1)])
        for item in items:
            number += 1
            entry = entries[item.entry_id]
            texts = (name_of(entry, with_group=True), entry["time_limit"], entry["subject"], entry["channels"])
            said = [TableCell(printable(text)) for text in texts]
            area = centred(labels.get(entry.area, entry.area))
            noted = disclosed.get(item.key)
            done = centred(f"已公开\n{short_date(noted.at.date(), today)}" if noted is not None else "")
            rows.append([centred(number), centred(_day(item, today)), area, *said, done])
    return rows


def _day(item: DueItem, today: date) -> str:
    when = item.when
    said = f"{short_date(when.act_by, today)}\n{weekday(when.act_by)}"
    return said if when.is_certain else f"{said} *"


def _notes(due: DueList, items: Sequence[DueItem]) -> list[str]:
    told = []
    if due.left_out:
        told.append(f"另有 {due.left_out} 项较晚的没有列出，请缩短时间范围。")
    years = sorted({item.when.act_by.year for item in items if not item.when.is_certain})
    if years:
        told.append(f"* {not_announced(years)}")
    return told


def _undated_section(mend: Sequence[Undated], entries: Mapping[int, Entry], snapshot: Snapshot, title: str) -> Section:
    labels = {area.key: area.label for area in snapshot.areas}
    rows: list[Cells] = []
    for number, one in enumerate(mend[:_MOST_UNDATED], 1):
        entry = entries[one.entry_id]
        texts = (labels.get(entry.area, ""), name_of(entry, with_group=True), entry["time_limit"], one.reading.detail)
        rows.append([centred(number), *(TableCell(printable(text)) for text in texts)])
    heading = f"附表　公开时限读不出日期的事项（{len(mend)} 项）"
    blocks: list[Block] = [Heading(heading)]
    if len(mend) > _MOST_UNDATED:
        blocks.append(Paragraph(f"只列出前 {_MOST_UNDATED} 项，其余请在编辑器的“近期应公开”里查看。", TABLE_CAPTION))
    blocks.append(grid(_UNDATED_HEADINGS, _UNDATED_WIDTHS, rows))
    return Section(LYING, blocks, running=[Paragraph(printable(f"{title}　{heading}（续）"), RUNNING_HEAD)])
