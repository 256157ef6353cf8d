"""The clerk's named designs of notices (方案), one file on the clerk's own machine; see docs/decisions/0045.

Used by the designer and by ``board --preset``. A file that cannot be read is put aside, never overwritten.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exporters.board_design import BoardDesign, from_words, to_words
from exporters.output import replacing
from model import places
from model.errors import StorageError, UserError

LONGEST_NAME = 30
_NAMES, _LAST, _DESIGN = "方案", "上次使用", "内容"


@dataclass(frozen=True, slots=True)
class BoardPresets:
    """All presets by name, in the order they were made, and the name of the one used last (``""``: none)."""

    designs: Mapping[str, BoardDesign]
    last: str = ""

    def saved(self, name: str, design: BoardDesign) -> "BoardPresets":
        """With this design under this name, and that one used last. Raises ``UserError`` for a name that is no name."""
        word = _checked(name)
        return BoardPresets({**self.designs, word: design}, word)

    def renamed(self, name: str, new_name: str) -> "BoardPresets":
        """Under another name, at the same place. Raises ``UserError`` when that name is taken."""
        word = _checked(new_name)
        if word != name and word in self.designs:
            raise UserError(f"已经有叫“{word}”的方案。请换一个名称，或者先删除它。")
        designs = {word if known == name else known: design for known, design in self.designs.items()}
        return BoardPresets(designs, word if self.last == name else self.last)

    def removed(self, name: str) -> "BoardPresets":
        """Without this one."""
        designs = {known: design for known, design in self.designs.items() if known != name}
        return BoardPresets(designs, "" if self.last == name else self.last)

    def used(self, name: str) -> "BoardPresets":
        """With this one used last; ``""`` for none."""
        return replace(self, last=name if name in self.designs else "")

    def find(self, name: str) -> BoardDesign:
        """The design of that name. Raises ``UserError`` when there is none."""
        found = self.designs.get(name)
        if found is None:
            known = "、".join(self.designs) or "还没有保存过方案"
            raise UserError(f"没有叫“{name}”的公示栏方案。现有的方案：{known}。")
        return found


def load_presets() -> BoardPresets:
    """The clerk's presets; none when there is no file, or when it cannot be read."""
    words = _words(places.board_presets())
    rows = words.get(_NAMES)
    designs: dict[str, BoardDesign] = {}
    for name, row in rows.items() if isinstance(rows, dict) else ():
        if isinstance(row, dict) and str(name).strip():
            designs[str(name).strip()[:LONGEST_NAME]] = from_words(row)
    last = words.get(_LAST)
    return BoardPresets(designs, last if isinstance(last, str) and last in designs else "")


def save_presets(presets: BoardPresets) -> None:
    """Keep them for the next time. Raises ``StorageError`` when the file cannot be written."""
    path = places.board_presets()
    _make_folder(path.parent)
    if path.exists() and not _words(path):
        with replacing(path.with_name(f"{path.stem}.读不懂{path.suffix}")) as aside:
            aside.write_bytes(path.read_bytes())
    words = {_LAST: presets.last, _NAMES: {name: to_words(design) for name, design in presets.designs.items()}}
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(words, ensure_ascii=False, indent=1), encoding="utf-8")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"文件夹“{folder}”建不了，方案没有保存。请检查磁盘和权限。") from error


def _words(path: Path) -> dict[str, Any]:
    try:
        words = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # no file yet, or one that was edited by hand
        return {}
    return words if isinstance(words, dict) else {}


def _checked(name: str) -> str:
    word = " ".join(name.split())
    if not word or len(word) > LONGEST_NAME or not word.isprintable():
        raise UserError(f"方案名称要有 1 到 {LONGEST_NAME} 个字，例如“村务公开栏 A3 横向”。")
    return word
