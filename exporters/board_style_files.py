"""The files of board designs: those that ship with the program and the user's own, read, checked and listed.

A user's file says only what differs from the design it is ``based_on``. A file with a mistake is left out and told in
a sentence; the others work on.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from exporters.blocks import Align, Rule
from exporters.board_styles import BoardStyle
from exporters.styles import FONTS
from model import places
from model.errors import UserError
from model.resource_files import resource

_BASE = "plain"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LARGEST_FILE = 100_000  # bytes

Row = Mapping[str, Any]
Check = Callable[[object], bool]


def _number(least: float, most: float) -> Check:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _colour(value: object) -> bool:
    return isinstance(value, str) and (not value or bool(_COLOUR.fullmatch(value)))


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_STYLE: Mapping[str, Check] = {
    "label": _words,
    "help": _words,
    "base": _number(8, 72),
    "rule_width": _number(0, 10),
    "rule_color": _colour,
    "header_fill": _colour,
    "band_fill": _colour,
    "label_fill": _colour,
}
_RULE: Mapping[str, Check] = {"thickness": _number(0, 20), "color": _colour, "after": _number(0, 60)}
_RULES = ("rules", "closing_rules")
_LOOK: Mapping[str, Check] = {
    "font": lambda value: isinstance(value, str) and value in FONTS,
    "ratio": _number(0.3, 8),
    "bold": lambda value: isinstance(value, bool),
    "color": _colour,
    "fill": _colour,
    "align": lambda value: isinstance(value, str) and value in {align.value for align in Align},
    "before": _number(0, 5),
    "after": _number(0, 5),
}


def board_styles() -> Mapping[str, BoardStyle]:
    """All designs that can be used, by key: the program's own and behind them the user's."""
    found = dict(_built_in())
    for file in _own_files():
        try:
            found[file.stem] = read_style(file)
        except UserError:
            continue  # told by ``style_faults``
    return found


def style_faults() -> list[str]:
    """A sentence for each of the user's files that cannot be used."""
    faults = []
    for file in _own_files():
        try:
            read_style(file)
        except UserError as error:
            faults.append(str(error))
    return faults


def board_style(key: str) -> BoardStyle:
    """The design of that key. Raises ``UserError`` when there is none, or says what is wrong with its file."""
    own = next((file for file in _own_files() if file.stem == key), None)
    if own is not None:
        return read_style(own)
    found = _built_in().get(key)
    if found is None:
        known = "、".join(f"{style.key}（{style.label}）" for style in board_styles().values())
        raise UserError(f"没有“{key}”这种公示栏样式，可以是 {known}。")
    return found


def read_style(file: Path) -> BoardStyle:
    """A user's design. Raises ``UserError`` with the first mistake in the file."""
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise UserError(_fault(file, "文件太大，不像是样式文件"))
        row = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError:
        raise UserError(_fault(file, "文件打不开")) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise UserError(_fault(file, f"第 {place[1]} 行写得不对" if place else "文件写得不完整")) from None
    except (ValueError, RecursionError):
        raise UserError(_fault(file, "文件不是 UTF-8 编码的文字")) from None
    base = _built_in().get(str(row.pop("based_on", _BASE)))
    if base is None:
        raise UserError(_fault(file, f"based_on 只能是 {'、'.join(_built_in())}"))
    mistake = _mistake(row, base)
    if mistake:
        raise UserError(_fault(file, mistake))
    return _merged(file.stem, row, base)


def make_own_copy(style: BoardStyle) -> Path:
    """Put a copy of a design into the user's folder, to be changed there. Raises ``UserError`` when that fails."""
    folder = places.board_styles()
    source = folder / f"{style.key}.toml"
    if not source.exists():
        source = resource("styles", "boards", f"{style.key}.toml")
    number = next(number for number in range(1, 1000) if not (folder / f"own{number}.toml").exists())
    target = folder / f"own{number}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        named = re.sub(r"(?m)^label = .*$", f'label = "{style.label}（自己的{number}）"', text, count=1)
        base = "" if "based_on" in text else f'based_on = "{style.key}"\n'
        target.write_text(base + named, encoding="utf-8")
    except OSError:
        raise UserError(f"样式没有复制成。请检查文件夹“{folder}”能不能写。") from None
    return target


@cache
def _built_in() -> Mapping[str, BoardStyle]:
    found = {}
    for file in sorted(resource("styles", "boards").glob("*.toml")):
        row = tomllib.loads(file.read_text(encoding="utf-8"))
        rules, closing = (tuple(Rule(*_in_order(rule)) for rule in row.pop(name)) for name in _RULES)
        found[file.stem] = BoardStyle(key=file.stem, rules=rules, closing_rules=closing, **row)
    return found


def _own_files() -> list[Path]:
    folder = places.board_styles()
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def _merged(key: str, row: Row, base: BoardStyle) -> BoardStyle:
    looks = {element: {**look, **row.get("looks", {}).get(element, {})} for element, look in base.looks.items()}
    rules = {name: tuple(Rule(*_in_order(rule)) for rule in row[name]) for name in _RULES if name in row}
    plain = {name: row.get(name, getattr(base, name)) for name in _STYLE if name != "label"}
    kept = {name: rules.get(name, getattr(base, name)) for name in _RULES}
    return BoardStyle(key=key, label=row.get("label", key), looks=looks, **plain, **kept)


def _in_order(rule: Row) -> tuple[float, str, float]:
    return rule["thickness"], rule["color"], rule["after"]


def _mistake(row: Row, base: BoardStyle) -> str:
    """What is wrong first; empty when all can be used."""
    for key, value in row.items():
        if key in _RULES:
            if not isinstance(value, list):
                return f"{key} 要写成一列线条"
            faults = [_wrong(rule, _RULE, f"{key} 里", complete=True) for rule in value]
        elif key == "looks":
            if not isinstance(value, dict):
                return "looks 要写成一段"
            strange = [element for element in value if element not in base.looks]
            faults = [f"looks 里没有 {strange[0]}，只能是 {'、'.join(base.looks)}"] if strange else []
            faults += [_wrong(look, _LOOK, f"{element} 里") for element, look in value.items()]
        else:
            faults = [_wrong({key: value}, _STYLE, "")]
        fault = next(filter(None, faults), "")
        if fault:
            return fault
    return ""


def _wrong(row: object, checks: Mapping[str, Check], place: str, *, complete: bool = False) -> str:
    if not isinstance(row, dict):
        return f"{place}缺少名称和值"
    for key, value in row.items():
        if key not in checks:
            return f"{place}没有 {key} 这一项，只能是 {'、'.join(checks)}"
        if not checks[key](value):
            return f"{place}{key} 的值“{value}”不能用"
    absent = [key for key in checks if key not in row]
    return f"{place}缺少 {absent[0]}" if complete and absent else ""


def _fault(file: Path, reason: str) -> str:
    return f"公示栏样式“{file.name}”用不了：{reason}。请改正这个文件，或者把它移走。"
