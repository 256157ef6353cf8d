"""Automatic numbering of Word paragraphs: the label a reader sees before the text (1. 一、 ① ■).

Clerks number their rows with it, so a 序号 column often holds no text at all. Format: ECMA-376 part 1, 17.9.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from importers.office.symbols import shown
from importers.office.xml_tree import attribute, child, name_of, number

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str
    font: str
    restarts: bool


class Numbering:
    """Counts while paragraphs are read in order. Without a numbering part every label is empty."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}  # by abstract numbering
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_style: dict[str, tuple[str, int]] = {}
        for element in numbering if numbering is not None else ():
            if name_of(element) == "abstractNum":
                self._levels[attribute(element, "abstractNumId")] = dict(_levels(element))
            elif name_of(element) == "num":
                self._add_number(element)
        for element in styles if styles is not None else ():
            properties = child(element, "pPr", "numPr") if name_of(element) == "style" else None
            if properties is not None:
                self._of_style[attribute(element, "styleId")] = _reference(properties)

    def _add_number(self, element: etree._Element) -> None:
        identity = attribute(element, "numId")
        self._abstract[identity] = attribute(child(element, "abstractNumId"), "val")
        for override in element:
            start = child(override, "startOverride")
            if name_of(override) == "lvlOverride" and start is not None:
                self._starts[identity, number(override, 0, "ilvl")] = number(start, 1)

    def label(self, properties: etree._Element | None) -> str:
        """The label of the paragraph with these ``pPr``; counts it."""
        if properties is None:
            return ""
        own = child(properties, "numPr")
        style = attribute(child(properties, "pStyle"), "val")
        reference = _reference(own) if own is not None else self._of_style.get(style)
        if reference is None:
            return ""
        identity, level = reference
        if not identity and style in self._of_style:
            identity = self._of_style[style][0]
        levels = self._levels.get(self._abstract.get(identity, ""), {})
        if level not in levels:
            return ""
        return _label(levels, level, self._count(identity, level, levels))

    def _count(self, identity: str, level: int, levels: dict[int, _Level]) -> list[int]:
        counts = self._counts.setdefault(self._abstract[identity], [None] * _MOST_LEVELS)
        override = self._starts.get((identity, level))
        before = counts[level]
        if override is not None and (identity, level) not in self._begun:
            counts[level] = override
        else:
            counts[level] = levels[level].start if before is None else before + 1
        self._begun.add((identity, level))
        for deeper in range(level + 1, _MOST_LEVELS):
            if deeper not in levels or levels[deeper].restarts:
                counts[deeper] = None
        return [
            count if count is not None else (levels[index].start if index in levels else 1)
            for index, count in enumerate(counts)
        ]


def _levels(element: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for inner in element:
        index = number(inner, 0, "ilvl")
        if name_of(inner) == "lvl" and index < _MOST_LEVELS:
            fonts = child(inner, "rPr", "rFonts")
            level = _Level(
                start=number(child(inner, "start"), 1),
                form=attribute(child(inner, "numFmt"), "val", "decimal"),
                pattern=attribute(child(inner, "lvlText"), "val"),
                font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
                restarts=attribute(child(inner, "lvlRestart"), "val") != "0",
            )
            found.append((index, level))
    return found


def _reference(properties: etree._Element) -> tuple[str, int]:
    return attribute(child(properties, "numId"), "val"), min(number(child(properties, "ilvl"), 0), _MOST_LEVELS - 1)


def _label(levels: dict[int, _Level], level: int, counts: list[int]) -> str:
    own = levels[level]
    if own.form == "none":
        return ""
    if own.form == "bullet":
        return shown(own.pattern, own.font)

    def place(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        form = levels[index].form if index in levels else "decimal"
        return _FORMS.get(form, str)(counts[index])

    return _PLACE.sub(place, own.pattern)


def chinese(value: int) -> str:
    """1 → 一, 12 → 十二, 105 → 一百零五; from 10,000 on in digits."""
    if not 0 < value < 10_000:
        return _DIGITS[0] if value == 0 else str(value)
    text, zero = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            text += (
                (_DIGITS[0] if zero else "")
                + ("" if digit == 1 and unit == "十" and not text else _DIGITS[digit])
                + unit
            )
        zero = not digit and bool(text)
    return text


def _letters(value: int) -> str:
    """a … z, aa, bb: Word doubles the letter."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 260 else str(value)


def _roman(value: int) -> str:
    text = ""
    if not 0 < value < 4_000:
        return str(value)
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        text += letters * (value // size)
        value %= size
    return text


def _circled(value: int) -> str:
    return chr(0x2460 + value - 1) if 0 < value <= 20 else str(value)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": lambda value: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value)),
    "ideographTraditional": lambda value: _STEMS[value - 1] if 0 < value <= len(_STEMS) else str(value),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}
