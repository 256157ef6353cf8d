"""Understanding 公开依据: which documents a text cites, with document number, article, edition and tag.

Only reads. What is wrong with the writing (brackets, numbers) and how to mend it stands in ``basis_faults.py``,
which documents are out of force in ``superseded.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.text import Span, fold, fold_key

OPENING = "〔[(（﹝【［"
CLOSING = "〕])）﹞】］"
SEPARATORS = "、；;，,。\n"


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document. ``title`` is as written, without 《》; ``number`` is in its normal form (中办发〔2016〕8号).

    ``span`` is the place of title and number in the text. Empty text means not given.
    """

    title: str
    number: str = ""
    article: str = ""
    edition: str = ""
    tag: str = ""
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》. ``span`` includes the marks; ``paired`` says whether both of them are there."""

    text: str
    span: Span
    paired: bool = True


_CHINESE_NUMBER = "一二三四五六七八九十百零〇"
_ISSUER = r"(?P<issuer>[\u4e00-\u9fff]{1,8})"
NUMBER = re.compile(
    rf"{_ISSUER}\s*(?P<open>[{re.escape(OPENING)}])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[{re.escape(CLOSING)}])?"
    rf"\s*第?\s*(?P<serial>\d{{1,5}})\s*号"
)
"""A document number as clerks write it; ``close`` is missing where the bracket was lost."""

_ORDER = re.compile(
    r"(?P<issuer>(?:国|[\u4e00-\u9fff]{2,24}?)令)\s*(?P<year>(?:19|20)\d\d年)?\s*第?\s*"
    rf"(?P<serial>\d{{1,4}}|[{_CHINESE_NUMBER}]{{1,6}})\s*号"
)
_NOTICE = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{1,24}?公告)\s*(?P<year>(?:19|20)\d\d)\s*年?\s*第?\s*(?P<serial>\d{1,4})\s*号"
)
_STANDARD = re.compile(
    r"(?P<issuer>(?:GB|DB\d{0,6}|HJ|WH|MZ|SF|CJJ?|JGJ)\s*[/／]?\s*T?)\s*(?P<serial>\d[\d.]{1,9})\s*[—–-]{1,2}\s*(?P<year>\d{4})"
)
_ARTICLE = re.compile(
    rf"第[{_CHINESE_NUMBER}\d]{{1,6}}条(?:之[{_CHINESE_NUMBER}])?(?:第[{_CHINESE_NUMBER}\d]{{1,4}}[款项])*"
)
_EDITION = re.compile(
    r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月\s*\d{1,2}\s*日)?(?:第?[一二三四五]次)?(?:修正|修订|修改|版|本|公布|通过|施行)(?:本|版)?"
)
_TAG = re.compile(r"【\s*([^【】]{1,16})\s*】\s*$")
_LEADING = re.compile(r"^(?:根据|依据|按照|依照|参照|以及|及|和|与|或|等|见|《)+")
_ORDER_PREFIX = re.compile(r"^(?:中华人民共和国)(?=国务院令|主席令)")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Citation, ...]:
    """The documents cited in a text, in order. A number without a title is a citation too."""
    titles = find_titles(text)
    found: list[Citation] = []
    bounds = [title.span[0] for title in titles] + [len(text)]
    first = bounds[0]
    found += _numbers_only(text, 0, first)
    for title, following in zip(titles, bounds[1:], strict=True):
        found += _citation(text, title, following)
    return tuple(found)


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """What makes two spellings the same document: without 中华人民共和国, punctuation, blanks and 的."""
    key = fold_key(title).replace("的", "")
    return key.removeprefix("中华人民共和国") or key


def spelling(title: str) -> str:
    """A title as it is compared for spelling: width and blanks do not matter, words and punctuation do."""
    return fold(title)


@lru_cache(maxsize=8192)
def find_titles(text: str) -> tuple[Title, ...]:
    """The titles in 《》, outermost marks only. A mark without its partner reaches to the next separator."""
    lonely: set[int] = set()
    while True:
        pairs, opened, closed = _pair(text, lonely)
        if not opened:
            break
        lonely.update(opened)
    titles = [Title(text[begin + 1 : end], (begin, end + 1)) for begin, end in pairs]
    for place in lonely:
        end = next((i for i in range(place + 1, len(text)) if text[i] in SEPARATORS + "《》（("), len(text))
        titles.append(Title(text[place + 1 : end], (place, end), paired=False))
    for place in closed:
        begin = next((i for i in range(place - 1, -1, -1) if text[i] in SEPARATORS + "《》）)：:"), -1) + 1
        titles.append(Title(text[begin:place], (begin, place + 1), paired=False))
    return tuple(sorted(titles, key=lambda title: title.span))


def normal_number(match: re.Match[str]) -> str:
    """A document number in its normal form: 中办发〔2016〕8号, 国务院令第711号."""
    issuer = _LEADING.sub("", "".join(match["issuer"].split()))
    if issuer.endswith("令"):
        issuer = _ORDER_PREFIX.sub("", "国务院令" if issuer == "国令" else issuer)
        return f"{issuer}{match['year'] or ''}第{_plain(match['serial'])}号"
    if issuer.endswith("公告"):
        return f"{issuer}{match['year']}年第{int(match['serial'])}号"
    if match.re is _STANDARD:
        kind = issuer.upper().replace("／", "/").replace("/", "")
        kind = kind[:-1] + "/T" if kind.endswith("T") else kind
        return f"{kind} {match['serial']}—{match['year']}"
    return f"{issuer}〔{match['year']}〕{int(match['serial'])}号"


def find_numbers(text: str, begin: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Every document number between two places, in the order of the text."""
    stop = len(text) if end is None else end
    matches = [
        match for pattern in (NUMBER, _ORDER, _NOTICE, _STANDARD) for match in pattern.finditer(text, begin, stop)
    ]
    reached = begin
    for match in sorted(matches, key=lambda one: one.start()):
        if match.start() >= reached:
            reached = match.end()
            yield match


def _pair(text: str, lonely: set[int]) -> tuple[list[Span], list[int], list[int]]:
    """(outermost pairs, opening marks without partner, closing marks without partner)."""
    stack: list[int] = []
    pairs: list[Span] = []
    closed: list[int] = []
    for place, char in enumerate(text):
        if char == "《" and place not in lonely:
            stack.append(place)
        elif char == "》":
            if not stack:
                closed.append(place)
            else:
                begin = stack.pop()
                if not stack:
                    pairs.append((begin, place))
    return pairs, stack, closed


def _citation(text: str, title: Title, following: int) -> Iterator[Citation]:
    """The citation of a title with what stands behind it, then the numbers that stand alone up to the next title."""
    begin, end = title.span
    number, behind = "", end
    for match in find_numbers(text, end, following):
        if any(char in "、；;。\n" for char in text[end : match.start()]):
            break
        number, behind = normal_number(match), match.end()
        break
    stop = next((i for i in range(behind, following) if text[i] in "；;\n"), following)
    near = text[end:stop]
    edition = _EDITION.search(text, begin, stop)
    article = _ARTICLE.search(near)
    tag = _TAG.search(text[max(0, begin - 24) : begin])
    yield Citation(
        title=title.text.strip(),
        number=number,
        article=article.group() if article else "",
        edition="".join(edition.group().split()) if edition else "",
        tag=tag[1].strip() if tag else "",
        span=(begin, behind),
    )
    yield from _numbers_only(text, behind, following)


def _numbers_only(text: str, begin: int, end: int) -> list[Citation]:
    return [Citation("", normal_number(match), span=match.span()) for match in find_numbers(text, begin, end)]


def _plain(serial: str) -> int:
    """Arabic for a serial in either writing."""
    if serial.isdigit():
        return int(serial)
    total, digit = 0, 0
    for char in serial:
        if char in "十百":
            total, digit = total + (digit or 1) * (10 if char == "十" else 100), 0
        else:
            digit = _DIGITS[char]
    return total + digit
