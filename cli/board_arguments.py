"""The flags of ``board``: one for every choice of the designer, made from its table, and those about the file.

A flag that is not written leaves the choice as the preset has it, or as usual.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from exporters.board_design import BOARD_FIELDS, LARGEST_NUMBER, BoardDesign, BoardField
from exporters.board_options import BoardKind
from exporters.board_presets import load_presets

LEAST_DPI, MOST_DPI = 50, 600
_OPEN = frozenset(("period", "tile"))
"""Choices whose values are only examples, or that are explained by their help."""

ListType = Callable[[str], Any]


def add_board_flags(parser: argparse.ArgumentParser, words_of: ListType, statuses_of: ListType) -> None:
    """Add the flags; ``words_of`` reads a list of words, ``statuses_of`` one of statuses."""
    parser.add_argument("--preset", default="", metavar="方案", help="从编辑器里保存的方案开始，再照其他选项改")
    parser.add_argument("--per-entry", action="store_true", help="每个事项一张，同 --kind posters")
    for field in BOARD_FIELDS:
        _add(parser, field, words_of, statuses_of)
    parser.add_argument("--mask", action="store_true", help="遮盖身份证号、手机号等个人信息")
    parser.add_argument("--dpi", type=_dots, default=None, metavar="点数", help="图片每英寸的点数，默认 200")


def board_design(arguments: argparse.Namespace) -> BoardDesign:
    """What the flags say, upon the preset they name. Raises ``UserError`` for a preset that does not exist."""
    design = load_presets().find(arguments.preset) if arguments.preset else BoardDesign()
    given = {field.key: getattr(arguments, _place(field)) for field in BOARD_FIELDS}
    design = replace(design, **{key: value for key, value in given.items() if value is not None})
    return replace(design, kind=BoardKind.POSTERS.value) if arguments.per_entry else design


def _add(parser: argparse.ArgumentParser, field: BoardField, words_of: ListType, statuses_of: ListType) -> None:
    place = _place(field)
    if isinstance(field.usual, bool):
        flag, value = (field.flag_name, True) if not field.usual else (f"--no-{field.flag_name[2:]}", False)
        help_text = field.label if not field.usual else f"不{field.label}"
        parser.add_argument(flag, dest=place, action="store_const", const=value, default=None, help=help_text)
        return
    read: Callable[[str], Any] = str
    if field.key == "statuses":
        read = lambda text: tuple(sorted(status.value for status in statuses_of(text)))  # noqa: E731
    elif field.key == "signature":
        read = lambda text: words_of(text.replace("、", ","))  # noqa: E731
    elif isinstance(field.usual, tuple):
        read = words_of
    elif isinstance(field.usual, float):
        read = _number(field)
    elif field.choices and field.key not in _OPEN:
        read = _one_of(field)
    parser.add_argument(field.flag_name, dest=place, type=read, default=None, metavar=field.label, help=_help(field))


def _place(field: BoardField) -> str:
    """The name of a flag's value in the namespace; not the key itself, which other commands use too."""
    return f"board_{field.key}"


def _help(field: BoardField) -> str:
    if not field.choices:
        return f"{field.help}{f'例：{field.example}' if field.example else ''}"
    if isinstance(field.usual, float):
        return field.help
    known = "、".join(label if label == value else f"{value} {label}" for value, label in field.choices if value)
    return f"{known}。{field.help}"


def _number(field: BoardField) -> ListType:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"“{text}”不是数字") from None
        known = [number for number, _ in field.choices]
        if (field.key == "columns" and value not in known) or not 0 <= value <= LARGEST_NUMBER:
            raise argparse.ArgumentTypeError(f"不能是 {text}")
        return value

    return read


def _one_of(field: BoardField) -> ListType:
    def read(text: str) -> str:
        known = [str(value) for value, _ in field.choices if value != ""]
        if text not in known:
            raise argparse.ArgumentTypeError(f"不能是 {text}，可以是 {'、'.join(known)}")
        return text

    return read


def _dots(text: str) -> int:
    if not text.isdecimal() or not LEAST_DPI <= int(text) <= MOST_DPI:
        raise argparse.ArgumentTypeError(f"要在 {LEAST_DPI} 到 {MOST_DPI} 之间")
    return int(text)
