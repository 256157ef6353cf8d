"""What the clerk should know before printing, each in a sentence with a way to repair it. Shows nothing itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from exporters.board_design import BoardDesign
from exporters.board_options import BoardKind
from exporters.board_paper import PAPERS
from gui.boards.findings import Findings
from gui.boards.page_facts import TypeSizes
from gui.printing.fonts import Substitution

PRIVACY, FONTS = "privacy", "fonts"
"""Repairs that open something: the decisions about personal numbers, the sentence about fonts."""

_SLACK = 0.5  # points: sizes are rounded to half points
_MISSING = {
    "enquiry": "没有咨询电话，看到公示的人不知道该问谁。",
    "supervision": "没有监督电话，群众有意见不知道向谁反映。",
    "unit": "没有单位名称，不知道是谁公开的。",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """What a click does: change these choices, bring one of them to the front, or open something (``opens``)."""

    label: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    go_to: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to know. ``look`` is error (blocks printing), warning or hint."""

    key: str
    look: str
    sentence: str
    repairs: tuple[Repair, ...] = ()


_SHORTER = (
    Repair("改为领域概览", {"kind": BoardKind.OVERVIEW.value}),
    Repair("改为检索目录", {"kind": BoardKind.DIRECTORY.value}),
)


def advice_of_findings(design: BoardDesign, found: Findings, undecided: int, covered: int) -> Iterator[Advice]:
    """What the entries and choices tell."""
    if found.personal:
        yield _personal(found, undecided, covered)
    if found.drafts:
        yield Advice(
            "drafts", "warning", f"{found.entries} 项里有 {found.drafts} 项还没有定稿，公示前要先审核定稿。",
            (Repair("只印定稿的", {"statuses": ("approved",)}),),
        )  # fmt: skip
    for key in sorted(found.missing & set(_MISSING)):
        yield Advice(key, "warning", _MISSING[key], (Repair("填写", go_to=key),))
    if found.left_out:
        yield Advice(
            "left_out", "hint", f"纸的宽度印不下全部栏目，没有印：{'、'.join(found.left_out)}。", _wider(design)
        )
    if design.kind == BoardKind.DIRECTORY.value and not (design.code_text or design.search_note):
        yield Advice(
            "search", "warning", "没有二维码，也没有检索说明，看到检索码的人不知道去哪里查全文。",
            (Repair("写二维码", go_to="code_text"), Repair("写检索说明", go_to="search_note")),
        )  # fmt: skip
    if design.last_day and design.last_day < date.today().isoformat():
        yield Advice("over", "warning", "公示的结束日期已经过去。", (Repair("改日期", go_to="last_day"),))


def advice_of_pages(
    design: BoardDesign,
    found: Findings | None,
    sizes: TypeSizes | None,
    continued: int,
    fonts: Sequence[Substitution],
    boards: int,
) -> Iterator[Advice]:
    """What the laid-out pages tell; ``boards`` is how many boards larger than office paper they fill."""
    if found is not None and sizes is not None and sizes.body < found.wanted - _SLACK:
        yield Advice(
            "small", "error",
            f"正文只有 {sizes.body:g} 磅，站在 {found.distance:g} 米外看不清，至少要 {found.wanted:.0f} 磅：纸太小了。",
            _larger(design),
        )  # fmt: skip
    if boards > 1:
        yield Advice("boards", "warning", f"一块公示栏放不下，要 {boards} 块这样大的。", _SHORTER)
    if continued:
        yield Advice(
            "continued", "hint", f"有 {continued} 处内容一页放不下，接在下一页并标了“（续）”。", _larger(design)
        )
    if fonts:
        names = "、".join(sorted({font.official for font in fonts}))
        yield Advice("fonts", "hint", f"本机没有 {names}，用别的字体代替。", (Repair("怎样安装", opens=FONTS),))


def font_sentences(fonts: Sequence[Substitution]) -> str:
    """Which fonts stand in for which, and how to install the official ones."""
    lines = [font.sentence for font in fonts]
    how = (
        "要用公文字体，请把字体文件（.ttf、.otf）装到本机：Windows 在字体文件上按右键选“安装”；"
        "统信 UOS、麒麟双击字体文件再点“安装”。装好后重新打开本程序。"
    )
    return "\n".join((*lines, "", how))


def _personal(found: Findings, undecided: int, covered: int) -> Advice:
    kinds = "、".join(dict.fromkeys(number.kind.label for number in found.personal))
    total = len(found.personal)
    if undecided:
        sentence = f"发现 {total} 处个人信息（{kinds}），其中 {undecided} 处还没有决定怎样印；决定以后才能打印。"
        return Advice("personal", "error", sentence, (Repair("处理…", opens=PRIVACY),))
    sentence = f"有 {total} 处个人信息（{kinds}）：遮盖 {covered} 处，照印 {total - covered} 处。"
    return Advice("personal", "hint", sentence, (Repair("修改…", opens=PRIVACY),))


def _wider(design: BoardDesign) -> tuple[Repair, ...]:
    repairs = []
    if design.paper in PAPERS and not design.landscape:
        repairs.append(Repair("改为横向", {"landscape": True}))
    repairs += _larger(design)
    return (*repairs, Repair("改为一事一张", {"kind": BoardKind.POSTERS.value}))


def _larger(design: BoardDesign) -> tuple[Repair, ...]:
    """The next larger paper by area, when the paper is a named one."""
    if design.paper not in PAPERS:
        return ()
    area = {name: width * height for name, (width, height) in PAPERS.items()}
    larger = sorted((name for name in PAPERS if area[name] > area[design.paper]), key=area.__getitem__)
    return (Repair(f"改用 {larger[0]}", {"paper": larger[0]}),) if larger else ()
