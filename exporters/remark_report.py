"""意见采纳情况表: what reviewers said, and what became of it, as a list to hand in with the catalogue.

One lying table, a sentence that sums it up, room for signatures. Remarks are shown as they were taken.
"""

from collections.abc import Collection, Sequence
from datetime import date

from exporters.blocks import Block, Document, Paragraph, Section, SignatureLine, Spacer, TableCell
from exporters.change_tables import LYING, Cells, centred, grid, name_of
from exporters.excerpt import excerpts
from exporters.printable import printable
from exporters.selection import document_title
from exporters.styles import BODY, EMPTY_AREA, TABLE_CAPTION, TITLE
from model.fields import list_kind
from model.records import Entry
from model.remarks import Remark, RemarkState
from model.snapshot import Snapshot

_SIGNERS = ("填表人", "审核人", "负责人")
_HEADINGS = ("序号", "领域", "事项", "栏目", "审核人", "意见", "采纳情况", "处理人和时间")
_WIDTHS = (11.0, 28.0, 44.0, 22.0, 24.0, 84.0, 18.0, 26.0)
_WHOLE = "整个事项"
_NONE = "没有审核意见。"
_EMPTY = "（空）"


def build_remark_report(
    snapshot: Snapshot,
    remarks: Sequence[Remark],
    today: date,
    states: Collection[RemarkState] = tuple(RemarkState),
) -> Document:
    """The remarks in these states, entry by entry in catalogue order, each entry's as they were taken."""
    settings = snapshot.settings
    labels = {field.key: field.label for field in list_kind(settings.kind).fields}
    labels |= {custom.key: custom.label for custom in settings.custom_fields}
    areas = {area.key: area.label for area in snapshot.areas}
    entries = {entry.id: entry for entry in snapshot.entries}
    order = {entry_id: place for place, entry_id in enumerate(entries)}
    chosen = sorted(
        (remark for remark in remarks if remark.state in states and remark.entry_id in entries),
        key=lambda remark: (order[remark.entry_id], remark.id),
    )
    rows = [_row(number, remark, entries[remark.entry_id], areas, labels) for number, remark in enumerate(chosen, 1)]
    title = printable(f"{document_title(settings)}审核意见采纳情况表")
    unit = f"填报单位：{settings.unit}　　" if settings.unit else ""
    blocks: list[Block] = [
        Paragraph(title, TITLE),
        Paragraph(printable(f"{unit}填报日期：{today.year}年{today.month}月{today.day}日"), TABLE_CAPTION),
        grid(_HEADINGS, _WIDTHS, rows) if rows else Paragraph(_NONE, EMPTY_AREA),
        Spacer(4.0),
        Paragraph(_summary(chosen), BODY),
        Spacer(6.0),
        SignatureLine(_SIGNERS),
    ]
    return Document(title, [Section(LYING, blocks)], settings.unit)


def _row(number: int, remark: Remark, entry: Entry, areas: dict[str, str], labels: dict[str, str]) -> Cells:
    field = labels.get(remark.field, remark.field) if remark.field else _WHOLE
    settled = ""
    if remark.settled_at is not None:
        at = remark.settled_at
        settled = f"{remark.settled_by}\n{at.year}.{at.month}.{at.day}"
    return [
        centred(number),
        centred(areas.get(entry.area, entry.area)),
        TableCell(printable(name_of(entry))),
        centred(field),
        centred(remark.reviewer),
        TableCell(printable(_words(remark))),
        centred(remark.state.label),
        centred(settled),
    ]


def _words(remark: Remark) -> str:
    """What was said, then what it wants changed, long texts cut to where they differ."""
    said = [remark.text] if remark.text else []
    if remark.proposed is not None:
        before, after = excerpts(remark.before, remark.proposed)
        said.append(f"原文：{before or _EMPTY}\n改为：{after or _EMPTY}")
    return "\n".join(said)


def _summary(remarks: Sequence[Remark]) -> str:
    people = len({remark.reviewer for remark in remarks if remark.reviewer})
    counts = [sum(remark.state is state for remark in remarks) for state in RemarkState]
    waiting, accepted, declined = counts
    told = f"共 {len(remarks)} 条意见" + (f"，由 {people} 个部门或个人提出" if people else "")
    told += f"；采纳 {accepted} 条，不采纳 {declined} 条"
    return told + (f"，还有 {waiting} 条待处理。" if waiting else "。")
