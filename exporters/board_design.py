"""What a clerk chose in the designer of notices, in plain words and numbers: what presets keep, flags and dialog set.

``BOARD_FIELDS`` describes every choice once; the dialog and the command line are made from it. A design is not tied
to a day, a catalogue or a file that was read: ``options`` ties it. How a choice looks on paper is decided elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from exporters.board_options import BoardKind, BoardOptions, Covered, EmblemPlace, EmblemSize, Period
from model.errors import UserError
from model.records import Status

MOST_CODE_BYTES = 300
"""A code that says more has so many fields that no telephone reads it from a step away."""

LARGEST_NUMBER = 100.0
"""Of millimetres, columns and metres that are asked for."""

Choices = tuple[tuple[str | float, str], ...]


@dataclass(frozen=True, slots=True)
class BoardDesign:
    """Choices for one kind of notice. Empty words and 0 mean: as usual, or as the catalogue says.

    ``period`` and days are words (``quarter``, ``2026Q4``, ``2026-11-21``), ``emblem`` is a picture file's path.
    """

    kind: str = BoardKind.LIST.value
    areas: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    boards_only: bool = False
    period: str = ""
    changed_only: bool = False
    paper: str = "A3"
    landscape: bool = False
    tile: str = "auto"
    margin: float = 0.0
    columns: float = 0.0
    distance: float = 0.0
    title: str = ""
    unit: str = ""
    first_day: str = ""
    last_day: str = ""
    rhythm: str = ""
    enquiry: str = ""
    supervision: str = ""
    signature: tuple[str, ...] = ("审核", "签字", "（盖章）")
    print_day: bool = True
    code_text: str = ""
    code_caption: str = ""
    search_note: str = ""
    style: str = "formal"
    emblem: str = ""
    emblem_place: str = EmblemPlace.ABOVE.value
    emblem_size: str = EmblemSize.MIDDLE.value

    def options(
        self,
        today: date,
        *,
        entry_ids: Iterable[int] = (),
        emblem: bytes = b"",
        mask: bool = False,
        covered: frozenset[Covered] = frozenset(),
    ) -> BoardOptions:
        """The notice of that day. Raises ``UserError`` for words that mean nothing and days in the wrong order."""
        first, last = _day(self.first_day, "开始"), _day(self.last_day, "结束")
        if first and last and last < first:
            raise UserError("公示的结束日期早于开始日期。请改正其中一个。")
        if len(self.code_text.encode()) > MOST_CODE_BYTES:
            raise UserError(f"二维码里的文字太长，印出来扫不了。请改短到 {MOST_CODE_BYTES // 3} 个汉字或网址以内。")
        return BoardOptions(
            kind=BoardKind(self.kind),
            areas=frozenset(self.areas),
            categories=frozenset(self.categories),
            statuses=frozenset(Status(word) for word in self.statuses),
            tiers=frozenset(self.tiers),
            entry_ids=frozenset(entry_ids),
            boards_only=self.boards_only,
            period=Period.parse(self.period, today) if self.period else None,
            changed_only=self.changed_only,
            paper=self.paper,
            landscape=self.landscape,
            tile="" if self.tile == "none" else self.tile,
            margin=self.margin,
            columns=int(self.columns),
            distance=self.distance,
            title=self.title,
            unit=self.unit,
            first_day=first,
            last_day=last,
            rhythm=self.rhythm,
            enquiry=self.enquiry,
            supervision=self.supervision,
            signature=self.signature,
            print_day=self.print_day,
            code_text=self.code_text,
            code_caption=self.code_caption,
            search_note=self.search_note,
            style=self.style,
            emblem=emblem,
            emblem_place=EmblemPlace(self.emblem_place),
            emblem_size=EmblemSize(self.emblem_size),
            mask=mask,
            covered=covered,
        )


@dataclass(frozen=True, slots=True)
class BoardField:
    """One choice: its key in ``BoardDesign``, what the clerk reads, and its flag on the command line.

    Without ``choices`` the type of its usual value says what can be written: words, a number, a list, yes or no.
    ``flag`` is made from the key unless named. ``example`` shows in the empty field.
    """

    key: str
    label: str
    help: str
    choices: Choices = ()
    flag: str = ""
    example: str = ""

    @property
    def usual(self) -> Any:
        """The value nobody chose."""
        return _USUAL[self.key]

    @property
    def flag_name(self) -> str:
        return self.flag or "--" + self.key.replace("_", "-")

    def accepts(self, value: object) -> bool:
        """Whether this is a value of the right type and, where only some are known, one of them."""
        if self.choices:
            return any(value == known for known, _ in self.choices)
        if isinstance(self.usual, tuple):
            return isinstance(value, tuple) and all(isinstance(word, str) for word in value)
        if isinstance(self.usual, bool) or isinstance(value, bool):
            return isinstance(self.usual, bool) and isinstance(value, bool)
        if isinstance(self.usual, float):
            return isinstance(value, int | float) and 0 <= value <= LARGEST_NUMBER
        return isinstance(value, str)


_USUAL: Mapping[str, Any] = asdict(BoardDesign())

BOARD_FIELDS = (
    BoardField(
        "kind", "版式", "清单是一张大表；一事一张是一个事项一张海报；概览列出各领域的事项；检索目录配检索码和二维码。",
        tuple((kind.value, kind.label) for kind in BoardKind),
    ),
    BoardField("areas", "领域", "只印这些领域，不选为全部。"),
    BoardField("categories", "一级事项", "只印这些一级事项，不选为全部。"),
    BoardField("statuses", "状态", "只印这些状态的事项，不选为除废止以外的全部。", flag="--status"),
    BoardField("tiers", "层级", "只印这些公开层级的事项，不选为全部。"),
    BoardField("boards_only", "只印公开渠道含公示栏的事项", "公开渠道里选了公示栏、公开查阅点等实体栏目的事项。"),
    BoardField(
        "period", "时段", "印在标题下面；同时定出公示起止日期和更新周期。",
        (("", "不写"), ("month", "本月"), ("quarter", "本季度"), ("year", "全年")),
    ),
    BoardField("changed_only", "只印这段时间里有变化的事项", "新增的和改过的；要先选时段。"),
    BoardField("paper", "纸张", "纸张名称、公示栏的宽和高，或者卷筒纸的宽。", example="A3、240x120cm、91.4cmxauto"),
    BoardField("landscape", "横向", "纸张横放。"),
    BoardField(
        "tile", "大幅怎样印", "大于 A3 的公示栏可以用办公打印机拼贴：带裁切标记，相邻两张重叠 10 毫米。",
        (("auto", "自动（大幅拼 A3）"), ("none", "整张，送图文店"), ("A3", "用 A3 拼贴"), ("A4", "用 A4 拼贴")),
    ),
    BoardField("margin", "页边距", "毫米；0 由纸张决定。"),
    BoardField("columns", "分栏", "0 由纸张和字号决定。", ((0.0, "自动"), (1.0, "一栏"), (2.0, "两栏"), (3.0, "三栏"))),
    BoardField(
        "distance", "在多远处看", "字号按这个距离定：多数人站在这么远能看清。",
        (
            (0.0, "自动（张贴 1 米，大幅 1.5 米）"), (1.0, "1 米"), (1.5, "1.5 米"), (2.0, "2 米"), (3.0, "3 米"),
            (5.0, "5 米"),
        ),
    ),
    BoardField("title", "标题", "不写时是单位名称加“政务公开栏”。"),
    BoardField("unit", "单位", "不写时用目录设置里的单位全称。"),
    BoardField("first_day", "公示开始", "不写时随时段。", example="2026-11-21"),
    BoardField("last_day", "公示结束", "不写时随时段。", example="2026-12-20"),
    BoardField(
        "rhythm", "更新周期", "印在标题下面；不写时随时段。",
        (
            ("", "随时段"), ("每月更新", "每月更新"), ("每季度更新", "每季度更新"), ("每年更新", "每年更新"),
            ("及时更新", "及时更新"),
        ),
    ),
    BoardField("enquiry", "咨询电话", "不写时用目录设置里的联系方式。"),
    BoardField("supervision", "监督电话", "不写时用目录设置里的监督电话。"),
    BoardField("signature", "签字栏", "用顿号隔开；清空就不印。", example="审核、签字、（盖章）"),
    BoardField("print_day", "印打印日期", "让人看出公示栏是哪天打印的。"),
    BoardField("code_text", "二维码", "扫码后打开的网址或者文字，不写就不印。", flag="--qr", example="https://"),
    BoardField("code_caption", "二维码下的字", "不写时是“扫码查看完整目录”。"),
    BoardField("search_note", "检索说明", "印在电话下面，告诉群众怎样查全文。", example="在县政府网站输入检索码"),
    BoardField("style", "样式", "公示栏的设计，可以是自己的样式文件。", example="formal、plain、contrast"),
    BoardField("emblem", "单位标志或图片", "印在标题旁边的图片文件。"),
    BoardField(
        "emblem_place", "图片位置", "单位标志印在哪里。",
        tuple(zip((place.value for place in EmblemPlace), ("标题上方", "标题左边", "标题右边"), strict=True)),
    ),
    BoardField(
        "emblem_size", "图片大小", "单位标志的高度，与字号成比例。",
        tuple(zip((size.value for size in EmblemSize), ("小", "中", "大"), strict=True)),
    ),
)  # fmt: skip

_BY_KEY = {field.key: field for field in BOARD_FIELDS}


def board_field(key: str) -> BoardField:
    """The description of one choice."""
    return _BY_KEY[key]


def to_words(design: BoardDesign) -> dict[str, Any]:
    """The design as JSON can hold it; what is as usual is left out."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(design).items()
        if value != _USUAL[key]
    }


def from_words(words: Mapping[str, object]) -> BoardDesign:
    """The reverse of ``to_words``. What is unknown or of the wrong kind is as usual: files are edited by hand."""
    known: dict[str, Any] = {}
    for place in fields(BoardDesign):
        value = words.get(place.name, _USUAL[place.name])
        if isinstance(value, list):
            value = tuple(value)
        if isinstance(_USUAL[place.name], float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if _BY_KEY[place.name].accepts(value) or (place.name == "period" and isinstance(value, str)):
            known[place.name] = value
    statuses = {status.value for status in Status}
    known["statuses"] = tuple(word for word in known.get("statuses", ()) if word in statuses)
    return BoardDesign(**known)


def _day(words: str, which: str) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UserError(f"公示{which}日期“{words}”不对。请写成 2026-11-21 这样。") from None
