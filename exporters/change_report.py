"""变更说明: what was adjusted between two versions of a catalogue and why, as a document that can be published.

A text of one or two pages with the numbers of every area (also of those that stayed as they were), the reasons, whom
to write to, unit and date; the lists follow as 附件. Neutral blocks for Word, PDF and Excel. What counts as a change:
``change_summary.py``; the lists: ``change_tables.py``.
"""

from collections.abc import Iterator, Mapping, Sequence

from exporters.blocks import Block, Document, Heading, PageSetup, Paragraph, Section, Spacer, Table, TextStyle
from exporters.change_summary import ChangeSummary, Version, summarise
from exporters.change_tables import LYING, Cells, added_table, centred, changed_table, grid, name_of, removed_table
from exporters.printable import printable
from exporters.selection import date_words, document_title
from exporters.styles import BODY, COVER_LINE, RUNNING_HEAD, SIGNED, TITLE
from model.comparison import AREA, AreaChange
from model.settings_rows import SETTING_LABELS

_NUMERALS = "一二三四五六七八九"
_COUNTS = TextStyle(font="table", size=12.0, line_height=18.0)
_COUNT_WIDTHS = (12.0, 44.0, 16.0, 16.0, 16.0, 16.0, 16.0, 20.0)
_COUNT_HEADINGS = ("序号", "领域", "原有", "新增", "调整", "删除", "现有", "情况")
_MOST_NAMED = 30
_PUBLIC_SETTINGS = ("unit", "title", "contact", "supervision_phone", "tiers")


def build_change_report(
    old: Version,
    new: Version,
    *,
    reasons: Mapping[str, str] | None = None,
    general_reason: str = "",
    pairs: Mapping[str, str] | None = None,
) -> Document:
    """The explanation of what changed from one version to another.

    ``reasons`` say why for single entries, by uid; ``general_reason`` for the whole, else the newer version's note.
    ``pairs`` as in ``compare_snapshots``, for a catalogue of other origin.
    """
    return report_of(summarise(old, new, reasons, pairs), general_reason)


def report_of(summary: ChangeSummary, general_reason: str = "") -> Document:
    """The same of changes already summed up."""
    settings = summary.new.snapshot.settings
    title = printable(f"{document_title(settings)}变更说明")
    lists = _lists(summary)
    blocks: list[Block] = [Paragraph(title, TITLE), Paragraph(printable(_versions(summary)), COVER_LINE), Spacer(6.0)]
    for numeral, (heading, content) in zip(_NUMERALS, _parts(summary, general_reason), strict=False):
        blocks += [Heading(f"{numeral}、{heading}", 2), *content]
    blocks.append(Spacer(6.0))
    blocks += [_body(f"附件{_number(place, lists)}：{name}") for place, (name, _) in enumerate(lists, 1)]
    blocks.append(Spacer(10.0))
    signed = [printable(text) for text in (settings.unit, date_words(summary.new.snapshot)) if text]
    blocks.append(Paragraph("\n".join(signed), SIGNED))  # one paragraph of two lines is never cut by a page's end
    sections = [Section(PageSetup(), blocks)]
    for place, (name, table) in enumerate(lists, 1):
        head = f"附件{_number(place, lists)}　{name}"
        running = [Paragraph(printable(f"{title}　{head}（续）"), RUNNING_HEAD)]
        sections.append(Section(LYING, [Heading(head), table], running=running))
    return Document(title, sections, settings.unit)


def _versions(summary: ChangeSummary) -> str:
    return f"自{_dated(summary.old)}\n至{_dated(summary.new)}"


def _dated(version: Version) -> str:
    date = date_words(version.snapshot)
    return f"{version.name}（{date}）" if version.name and version.name != date else date


def _parts(summary: ChangeSummary, general_reason: str) -> Iterator[tuple[str, list[Block]]]:
    yield "总体情况", [_body(text) for text in _overall(summary)]
    if summary.areas:
        yield "分领域情况", [_body("各领域公开事项的变化如下："), Spacer(2.0), _counts(summary), Spacer(2.0)]
    around = list(_around(summary))
    if around:
        yield "领域和说明事项", [_body(text) for text in around]
    reason = general_reason or summary.new.note
    if reason:
        yield "调整理由", [_body(text) for text in reason.split("\n") if text.strip()]
    settings = summary.new.snapshot.settings
    contacts = [("联系方式", settings.contact), ("监督电话", settings.supervision_phone)]
    said = [f"{label}：{text}" for label, text in contacts if text]
    if said:
        yield "意见反馈", [_body(f"对以上变更有疑问或者建议的，可以与我们联系。{'；'.join(said)}。")]


def _overall(summary: ChangeSummary) -> Iterator[str]:
    """The numbers in words: entries first, then areas."""
    before, after = len(summary.old.snapshot.entries), len(summary.new.snapshot.entries)
    title = document_title(summary.new.snapshot.settings)
    told = [
        f"{word} {number} 项"
        for word, number in (
            ("新增", len(summary.added)),
            ("调整", len(summary.changed)),
            ("删除", len(summary.removed)),
            ("仅订正文字书写", len(summary.slight)),
        )
        if number
    ]
    if not told:
        yield f"《{title}》的 {after} 个公开事项在此期间没有变化。"
    else:
        yield (
            f"《{title}》原有公开事项 {before} 项，本次{'、'.join(told)}，其余 {summary.unchanged} 项内容不变，"
            f"现有 {after} 项。"
        )
    touched = sum(not area.is_untouched for area in summary.areas)
    yield f"目录涉及 {len(summary.areas)} 个领域，其中 {touched} 个有变化，{len(summary.areas) - touched} 个保持不变。"
    moved = [one for one in summary.changed if AREA in one.difference.fields]
    if moved:
        yield f"调整的事项中，有 {len(moved)} 项改列到别的领域。"
    if summary.slight:
        names = [f"“{name_of(one.there)}”" for one in summary.slight[:_MOST_NAMED]]
        more = f"等 {len(summary.slight)} 项" if len(summary.slight) > _MOST_NAMED else ""
        yield f"仅订正标点、空格或者词语顺序，内容没有改变的有：{'、'.join(names)}{more}。"


def _counts(summary: ChangeSummary) -> Table:
    rows: list[Cells] = [
        [
            centred(number),
            centred(area.label),
            *map(centred, numbers),
            centred("无变化" if area.is_untouched else "有变化"),
        ]
        for number, area in enumerate(summary.areas, 1)
        for numbers in [(area.before, area.added, area.changed, area.removed, area.after)]
    ]
    totals = [
        sum(getattr(area, name) for area in summary.areas)
        for name in ("before", "added", "changed", "removed", "after")
    ]
    rows.append([centred(""), centred("合计"), *map(centred, totals), centred("")])
    return grid(_COUNT_HEADINGS, _COUNT_WIDTHS, rows, _COUNTS)


def _around(summary: ChangeSummary) -> Iterator[str]:
    """What changed beside the entries: areas, and what the catalogue says of itself."""
    for change in AreaChange:
        found = [one for one in summary.comparison.areas if one.change is change]
        if change is AreaChange.RENAMED and found:
            yield "；".join(f"“{one.here}”领域更名为“{one.there}”" for one in found) + "。"
        elif found:
            names = "、".join(f"“{one.there or one.here}”" for one in found)
            yield f"{_AREA_WORDS[change].format(names=names, number=len(found))}。"
    for setting in summary.comparison.settings:
        if setting.field in _PUBLIC_SETTINGS:
            label = SETTING_LABELS[setting.field]
            if setting.here and setting.there:
                yield f"{label}由“{setting.here}”改为“{setting.there}”。"
            else:
                yield (
                    f"新列明{label}：{setting.there}。"
                    if setting.there
                    else f"不再列明{label}（原为“{setting.here}”）。"
                )


_AREA_WORDS = {
    AreaChange.ADDED: "新增 {number} 个领域：{names}",
    AreaChange.REMOVED: "不再列入 {number} 个领域：{names}",
    AreaChange.MOVED: "调整了领域的排列顺序：{names}",
}


def _lists(summary: ChangeSummary) -> list[tuple[str, Table]]:
    """The 附件, those with nothing in them left out."""
    found: list[tuple[str, Table]] = []
    if summary.added:
        found.append((f"新增公开事项清单（{len(summary.added)} 项）", added_table(summary)))
    if summary.changed:
        found.append((f"调整公开事项对照表（{len(summary.changed)} 项）", changed_table(summary)))
    if summary.removed:
        found.append((f"删除公开事项清单（{len(summary.removed)} 项）", removed_table(summary)))
    return found


def _number(place: int, lists: Sequence[object]) -> str:
    """A single 附件 has no number."""
    return str(place) if len(lists) > 1 else ""


def _body(text: str) -> Paragraph:
    return Paragraph(printable(text), BODY)
