"""A spreadsheet number as its reader sees it: by the cell's number format, in plain text.

1.0 is ``1``, 0.125 with ``0.0%`` is ``12.5%``, 505 with ``0000`` is ``0505``. Dates are ISO, unless the format writes
them in Chinese (2026年11月21日) or leaves the day out. Formats of no catalogue (fractions, exponents) give the number.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL = "General"

BUILT_IN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""The formats a workbook may use without writing them out (ECMA-376 part 1, 18.8.30, with the Chinese ones)."""

UNSURE = 1e15
"""From here on a number has more digits than a spreadsheet keeps: its last ones are zeros whatever was typed."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<elapsed>[hms]+)\]|\[[^\]]*\]'
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4}(?!/p)|am/pm|a/p)|(?P<number>[0#?][0#?,.]*|\.[0#?]+)|(?P<percent>%)|(?P<exponent>e[+-])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN_DATE = re.compile(r"[ymdhs/:\-. ]*[ymdhs][ymdhs/:\-. ]*(;@)?", re.IGNORECASE)
_DAY_ZERO = datetime(1899, 12, 30)
_DAY_ZERO_1904 = datetime(1904, 1, 1)
_WEEKDAYS = "一二三四五六日"
_MOST_DAYS = 2_958_465  # 9999-12-31

Token = tuple[str, str]  # what it is, its text


def number_text(value: float) -> str:
    """A number without format: whole numbers without a point, others with the 15 digits a spreadsheet keeps."""
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    return f"{value:.15g}"


def unsure_remark(numbers: Sequence[str]) -> str:
    """The sentence about numbers from ``UNSURE`` on."""
    shown = "、".join(numbers[:3]) + ("等" if len(numbers) > 3 else "")
    return f"{shown} {len(numbers)} 处数字超过 15 位，表格软件只保留前 15 位，后面的已变成 0，请对照原件核对。"


def formatted(value: float, code: str, from_1904: bool = False) -> str:
    """The text of a number cell with this format code. ``0`` alone does not round: it is the format of 序号."""
    if code == "0":
        return number_text(value)
    tokens = _section(code, value)
    kinds = {kind for kind, _ in tokens}
    if "date" in kinds or "elapsed" in kinds:
        return _date_text(value, tokens, from_1904)
    if (
        "number" in kinds
        and "exponent" not in kinds
        and not any(text == "/" for kind, text in tokens if kind == "other")
    ):
        return _pattern_text(value, tokens, own_sign=";" in code)
    if kinds == {"literal"}:  # a section that puts a word in the number's place
        return "".join(text for _, text in tokens)
    return number_text(value)


def is_plain(code: str) -> bool:
    """Whether a reader that knows numbers and ISO dates only shows the same text."""
    plain_date = _PLAIN_DATE.fullmatch(code)
    whole_date = "d" in code.lower() or "y" not in code.lower()
    return code.lower() in {"general", "0", "@", ""} or bool(plain_date and whole_date)


def date_text(moment: date | datetime | time) -> str:
    """A date or time in ISO form, without seconds that are zero."""
    if isinstance(moment, datetime):
        if not (moment.hour or moment.minute or moment.second):
            return moment.date().isoformat()
        return f"{moment.date().isoformat()} {date_text(moment.time())}"
    if isinstance(moment, time):
        return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
    return moment.isoformat()


def moment_text(text: str) -> str:
    """The same for a date and time written in ISO form; other texts as they are."""
    try:
        return date_text(datetime.fromisoformat(text.removesuffix("Z")).replace(microsecond=0))
    except ValueError:
        return text


def duration_text(duration: timedelta) -> str:
    """Hours may exceed 24."""
    seconds = round(duration.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[Token, ...]:
    found: list[Token] = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind is None:
            continue
        text = match.group(kind)
        found.append(("literal" if kind in {"quoted", "escaped", "currency"} else kind, text))
    return tuple(found)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    """The code cut at its semicolons, those in quotes aside."""
    cut, start = [], 0
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "other" and match.group() == ";":
            cut.append(code[start : match.start()])
            start = match.end()
    cut.append(code[start:])
    return tuple(_tokens(section) for section in cut)


def _section(code: str, value: float) -> tuple[Token, ...]:
    """The part of the code for a positive, negative or zero value."""
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _pattern_text(value: float, tokens: tuple[Token, ...], own_sign: bool) -> str:
    pattern = next(text for kind, text in tokens if kind == "number")
    whole, _, decimals = pattern.partition(".")
    if whole.endswith(","):  # shown in thousands: nobody wants to read that back
        return number_text(value)
    places = len(re.sub("[^0#?]", "", decimals))
    percent = sum(kind == "percent" for kind, _ in tokens)
    number = Decimal(repr(abs(value))) * 100**percent
    if number.adjusted() > 25:
        return number_text(value)
    shown = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):{',' if ',' in whole else ''}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    if optional and "." in shown:
        kept = shown[-optional:].rstrip("0")
        shown = (shown[:-optional] + kept).rstrip(".")
    digits, point, rest = shown.partition(".")
    digits = digits.zfill(whole.count("0")) if "," not in whole else digits
    sign = "-" if value < 0 and (not own_sign or any(t == "-" for k, t in tokens if k == "other")) else ""
    before, after, seen = "", "", False
    for kind, text in tokens:
        if kind == "number":
            seen = True
        elif kind in {"literal", "percent"} or (kind == "other" and text not in "-@"):
            before, after = (before, after + text) if seen else (before + text, after)
    return sign + before + digits + point + rest + after


def _date_text(value: float, tokens: tuple[Token, ...], from_1904: bool) -> str:
    if any(kind == "elapsed" for kind, _ in tokens):
        return duration_text(timedelta(days=value)) if abs(value) < _MOST_DAYS else number_text(value)
    if not 0 <= value < _MOST_DAYS:
        return number_text(value)
    whole = timedelta(days=int(value), seconds=round((value - int(value)) * 86_400))
    moment = (_DAY_ZERO_1904 if from_1904 else _DAY_ZERO) + whole
    if _is_chinese(tokens):
        return _in_chinese(moment, tokens)
    letters = {text[0].lower() for kind, text in tokens if kind == "date"}
    if letters & {"h", "s"} and not letters & {"y", "d"}:
        return date_text(moment.time())
    if "y" in letters and "d" not in letters:
        return f"{moment.year}-{moment.month:02}"
    return date_text(moment)


def _is_chinese(tokens: tuple[Token, ...]) -> bool:
    return any(kind in {"literal", "other"} and set(text) & set("年月日时時分秒") for kind, text in tokens)


def _in_chinese(moment: datetime, tokens: tuple[Token, ...]) -> str:
    text = ""
    for index, (kind, token) in enumerate(tokens):
        if kind != "date":
            text += token if kind in {"literal", "other"} else ""
            continue
        letter, size = token[0].lower(), len(token)
        if letter == "m" and _means_minutes(tokens, index):
            text += f"{moment.minute:02}" if size > 1 else str(moment.minute)
        elif token.lower() in {"am/pm", "a/p"}:
            text += "上午" if moment.hour < 12 else "下午"
        else:
            text += _part(moment, letter, size)
    return text.strip()


def _part(moment: datetime, letter: str, size: int) -> str:
    if letter == "y":
        return str(moment.year) if size > 2 else f"{moment.year % 100:02}"
    if letter == "a":
        return ("星期" if size > 3 else "") + _WEEKDAYS[moment.weekday()]
    if letter == "d" and size > 2:
        return "星期" + _WEEKDAYS[moment.weekday()]
    number = {"m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}[letter]
    return f"{number:02}" if size == 2 else str(number)


def _means_minutes(tokens: tuple[Token, ...], index: int) -> bool:
    """``m`` after hours or before seconds is minutes."""
    before = [text[0].lower() for kind, text in tokens[:index] if kind == "date"]
    after = [text[0].lower() for kind, text in tokens[index + 1 :] if kind == "date"]
    return (bool(before) and before[-1] == "h") or (bool(after) and after[0] == "s")
