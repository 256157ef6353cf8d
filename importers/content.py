"""What cells hold, judged by their shape alone: ticks, numbers, marked lists, titles of laws, time limits …

Used to check what a header says and to stand in for it. What the words mean is read elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from importers.spellings import spellings
from model.areas import known_areas
from model.channel_cells import Mark, split_channels
from model.channels import canonical, vocabulary
from model.records import Status
from model.text import fold, is_ditto


class Shape(Enum):
    """What a cell looks like."""

    TICK = "tick"
    BIT = "bit"  # 1 or 0: a tick, or a number
    NUMBER = "number"
    CODE = "code"
    URL = "url"
    UID = "uid"
    STATUS = "status"
    AREA = "area"
    METHOD = "method"
    AUDIENCE = "audience"
    TIER = "tier"
    CHANNELS = "channels"
    BASIS = "basis"
    TIME_LIMIT = "time_limit"
    UNIT = "unit"
    TEXT = "text"


_SAMPLE = 80
"""Cells looked at in a column: enough to know it, few enough for 100,000 rows."""

_NUMBER = re.compile(r"\d{1,6}(?:\.0*)?[.、]?|[(（]?[一二三四五六七八九十百]{1,4}[)）、]?|[①-⑳]")
_OUTLINE = re.compile(r"[1-9]\d?(?:[.-][1-9]\d?){1,3}[.、]?")
"""A number of several levels: 1.1, 2-3."""
_CODE = re.compile(r"0\d{2,}|\d{7,}|[a-z]{1,10}[-_]?\d[\w\-.]*|[\w]{1,6}(?:[-.]\w{1,8}){1,5}")
_URL = re.compile(r"https?://|www\.|\.(?:gov\.cn|com|cn|html?)\b")
_UID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BASIS = re.compile(r"《[^》]{2,}|[〔\[﹝(（]\d{4}[〕\]﹞)）]\s*\d+\s*号|第\s*\d+\s*号令?|法》|条例》|等法律法规")
_TIME_LIMIT = re.compile(
    r"个?\s*工\s*作\s*日|\d\s*日\s*[内前]|日起|[实及随即]时(?:公开|更新|公布)?$|[长永]久?期?公开|长期|永久|按(?:年|季|月|实际|进展)|"
    r"每(?:年|半年|季度?|月|周|日)|\d\s*次|\d\s*个?月(?:内|底|前)?$|^\d+\s*年$|年内|月底前|批[准复]后\d+|提前|动态更新|适时"
)
_UNIT_END = re.compile(
    r"(?:局|委|委员会|办|办公室|院|中心|政府|部门|单位|机关|机构|厅|处|科|股|站|所|队|公司|街道|会|镇|乡|部|大队|组|社)(?:[)）])?$"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SPLIT_LEVELS = re.compile(r"[、,，;；/\s■□☑☐√]+")
_SPLIT_UNITS = re.compile(r"[、,，;；/\s]+")
_TIER = re.compile(r"(?:[\u4e00-\u9fff]{0,4}[省市州县区旗镇乡村街道]+[、,/和及]?)+级")
_CHANNEL_ENDS = re.compile(r"(?:网站|公示栏|公开栏|公告栏|宣传栏|电子屏|公众号|微信|微博|微信群|客户端)(?:[)）]|$)")
"""How the names of channels end that are none of the thirteen."""
_LONG = 30
_BOXES = frozenset("■□☐☑口囗?？●○")
_TICKS = frozenset("√✓✔☑■●◼▣✅☒")
_LETTER_TICKS = frozenset(("v", "y", "yes", "r", "þ", "ü", "p", "是", "有", "/√", "√/"))
_BITS = frozenset("10")
_NO_TICKS = frozenset("□☐○◯×✗✘-—–/\\")
_NO_WORDS = frozenset(("否", "无", "no", "n", "——", "--", "口", "不适用"))


class Tick(Enum):
    """What a cell of a tick column says."""

    YES = "yes"
    NO = "no"
    LOST = "lost"  # a mark was here, which one cannot be read any more
    WORDS = "words"


@lru_cache(maxsize=4096)
def tick(text: str) -> Tick:
    """How a cell of a tick column is meant; words when it is no mark."""
    plain = fold(text).strip("()[]【】 ")
    if not plain and text.strip():
        return Tick.NO  # empty brackets
    if plain and all(char in _TICKS or char in vocabulary().marks["ticked"] for char in plain):
        return Tick.YES
    if plain in _LETTER_TICKS or plain == "1":
        return Tick.YES
    if plain in _NO_WORDS or plain == "0" or (plain and all(char in _NO_TICKS for char in plain)):
        return Tick.NO
    if plain and all(char in "?？\ufffd" for char in plain):
        return Tick.LOST
    return Tick.WORDS


@lru_cache(maxsize=1)
def _closed_words() -> dict[str, Shape]:
    words = {fold(status.label): Shape.STATUS for status in Status}
    for known in known_areas():
        words |= {fold(name): Shape.AREA for name in (known.area.label, known.area.label + "领域", *known.aliases)}
    words |= {fold(word): Shape.AUDIENCE for word in spellings("audiences")}
    words |= {fold(word): Shape.METHOD for word in spellings("methods")}
    return words


@lru_cache(maxsize=20_000)
def shape(text: str) -> Shape:
    """What one cell looks like."""
    plain = fold(text)
    if plain in _BITS:
        return Shape.BIT
    if len(plain) <= 3 and tick(text) is not Tick.WORDS:
        return Shape.TICK
    if _UID.fullmatch(plain):
        return Shape.UID
    if _OUTLINE.fullmatch(plain):
        return Shape.NUMBER
    if _CODE.fullmatch(plain) and not _TIME_LIMIT.search(plain):
        return Shape.CODE
    if _NUMBER.fullmatch(plain):
        return Shape.NUMBER
    closed = _closed_words().get(plain)
    if closed is not None:
        return closed
    return _shape_of_words(text, plain)


def _shape_of_words(text: str, plain: str) -> Shape:
    if _URL.search(plain) and len(plain) <= 200:
        return Shape.URL
    if _only(plain, Shape.METHOD):
        return Shape.METHOD
    if _only(plain, Shape.AUDIENCE):
        return Shape.AUDIENCE
    if "级" in text and all(_TIER.fullmatch(part) for part in _SPLIT_LEVELS.split(text) if part):
        return Shape.TIER
    if _looks_like_channels(text, plain):
        return Shape.CHANNELS
    if _BASIS.search(text):
        return Shape.BASIS
    if _TIME_LIMIT.search(plain) and len(plain) <= 120:
        return Shape.TIME_LIMIT
    if len(plain) <= _LONG and all(_UNIT_END.search(part) for part in _SPLIT_UNITS.split(text.strip()) if part):
        return Shape.UNIT
    return Shape.TEXT


def _only(plain: str, wanted: Shape) -> bool:
    """Whether a text is made of words of one closed vocabulary and marks."""
    parts = [part for part in re.split(r"[、,;/\s或和及■□☑☐√]+", _IN_BRACKETS.sub("", plain)) if part]
    return bool(parts) and len(plain) <= _LONG and all(_closed_words().get(part) is wanted for part in parts)


def _looks_like_channels(text: str, plain: str) -> bool:
    if _BOXES.isdisjoint(text) and not _channel_words().search(plain) and not _CHANNEL_ENDS.search(plain):
        return False
    found = split_channels(text)
    known = sum(canonical(each.name) is not None or _CHANNEL_ENDS.search(each.name) is not None for each in found)
    boxed = sum(channel.mark not in (Mark.NONE, Mark.LOST) for channel in found)
    if known == len(found):
        return bool(found)
    return ((boxed >= 2 or known >= 1) and boxed * 2 >= len(found)) or known * 2 > len(found)


@lru_cache(maxsize=1)
def _channel_words() -> re.Pattern[str]:
    """How the names of known channels begin: without one of them a text needs no closer look."""
    return re.compile("|".join(sorted({re.escape(spelling[:3]) for spelling in vocabulary().spellings})))


@dataclass(frozen=True, slots=True)
class Profile:
    """What one column holds: the share of each shape among its cells that hold something."""

    filled: int = 0
    shapes: Counter[Shape] = field(default_factory=Counter)
    length: float = 0.0

    def share(self, *shapes: Shape) -> float:
        """Between 0 and 1."""
        looked = sum(self.shapes.values())
        return sum(self.shapes[shape] for shape in shapes) / looked if looked else 0.0


def profile(cells: Sequence[str]) -> Profile:
    """Looks at cells spread evenly over a column; ditto signs and blanks do not count."""
    filled = [text for text in cells if text]
    step = max(1, len(filled) // _SAMPLE)
    sample = filled[::step]
    return Profile(len(filled), Counter(_shapes(sample)), sum(map(len, sample)) / len(sample) if sample else 0.0)


def _shapes(cells: Iterable[str]) -> Iterable[Shape]:
    return (shape(text) for text in cells if not is_ditto(text))
