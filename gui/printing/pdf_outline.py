"""Bookmarks of a PDF: the headings as a tree that a reader's side bar shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gui.printing.page import MM_PER_POINT
from gui.printing.page_source import Bookmark
from gui.printing.pdf_update import PdfUpdate, text_string


@dataclass(slots=True)
class _Node:
    number: int
    bookmark: Bookmark | None
    children: list["_Node"] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.children) + sum(child.count for child in self.children)


def add_outline(pdf: PdfUpdate, bookmarks: Sequence[Bookmark], heights: Sequence[float]) -> None:
    """Adds the bookmarks; ``heights`` are the pages' heights in mm, because PDF counts from the foot of the page."""
    if not bookmarks:
        return
    first = pdf.add(len(bookmarks) + 1)
    root = _tree(first, bookmarks)
    pages = pdf.pages
    _write(pdf, root, pages, heights)
    pdf.replace(
        root.number,
        b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
        % (root.children[0].number, root.children[-1].number, len(root.children)),
    )
    pdf.extend_catalogue(b"/Outlines %d 0 R\n/PageMode /UseOutlines" % root.number)


def _tree(first: int, bookmarks: Sequence[Bookmark]) -> _Node:
    root = _Node(first, None)
    path: list[tuple[int, _Node]] = [(0, root)]
    for index, bookmark in enumerate(bookmarks, 1):
        while path[-1][0] >= max(bookmark.level, 1):
            path.pop()
        node = _Node(first + index, bookmark)
        path[-1][1].children.append(node)
        path.append((max(bookmark.level, 1), node))
    return root


def _write(pdf: PdfUpdate, parent: _Node, pages: Sequence[int], heights: Sequence[float]) -> None:
    for index, node in enumerate(parent.children):
        if node.bookmark is None:
            continue
        y = (heights[node.bookmark.page] - node.bookmark.y) / MM_PER_POINT
        lines = [
            b"/Title " + text_string(node.bookmark.text),
            b"/Parent %d 0 R" % parent.number,
            b"/Dest [%d 0 R /XYZ null %.2f null]" % (pages[node.bookmark.page], y),
        ]
        if index:
            lines.append(b"/Prev %d 0 R" % parent.children[index - 1].number)
        if index + 1 < len(parent.children):
            lines.append(b"/Next %d 0 R" % parent.children[index + 1].number)
        if node.children:
            ends = node.children[0].number, node.children[-1].number
            lines.append(b"/First %d 0 R /Last %d 0 R /Count -%d" % (*ends, node.count))
        pdf.replace(node.number, b"<<\n" + b"\n".join(lines) + b"\n>>")
        _write(pdf, node, pages, heights)
