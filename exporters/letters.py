"""The words of the official letter that publishes or submits a catalogue: its elements, its templates, filling them.

Templates are data (``resources/letters``); clerks change every element afterwards. How the letter looks belongs in
``letter_pages.py``. The elements are those of GB/T 9704-2012, chapter 7.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from exporters.printable import printable
from exporters.selection import date_words, document_title
from model.errors import UserError
from model.records import CatalogueSettings
from model.resource_files import resource
from model.snapshot import Snapshot

UNKNOWN = "×××"
"""What stands for words nobody has said yet, as in the standard's own samples."""

FIRST_HEADING = re.compile(r"[一二三四五六七八九十]+、[^。]*")
"""A paragraph that is a heading of the first level (GB/T 9704-2012, 7.3.3)."""

CHARTS = "政务公开流程图"
"""What the flow charts are called as a part of a document and as an enclosure."""

_LINE_BY_LINE = ("body", "attachments")
_PLACE = re.compile(r"\{(\w+)\}")


class LetterLayout(StrEnum):
    """Which of the two forms of GB/T 9704-2012 the letter has."""

    DOCUMENT = "document"  # 文件格式, chapter 7
    LETTER = "letter"  # 信函格式, 10.1


@dataclass(frozen=True, slots=True)
class Letter:
    """The elements of one letter as they will be printed; an empty one is left out.

    ``body`` holds a paragraph, ``attachments`` an attachment in each line.
    """

    layout: LetterLayout
    mark: str  # 发文机关标志
    number: str  # 发文字号
    title: str
    recipient: str  # 主送机关
    body: str
    attachments: str  # 附件说明
    signer: str  # 发文机关署名
    date: str  # 成文日期
    signed_by: str = ""  # 签发人, only in documents that go up
    note: str = ""  # 附注
    copies: str = ""  # 抄送机关
    printer: str = ""  # 印发机关

    @property
    def attached(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.attachments.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class LetterElement:
    """One element as a clerk sees it: ``key`` in ``Letter``; ``long`` ones take several lines."""

    key: str
    label: str
    help: str
    long: bool = False


ELEMENTS = (
    LetterElement("mark", "发文机关标志", "红头上的字：单位全称或者规范简称，文件格式一般加“文件”二字。"),
    LetterElement("number", "发文字号", "机关代字、用六角括号〔〕括起的年份、顺序号，如 格司〔2026〕12号。"),
    LetterElement("signed_by", "签发人", "只有报给上级的公文才写。"),
    LetterElement("title", "标题", "发文机关、事由和文种，可以按回车换行。", long=True),
    LetterElement("recipient", "主送机关", "写全称、规范简称或者统称，最后用冒号。"),
    LetterElement("body", "正文", "一行一段；“一、”开头又没有句号的是小标题。", long=True),
    LetterElement("attachments", "附件", "一行一个，不写书名号和句号。", long=True),
    LetterElement("signer", "署名", "发文机关署名。"),
    LetterElement("date", "成文日期", "用阿拉伯数字，月、日前面不加 0，如 2026年11月5日。"),
    LetterElement("note", "附注", "加圆括号，如 （此件公开发布）。"),
    LetterElement("copies", "抄送", "抄送机关，用逗号或者顿号隔开，句号结尾。"),
    LetterElement("printer", "印发机关", "版记里的印发机关，信函格式不写。"),
)  # fmt: skip
"""The elements in the order in which they are asked for."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter with {places} for what the catalogue says."""

    key: str
    label: str
    help: str
    letter: Letter


@cache
def letter_templates() -> Mapping[str, LetterTemplate]:
    """All templates by key: publishing first, then submitting."""
    return {key: _load(key) for key in ("notice", "submission", "report")}


def _load(key: str) -> LetterTemplate:
    with resource("letters", f"{key}.toml").open("rb") as file:
        row = tomllib.load(file)
    letter = Letter(
        layout=LetterLayout(row["layout"]),
        **{element.key: row[element.key].strip() for element in ELEMENTS},
    )
    return LetterTemplate(key, row["label"], row["help"], letter)


def letter_template(key: str) -> LetterTemplate:
    """The template of that key. Raises ``UserError`` when there is none."""
    found = letter_templates().get(key)
    if found is None:
        known = "、".join(f"{one.key}（{one.label}）" for one in letter_templates().values())
        raise UserError(f"没有“{key}”这种发文，可以是 {known}。")
    return found


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says about the catalogue it goes with: how many areas have entries, how many entries there are.

    ``charts``: flow charts are enclosed too.
    """

    settings: CatalogueSettings
    areas: int
    entries: int
    taken_at: datetime
    charts: bool = False

    @classmethod
    def of(cls, chosen: Snapshot, *, charts: bool = False) -> "LetterFacts":
        areas = sum(bool(entries) for _, entries in chosen.by_area())
        return cls(chosen.settings, areas, len(chosen.entries), chosen.taken_at, charts)


def filled(template: LetterTemplate, facts: LetterFacts, changed: Mapping[str, str] | None = None) -> Letter:
    """The template's letter about this part of a catalogue; ``changed`` elements are taken as the clerk wrote them."""
    words = _words(facts)
    said = {}
    for element in ELEMENTS:
        text = getattr(template.letter, element.key)
        if element.key in (changed or {}):
            text = printable((changed or {})[element.key]).strip("\n")
        elif element.key in _LINE_BY_LINE:
            lines = [_said(line, words) for line in text.split("\n") if _complete(line, words)]
            text = "\n".join(_with_text(lines))
        elif element.key != "note" or _complete(text, words):
            text = _said(text, words)
        else:
            text = ""
        said[element.key] = text
    return Letter(layout=template.letter.layout, **said)


def unfinished(letter: Letter) -> tuple[str, ...]:
    """The labels of the elements in which ``×`` still waits for the clerk's words."""
    return tuple(element.label for element in ELEMENTS if "×" in getattr(letter, element.key))


def _words(facts: LetterFacts) -> dict[str, str]:
    settings = facts.settings
    return {
        "unit": settings.unit or UNKNOWN,
        "catalogue": document_title(settings),
        "version": f"（{settings.version_label}）" if settings.version_label else " ",
        "scope": _scope(facts),
        "year": str(facts.taken_at.year),
        "date": date_words(facts),
        "contact": settings.contact,
        "phone": settings.supervision_phone,
        "charts": CHARTS if facts.charts else "",
    }


def _scope(facts: LetterFacts) -> str:
    where = f"涉及{facts.areas}个领域，" if facts.areas > 1 else ""
    return f"{where}共{facts.entries}个公开事项"


def _with_text(lines: Sequence[str]) -> Iterator[str]:
    """The lines without headings below which nothing is left."""
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        if not FIRST_HEADING.fullmatch(line) or not (FIRST_HEADING.fullmatch(following) or not following):
            yield line


def _complete(text: str, words: Mapping[str, str]) -> bool:
    return all(words.get(name) for name in _PLACE.findall(text))


def _said(text: str, words: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: words.get(found[1], UNKNOWN).strip(), text)
