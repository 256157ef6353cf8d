"""What our exported files carry beside the printed words, so that they come back to exactly the same values.

Exporters write it and importers read it; the two are strangers, so the shared words live here (the whole agreement is
described in docs/decisions/0030-files-that-come-back.md). Nothing here knows a file format.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

TICK = "√"
USED = "■"
UNUSED = "□"
"""Marks of the printed form. ☑ is missing in every free Chinese font, these three are in all."""

NUMBER_HEADING = "序号"
AREA_HEADING = "领域"
STATUS_HEADING = "状态"
UID_HEADING = "唯一标识"
EXACT_HEADING = "原值"
REVIEW_HEADINGS = ("审核意见", "处理")
"""Headings of columns that are no fields of a list kind."""

CHART_CAPTION, IMPRINT_CAPTION = "流程图", "版记"
"""Captions of tables in our Word files that show no entries; who reads such a file passes over them."""

BOOKMARK_PREFIX = "_gk_"
"""Bookmarks whose names begin with an underscore are hidden in Word and WPS."""

NAMESPACE = "urn:disclosure-catalogue:export:1"
"""Namespace of the custom XML part of a Word file."""

ExactValues = Mapping[str, tuple[str, str]]
"""Field key → (fingerprint of the cells as they were printed, the value they stand for)."""

_BOOKMARK_NAME = re.compile(r"[0-9A-Za-z_]{1,36}")
_NOT_IN_XML = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_START = re.compile(r"'*[=+\-@＝＋－＠\t\r]")


@dataclass(frozen=True, slots=True)
class FileInfo:
    """Where a printed table came from. ``taken_at`` tells an importer what "changed since the export" means.

    ``sending`` is the round of review the file was made for (``review.Sending.uid``), ``""`` for any other file;
    ``above`` and ``header`` then are the lines above the table and the rows of its header as they were printed, so
    that words written over them are noticed.
    """

    taken_at: datetime
    kind: str
    area: str = ""
    area_label: str = ""
    sending: str = ""
    above: tuple[str, ...] = ()
    header: tuple[tuple[str, ...], ...] = ()

    def dump(self) -> str:
        """As one line of text."""
        words: dict[str, object] = {"taken_at": self.taken_at.isoformat(timespec="seconds"), "kind": self.kind}
        if self.area:
            words |= {"area": self.area, "area_label": self.area_label}
        if self.sending:
            words |= {"sending": self.sending, "above": self.above, "header": self.header}
        return json.dumps(words, ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> "FileInfo | None":
        """The info in such a text; None when it is none."""
        try:
            words = json.loads(text)
            return cls(
                datetime.fromisoformat(words["taken_at"]),
                str(words["kind"]),
                str(words.get("area", "")),
                str(words.get("area_label", "")),
                str(words.get("sending", "")),
                tuple(map(str, words.get("above", ()))),
                tuple(tuple(map(str, row)) for row in words.get("header", ())),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """Which entry a printed row shows, and the values its cells cannot say exactly."""

    uid: str
    status: str
    exact: ExactValues = field(default_factory=dict)


def fingerprint(cells: Iterable[str]) -> str:
    """Tells whether printed cells were edited. White space does not count: programs wrap and trim it."""
    words = "\x1f".join("".join(cell.split()) for cell in cells)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def exact_value(exact: ExactValues, key: str, cells: Iterable[str]) -> str | None:
    """The value a field had when these cells were printed; None when they were edited or say it themselves."""
    found = exact.get(key)
    return found[1] if found is not None and found[0] == fingerprint(cells) else None


def dump_exact(exact: ExactValues) -> str:
    """As one line without characters that XML or a worksheet cannot hold; ``""`` when there is nothing to say."""
    if not exact:
        return ""
    text = json.dumps({key: list(pair) for key, pair in exact.items()}, ensure_ascii=False)
    return _NOT_IN_XML.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def load_exact(text: str) -> dict[str, tuple[str, str]]:
    """The reverse of ``dump_exact``. A damaged text (somebody typed there) says nothing."""
    try:
        found = json.loads(text)
        return {str(key): (str(mark), str(value)) for key, (mark, value) in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def bookmark_name(uid: str, number: int) -> str:
    """The name of a row's bookmark: made of the uid where Word's rules (40 letters and digits) allow it."""
    plain = uid.replace("-", "")
    return BOOKMARK_PREFIX + (plain if _BOOKMARK_NAME.fullmatch(plain) else f"row{number}")


def guard(text: str) -> str:
    """The text for a CSV cell: an apostrophe before words that a spreadsheet would take for a formula."""
    return "'" + text if _FORMULA_START.match(text) else text


def unguard(text: str) -> str:
    """The reverse of ``guard``."""
    return text[1:] if text.startswith("'") and _FORMULA_START.match(text) else text
