"""Characters of symbol fonts as the characters a reader sees: Wingdings þ is ☑.

Only marks that stand before words or in tick columns; other pictures become a neutral mark.
"""

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆", 0x77: "◆",
    0x78: "☒", 0x9F: "·", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xAC: "★", 0xD8: "➢", 0xE8: "→", 0xF0: "→",
    0xFB: "✘", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑", 0x74: "◆", 0xA4: "◎", 0xA2: "○", 0xA5: "◎", 0x73: "◆",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✘", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "☒", 0x56: "☒",
    0x2A: "□", 0xA2: "■", 0xA3: "□", 0xA4: "□", 0xA5: "□", 0x96: "●", 0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○",
    0x9E: "·", 0x9F: "·", 0xA0: "■", 0xA1: "■",
}  # fmt: skip
_WEBDINGS = {0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✘", 0x3D: "→"}
_SYMBOL = {0xD6: "√", 0xB7: "·", 0xAE: "→", 0xB4: "×", 0xB0: "°", 0xA3: "≤", 0xB3: "≥", 0xB1: "±"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}
_UNKNOWN = "▪"
_PICTURES_ONLY = {"wingdings", "wingdings 2", "wingdings 3", "webdings"}


def is_symbol_font(font: str) -> bool:
    """Whether Latin letters of this font are pictures."""
    return font.lower() in _FONTS or font.lower() in _PICTURES_ONLY


def symbol(font: str, code: int) -> str:
    """What the character ``code`` of a symbol font shows. Fonts of letters give the letter."""
    name = font.lower()
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if name in _FONTS and low in _FONTS[name]:
        return _FONTS[name][low]
    if name in _PICTURES_ONLY or 0xF000 <= code <= 0xF0FF:
        return _UNKNOWN if low > 0x20 else " "
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def shown(text: str, font: str) -> str:
    """A text set in ``font``; Chinese characters are set in another font whatever is asked, and stay."""
    if not is_symbol_font(font):
        return text
    return "".join(
        symbol(font, ord(char)) if ord(char) < 0x100 or 0xF000 <= ord(char) <= 0xF0FF else char for char in text
    )
