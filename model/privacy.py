"""Personal data that must not be published: ID numbers, mobile numbers, bank cards; found and masked.

Only numbers are looked for, because only they can be told with certainty. Legal ground: 政府信息公开条例 (2019)
art. 15 and 个人信息保护法. The masking scale (ID first 6 and last 4, mobile 3 and 4, card 6 and 4) is the one the
domain notes found in use; no national scale exists.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from model.text import Span


class PersonalData(Enum):
    """A kind of number that belongs to one person."""

    ID_NUMBER = "id_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"

    @property
    def label(self) -> str:
        return {"id_number": "身份证号", "mobile": "手机号", "bank_card": "银行卡号"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One number. ``span`` is its place in the text, ``number`` its plain digits."""

    kind: PersonalData
    span: Span
    number: str


_KEPT = {PersonalData.ID_NUMBER: (6, 4), PersonalData.MOBILE: (3, 4), PersonalData.BANK_CARD: (6, 4)}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－　＋．\u00a0\u2010\u2011\u2012\u2013", "0123456789Xx- +. ----")
_RUN = re.compile(r"\d(?:[ -]?\d)*(?:[ -]?[Xx](?![0-9A-Za-z]))?", re.ASCII)
_GROUP = re.compile(r"[0-9Xx]+")
_CANDIDATE = re.compile(r"\d(?:[\s\-－‐-–]?\d){10}")
"""Eleven digits, the fewest of a personal number: a quick look before the careful one."""

_MOST_GROUPS = 19
_MOBILE = re.compile(r"(?:86)?(1[3-9]\d{9})")
_MOBILE_GROUPS = frozenset(((11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (2, 11), (2, 3, 4, 4), (5, 6), (13,)))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_REGIONS = frozenset(
    str(10 * part + place)
    for part, places in {1: 5, 2: 3, 3: 7, 4: 6, 6: 5, 8: 3}.items()
    for place in range(1, places + 1)
) | {"50", "51", "52", "53", "54", "71"}
"""The first two digits of administrative codes, GB/T 2260."""


def find(text: str) -> list[Finding]:
    """Every personal number in a text, in order. Full-width digits, blanks and hyphens inside it do not hide it."""
    if not _CANDIDATE.search(text):
        return []
    plain = text.translate(_HALF_WIDTH)
    return [finding for run in _RUN.finditer(plain) if _stands_alone(plain, run) for finding in _in_run(run)]


def mask(text: str, only: Container[str] | None = None) -> str:
    """The text with the middle digits of every personal number replaced by ``*``; ``only`` of these plain numbers."""
    chars = list(text)
    for finding in find(text):
        if only is not None and finding.number not in only:
            continue
        kept_first, kept_last = _KEPT[finding.kind]
        begin, end = finding.span
        places = [place for place in range(begin, end) if chars[place].isdigit() or chars[place] in "XxＸｘ"]
        for place in places[len(places) - len(finding.number) :][kept_first : len(finding.number) - kept_last]:
            chars[place] = "*"
    return "".join(chars)


def _stands_alone(text: str, run: re.Match[str]) -> bool:
    """Whether the digits are no part of a longer code (统一社会信用代码) and no amount of money."""
    before, after = text[: run.start()][-2:], text[run.end() :][:2]
    if re.search(r"[A-Za-z]$", before) or re.match(r"[A-Za-z]", after):
        return False
    return not (re.fullmatch(r"\d\.", before) or re.fullmatch(r"\.\d", after))


def _in_run(run: re.Match[str]) -> Iterator[Finding]:
    """Personal numbers made of whole groups of digits; the longest reading of a place wins."""
    groups = [match.span() for match in _GROUP.finditer(run.group())]
    first = 0
    while first < len(groups):
        for last in range(min(len(groups), first + _MOST_GROUPS), first, -1):
            taken = groups[first:last]
            number = "".join(run.group()[begin:end] for begin, end in taken)
            finding = _judge(number, tuple(end - begin for begin, end in taken))
            if finding:
                kind, number = finding
                yield Finding(kind, (run.start() + taken[0][0], run.start() + taken[-1][1]), number)
                first = last
                break
        else:
            first += 1


def _judge(number: str, lengths: tuple[int, ...]) -> tuple[PersonalData, str] | None:
    number = number.upper()
    single = all(length == 1 for length in lengths)
    if len(number) in (15, 18) and _is_id(number):
        return PersonalData.ID_NUMBER, number
    if len(number) == 20 and number.isdigit() and _is_id(number[:18]):  # a sole trader's tax number: ID and two digits
        return PersonalData.ID_NUMBER, number
    if len(number) in (11, 13) and (lengths in _MOBILE_GROUPS or single):
        mobile = _MOBILE.fullmatch(number)
        return (PersonalData.MOBILE, mobile[1]) if mobile else None
    even_groups = len(lengths) == 1 or single or all(length == 4 for length in lengths[:-1]) or lengths[0] == 6
    return (PersonalData.BANK_CARD, number) if even_groups and _is_card(number) else None


def _is_id(number: str) -> bool:
    """An ID number by its region, its date of birth and (18 digits) its check digit, GB 11643—1999."""
    if number[:2] not in _REGIONS or not number[:-1].isdigit():
        return False
    if len(number) == 15:
        return number.isdigit() and _is_date("19" + number[6:12])
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _is_date(number[6:14]) and _CHECK_DIGITS[total % 11] == number[17]


def _is_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2099


def _is_card(number: str) -> bool:
    """A bank card: UnionPay (62…), Visa (4…) or Mastercard (51–55…), by length and Luhn check."""
    if not number.isdigit():
        return False
    union_pay = number.startswith("62") and 16 <= len(number) <= 19
    foreign = len(number) == 16 and (number[0] == "4" or number[:2] in ("51", "52", "53", "54", "55"))
    if not (union_pay or foreign):
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[0::2]) + sum(doubled)) % 10 == 0
