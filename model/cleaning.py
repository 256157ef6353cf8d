"""Repairing text from colleagues' files: blanks and line breaks that fell into words, pinyin after characters.

Every repair is returned as a ``CleanUp`` so that the clerk can see and refuse it. Nothing here guesses at wrong
characters: only what carries no meaning is taken out.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from model.resource_files import resource
from model.text import strip_controls


@dataclass(frozen=True, slots=True)
class CleanUp:
    """One repair: what was done, and the place before and after with a few characters around it."""

    what: str
    before: str
    after: str


SPACE_REMOVED = "去掉词语中的空格"
LINE_JOINED = "接上词语中断开的行"
CONTROLS_REMOVED = "去掉看不见的控制字符"
PINYIN_REMOVED = "去掉汉字后面的拼音"

_BLANKS = re.compile(r"\s+")
_LIST_MARK = re.compile(
    r"[①-⑳⒈-⒛⑴-⒇❶-❿➀-➉■□☐☑☒√✓✔●○◆◇★☆•·▪▲►※]|[—-](?![0-9])"
    r"|[(（]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[)）]"
    r"|[0-9０-９]{1,2}\s*[.．、)）](?![0-9])"
    r"|[一二三四五六七八九十]{1,3}[、.．]"
    r"|第[一二三四五六七八九十0-9]{1,3}[条款项章类]|[《【]|注[:：]"
)
_LIST_NUMBER = re.compile(r"[①-⑳]|(?:^|(?<=[\s；;。，,]))\d{1,2}[.．、](?!\d)")
_MARKS = frozenset("■□☐☑☒√✓✔●○◆◇★☆•▪▲►※口")
_OPENERS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "〔": "〕", "[": "]", "“": "”", "‘": "’", "【": "】"}
_ENDS_A_LINE = frozenset("；。;！？!?：:")
_CLOSERS = frozenset("，。、；：！？）》〉〕】”’,;:!?)]%％")
_WIDE_PUNCTUATION = frozenset("，。、；：！？（）《》〈〉〔〕【】“”‘’—…·")
_LEADS_ON = frozenset("，、,的之及和或与第《〈（(〔[“‘【起后前每于共")
_FOLLOWS_ON = frozenset("的等之")
_FOLLOWING_WORDS = ("和", "或", "及其", "及相", "以及", "并", "向社会")
_COUNTED = frozenset("个日年月天号条款项次周时工季")
_UNIT_ENDS = frozenset("局委办部厅院处所站府司会队")
_JOINT_ISSUER = re.compile(r"[\u4e00-\u9fff]{1,7}(?:部|局|委|委员会|厅|办公厅|院)(?:关于|联合|印发|公告|令|$)")
"""The second of two units that issued a document together: 文化部 财政部关于…"""

_BRACKET_REACH = 60
"""How far the closing bracket may be, so that one forgotten bracket does not swallow a whole list."""


@cache
def _inner_pairs() -> frozenset[str]:
    """Neighbouring characters inside known words."""
    with resource("vocabularies", "words.toml").open("rb") as file:
        words = " ".join(tomllib.load(file).values()).split()
    return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))


def tidy(text: str, *, one_line: bool = False) -> tuple[str, list[CleanUp]]:
    """The text without blanks and line breaks that cut words, and what was repaired.

    Line breaks with a meaning stay: before 1. ① （一） and after ；。, or between two whole phrases. With
    ``one_line`` (names, labels) only those before a number stay. Blanks between Latin words stay.
    """
    repairs: list[CleanUp] = []
    plain = strip_controls(text)
    if plain != text and plain != text.replace("\r\n", "\n").replace("\r", "\n"):
        repairs.append(CleanUp(CONTROLS_REMOVED, text[:20], plain[:20]))
    text = plain
    while _BLANKS.search(text):
        better = _tidy_once(text, one_line, repairs)
        if better == text:
            break
        text = better
    return text, repairs


def _tidy_once(text: str, one_line: bool, repairs: list[CleanUp]) -> str:
    pieces: list[str] = []
    done = 0
    for blank in _BLANKS.finditer(text):
        begin, end = blank.span()
        new = "" if begin == 0 or end == len(text) else _blank_for(text, begin, end, one_line)
        pieces.append(text[done:begin] + new)
        done = end
        if not new and begin and end < len(text):
            what = LINE_JOINED if "\n" in blank.group() else SPACE_REMOVED
            left, right = text[max(0, begin - 4) : begin], text[end : end + 4]
            repairs.append(CleanUp(what, left + blank.group().replace("\n", "⏎") + right, left + right))
    pieces.append(text[done:])
    return "".join(pieces)


def _blank_for(text: str, begin: int, end: int, one_line: bool) -> str:
    """What should stand in place of the blank between ``begin`` and ``end``: ``""``, a space or a line break."""
    if "\n" in text[begin:end] and _keeps_line(text, begin, end, one_line):
        return "\n"
    return " " if _keeps_space(text, begin, end, one_line) else ""


def _keeps_line(text: str, begin: int, end: int, one_line: bool) -> bool:
    left, right = text[begin - 1], text[end]
    if _LIST_MARK.match(text, end) and not _inside_brackets(text, begin):
        return left not in _OPENERS
    if right in _CLOSERS or left in _LEADS_ON or _inside_brackets(text, begin):
        return False
    if left in _ENDS_A_LINE:
        return True
    if one_line or right in _FOLLOWS_ON or left + right in _inner_pairs():
        return False
    if (left.isdigit() and right in _COUNTED) or text.startswith(_FOLLOWING_WORDS, end):
        return False
    # where points are set, a line that ends without one was only full
    if _has_points(text) or ("、" in _line_before(text, begin) and "、" in _line_after(text, end)):
        return False
    return len(_segment_before(text, begin)) > 1 and len(_segment_after(text, end)) > 1


def _line_before(text: str, begin: int) -> str:
    return text[text.rfind("\n", 0, begin) + 1 : begin]


def _line_after(text: str, end: int) -> str:
    stop = text.find("\n", end)
    return text[end : stop if stop >= 0 else len(text)]


@lru_cache(maxsize=16)  # asked for every blank of one text, which may hold thousands
def _has_points(text: str) -> bool:
    """Whether the text separates its points by ； and 。 or numbers them."""
    return any(char in "；;。" for char in text[:-1]) or len(_LIST_NUMBER.findall(text)) > 1


def _keeps_space(text: str, begin: int, end: int, one_line: bool) -> bool:
    left, right = text[begin - 1], text[end]
    if left in _MARKS or right in _MARKS:
        return True
    if left in _WIDE_PUNCTUATION or right in _WIDE_PUNCTUATION:
        return left == "》" and right == "《"
    if left.isascii() and right.isascii():
        return True
    if left.isascii() or right.isascii():
        return _keeps_space_at_ascii(text, begin, end)
    if not (_is_chinese(left) and _is_chinese(right)):
        return True
    return _is_list(text, begin, end, one_line)


def _keeps_space_at_ascii(text: str, begin: int, end: int) -> bool:
    """Between a Chinese character and an ASCII one: kept beside Latin words and after punctuation."""
    left, right = text[begin - 1], text[end]
    if left.isdigit():
        # 「1 办事指南」 is a number without its dot, 「Windows 10 系统」 a name
        return (
            begin < 2
            or text[begin - 2] == "\n"
            or bool(re.search(r"[A-Za-z][ .-]?[\d.]*$", text[max(0, begin - 12) : begin]))
        )
    if right.isdigit():
        return bool(_LIST_MARK.match(text, end))
    if right.isascii():
        return right.isalpha() or right not in ",;:.!?)](%[/"
    return left not in "(["


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff" or char in "〇々"


def _is_list(text: str, begin: int, end: int, one_line: bool) -> bool:
    """Whether a blank between two Chinese characters separates list items rather than cutting a word."""
    if text[begin - 1] + text[end] in _inner_pairs():
        return False
    before, after = _segment_before(text, begin), _segment_after(text, end)
    if len(before) < 2 or len(after) < 2:
        return False
    if before[-1] in _UNIT_ENDS and len(before) > 2:
        if after[-1] in _UNIT_ENDS and len(after) > 2:
            return not before.endswith("总局")  # 国家税务总局 某市税务局 is one name
        if _JOINT_ISSUER.match(after):
            return True
    if one_line:
        return False
    segments = [*_line_before(text, begin).split(), *_line_after(text, end).split()]
    if len(segments) < 3 or not all(2 <= len(word) <= 12 and _is_chinese_word(word) for word in segments):
        return False
    pairs = _inner_pairs()
    return not any(one[-1] + two[0] in pairs for one, two in pairwise(segments))


def _is_chinese_word(word: str) -> bool:
    return all(_is_chinese(char) for char in word)


def _segment_before(text: str, begin: int) -> str:
    start = begin
    while start and not text[start - 1].isspace() and text[start - 1] not in _WIDE_PUNCTUATION:
        start -= 1
    return text[start:begin]


def _segment_after(text: str, end: int) -> str:
    stop = end
    while stop < len(text) and not text[stop].isspace() and text[stop] not in _WIDE_PUNCTUATION:
        stop += 1
    return text[end:stop]


def _inside_brackets(text: str, place: int) -> bool:
    """Whether a bracket or quote opened shortly before ``place`` is closed shortly after it."""
    for opener, closer in _OPENERS.items():
        opened = text.rfind(opener, max(0, place - _BRACKET_REACH), place)
        if opened >= 0 and text.find(closer, opened, place) < 0:
            closed = text.find(closer, place, place + _BRACKET_REACH)
            if closed >= 0 and text.find(opener, place, closed) < 0:
                return True
    return False


_CHINESE = "\u3400-\u9fff\U00020000-\U0003ffff"
_SYLLABLE = r"[A-Za-züÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6}"
_PINYIN = re.compile(rf"(?<=[{_CHINESE}])(?:\s*[(（]\s*{_SYLLABLE}\s*[)）])+")
_SYLLABLES = re.compile(_SYLLABLE)
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿü", "aaaaeeeeiiiioooouuuuvvvvnnnmv")


def remove_pinyin(text: str) -> tuple[str, list[CleanUp]]:
    """The text without pronunciations put behind characters, as in ``會(huì)`` or ``政(zheng)(zheng)府(fu)``.

    Only what is a reading of the very character before the bracket is taken out, so ``互联网(wifi)`` stays.
    """
    repairs: list[CleanUp] = []

    def without(match: re.Match[str]) -> str:
        begin = match.start()
        if not all(_is_reading(text[begin - 1], word) for word in _SYLLABLES.findall(match.group())):
            return match.group()
        left, right = text[max(0, begin - 2) : begin], text[match.end() : match.end() + 2]
        repairs.append(CleanUp(PINYIN_REMOVED, left + match.group() + right, left + right))
        return ""

    return _PINYIN.sub(without, text), repairs


def _is_reading(char: str, syllable: str) -> bool:
    return syllable.casefold().translate(_TONES) in _readings(char)


@cache
def _readings(char: str) -> frozenset[str]:
    """Every reading of a character without tones, ü as v and also as u."""
    from pypinyin import Style, pinyin  # its dictionaries are loaded only when a file needs them

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    readings = {reading.translate(_TONES) for readings in found for reading in readings}
    return frozenset(readings | {reading.replace("v", "u") for reading in readings})
