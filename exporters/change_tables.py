"""The lists that go with a 变更说明: what was added, what reads otherwise, what was taken out. One lying page setup."""

from collections.abc import Callable, Iterable, Sequence

from exporters.blocks import Align, PageSetup, Table, TableCell, TextStyle
from exporters.change_summary import Changed, ChangeSummary, Listed
from exporters.excerpt import excerpts
from exporters.printable import printable
from model.comparison import AREA
from model.exchange import AREA_HEADING, NUMBER_HEADING
from model.fields import list_kind
from model.records import Entry

LYING = PageSetup(297.0, 210.0, top=25.0, bottom=22.0, left=20.0, right=20.0)
TEXT = TextStyle(font="table", size=10.5, line_height=15.0)
_HEADER = TextStyle(font="heading", size=10.5, line_height=15.0)
_HEADER_FILL = "#EDEDED"
_LEADING = (11.0, 30.0, 46.0)
"""Millimetres of the columns 序号, 领域 and 事项."""
_REASON_SHARE = 40.0
"""Width of the reasons in a list, beside those of the fields in the field table."""
_EMPTY = "（空）"
_NAMELESS = "（没有名称）"

Cells = list[TableCell | None]


def grid(headings: Sequence[str], widths: Sequence[float], rows: Sequence[Cells], style: TextStyle = TEXT) -> Table:
    """A table with one header row that is repeated on every page."""
    header: Cells = [TableCell(text, align=Align.CENTER, style=_HEADER, fill=_HEADER_FILL) for text in headings]
    return Table(tuple(widths), [header, *rows], header_rows=1, style=style, continued="（续）")


def centred(text: str | int, row_span: int = 1) -> TableCell:
    """A short word or a number."""
    return TableCell(printable(str(text)), row_span, align=Align.CENTER)


def added_table(summary: ChangeSummary) -> Table:
    """The new entries: whose they are, on what ground, and why they came."""
    return _listing(summary.added, summary.new_label, summary, "新增理由", ("basis", "time_limit", "subject"))


def removed_table(summary: ChangeSummary) -> Table:
    """The entries that are no longer in force."""
    return _listing(summary.removed, summary.old_label, summary, "删除理由", ("basis", "subject"))


def changed_table(summary: ChangeSummary) -> Table:
    """The adjusted entries, one row for each field, before and after side by side."""
    explained = any(one.reason for one in summary.changed)
    labels = _labels(summary) | {AREA: AREA_HEADING}
    headings = [NUMBER_HEADING, AREA_HEADING, "事项", "栏目", "调整前", "调整后", *(["调整理由"] if explained else [])]
    widths = [11.0, 26.0, 38.0, 22.0, 63.0, 63.0, 34.0] if explained else [11.0, 26.0, 40.0, 22.0, 79.0, 79.0]
    rows: list[Cells] = []
    for number, one in enumerate(summary.changed, 1):
        rows += _changed_rows(number, one, summary, labels, explained=explained)
    return grid(headings, widths, rows)


def name_of(entry: Entry, *, with_group: bool = False) -> str:
    """How a list names an entry: its name, below its 一级事项 where it has one, with its 三级事项 behind."""
    name = "·".join(text for text in (entry["name"] or _NAMELESS, entry["detail"]) if text)
    return f"{entry['category']}：{name}" if with_group and entry["category"] else name


def _listing(
    listed: Sequence[Listed], label: Callable[[str], str], summary: ChangeSummary, reason: str, fields: Sequence[str]
) -> Table:
    explained = any(one.reason for one in listed)
    labels = _labels(summary)
    headings = [
        NUMBER_HEADING,
        AREA_HEADING,
        "事项",
        *(labels[key] for key in fields),
        *([reason] if explained else []),
    ]
    kind = list_kind(summary.new.snapshot.settings.kind)
    shares = [kind.field(key).width for key in fields] + [_REASON_SHARE] * explained
    room = LYING.width - LYING.left - LYING.right - sum(_LEADING)
    widths = [*_LEADING, *(round(room * share / sum(shares), 2) for share in shares)]
    rows: list[Cells] = []
    for number, one in enumerate(listed, 1):
        texts = [name_of(one.entry, with_group=True), *(one.entry[key] for key in fields)]
        texts += [one.reason] if explained else []
        said = [TableCell(printable(text)) for text in texts]
        rows.append([centred(number), centred(label(one.entry.area)), *said])
    return grid(headings, widths, rows)


def _changed_rows(
    number: int, one: Changed, summary: ChangeSummary, labels: dict[str, str], *, explained: bool
) -> Iterable[Cells]:
    order = {key: place for place, key in enumerate(labels)}
    details = sorted(one.difference.details, key=lambda detail: order.get(detail.field, len(order)))
    entry = one.difference.there
    for place, detail in enumerate(details):
        before, after = excerpts(detail.here, detail.there)
        field = labels.get(detail.field, detail.field)
        first = place == 0
        head: Cells = [None, None, None]
        if first:
            span = len(details)
            name = TableCell(printable(name_of(entry, with_group=True)), span)
            head = [centred(number, span), centred(summary.new_label(entry.area), span), name]
        row: Cells = [*head, centred(field), _words(before), _words(after)]
        if explained:
            row.append(TableCell(printable(one.reason), len(details)) if first else None)
        yield row


def _words(text: str) -> TableCell:
    return TableCell(printable(text) or _EMPTY)


def _labels(summary: ChangeSummary) -> dict[str, str]:
    labels: dict[str, str] = {}
    for version in (summary.old, summary.new):
        settings = version.snapshot.settings
        labels |= {field.key: field.label for field in list_kind(settings.kind).fields}
        labels |= {custom.key: custom.label for custom in settings.custom_fields}
    return labels
