"""Cutting a text that no worksheet cell holds into pieces that do, without losing a character."""

CELL_LIMIT = 32_767
"""UTF-16 units a worksheet cell holds."""

_PIECE = 32_000
_LOOK_BACK = 2_000


def utf16_length(text: str) -> int:
    """How long a spreadsheet thinks the text is."""
    return len(text) + sum(char > "\uffff" for char in text)


def pieces(text: str) -> list[str]:
    """The text in pieces that each fit a cell, cut at a line end where one is near."""
    if len(text) <= CELL_LIMIT // 2 or utf16_length(text) <= CELL_LIMIT:
        return [text]
    found = []
    while utf16_length(text) > _PIECE:
        cut = _PIECE - sum(char > "\uffff" for char in text[:_PIECE])
        line_end = text.rfind("\n", max(cut - _LOOK_BACK, 1), cut)
        found.append(text[:cut] if line_end < 0 else text[:line_end])
        text = text[cut:] if line_end < 0 else text[line_end + 1 :]
    return [*found, text]
