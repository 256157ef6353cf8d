"""Taking apart a 公开渠道 cell: marks and names in every layout met, and what the marks mean in this file.

The meaning of ■ and □ differs from file to file, so it is decided over all cells first (``decide_semantics``),
then every cell is read with it (``read_channels``). Names and spellings stand in ``channels.py``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from model.channels import canonical, named_other, normal, vocabulary
from model.cleaning import tidy
from model.text import fold, fold_key, is_blank, strip_controls


class Mark(Enum):
    """What stands before a channel."""

    TICKED = "ticked"
    UNTICKED = "unticked"
    UNKNOWN = "unknown"  # a glyph nobody knows, where a mark stands
    LOST = "lost"  # nothing or a dot, where the neighbours have a mark
    NONE = "none"  # a bare or numbered list
    FULL = "full"  # ◆ ★ ▲: a bullet, or a tick where its hollow twin stands in the same file
    HOLLOW = "hollow"  # ◇ ☆ △: a bullet, or no tick where its full twin stands in the same file


class ChannelMarks(Enum):
    """What the marks of one file mean."""

    FULL_LIST = "full_list"  # all options printed, ■ in use, □ not
    USED_ONLY = "used_only"  # only channels in use are printed
    REQUIRED_OPTIONAL = "required_optional"  # the header says: ■ must, □ may
    ANY_OF = "any_of"  # the header says: at least one of the marked
    BULLET = "bullet"  # empty boxes only: the mark is a mere bullet

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ChannelMarks.FULL_LIST: "■为选用，□为未选用",
    ChannelMarks.USED_ONLY: "只列出选用的渠道",
    ChannelMarks.REQUIRED_OPTIONAL: "■为必选，□为可选，两种都收入",
    ChannelMarks.ANY_OF: "在标注的渠道中至少选择其一",
    ChannelMarks.BULLET: "方框只是项目符号，列出的都选用",
}


@dataclass(frozen=True, slots=True)
class MarkedChannel:
    """One channel as written in a cell. ``glyph`` is the mark itself, for remarks."""

    mark: Mark
    name: str
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class MarkReading:
    """How the marks of one file are read: their meaning, and whether unknown and hollow glyphs count as ticks."""

    semantics: ChannelMarks = ChannelMarks.USED_ONLY
    unknown_is_tick: bool = True
    hollow_is_tick: bool = True


@dataclass(frozen=True, slots=True)
class ChannelReading:
    """The channels in use, canonical where known, and sentences for the clerk about doubtful marks."""

    names: tuple[str, ...]
    remarks: tuple[str, ...] = ()


_FULL_LIST_LENGTH = 8
"""From this many canonical options on, a cell prints the whole list and not only what is used."""

_SEPARATORS = "、；;，,。\n\t"
_NUMBER = re.compile(
    r"^\s*(?:[①-⑳⑴-⒇⒈-⒛]|[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[)）]|\d{1,2}\s*[.．、)）](?!\d)"
    r"|[一二三四五六七八九十]{1,2}[、.．])\s*"
)
_NUMBER_INSIDE = re.compile(r"(?<=[^\d\s.])[ \u3000]+(?=\d{1,2}\s*[.．、]\s*[^\d\s])|(?<=[^\s])(?=[①-⑳])")
_NUMBER_WITH_SEPARATOR = re.compile(r"(?:^|(?<=[；;，,。\n\t 、]))\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})、(?!\d)")
_NOTE = re.compile(r"[（(]?\s*(?:备注|注)\s*[:：].*\Z", re.DOTALL)
_INSIDE_NAME = r"[\s/／、.．·()（）\-]*"
_MOUTH_WORDS = "窗门路出入港关人户"
_NO_MOUTH = "头号岸径语述腔味感音供令碑译吻才"


@cache
def _bracketed_mark() -> re.Pattern[str]:
    """A box typed with brackets: ``（√）``, ``[ ]``."""
    return re.compile(rf"[(（\[【]\s*([{re.escape(vocabulary().marks['ticked'])}]?)\s*[)）\]】]")


@cache
def _item_glyphs() -> str:
    """What may stand before a name in a bare list and is no part of it."""
    return vocabulary().marks["bullets"] + " "


@cache
def _known_name() -> re.Pattern[str]:
    """Any known spelling at the beginning of a text, with blanks and slashes anywhere inside it."""
    spellings = sorted(vocabulary().spellings, key=len, reverse=True)
    return re.compile(r"[\s_＿]*(?:" + "|".join(_INSIDE_NAME.join(map(re.escape, word)) for word in spellings) + ")")


@lru_cache(maxsize=4096)
def split_channels(cell: str) -> tuple[MarkedChannel, ...]:
    """Every channel of a cell with the mark before it, in order. Notes (注：…) are left out, see ``note_of``."""
    text = _NOTE.sub("", strip_controls(cell)).strip()
    text = _bracketed_mark().sub(lambda match: match[1] or "□", text)
    if is_blank(text):
        return ()
    marks = list(_find_marks(text))
    if not any(mark not in (Mark.NONE, Mark.LOST) for _, mark in marks):
        return tuple(_bare(text))
    if marks[0][0] > 0 and (marks[-1][0] == len(text) - 1 or _stand_at_line_ends(text, marks)):
        return tuple(_ticked_behind(text, marks))
    found = list(_marked(text[: marks[0][0]], Mark.LOST, ""))
    for (place, mark), (following, _) in zip(marks, [*marks[1:], (len(text), Mark.NONE)], strict=True):
        found += _marked(text[place + 1 : following], mark, text[place])
    return tuple(found)


def note_of(cell: str) -> str:
    """The note at the end of a channel cell (注：…), ``""`` when there is none."""
    match = _NOTE.search(strip_controls(cell))
    return match.group().strip() if match else ""


def decide_semantics(cells: Iterable[str], notes: Iterable[str] = ()) -> MarkReading:
    """What the marks mean in one file, from all its channel cells and the words of its header and notes."""
    said = fold("\n".join(notes))
    words = vocabulary().notes
    by_cell = [split_channels(cell) for cell in cells]
    count = Counter(channel.mark for channels in by_cell for channel in channels)
    ticked, unticked, unknown = count[Mark.TICKED], count[Mark.UNTICKED], count[Mark.UNKNOWN]
    hollow_is_tick = not (count[Mark.FULL] and count[Mark.HOLLOW])
    longest = max((_known_in(channels) for channels in by_cell), default=0)
    # Where only ticks and unknown glyphs stand in printed lists, the empty boxes are what was lost.
    unknown_is_tick = not (ticked and not unticked and unknown > ticked and longest >= _FULL_LIST_LENGTH)
    if any(word in said for word in words["required_optional"]):
        semantics = ChannelMarks.REQUIRED_OPTIONAL
    elif any(word in said for word in words["any_of"]):
        semantics = ChannelMarks.ANY_OF
    elif unticked and not ticked and not unknown and not count[Mark.FULL]:
        semantics = ChannelMarks.BULLET
    elif unticked or not hollow_is_tick or (ticked and unknown and not unknown_is_tick):
        semantics = ChannelMarks.FULL_LIST
    else:
        semantics = ChannelMarks.USED_ONLY
    return MarkReading(semantics, unknown_is_tick, hollow_is_tick)


def read_channels(cell: str, reading: MarkReading | None = None) -> ChannelReading:
    """The channels in use in a cell. Without a ``reading`` the cell is judged on its own."""
    reading = reading or decide_semantics((cell,))
    found = split_channels(cell)
    remarks = [f"渠道栏中的说明未收入渠道：{note_of(cell)}"] if note_of(cell) else []
    ticks = sum(channel.mark in (Mark.TICKED, Mark.UNKNOWN) for channel in found)
    if reading.semantics is ChannelMarks.BULLET and _known_in(found) >= _FULL_LIST_LENGTH and not ticks:
        return ChannelReading((), (*remarks, "列出了全部渠道，但没有一个打勾，请补选公开渠道。"))
    names: list[str] = []
    for channel in found:
        used, remark = _is_used(channel, reading)
        if used and channel.name not in names:
            names.append(channel.name)
        if remark and remark not in remarks:
            remarks.append(remark)
    if found and not names:
        remarks.append("列出的渠道都没有打勾，请补选公开渠道。")
    return ChannelReading(tuple(names), tuple(remarks))


def _is_used(channel: MarkedChannel, reading: MarkReading) -> tuple[bool, str]:
    if channel.mark is Mark.UNKNOWN:
        done = "选用" if reading.unknown_is_tick else "未选用"
        return reading.unknown_is_tick, f"“{channel.name}”前的符号“{channel.glyph}”看不懂，已按{done}处理，请核对。"
    if channel.mark is Mark.LOST:
        return True, f"“{channel.name}”前的方框缺失，已按选用处理，请核对。"
    if channel.mark is Mark.UNTICKED or (channel.mark is Mark.HOLLOW and not reading.hollow_is_tick):
        return reading.semantics in (ChannelMarks.REQUIRED_OPTIONAL, ChannelMarks.BULLET), ""
    return True, ""


def _known_in(channels: Iterable[MarkedChannel]) -> int:
    return len({channel.name for channel in channels if canonical(channel.name)})


@lru_cache(maxsize=4096)
def _meaning(char: str) -> tuple[Mark | None, bool]:
    """What a character would mean as a mark, and whether it is one anywhere or only before a channel."""
    tables = vocabulary().marks
    for mark, anywhere, table in (
        (Mark.TICKED, True, tables["ticked"]),
        (Mark.UNTICKED, True, tables["unticked"]),
        (Mark.FULL, True, tables["full"]),
        (Mark.HOLLOW, True, tables["hollow"]),
        (Mark.TICKED, False, tables["ticked_letters"]),
        (Mark.UNTICKED, False, tables["unticked_letters"]),
        (Mark.LOST, False, tables["lost"]),
        (Mark.NONE, False, tables["bullets"]),
        (Mark.UNKNOWN, False, "?？\ufffd"),
    ):
        if char in table:
            return mark, anywhere
    return (Mark.UNKNOWN if unicodedata.category(char) in ("So", "Sm", "Sk", "Co", "Cn") else None), False


def _find_marks(text: str) -> Iterator[tuple[int, Mark]]:
    """The places where a mark stands. Letters and strange glyphs count only directly before a known channel."""
    for place, char in enumerate(text):
        mark, anywhere = _meaning(char)
        if mark is not None and (anywhere or _stands_as_mark(text, place)):
            yield place, mark


def _stands_as_mark(text: str, place: int) -> bool:
    before = text[place - 1] if place else "\n"
    char = text[place]
    if char.isascii() and char.isalpha() and before.isascii() and before.isalpha():
        return False
    if char == "口" and before in _MOUTH_WORDS:
        return False
    if _known_name().match(text, place + 1):
        return True
    # 口 also stands as a box before channels that are not in the vocabulary, where an item begins
    begins = before.isspace() or before in _SEPARATORS + "：:"
    return char in "口囗" and begins and text[place + 1 : place + 2] not in ("", *_NO_MOUTH)


def _ticked_behind(text: str, marks: list[tuple[int, Mark]]) -> Iterator[MarkedChannel]:
    """A list ticked behind the names: ``政府网站√ 政府公报 两微一端√``."""
    begin = 0
    for place, mark in marks:
        names = _bare(text[begin:place])
        yield from (MarkedChannel(Mark.UNTICKED, channel.name) for channel in names[:-1])
        yield from (MarkedChannel(mark, channel.name, text[place]) for channel in names[-1:])
        begin = place + 1
    yield from (MarkedChannel(Mark.UNTICKED, channel.name) for channel in _bare(text[begin:]))


def _stand_at_line_ends(text: str, marks: list[tuple[int, Mark]]) -> bool:
    """Whether every mark is the last of its line with a name before it."""
    return all(
        mark is Mark.TICKED and text[place + 1 : place + 2] in ("", "\n") and text[place - 1 : place] not in ("", "\n")
        for place, mark in marks
    )


@lru_cache(maxsize=4096)
def _marked(segment: str, mark: Mark, glyph: str) -> tuple[MarkedChannel, ...]:
    """The channels between two marks: normally one; more where separators or lost marks lie between."""
    known = canonical(segment)
    if known is not None:
        return (MarkedChannel(mark, known, glyph),)
    if is_blank(segment.strip(_SEPARATORS + " ")):
        return ()
    name = _name(segment)
    if normal(name) != name:
        return (MarkedChannel(mark, normal(name), glyph),)
    if fold_key(segment).startswith(("其他", "其它")):
        return (MarkedChannel(mark, named_other(name.removeprefix("其他").removeprefix("其它")), glyph),)
    listed = [part for part in _parts(segment, "、；;，,。") if not is_blank(part)]
    if len(listed) > 1:
        return tuple(channel for part in listed for channel in _marked(part, mark, glyph))
    run = _known_run(segment)
    if len(run) > 1:
        return (MarkedChannel(mark, run[0], glyph), *(MarkedChannel(Mark.LOST, name) for name in run[1:]))
    first, *rest = segment.split(maxsplit=1)
    if rest and canonical(first):
        return (MarkedChannel(mark, normal(first), glyph), *_marked(rest[0], Mark.LOST, ""))
    return (MarkedChannel(mark, name, glyph),) if name else ()


def _bare(text: str) -> list[MarkedChannel]:
    """A list without boxes: one name a line, numbers, bullets, 、；, or nothing at all between known names."""
    names: list[str] = []
    lines = _NUMBER_WITH_SEPARATOR.sub("\n", _NUMBER_INSIDE.sub("\n", text))
    for part in _parts(lines, _SEPARATORS):
        item = _NUMBER.sub("", part).strip().lstrip(_item_glyphs()).strip()
        run = _known_run(item)
        words = item.split()
        if is_blank(item):
            continue
        if normal(item) != item:
            names.append(normal(item))
        elif len(run) > 1:
            names += run
        elif len(words) > 1 and any(canonical(word) for word in words):
            names += [normal(_name(word)) for word in words]
        elif "/" in item and any(canonical(word) for word in item.split("/")):
            names += [normal(_name(word)) for word in item.split("/")]
        else:
            repaired = tidy(item)[0]
            names += [normal(_name(word)) for word in ([repaired] if _has_latin(item) else repaired.split(" "))]
    return [MarkedChannel(Mark.NONE, name) for name in names if name.strip("口囗?？")]


def _has_latin(text: str) -> bool:
    return any(char.isascii() and char.isalpha() for char in text)


def _parts(text: str, separators: str) -> list[str]:
    """Split outside brackets; neighbours that only together make a known name are joined again."""
    pieces: list[str] = [""]
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "(（[【") - (char in ")）]】")
        inside = depth > 0 and any(closer in text[place:] for closer in ")）]】")
        if char in separators and not inside:
            pieces.append("")
            depth = 0
        else:
            pieces[-1] += char
    result: list[str] = []
    while pieces:
        length = next((n for n in (3, 2) if all(pieces[:n]) and canonical("".join(pieces[:n]))), 1)
        result.append("".join(pieces[:length]))
        del pieces[:length]
    return result


def _known_run(text: str) -> list[str]:
    """Known names standing together with nothing or an unreadable mark between; empty when anything else is there."""
    names: list[str] = []
    place = 0
    pattern = _known_name()
    while place < len(text):
        match = pattern.match(text, place)
        if match is None:
            gap = re.compile(r"[\s)）A-Za-z.。·]{1,2}").match(text, place)
            if gap is None or not names:
                return []
            place = gap.end()
            continue
        names.append(normal(match.group()))
        place = match.end()
    return names


def _name(text: str) -> str:
    """A channel's own name without the blanks, underscores and punctuation around it."""
    name, _ = tidy(text, one_line=True)
    name = name.replace("\n", "").lstrip(_item_glyphs()).strip(" \t_＿、；;，,。.:：")
    return name.removesuffix("等") if len(name) > 3 else name
