"""What is wrong with the writing of 公开依据, and the text mended: marks and brackets of titles and numbers.

Brackets of document numbers are 〔〕 (GB/T 9704—2012, 7.2.5). Whether a document is in force is not judged here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from model.basis import NUMBER, SEPARATORS, find_numbers, find_titles, parse
from model.text import Span, is_blank


class FaultKind(Enum):
    """A way in which citations are damaged."""

    TITLE_MARKS = "title_marks"  # 《 or 》 without its partner
    LOST_BRACKET = "lost_bracket"  # 税总发〔201744号
    MIXED_BRACKETS = "mixed_brackets"  # 财预〔2015)3号
    NUMBER_BRACKETS = "number_brackets"  # [2011] (2007): paired, but not 〔〕
    BRACKETS = "brackets"  # any other bracket without its partner
    NO_DOCUMENT = "no_document"  # neither a title in 《》 nor a number


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault and the words where it is."""

    kind: FaultKind
    excerpt: str


_PAIRS = {"（": "）", "【": "】", "〈": "〉", "〔": "〕", "［": "］", "﹝": "﹞"}
_PLAIN = str.maketrans("()[]<>", "（）［］〈〉")
_LIST_NUMBER = re.compile(r"(?:^|(?<=[\s；;。、，,》]))\d{1,2}[)）]")
_NAME = re.compile(
    r"[\u4e00-\u9fff“”（）()]{2,60}(?:法典|法|条例|办法|规定|意见|通知|规划|方案|细则|标准|规程|规范|决定|公告|纲要)"
)
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}\s*[.．、)）]|[(（]\d{1,2}[)）]|[①-⑳])\s*")


@lru_cache(maxsize=8192)
def find_faults(text: str) -> tuple[Fault, ...]:
    """Every fault in the writing of a basis, in no particular order; none for blank text."""
    if is_blank(text):
        return ()
    faults = [
        Fault(FaultKind.TITLE_MARKS, text[slice(*title.span)][:30]) for title in find_titles(text) if not title.paired
    ]
    for match in NUMBER.finditer(text):
        kind = _bracket_fault(match)
        if kind:
            faults.append(Fault(kind, match.group()))
    faults += [Fault(FaultKind.BRACKETS, _around(text, place)) for place in _lonely_brackets(text)]
    if not parse(text):
        faults.append(Fault(FaultKind.NO_DOCUMENT, text[:30]))
    return tuple(faults)


def mend(text: str, kind: FaultKind) -> str:
    """The text with the faults of that kind mended as far as that is certain; unchanged otherwise."""
    mended = _MENDERS[kind](text)
    return mended if not any(fault.kind is kind for fault in find_faults(mended)) else text


@lru_cache(maxsize=8192)
def bare_names(text: str) -> tuple[tuple[Span, str], ...]:
    """Names of documents that stand alone between separators, without 《》, with their places."""
    found: list[tuple[Span, str]] = []
    place = 0
    for piece in re.split(f"([{SEPARATORS}])", text):
        mark = _LIST_MARK.match(piece)
        begin = mark.end() if mark else 0
        begin += len(piece[begin:]) - len(piece[begin:].lstrip())
        name = piece[begin:].rstrip()
        if _NAME.fullmatch(name):
            found.append(((place + begin, place + begin + len(name)), name))
        place += len(piece)
    return tuple(found)


def _bracket_fault(match: re.Match[str]) -> FaultKind | None:
    pair = (match["open"], match["close"])
    if pair == ("〔", "〕"):
        return None
    if pair[1] is None:
        return FaultKind.LOST_BRACKET
    if pair in (("[", "]"), ("(", ")"), ("（", "）"), ("﹝", "﹞"), ("【", "】"), ("［", "］")):
        return FaultKind.NUMBER_BRACKETS
    if pair in (("(", "）"), ("（", ")")):
        return FaultKind.NUMBER_BRACKETS
    return FaultKind.MIXED_BRACKETS


def _lonely_brackets(text: str) -> list[int]:
    """The places of brackets without a partner, those of document numbers and of list numbers left aside."""
    plain = list(text.translate(_PLAIN))
    for match in NUMBER.finditer(text):
        for group in ("open", "close"):
            if match[group]:
                plain[match.start(group)] = " "
    for match in _LIST_NUMBER.finditer(text):
        plain[match.end() - 1] = " "
    stack: list[tuple[str, int]] = []
    lonely: list[int] = []
    closers = {closer: opener for opener, closer in _PAIRS.items()}
    for place, char in enumerate(plain):
        if char in _PAIRS:
            stack.append((char, place))
        elif char in closers:
            if stack and stack[-1][0] == closers[char]:
                stack.pop()
            else:
                lonely.append(place)
    return sorted([*lonely, *(place for _, place in stack)])


def _around(text: str, place: int) -> str:
    return text[max(0, place - 8) : place + 12]


def _mend_numbers(text: str) -> str:
    return NUMBER.sub(lambda m: f"{m['issuer']}〔{m['year']}〕{m['serial']}号", text)


def _mend_titles(text: str) -> str:
    for title in reversed([title for title in find_titles(text) if not title.paired]):
        begin, end = title.span
        if is_blank(title.text):
            continue
        if text[begin] == "《":
            text = f"{text[:end].rstrip()}》{text[end:]}"
        else:
            number = _LIST_MARK.match(text[begin:end])
            begin += number.end() if number else 0
            text = f"{text[:begin]}《{text[begin:]}"
    return text


def _mend_brackets(text: str) -> str:
    """Only round brackets around a document number: where the other one belongs is certain there."""
    numbers = list(find_numbers(text))
    for place in reversed(_lonely_brackets(text)):
        if text[place] in "（(":
            match = next((one for one in numbers if text[place + 1 : one.start()].strip() == ""), None)
            if match and match.start() > place:
                text = f"{text[: match.end()]}）{text[match.end() :]}"
        elif text[place] in "）)":
            match = next((one for one in numbers if text[one.end() : place].strip() == ""), None)
            if match and match.end() <= place:
                text = f"{text[: match.start()]}（{text[match.start() :]}"
    return text


def _mend_names(text: str) -> str:
    """Names of laws written without 《》 get them."""
    for (begin, end), name in reversed(bare_names(text)):
        text = f"{text[:begin]}《{name}》{text[end:]}"
    return text


_MENDERS: dict[FaultKind, Callable[[str], str]] = {
    FaultKind.TITLE_MARKS: _mend_titles,
    FaultKind.LOST_BRACKET: _mend_numbers,
    FaultKind.MIXED_BRACKETS: _mend_numbers,
    FaultKind.NUMBER_BRACKETS: _mend_numbers,
    FaultKind.BRACKETS: _mend_brackets,
    FaultKind.NO_DOCUMENT: _mend_names,
}
