"""Pictures of laid-out pages for the screen, kept as long as they fit into a fixed amount of memory."""

from collections import OrderedDict

from PySide6.QtGui import QPixmap

from gui.printing.images import page_image
from gui.printing.page_source import PageSource
from gui.printing.painter import PagePainter

_MEMORY = 96 * 1024 * 1024  # bytes
_BYTES = 4  # of a pixel


class PagePictures:
    """The pictures of one document's pages, one for each page and resolution, newest last."""

    def __init__(self, pages: PageSource) -> None:
        self._pages = pages
        self._painter = PagePainter(pages.book)
        self._kept: OrderedDict[tuple[int, float], QPixmap] = OrderedDict()
        self._size = 0

    def find(self, index: int, pixels_per_mm: float) -> QPixmap | None:
        """The picture of a page at this resolution, if it was painted already."""
        picture = self._kept.get((index, pixels_per_mm))
        if picture is not None:
            self._kept.move_to_end((index, pixels_per_mm))
        return picture

    def stand_in(self, index: int) -> QPixmap | None:
        """A picture of the page at any resolution, to be shown until the right one is painted."""
        return next((picture for (page, _), picture in reversed(self._kept.items()) if page == index), None)

    def paint(self, index: int, pixels_per_mm: float) -> QPixmap:
        """Paints a page and keeps its picture."""
        picture = QPixmap.fromImage(page_image(self._pages.page(index), self._painter, pixels_per_mm))
        self._kept[index, pixels_per_mm] = picture
        self._size += _bytes(picture)
        while self._size > _MEMORY and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._size -= _bytes(dropped)
        return picture

    def forget(self, index: int) -> None:
        """Drops the pictures of a page whose numbers are known only now."""
        for key in [key for key in self._kept if key[0] == index]:
            self._size -= _bytes(self._kept.pop(key))


def _bytes(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES
