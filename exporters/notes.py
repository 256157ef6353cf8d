"""编制说明: what the catalogue is based on, what it holds, how its marks are read, whom to ask.

The two national documents named are 国务院令第711号 (the regulation, in force since 2019-05-15) and 国办发〔2019〕54号
(the standard catalogues and their form). What a unit adds belongs into its own title and contact.
"""

from collections.abc import Iterator, Sequence

from exporters.blocks import (
    Align,
    Block,
    Heading,
    Paragraph,
    SignatureLine,
    Spacer,
    Table,
    TableCell,
    TextStyle,
)
from exporters.selection import area_words, date_words, document_title, status_counts
from exporters.signing import signed_off
from exporters.styles import BODY, SIGNED
from model.exchange import TICK, UNUSED, USED
from model.records import Area, Status
from model.snapshot import Snapshot

HEADING = "编制说明"
_BASIS = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）",
    "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）",
)
_REVIEWERS = ("初审", "复审", "批准")
_NUMERALS = "一二三四五六七八九"
_COUNTS = TextStyle(font="table", size=12.0, line_height=18.0)


def mark_notes(chosen: Snapshot) -> Iterator[str]:
    """How the marks in the tables are read."""
    yield f"表中“{TICK}”表示属于该栏；“特定群体”栏中的文字是具体的公开对象。"
    yield f"公开渠道和载体中，“{USED}”为选用的渠道，“{UNUSED}”为没有选用的渠道。"
    if chosen.settings.tiers:
        yield f"公开层级分为{'、'.join(chosen.settings.tiers)}。"


def notes_blocks(chosen: Snapshot) -> list[Block]:
    """The whole part, from its heading to the unit and date at its end."""
    settings = chosen.settings
    parts: list[tuple[str, list[Block]]] = [
        ("编制依据", [_body(f"本目录依据{'、'.join(_BASIS)}编制。")]),
        ("目录内容", _content(chosen)),
        ("填写说明", [_body(text) for text in mark_notes(chosen)]),
        ("动态调整", [_body("公开事项的依据、内容、主体、时限等发生变化时，本目录随之调整并重新公布。")]),
    ]
    contacts = [("联系方式", settings.contact), ("监督电话", settings.supervision_phone)]
    said = [f"{label}：{text}" for label, text in contacts if text]
    if said:
        parts.append(("联系与监督", [_body("；".join(said) + "。")]))
    blocks: list[Block] = [Heading(HEADING)]
    for numeral, (title, content) in zip(_NUMERALS, parts, strict=False):
        blocks += [Heading(f"{numeral}、{title}", 2), *content]
    signed = "\n".join(text for text in (settings.unit, date_words(chosen)) if text)
    ending = (Spacer(3.0), SignatureLine(_REVIEWERS), Paragraph(signed, SIGNED))
    return signed_off(blocks, ending)


def _body(text: str) -> Paragraph:
    return Paragraph(text, BODY)


def _content(chosen: Snapshot) -> list[Block]:
    """How much the catalogue holds; where it is in several areas, a table of them."""
    filled = [area for area, entries in chosen.by_area() if entries]
    if len(filled) < 2:
        return [_body(_scope(chosen, filled) + "。")]
    return [_body(_scope(chosen, filled) + "，分布如下："), Spacer(2.0), _counts_table(chosen), Spacer(4.0)]


def _scope(chosen: Snapshot, filled: Sequence[Area]) -> str:
    who = f"由{chosen.settings.unit}编制，" if chosen.settings.unit else ""
    version = f"（{chosen.settings.version_label}）" if chosen.settings.version_label else ""
    title = document_title(chosen.settings)
    if not filled:
        return f"《{title}》{version}{who}目前没有公开事项"
    where = f"{area_words(filled[0])}的" if len(filled) == 1 else f" {len(filled)} 个领域、"
    return f"《{title}》{version}{who}包括{where} {len(chosen.entries)} 个公开事项".replace("、 ", "、")


def _counts_table(chosen: Snapshot) -> Table:
    """Areas and how many entries each has; by status where there is more than one."""
    used = [status for status in Status if any(entry.status is status for entry in chosen.entries)]
    shown = used if len(used) > 1 else []
    header = ("序号", "领域", "事项数", *(status.label for status in shown))
    rows = [_row(header, bold=True)]
    for number, (area, entries) in enumerate(chosen.by_area(), 1):
        counts = status_counts(entries)
        numbers = [len(entries), *(counts[status] for status in shown)]
        rows.append(_row((str(number), area.label, *(str(count) for count in numbers))))
    total = status_counts(chosen.entries)
    totals = [len(chosen.entries), *(total[status] for status in shown)]
    rows.append(_row(("", "合计", *(str(count) for count in totals))))
    other = (156.0 - 16.0 - 60.0) / (1 + len(shown))
    return Table((16.0, 60.0, *(other,) * (1 + len(shown))), rows, header_rows=1, style=_COUNTS)


def _row(texts: Sequence[str], *, bold: bool = False) -> list[TableCell | None]:
    return [
        TableCell(text, align=Align.LEFT if place == 1 and not bold else Align.CENTER, bold=bold)
        for place, text in enumerate(texts)
    ]
