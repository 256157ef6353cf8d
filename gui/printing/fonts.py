"""Which installed font stands for which official font, and how wide its characters are.

Qt substitutes a missing font silently, down to one without Chinese characters; here every substitution is checked
(the characters 政务公开 must be there) and can be told. Font files and sizes of Word documents do not belong here.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from exporters.styles import FONTS
from gui.printing.page import Face
from model.errors import StorageError
from model.resource_files import resource

UNITS_PER_POINT = 20
"""Layout and painting use units of 1/20 pt, so that a font of any half point has a whole number of pixels."""

_PROBE = "政务公开"
_EM = 1000
# Features that merge characters into one glyph or choose another one by what stands beside it. Merged glyphs cannot
# be searched in a PDF, and both make a line's width differ from the sum of its characters.
_MERGING = ("ccmp", "liga", "clig", "calt", "rlig", "locl")
# Scripts whose letters join, stack or combine; they keep all features and are measured as a whole.
_JOINING = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u1780-\u18af\u1a00-\u1aff\u200c-\u200f\u202a-\u202e\u2066-\u2069\u20d0-\u20ff"
    "\ua800-\uabff\ufb1d-\ufdff\ufe00-\ufe0f\ufe20-\ufe2f\ufe70-\ufefe\U0001f000-\U0001faff\U000e0100-\U000e01ef]"
)


@dataclass(frozen=True, slots=True)
class OfficialFont:
    """A font that official documents name, its other names, and who may stand in (``family`` or ``family:bold``)."""

    name: str
    names: tuple[str, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Substitution:
    """An official font that is not installed and the family that is used for it."""

    official: str
    family: str

    @property
    def sentence(self) -> str:
        return f"本机没有安装“{self.official}”，预览和打印用“{self.family}”代替。"


_MEASURED: dict[tuple[str, bool], dict[str, float]] = {}
"""What was measured for a family and weight, for all books of the program: numbers may be shared by threads."""


class Widths(dict[str, float]):
    """The advance of every character in ems, measured when first asked for by anybody."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)
        self._raw = QRawFont.fromFont(font)
        self._known = _MEASURED.setdefault((font.families()[0], font.bold()), {})

    def __missing__(self, character: str) -> float:
        width = self._known.get(character)
        if width is None:
            width = self._known[character] = self._measure(character)
        self[character] = width
        return width

    def _measure(self, character: str) -> float:
        glyphs = self._raw.glyphIndexesForString(character)
        if len(glyphs) == 1 and glyphs[0]:
            return self._raw.advancesForGlyphIndexes(glyphs)[0].x() / _EM
        # another font stands in for this character; asking for its width takes Qt ten times as long
        return self._metrics.horizontalAdvance(character) / _EM


@cache
def official_fonts() -> dict[str, OfficialFont]:
    """The official fonts by name, from ``resources/styles/paper_fonts.toml``."""
    with resource("styles", "paper_fonts.toml").open("rb") as file:
        rows = tomllib.load(file)["font"]
    return {
        row["official"]: OfficialFont(row["official"], (row["official"], *row["names"]), tuple(row["families"]))
        for row in rows
    }


def official_font(role: str) -> OfficialFont:
    """The official font that does a role; roles that ``exporters/styles.py`` does not know are set as body text."""
    font = FONTS.get(role, FONTS["body"])
    return official_fonts().get(font.name) or OfficialFont(font.name, (font.name,), font.fallbacks)


def has_chinese(font: QFont) -> bool:
    """Whether the font that is really taken for this wish has Chinese characters of its own."""
    raw = QRawFont.fromFont(font)  # asked for Chinese, Qt would answer with the font that it substitutes
    return raw.isValid() and all(raw.supportsCharacter(character) for character in _PROBE)


def joins(text: str) -> bool:
    """Whether the text must be measured and drawn as a whole, because its letters join or combine."""
    return _JOINING.search(text) is not None


class FontBook:
    """The fonts of this computer by role. Raises ``StorageError`` when no installed font has Chinese characters."""

    def __init__(self) -> None:
        self._families: dict[str, tuple[str, bool]] = {}
        self._widths: dict[Face, Widths] = {}
        self._raws: dict[Face, QRawFont] = {}
        self._fonts: dict[tuple[Face, int, bool], QFont] = {}

    def family(self, role: str) -> str:
        """The installed family that does this role."""
        return self._choose(role)[0]

    def font(self, face: Face, units: int, *, joining: bool = False) -> QFont:
        """The font at a size of ``units`` pixels, unhinted, so that widths grow evenly with the size."""
        key = (face, units, joining)
        if key not in self._fonts:
            family, bold = self._choose(face.role)
            self._fonts[key] = _make_font(family, bold or face.bold, units, joining)
        return self._fonts[key]

    def widths(self, face: Face) -> Widths:
        """The table of character widths of a face; sums of it are exact for text that does not join."""
        if face not in self._widths:
            self._widths[face] = Widths(self.font(face, _EM))
        return self._widths[face]

    def raw(self, face: Face) -> QRawFont:
        """The font file behind a face, to ask which glyph a character has."""
        if face not in self._raws:
            self._raws[face] = QRawFont.fromFont(self.font(face, _EM))
        return self._raws[face]

    def has(self, face: Face, character: str) -> bool:
        """Whether the face itself, not a stand-in for single characters, has this character."""
        return self.raw(face).supportsCharacter(ord(character))

    def substitutions(self) -> tuple[Substitution, ...]:
        """The official fonts among those used so far that are replaced by another family."""
        found = {
            Substitution(official_font(role).name, family)
            for role, (family, _) in self._families.items()
            if family not in official_font(role).names
        }
        return tuple(sorted(found, key=lambda substitution: substitution.official))

    def _choose(self, role: str) -> tuple[str, bool]:
        if role not in self._families:
            self._families[role] = _installed(official_font(role))
        return self._families[role]


def _installed(font: OfficialFont) -> tuple[str, bool]:
    for wish in (*font.names, *font.families):
        family, _, weight = wish.partition(":")
        if QFontDatabase.hasFamily(family) and has_chinese(_make_font(family, False, _EM, False)):
            return family, weight == "bold"
    for family in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        if has_chinese(_make_font(family, False, _EM, False)):
            return family, False
    raise StorageError("本机没有安装带汉字的字体，无法排版。请安装宋体、黑体或思源字体（Noto CJK）后重新打开程序。")


def _make_font(family: str, bold: bool, units: int, joining: bool) -> QFont:
    font = QFont([family])
    font.setPixelSize(max(units, 1))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    if not joining:
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)  # signs that stand for themselves: a quarter faster
        for feature in _MERGING:
            font.setFeature(QFont.Tag(feature), 0)
    return font
