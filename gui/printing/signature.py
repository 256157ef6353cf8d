"""Labels with lines to write on (审核、签字 …), side by side in as many rows as needed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from exporters.blocks import SignatureLine
from gui.printing.page import Item, PlacedBox
from gui.printing.typesetting import Setting, Typesetter, placed_lines

_ROOM = 3.2  # ems a line is long at least
_HAND = 26.0  # mm that a name needs, however large the type beside it is
_LONGEST = 13.0  # ems it is long at most
_GAP = 0.7  # ems between a line and the next label
_ROW = 1.8  # lines from one row to the next
_LINE = 0.2  # mm: the thickness of a line
_CLOSED = ("：", "）")  # a label that needs no colon: it has one, or it is a place such as （盖章）


class _Label(NamedTuple):
    setting: Setting
    width: float
    lined: bool


def signature_items(block: SignatureLine, setter: Typesetter, width: float, height: float) -> tuple[list[Item], float]:
    """The items of a signature line at (0, 0) and its height; set smaller where it would not fit on a page."""
    labels = [_label(text, block, setter, width) for text in block.labels]
    if not labels:
        return [], 0.0
    em = labels[0].setting.em
    row_height = max(label.setting.height for label in labels) + (_ROW - 1) * labels[0].setting.line_height
    items: list[Item] = []
    bottom = 0.0
    for row in _rows(labels, width, em):
        bottom += row_height
        items += _row_items(row, bottom, width, em)
    if bottom > height and block.style.size > 1:
        return signature_items(
            replace(block, style=replace(block.style, size=block.style.size * 0.8)), setter, width, height
        )
    return items, bottom


def _label(text: str, block: SignatureLine, setter: Typesetter, width: float) -> _Label:
    words = text if text.endswith(_CLOSED) else f"{text}："
    setting = setter.set(words, block.style, width)
    return _Label(setting, max(line.width for line in setting.lines) * setting.em, not words.endswith("）"))


def _least(label: _Label, em: float) -> float:
    return label.width + (_room(em) + _GAP * em if label.lined else 0.0)


def _room(em: float) -> float:
    """The mm that a line to write on is long at least."""
    return min(_ROOM * em, _HAND)


def _rows(labels: Sequence[_Label], width: float, em: float) -> Iterator[list[_Label]]:
    """The labels of each row, as many as have room to write."""
    row: list[_Label] = []
    for label in labels:
        if row and sum(_least(one, em) for one in (*row, label)) > width:
            yield row
            row = []
        row.append(label)
    yield row


def _row_items(row: Sequence[_Label], bottom: float, width: float, em: float) -> Iterator[Item]:
    spare = max(width - sum(_least(label, em) for label in row), 0.0) / len(row)
    x = 0.0
    for label in row:
        yield from placed_lines(label.setting, x, bottom - label.setting.height, width)
        x += label.width
        if label.lined:
            length = min(_room(em) + spare, _LONGEST * em, max(width - x, 0.0))
            yield PlacedBox(x, bottom - 0.12 * em, length, _LINE, fill=label.setting.color)
            x += length + _GAP * em
