"""What a clerk may choose about an export: described once as a table that dialog and command line both show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from model.errors import UserError
from model.records import Status


class Form(StrEnum):
    """Which columns the table has."""

    NATIONAL = "national"
    PILOT = "pilot"
    REVIEW = "review"


class Paper(StrEnum):
    """The sheets the tables are printed on, lying."""

    A3 = "A3"
    A4 = "A4"


class ChannelList(StrEnum):
    """Whether the options not in use are printed too, with □."""

    FULL = "full"
    USED = "used"


class FlowCharts(StrEnum):
    """Which entries get a page with their flow chart."""

    NONE = "none"
    CHOSEN = "chosen"
    ALL = "all"


class LetterPart(StrEnum):
    """Whether the official letter that goes with the catalogue is written too, or alone."""

    NONE = "none"
    FIRST = "first"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices for one export; empty sets mean all. ``OPTIONS`` describes those a clerk makes when exporting.

    ``sending`` names the round of review a file is made for; ``guarded``: a workbook lets only the review be written.
    ``letter_kind`` names a template of ``letters.py``, ``letter_words`` are the elements the clerk has changed.
    ``charted`` are the ids of the entries that get a flow chart when not all do.
    """

    areas: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    form: Form = Form.NATIONAL
    paper: Paper = Paper.A3
    channels: ChannelList = ChannelList.FULL
    cover: bool = True
    notes: bool = True
    empty_areas: bool = False
    flow_charts: FlowCharts = FlowCharts.NONE
    charted: frozenset[int] = frozenset()
    letter: LetterPart = LetterPart.NONE
    letter_kind: str = "notice"
    letter_words: Mapping[str, str] = field(default_factory=dict)
    sending: str = ""
    guarded: bool = False

    def __post_init__(self) -> None:
        """Plain words (``form="pilot"``) are welcome. Raises ``UserError`` for an unknown one."""
        for option in OPTIONS:
            if option.choices:
                word = getattr(self, option.key)
                object.__setattr__(self, option.key, option.chosen(word))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values an option may have."""

    value: StrEnum
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice the clerk has. Without ``choices`` it is a yes-or-no question.

    ``suffixes`` are the formats that heed it; ``flag`` is its name on the command line, ``group`` what it is about.
    """

    key: str
    label: str
    help: str
    choices: tuple[Choice, ...] = ()
    suffixes: frozenset[str] = field(default=frozenset((".docx", ".pdf", ".xlsx")))
    group: str = "content"

    @property
    def flag(self) -> str:
        return "--" + self.key.replace("_", "-")

    def chosen(self, word: str) -> StrEnum:
        """The value of that name, in any case. Raises ``UserError`` when there is none."""
        for choice in self.choices:
            if choice.value.lower() == word.lower():
                return choice.value
        known = "、".join(f"{choice.value}（{choice.label}）" for choice in self.choices)
        raise UserError(f"{self.label}不能是“{word}”，可以是 {known}。")


_PAGES = frozenset((".docx", ".pdf"))

OPTIONS = (
    Option(
        "form", "表格样式", "按国家格式、试点方案的七项要素，或者加上审核意见栏。",
        (Choice(Form.NATIONAL, "国家格式"), Choice(Form.PILOT, "试点七要素"), Choice(Form.REVIEW, "送审稿")),
    ),
    Option("paper", "纸张", "表格横向打印的纸张。", (Choice(Paper.A3, "A3 横向"), Choice(Paper.A4, "A4 横向"))),
    Option(
        "channels", "公开渠道", "列出全部渠道（■ 选用、□ 未选用），或者只列选用的。",
        (Choice(ChannelList.FULL, "列出全部渠道"), Choice(ChannelList.USED, "只列选用的渠道")),
    ),
    Option("cover", "封面和目录", "在表格前面加封面和目录（Excel 为汇总表）。"),
    Option("notes", "编制说明", "在最后附编制说明和签字栏。", suffixes=_PAGES),
    Option("empty_areas", "保留空领域", "没有事项的领域也留一张空表。"),
    Option(
        "flow_charts", "流程图", "为事项各附一页公开流程图：发布、解读、回应、互动，每一步由谁、何时完成。",
        (Choice(FlowCharts.NONE, "不附"), Choice(FlowCharts.CHOSEN, "选中的事项"), Choice(FlowCharts.ALL, "全部事项")),
        group="flow",
    ),
    Option(
        "letter", "公文", "在目录前面加公布或者报送目录的红头公文，或者只写公文。",
        (Choice(LetterPart.NONE, "不写"), Choice(LetterPart.FIRST, "放在前面"), Choice(LetterPart.ALONE, "只写公文")),
        suffixes=_PAGES, group="letter",
    ),
)  # fmt: skip
"""The choices beside areas and statuses, which are the catalogue's own words, and the letter's words."""


def from_words(words: Mapping[str, str]) -> ExportOptions:
    """Options from remembered words (``{"form": "pilot", "cover": "no"}``); missing ones are as usual."""
    plain: dict[str, str | bool] = {}
    for option in OPTIONS:
        if option.key in words:
            word = words[option.key]
            plain[option.key] = word if option.choices else word != "no"
    return ExportOptions(**plain)  # type: ignore[arg-type]  # __post_init__ turns words into values


def to_words(options: ExportOptions) -> dict[str, str]:
    """The reverse of ``from_words``; areas and statuses belong to one catalogue and are not remembered."""
    words = {}
    for option in OPTIONS:
        value = getattr(options, option.key)
        words[option.key] = str(value) if option.choices else ("yes" if value else "no")
    return words
