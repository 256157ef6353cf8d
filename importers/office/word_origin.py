"""What our own Word files carry out of sight: which entry a table row shows, and values its words cannot say exactly.

The agreement with the exporter is docs/decisions/0030; its words are in ``model/exchange.py``.
"""

from dataclasses import dataclass, field

from lxml import etree

from importers.office.xml_tree import name_of
from importers.reading.builder import SheetBuilder
from importers.reading.package import Package
from model.exchange import (
    BOOKMARK_PREFIX,
    EXACT_HEADING,
    NAMESPACE,
    STATUS_HEADING,
    UID_HEADING,
    RowOrigin,
    dump_exact,
    load_exact,
)
from model.records import Status


@dataclass(frozen=True, slots=True)
class Origins:
    """Origins by bookmark, and what is known about the table each bookmark was in."""

    rows: dict[str, RowOrigin] = field(default_factory=dict)
    infos: dict[str, str] = field(default_factory=dict)

    def uid(self, bookmark: str) -> str:
        """The identity that a row's bookmark names; ``""`` for no bookmark."""
        known = self.rows.get(bookmark)
        return known.uid if known is not None else bookmark.removeprefix(BOOKMARK_PREFIX)

    def tell(
        self, bookmarks: dict[int, str], width: int, builder: SheetBuilder, *, shows_status: bool = False
    ) -> list[tuple[int, int, str]]:
        """Cells to add right of a table ``width`` columns wide: the same hidden columns our workbooks have.

        ``bookmarks`` are those of the table by row. The headings stand in the row above the first entry, the
        information about the table above them or, when there is no room, right of them. Where the table shows the
        status itself (``shows_status``), what stands there counts: somebody may have changed it.
        """
        if not bookmarks:
            return []
        first = min(bookmarks)
        headings = (UID_HEADING, "" if shows_status else STATUS_HEADING, EXACT_HEADING)
        cells = [(first - 1, width + place, heading) for place, heading in enumerate(headings) if first]
        info = next((self.infos[mark] for mark in bookmarks.values() if mark in self.infos), "")
        cells.append((0, width if first > 1 else width + len(headings), info))
        labels = {status.value: status.label for status in Status}
        for row, bookmark in bookmarks.items():
            origin = self.rows.get(bookmark) or RowOrigin(bookmark.removeprefix(BOOKMARK_PREFIX), "")
            status = "" if shows_status else labels.get(origin.status, origin.status)
            texts = (origin.uid, status, dump_exact(origin.exact))
            cells.extend((row, width + place, text) for place, text in enumerate(texts))
        builder.hidden_columns.update(range(width, width + len(headings) + 1))
        return cells


def read_origins(package: Package) -> Origins:
    """The origins in a package; none in files that are not ours or lost them."""
    origins = Origins()
    for part in list(package.names()):
        if part.startswith("customxml/item") and part.endswith(".xml") and NAMESPACE.encode() in package.read(part):
            root = package.tree(part)
            if root is not None:
                _collect(root, origins)
    return origins


def _collect(root: etree._Element, origins: Origins) -> None:
    for area in root:
        for entry in area:
            bookmark, uid = entry.get("bookmark"), entry.get("uid")
            if name_of(entry) == "entry" and bookmark and uid:
                origins.rows[bookmark] = RowOrigin(uid, entry.get("status", ""), load_exact(entry.text or ""))
                origins.infos[bookmark] = area.get("info", "")


def bookmark_of(row: etree._Element) -> str:
    """The bookmark that names a table row's entry; ``""`` when it has none."""
    for mark in row.iter("{*}bookmarkStart"):
        for key, value in mark.attrib.items():
            if str(key).endswith("}name") and str(value).startswith(BOOKMARK_PREFIX):
                return str(value)
    return ""
