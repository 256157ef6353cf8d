"""Short texts at both ends of one line, e.g. 发文字号 and 签发人: pieces side by side, nothing broken into lines."""

from collections.abc import Iterator, Sequence

from exporters.blocks import LeftRight, Paragraph
from gui.printing.page import MM_PER_POINT, Item
from gui.printing.typesetting import Setting, Typesetter, placed


def left_right_items(block: LeftRight, setter: Typesetter, width: float) -> tuple[list[Item], float]:
    """The items of the line at (0, 0) and its height in mm."""
    height = setter.line_height(block.style)
    em = setter.size(block.style) * MM_PER_POINT
    left, right = _set(block.left, setter), _set(block.right, setter)
    end = width - block.style.right_chars * em
    items: list[Item] = list(_row(left, block.style.left_chars * em, height))
    items += _row(right, end - sum(map(_length, right)), height)
    return items, height


def _set(pieces: Sequence[Paragraph], setter: Typesetter) -> list[Setting]:
    settings = (setter.set(piece.text.replace("\n", " "), piece.style, 1e6) for piece in pieces)
    return [setting for setting in settings if setting.lines]


def _length(setting: Setting) -> float:
    return setting.lines[0].width * setting.em


def _row(settings: Sequence[Setting], x: float, height: float) -> Iterator[Item]:
    for setting in settings:
        length = _length(setting)
        yield placed(setting, 0, x, (height - setting.line_height) / 2, length)
        x += length
