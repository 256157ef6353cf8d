"""Lines of one cell that the end of a printed page took apart: put together again where that is beyond doubt.

When a table with page breaks is converted, the second half of every cell stands in a row of its own. Whole lines keep
the breaks between them.
"""

import re
from collections.abc import Sequence

from importers.content import Shape, shape
from model.fields import Field, FieldKind

_BRACKETS = (("《", "》"), ("（", "）"), ("“", "”"), ("〔", "〕"))
_GOES_ON = "、，,和及与的"
"""No line ends so."""

_COUNTED = ("个", "日", "天", "工作日", "月", "年", "号")
_SHORT = 3
"""A unit's name is longer; what is not may be the end of one (理局)."""

_BEGINS_ITEM = re.compile(r"[(（]?[\d一二三四五六七八九十①-⑳]+[)）.．、]")
_WHOLE = {FieldKind.UNIT: Shape.UNIT, FieldKind.TIME_LIMIT: Shape.TIME_LIMIT}


def mended(pieces: Sequence[str], field: Field | None) -> list[str]:
    """The lines of a field, those put together that were one: an open 《, a comma at the end, half a unit's name."""
    result = [pieces[0]]
    for piece in pieces[1:]:
        if _is_cut(result[-1], piece, field):
            result[-1] += piece
        else:
            result.append(piece)
    return result


def _is_cut(line: str, following: str, field: Field | None) -> bool:
    if any(line.count(opening) > line.count(closing) for opening, closing in _BRACKETS):
        return True
    if line[-1].isdecimal() and following.startswith(_COUNTED):
        return True
    if line.endswith(tuple(_GOES_ON)):
        return _BEGINS_ITEM.match(following) is None
    whole = _WHOLE.get(field.kind) if field is not None else None
    if whole is None or shape(line) is whole or shape(line + following) is not whole:
        return False
    return len(following) <= _SHORT or shape(following) is not whole
