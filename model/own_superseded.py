"""The clerk's own list of documents out of force: written, changed, shared with colleagues as a file.

How the list is read and what it is for stands in ``superseded.py``. It belongs to the user, not to a catalogue, so it
is no operation and cannot be undone: every change writes the whole file, temporary first, then replaced.
"""

import json
import os
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.basis import title_key
from model.errors import UserError
from model.storage_errors import storage_errors
from model.superseded import Superseded, own_documents
from model.text import fold, strip_controls

SUFFIX = ".toml"
_HEAD = """# 失效文件清单：检查公开依据时，引用了这里的文件会提示改引。由“依据管理”维护，也可以发给同事导入。
# title 文件名称（不写书名号）；number 只指这一文号的版本，不填则所有版本；date 失效日期；
# replaced_by、replaced_by_number 替代文件和文号；reason 说明；aliases 其他写法。
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two lists: the whole, and how many of the other's documents were new, different, the same."""

    documents: tuple[Superseded, ...]
    added: int
    changed: int
    same: int


def checked(document: Superseded) -> Superseded:
    """The document with its words in one line and without 《》. Raises ``UserError`` when something is missing."""
    title = _plain_title(document.title)
    replaced_by = _plain_title(document.replaced_by)
    if not title:
        raise UserError("请填写失效文件的名称。")
    number, new_number = _one_line(document.number), _one_line(document.replaced_by_number)
    if not title_key(title):
        raise UserError(f"“{title}”不像文件名称，请写全称。")
    if title_key(title) == title_key(replaced_by) and (not number or fold(number) == fold(new_number)):
        raise UserError("替代文件与失效文件是同一个文件。同名的新文件请写明失效文件的文号。")
    if new_number and not replaced_by:
        raise UserError("填写了替代文件的文号，请把替代文件的名称也写上。")
    aliases = dict.fromkeys(filter(None, map(_plain_title, document.aliases)))
    reason = _one_line(document.reason).rstrip("。")
    return Superseded(title, document.date, number, replaced_by, new_number, reason, tuple(aliases))


def same_document(one: Superseded, other: Superseded) -> bool:
    """Whether two lines of a list mean the same: title and number, not what is said of them."""
    return title_key(one.title) == title_key(other.title) and fold(one.number) == fold(other.number)


def with_document(
    documents: Sequence[Superseded], document: Superseded, instead_of: Superseded | None = None
) -> tuple[Superseded, ...]:
    """The list with a document added, or put in another's place. Raises ``UserError`` like ``checked``, and for a
    document the list has already."""
    clean = checked(document)
    others = [one for one in documents if one != instead_of]
    if any(same_document(one, clean) for one in others):
        raise UserError(f"清单里已经有《{clean.title}》{clean.number}，请直接修改那一条。")
    if instead_of is None or instead_of not in documents:
        return (*documents, clean)
    return tuple(clean if one == instead_of else one for one in documents)


def merge(own: Sequence[Superseded], theirs: Iterable[Superseded]) -> Merged:
    """A colleague's list taken into the own one: what both have becomes what the colleague says."""
    documents = list(own)
    added = changed = same = 0
    for document in theirs:
        place = next((number for number, one in enumerate(documents) if same_document(one, document)), None)
        if place is None:
            documents.append(document)
            added += 1
        elif documents[place] == document:
            same += 1
        else:
            documents[place] = document
            changed += 1
    return Merged(tuple(documents), added, changed, same)


def read_list(path: Path) -> tuple[Superseded, ...]:
    """A list to take in. Raises ``UserError`` when there is no such file, it is no list, or it is empty."""
    if not path.is_file():
        raise UserError(f"没有找到文件：{path}。")
    documents = tuple(checked(document) for document in own_documents(path))
    if not documents:
        raise UserError(f"“{path.name}”里没有失效文件，没有导入。")
    return documents


def write_list(path: Path, documents: Iterable[Superseded]) -> None:
    """Write a list, replacing what is there only when it is complete. Raises ``StorageError``."""
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("w", encoding="utf-8", newline="\n") as file:
                file.write(as_text(documents))
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def as_text(documents: Iterable[Superseded]) -> str:
    """The list as a file's text: TOML, in the form of the one that ships."""
    return "\n".join((_HEAD, *map(_block, documents)))


def _block(document: Superseded) -> str:
    lines = ["[[document]]", f"title = {_quoted(document.title)}"]
    for key in ("number", "replaced_by", "replaced_by_number", "reason"):
        text = getattr(document, key)
        if text:
            lines.append(f"{key} = {_quoted(text)}")
    if document.aliases:
        lines.append(f"aliases = [{', '.join(map(_quoted, document.aliases))}]")
    lines.append(f"date = {document.date.isoformat()}")
    return "\n".join((*lines, ""))


def _quoted(text: str) -> str:
    """A basic string of TOML: the escapes of JSON are a part of it, and U+007F is the only further sign to escape."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain_title(text: str) -> str:
    return _one_line(text).removeprefix("《").removesuffix("》").strip()


def _one_line(text: str) -> str:
    return " ".join(strip_controls(text).split())
