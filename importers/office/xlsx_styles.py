"""Cell styles of an .xlsx, as far as they change what a cell says: number formats and symbol fonts."""

from dataclasses import dataclass

from lxml import etree

from importers.office.number_format import BUILT_IN, GENERAL, is_plain
from importers.office.symbols import is_symbol_font
from importers.office.xml_tree import attribute, child, name_of, number


@dataclass(frozen=True, slots=True)
class Styles:
    """By style index: the number format code, and the name of a symbol font or ``""``.

    ``special`` are the styles whose cells do not show what they hold.
    """

    codes: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    special: frozenset[int] = frozenset()
    from_1904: bool = False

    def code(self, style: str | None) -> str:
        """The format code of a cell's ``s`` attribute."""
        index = _index(style)
        return self.codes[index] if index < len(self.codes) else GENERAL

    def symbol_font(self, style: str | None) -> str:
        """The symbol font of a cell's ``s`` attribute; ``""`` for a font of letters."""
        index = _index(style)
        return self.fonts[index] if index < len(self.fonts) else ""


def read_styles(tree: etree._Element | None, from_1904: bool) -> Styles:
    """The styles of a styles part; without one every cell is plain."""
    if tree is None:
        return Styles(from_1904=from_1904)
    codes = dict(BUILT_IN)
    for element in tree.iterfind("{*}numFmts/{*}numFmt"):
        codes[number(element, 0, "numFmtId")] = attribute(element, "formatCode", GENERAL)
    symbols = [_symbol_font(font) for font in tree.iterfind("{*}fonts/{*}font")]
    used, fonts = [], []
    for xf in tree.iterfind("{*}cellXfs/{*}xf"):
        used.append(codes.get(number(xf, 0, "numFmtId"), GENERAL))
        font = number(xf, 0, "fontId")
        fonts.append(symbols[font] if font < len(symbols) else "")
    special = {index for index, code in enumerate(used) if fonts[index] or not is_plain(code)}
    return Styles(tuple(used), tuple(fonts), frozenset(special), from_1904)


def run_font(run: etree._Element) -> str:
    """The symbol font of a run of rich text; ``""`` for a font of letters."""
    properties = child(run, "rPr") if name_of(run) == "r" else None
    return _symbol_font(properties) if properties is not None else ""


def _symbol_font(font: etree._Element) -> str:
    for inner in font:
        if name_of(inner) in {"name", "rFont"}:
            name = attribute(inner, "val")
            return name if is_symbol_font(name) else ""
    return ""


def _index(style: str | None) -> int:
    return int(style) if style and style.isdecimal() else 0
