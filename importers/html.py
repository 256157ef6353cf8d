"""HTML tables: saved web pages, .xls files that are web pages inside, single-file web archives, the clipboard's HTML.

Pages are read as a browser shows them: white space folded, scripts and hidden remarks left out, spans put on a grid.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.policy import default as mail_policy

from lxml import etree

from importers.office.symbols import is_symbol_font, shown
from importers.reading.builder import Budget, SheetBuilder
from importers.reading.decoding import decode
from importers.reading.grid import Grid
from importers.reading.source import RESAVE_TABLE, Source
from importers.sheet import Sheet
from model.errors import UserError
from model.progress import Progress

_CHARSET = re.compile(
    rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]*encoding=[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE
)
_BLANKS = re.compile("[ \t\r\n\f]+")
_NOT_SHOWN = {"script", "style", "head", "noscript", "template", "rt", "rp", "option", "textarea", "svg", "colgroup"}
_LINES = {
    "p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
    "center", "section", "article", "header", "footer", "nav", "main", "form", "fieldset", "blockquote",
    "tr", "td", "th", "caption", "body", "html", "address", "figure", "title",
}  # fmt: skip
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"';,]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DATA_COLUMNS, _DATA_ROWS = 3, 2  # a table inside a cell from this size on is a table of its own
_MOST_LINES = 100  # kept above a table


def read_html(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The tables of a page in reading order."""
    yield from _sheets_of_bytes(source.path.read_bytes(), "", progress)


def read_web_archive(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The tables of a single-file web page (.mht): all its HTML parts."""
    message = message_from_bytes(source.path.read_bytes(), policy=mail_policy)
    budget = Budget()
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            charset = part.get_content_charset("")
            if isinstance(content, bytes):
                yield from _sheets_of_bytes(content, charset, progress, budget)


def sheets_of_html(text: str, budget: Budget | None = None) -> list[Sheet]:
    """The tables of an HTML text, each with the lines above it; the last with those below."""
    root = _parse(text)
    page = _Page(budget or Budget(), _layout_tables(root))
    for kind, item in _flow(root):
        page.take(kind, item)
    return page.sheets()


def _sheets_of_bytes(data: bytes, charset: str, progress: Progress, budget: Budget | None = None) -> Iterator[Sheet]:
    said = _CHARSET.search(data[:4096])
    declared = charset or (next(group for group in said.groups() if group).decode("ascii") if said else "")
    decoded = decode(data, declared)
    progress(0, 0, "正在读取网页中的表格")
    if re.search(r"<frameset", decoded.text[:20_000], re.IGNORECASE) and "<td" not in decoded.text:
        raise UserError(f"只是多个网页文件的目录，表格在旁边的文件夹里。{RESAVE_TABLE}")
    for index, sheet in enumerate(sheets_of_html(decoded.text, budget)):
        yield sheet if index else replace(sheet, remarks=(*decoded.remarks, *sheet.remarks))


def _parse(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root: etree._Element | None = None
    with suppress(etree.XMLSyntaxError):  # a page without any element
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    if parser.error_log.filter_from_fatals():  # browsers' own tolerance is kept; this is a limit, the rest was cut
        raise UserError(f"的标签嵌套得太深或有一格文字太长，没有读取。{RESAVE_TABLE}")
    return root if root is not None else etree.Element("html")


Item = str | etree._Element
"""A line of text, or a ``table`` element."""


def _flow(root: etree._Element) -> Iterator[tuple[str, Item]]:
    """What an element shows, in order: ("line", text) and ("table", element)."""
    line: list[str] = []
    fonts = [""]  # the symbol font of the element and of those around it
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = _name(element)
        if event == "start":
            fonts.append(_symbol_font(element, fonts[-1]))
            if element is not root and name == "table":
                yield from _line(line)
                yield "table", element
                walker.skip_subtree()
            elif element is not root and (name in _NOT_SHOWN or _is_hidden(element)):
                walker.skip_subtree()
            else:
                if name in _LINES:
                    yield from _line(line)
                line.append(shown(_own_text(element, name), fonts[-1]))
        else:
            if name in _LINES or name == "table":
                yield from _line(line)
            fonts.pop()
            if element is not root:
                line.append(shown(element.tail or "", fonts[-1]))
    yield from _line(line)


def _line(pieces: list[str]) -> Iterator[tuple[str, Item]]:
    text = _BLANKS.sub(" ", "".join(pieces)).strip(" ")
    pieces.clear()
    if text:
        yield "line", text


def _own_text(element: etree._Element, name: str) -> str:
    if name == "input" and element.get("type", "").lower() in {"checkbox", "radio"}:
        return "■" if element.get("checked") is not None else "□"
    if name == "input":
        return element.get("value", "") if element.get("type", "text").lower() == "text" else ""
    return element.text or ""


def _name(element: etree._Element) -> str:
    tag: object = element.tag
    return tag.lower() if isinstance(tag, str) else "script"


def _symbol_font(element: etree._Element, inherited: str) -> str:
    """The font of an element when its letters are pictures; ``""`` for one of letters."""
    said = _FONT.search(element.get("style", ""))
    name = element.get("face", "") or (said[1].strip() if said else "")
    if not name:
        return inherited
    return name if is_symbol_font(name) else ""


def _is_hidden(element: etree._Element) -> bool:
    return bool(_HIDDEN.search(element.get("style", "")))


class _Page:
    """Collects tables and the lines between them."""

    def __init__(self, budget: Budget, layouts: set[etree._Element]) -> None:
        self._budget = budget
        self._layouts = layouts
        self._lines: list[str] = []
        self._sheets: list[Sheet] = []

    def take(self, kind: str, item: Item) -> None:
        if isinstance(item, str):
            self._lines.append(item)
            return
        if item in self._layouts:  # a layout table: what it shows flows like the page around it
            for cell in _own_cells(item):
                for inner_kind, inner in _flow(cell):
                    self.take(inner_kind, inner)
            return
        sheet = self._sheet(item)
        if sheet.rows:
            self._sheets.append(sheet)
            self._lines = []

    def sheets(self) -> list[Sheet]:
        if self._sheets:
            self._sheets[-1] = replace(self._sheets[-1], below=tuple(self._lines[:_MOST_LINES]))
        return self._sheets

    def _sheet(self, table: etree._Element) -> Sheet:
        builder = SheetBuilder(f"表格 {len(self._sheets) + 1}", self._budget)
        grid = Grid(builder)
        rows = list(_own(table, "tr"))
        for index, row in enumerate(rows):
            grid.begin_row()
            if _is_hidden(row):
                builder.hidden_rows.add(index)
            for cell in _own(row, "td", "th"):
                text = "\n".join(_cell_lines(cell))
                height = _span(cell, "rowspan") or len(rows)
                column = grid.place(text, max(1, _span(cell, "colspan")), min(height, len(rows) - index))
                if _is_hidden(cell):
                    builder.hidden_columns.add(column)
            grid.end_row()
        caption = [line for part in table.iterchildren("caption") for line in _cell_lines(part)]
        return builder.build(above=[*self._lines, *caption][-_MOST_LINES:])


def _cell_lines(cell: etree._Element) -> Iterator[str]:
    """The lines of a cell; a small table in it gives its rows as lines."""
    for _, item in _flow(cell):
        if isinstance(item, str):
            yield item
        else:
            for row in _own(item, "tr"):
                yield " ".join(line for inner in _own(row, "td", "th") for line in _cell_lines(inner))


def _own(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Descendants of these names that belong to this table or row, not to one inside."""
    for child in element:
        name = _name(child)
        if name in names:
            yield child
        elif name not in {"table", "tr", "td", "th"}:
            yield from _own(child, *names)


def _own_cells(table: etree._Element) -> Iterator[etree._Element]:
    for row in _own(table, "tr"):
        yield from _own(row, "td", "th")


def _layout_tables(root: etree._Element) -> set[etree._Element]:
    """The tables that only arrange others: in one of their cells is a table that is data, or such a layout itself."""
    layouts: set[etree._Element] = set()
    for table in reversed(list(root.iter("table"))):  # inner tables come before those around them
        outer = next(table.iterancestors("table"), None)
        if outer is not None and (table in layouts or _is_data(table)):
            layouts.add(outer)
    return layouts


def _is_data(table: etree._Element) -> bool:
    rows = list(_own(table, "tr"))
    return len(rows) >= _DATA_ROWS and max(sum(1 for _ in _own(row, "td", "th")) for row in rows) >= _DATA_COLUMNS


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(int(text), 100_000) if text.isdecimal() and len(text) < 9 else 1
