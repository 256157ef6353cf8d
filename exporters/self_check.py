"""自查表: how complete and how fresh every area of the catalogue is, on paper, for acceptance and for the files.

One lying table with a line for each area, a sentence that sums it up, room for signatures; the problems to be dealt
with follow as 附表. What counts as a problem is for the checks (``model/rules``); nothing is judged here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from exporters.blocks import Block, Document, Heading, PageSetup, Paragraph, Section, SignatureLine, Spacer, TableCell
from exporters.change_tables import LYING, Cells, centred, grid, name_of
from exporters.printable import printable
from exporters.selection import document_title
from exporters.styles import BODY, RUNNING_HEAD, TABLE_CAPTION, TITLE
from model.checks import CheckBook
from model.fields import list_kind
from model.progress import Progress, silent
from model.records import Area, Entry, Problem, Severity, Status
from model.rules.neighbours import STALE_AFTER
from model.snapshot import Snapshot

_SIGNERS = ("自查人", "审核人", "负责人")
_HEADINGS = (
    "序号", "领域", "事项数", "必填齐全", *(status.label for status in Status), "待核实",
    *(severity.label for severity in Severity), "最近修改", "情况",
)  # fmt: skip
_WIDTHS = (12.0, 34.0, 15.0, 18.0, *(12.0 for _ in Status), 15.0, *(13.0 for _ in Severity), 26.0, 50.0)
_PROBLEM_WIDTHS = (12.0, 34.0, 62.0, 16.0, 133.0)
_MOST_PROBLEMS = 500
"""Problems listed one by one; nobody works off a longer list on paper."""
_SLICE = 500
"""Entries checked between two looks at whether the work was cancelled."""
_STALE = frozenset(code for _, code, _ in STALE_AFTER)
_LISTED = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class AreaCheck:
    """The figures of one area. ``entries`` and what is counted of them leave out those that are 废止."""

    area: Area
    entries: int
    complete: int
    statuses: Counter[Status]
    unconfirmed: int
    missing: Counter[str]
    problems: Counter[Severity]
    last_changed: datetime | None
    stale: bool

    @property
    def remark(self) -> str:
        """What the inspector should read of it."""
        if not self.entries:
            return "没有事项"
        told = [f"缺{label} {number} 项" for label, number in self.missing.items()]
        if self.stale:
            told.append("超过 6 个月没有更新")
        if self.problems[Severity.ERROR]:
            told.append(f"有 {self.problems[Severity.ERROR]} 个错误")
        if self.unconfirmed:
            told.append(f"{self.unconfirmed} 项待核实")
        return "；".join(told) or "符合要求"


def build_self_check(
    snapshot: Snapshot, today: date, areas: frozenset[str] = frozenset(), progress: Progress = silent
) -> Document:
    """The self-check of these areas (none: all), as of ``today``. Passes ``Cancelled`` from ``progress`` on."""
    problems = _checked(snapshot, today, progress)
    chosen = snapshot.select(areas)
    checked = check_areas(chosen, problems)
    title = printable(f"{document_title(snapshot.settings)}自查表")
    unit = f"填报单位：{snapshot.settings.unit}　　" if snapshot.settings.unit else ""
    caption = f"{unit}自查日期：{today.year}年{today.month}月{today.day}日"
    first: list[Block] = [
        Paragraph(title, TITLE),
        Paragraph(printable(caption), TABLE_CAPTION),
        grid(_HEADINGS, _WIDTHS, [*_rows(checked)]),
        Spacer(4.0),
        Paragraph(_summary(checked), BODY),
        Spacer(6.0),
        SignatureLine(_SIGNERS),
    ]
    sections = [Section(LYING, first)]
    listed = _problems_of(chosen, problems)
    if listed:
        sections.append(_problem_section(listed, chosen, title, LYING))
    return Document(title, sections, snapshot.settings.unit)


def _checked(snapshot: Snapshot, today: date, progress: Progress) -> Sequence[Problem]:
    """What the checks say of the whole catalogue, told and stopped between slices of it."""
    book = CheckBook()
    book.begin(snapshot.settings, snapshot.areas, today)
    entries = snapshot.entries
    for first in range(0, len(entries), _SLICE):
        progress(first, len(entries), "检查")
        book.extend(entries[first : first + _SLICE])
    book.finish([entry.id for entry in entries])
    return book.problems()


def check_areas(snapshot: Snapshot, problems: Sequence[Problem]) -> list[AreaCheck]:
    """The figures of every area, in catalogue order."""
    home = {entry.id: entry.area for entry in snapshot.entries}
    severities: dict[str, Counter[Severity]] = {area.key: Counter() for area in snapshot.areas}
    stale = set()
    for problem in problems:
        area = problem.area if problem.entry_id is None else home.get(problem.entry_id, "")
        if area in severities:
            severities[area][problem.severity] += 1
        if problem.code in _STALE:
            stale.add(problem.area)
    return [
        _check(snapshot, area, entries, severities[area.key], stale=area.key in stale)
        for area, entries in snapshot.by_area()
    ]


def _check(
    snapshot: Snapshot, area: Area, entries: Sequence[Entry], severities: Counter[Severity], *, stale: bool
) -> AreaCheck:
    required = [field for field in list_kind(snapshot.settings.kind).fields if field.required]
    in_force = [entry for entry in entries if entry.status is not Status.RETIRED]
    missing: Counter[str] = Counter()
    for field in required:
        missing[field.label] += sum(not entry[field.key] for entry in in_force)
    changed = [max(entry.updated_at, entry.created_at) for entry in entries]
    return AreaCheck(
        area=area,
        entries=len(in_force),
        complete=sum(all(entry[field.key] for field in required) for entry in in_force),
        statuses=Counter(entry.status for entry in entries),
        unconfirmed=sum(entry.unconfirmed for entry in in_force),
        missing=+missing,
        problems=severities,
        last_changed=max(changed, default=None),
        stale=stale,
    )


def _rows(checked: Sequence[AreaCheck]) -> list[Cells]:
    rows: list[Cells] = []
    for number, one in enumerate(checked, 1):
        changed = f"{one.last_changed:%Y-%m-%d}" if one.last_changed and one.last_changed.year > 1 else ""
        figures = [centred(text) for text in (*_figures([one]), changed)]
        remark = TableCell(printable(one.remark))
        rows.append([centred(number), TableCell(printable(one.area.label)), *figures, remark])
    totals = [centred(text) for text in (*_figures(checked), "")]
    rows.append([centred(""), TableCell("合计"), *totals, TableCell("")])
    return rows


def _figures(checked: Sequence[AreaCheck]) -> list[str]:
    """The numbers of one line: of one area, or of all together."""
    entries = sum(one.entries for one in checked)
    numbers = [
        *(sum(one.statuses[status] for one in checked) for status in Status),
        sum(one.unconfirmed for one in checked),
        *(sum(one.problems[severity] for one in checked) for severity in Severity),
    ]
    return [str(entries), f"{sum(one.complete for one in checked)}/{entries}", *map(str, numbers)]


def _summary(checked: Sequence[AreaCheck]) -> str:
    entries, complete = sum(one.entries for one in checked), sum(one.complete for one in checked)
    found = [(severity.label, sum(one.problems[severity] for one in checked)) for severity in Severity]
    problems = "、".join(f"{label} {number} 个" for label, number in found if number)
    stale = [one.area.label for one in checked if one.stale]
    empty = [one.area.label for one in checked if not one.entries]
    told = [f"本目录共 {len(checked)} 个领域、{entries} 个事项，必填栏目齐全的 {complete} 个"]
    told.append(f"检查发现{problems}" if problems else "检查没有发现问题")
    if stale:
        told.append(f"{'、'.join(stale)}超过 6 个月没有更新")
    if empty:
        told.append(f"{'、'.join(empty)}还没有事项")
    return printable("；".join(told) + "。")


def _problems_of(snapshot: Snapshot, problems: Sequence[Problem]) -> list[Problem]:
    """What must or should be repaired, errors first, of these areas; what concerns all areas too."""
    present = {entry.id for entry in snapshot.entries}
    areas = {area.key for area in snapshot.areas} | {""}
    mine = [one for one in problems if (one.area in areas if one.entry_id is None else one.entry_id in present)]
    return [one for severity in _LISTED for one in mine if one.severity is severity]


def _problem_section(problems: Sequence[Problem], snapshot: Snapshot, title: str, setup: PageSetup) -> Section:
    entries = {entry.id: entry for entry in snapshot.entries}
    labels = {area.key: area.label for area in snapshot.areas}
    rows: list[Cells] = []
    for number, one in enumerate(problems[:_MOST_PROBLEMS], 1):
        entry = entries.get(one.entry_id or 0)
        area, name = (entry.area, name_of(entry, with_group=True)) if entry is not None else (one.area, "（整个领域）")
        words = [TableCell(printable(text)) for text in (labels.get(area, ""), name)]
        rows.append([centred(number), *words, centred(one.severity.label), TableCell(printable(one.message))])
    heading = f"附表　需要处理的问题（{len(problems)} 个）"
    blocks: list[Block] = [Heading(heading)]
    if len(problems) > _MOST_PROBLEMS:
        rest = f"只列出前 {_MOST_PROBLEMS} 个，其余请在编辑器的检查结果里查看。"
        blocks.append(Paragraph(rest, TABLE_CAPTION))
    blocks.append(grid(("序号", "领域", "事项", "级别", "问题"), _PROBLEM_WIDTHS, rows))
    return Section(setup, blocks, running=[Paragraph(printable(f"{title}　{heading}（续）"), RUNNING_HEAD)])
