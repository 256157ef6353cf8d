"""Documents known to be out of force and what to cite in their place.

The list that ships holds only certain entries; a user's own list in the same form is added to it. A missing entry
says nothing about a document. Writing the own list is the business of ``own_superseded.py``.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from model.basis import Citation, parse, title_key
from model.errors import UserError
from model.resource_files import resource
from model.text import fold


@dataclass(frozen=True, slots=True)
class Superseded:
    """A document out of force. With ``number`` only that edition is meant. ``reason`` is a part of a sentence."""

    title: str
    date: date
    number: str = ""
    replaced_by: str = ""
    replaced_by_number: str = ""
    reason: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def replacement(self) -> str:
        """How to cite the new document; ``""`` when there is none."""
        if not self.replaced_by:
            return ""
        return f"《{self.replaced_by}》" + (f"（{self.replaced_by_number}）" if self.replaced_by_number else "")


class SupersededDocuments:
    """Finds superseded documents by title and number."""

    def __init__(self, documents: Iterable[Superseded]) -> None:
        self._documents = tuple(documents)
        self._by_title: dict[str, list[Superseded]] = defaultdict(list)
        self._by_number: dict[str, Superseded] = {}
        for document in self._documents:
            for title in (document.title, *document.aliases):
                self._by_title[title_key(title)].append(document)
            if document.number and not document.number.startswith("主席令"):  # counted anew in every term
                self._by_number[fold(document.number)] = document

    def documents(self, today: date) -> list[Superseded]:
        """The documents out of force on that day, a user's own first."""
        return [document for document in self._documents if document.date <= today]

    def find(self, citation: Citation, today: date) -> Superseded | None:
        """The superseded document that a citation means, ``None`` when it is not known to be one."""
        if not citation.title:
            document = self._by_number.get(fold(citation.number))
            return document if document and document.date <= today else None
        for document in self._by_title.get(title_key(citation.title), ()):
            same_edition = not document.number or fold(document.number) == fold(citation.number)
            if same_edition and document.date <= today:
                return document
        return None


def load(own_list: Path | None = None) -> SupersededDocuments:
    """The list that ships, with a user's own additions before it.

    Raises ``UserError`` when the own list cannot be read.
    """
    own = own_documents(own_list) if own_list is not None else ()
    return SupersededDocuments((*own, *_shipped()))


def load_readable(own_list: Path) -> tuple[SupersededDocuments, str]:
    """``load``, without an own list that cannot be read; the sentence then says so, else it is empty."""
    try:
        return load(own_list), ""
    except UserError as error:
        return load(), str(error)


@cache
def _shipped() -> tuple[Superseded, ...]:
    with resource("vocabularies", "superseded.toml").open("rb") as file:
        return tuple(_document(row) for row in tomllib.load(file)["document"])


def own_documents(path: Path) -> tuple[Superseded, ...]:
    """The documents of a list in a file of its own; none when there is no such file.

    Raises ``UserError`` when it cannot be read.
    """
    if not path.exists():
        return ()
    try:
        with path.open("rb") as file:
            return tuple(_document(row) for row in tomllib.load(file).get("document", ()))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise UserError(
            f"自备的失效文件清单“{path.name}”读不出来：{error}。"
            "请参照软件自带清单的格式（[[document]]、title、date）改正。"
        ) from error


def _document(row: dict[str, Any]) -> Superseded:
    number = parse(str(row.get("number", "")))
    return Superseded(
        title=str(row["title"]),
        date=_date(row["date"]),
        number=number[0].number if number else str(row.get("number", "")),
        replaced_by=str(row.get("replaced_by", "")),
        replaced_by_number=str(row.get("replaced_by_number", "")),
        reason=str(row.get("reason", "")),
        aliases=tuple(map(str, row.get("aliases", ()))),
    )


def _date(value: object) -> date:
    if isinstance(value, datetime):  # a date too, for Python, but it cannot be compared with one
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise TypeError(f"日期“{value}”写法不对") from error
