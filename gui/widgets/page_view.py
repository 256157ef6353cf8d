"""Pages under each other on a desk, to be scrolled and zoomed. What is on them is the business of ``gui/printing``.

Pages are laid out in slices while the event loop is idle and painted when they are about to be seen, so the first page
shows at once and the window never waits, however long the document is. Nothing else is laid out before it is painted.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.printing.page_source import PageSource
from gui.printing.painter import PagePainter
from gui.slices import Slices
from gui.theme import colours_of, dark
from gui.widgets.page_desk import EDGE, GAP, PageDesk
from gui.widgets.page_pictures import PagePictures

FIT_WIDTH, FIT_PAGE = 0.0, -1.0
"""Zoom values that follow the size of the view; every other zoom is a factor, 1 is the size on paper."""

SMALLEST, LARGEST = 0.05, 5.0
_SMALLEST_FIT = 0.01  # a board of five metres is seen as a whole in a small window too
_PICTURE = 12_000_000  # pixels: larger pages are not kept as pictures, only their visible part is painted
_FIRST = 100  # ms: so long at most the other pages wait for the first one to be painted
_LINE = 60  # pixels a turn of the wheel or an arrow key moves


class PageView(QAbstractScrollArea):
    """Shows the pages of one document, or a sentence when there is none.

    Signals: ``current_changed(index)`` when another page is in front, ``count_changed(known, complete)`` while pages
    are laid out, ``zoom_changed(factor)`` with the factor in use.
    """

    current_changed = Signal(int)
    count_changed = Signal(int, bool)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_view")
        self.setAccessibleName("页面预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._pages: PageSource | None = None
        self._pictures: PagePictures | None = None
        self._message = ""
        self._zoom = FIT_WIDTH
        self._desk = PageDesk()
        self._current = 0
        self._slices = Slices(self)
        self._painting = QTimer(self, interval=0, singleShot=True)
        self._first = QTimer(self, interval=_FIRST, singleShot=True)
        self._first.timeout.connect(self._slices.resume)
        self._slices.advanced.connect(self._on_laid_out)
        self._slices.finished.connect(self._on_complete)
        self._painting.timeout.connect(self._on_paint_next)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def pages(self) -> PageSource | None:
        return self._pages

    @property
    def waiting(self) -> bool:
        """Whether the first page is still to be painted; nothing that takes long should begin before."""
        return self._first.isActive()

    @property
    def current(self) -> int:
        """The index of the page in front."""
        return self._current

    @property
    def zoom(self) -> float:
        """The chosen zoom: ``FIT_WIDTH``, ``FIT_PAGE`` or a factor."""
        return self._zoom

    @property
    def factor(self) -> float:
        """The zoom in use as a factor; 1 is the size on paper."""
        return self._desk.scale * 25.4 / self.logicalDpiX()

    def show_pages(self, pages: PageSource, *, keep_place: bool = False) -> None:
        """Shows another document from its first page, or with ``keep_place`` from the page in front."""
        wanted = self._current if keep_place else 0
        self._pages = pages
        self._pictures = PagePictures(pages)
        self._message = ""
        self._desk.clear()
        self._slices.start(lambda: self._lay_out(pages, wanted))
        if wanted == 0:
            self.verticalScrollBar().setValue(0)
            self._slices.pause()
            self._first.start(_FIRST if self.isVisible() else 0)
        self._on_laid_out()

    def show_message(self, sentence: str) -> None:
        """Shows a sentence instead of pages."""
        self.stop()
        self._pages, self._pictures = None, None
        self._message = sentence
        self._desk.clear()
        self._current = 0
        self._update_bars()
        self.count_changed.emit(0, True)
        self.viewport().update()

    def go_to(self, index: int) -> None:
        """Brings a page to the top, or as far up as the end of the document lets it come."""
        index = max(0, min(index, len(self._desk) - 1))
        self.verticalScrollBar().setValue(round(self._desk.top(index)) - GAP)
        if index in self._visible():
            self._set_current(index)

    def set_zoom(self, zoom: float) -> None:
        """Zooms around the middle of the view."""
        if zoom > 0:
            zoom = max(SMALLEST, min(zoom, LARGEST))
        half = self.viewport().height() / 2
        place = self._desk.place(self.verticalScrollBar().value() + half)
        self._zoom = zoom
        self._update_bars()
        self.verticalScrollBar().setValue(round(self._desk.pixels(place) - half))
        self.zoom_changed.emit(self.factor)
        self.viewport().update()

    def stop(self) -> None:
        """Leaves off laying out; what is known stays visible."""
        self._first.stop()
        self._slices.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = colours_of(self.palette())
        painter.fillRect(event.rect(), QColor(colours.window if colours is dark() else colours.border))
        if self._pages is None:
            painter.setPen(QColor(colours.muted))
            area = self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        else:
            for index in self._visible():
                self._paint_page(painter, index, event.rect())
            if self._first.isActive() and not self._painting.isActive():
                self._first.start(0)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self._desk.place(self.verticalScrollBar().value())
        self._update_bars()
        self.verticalScrollBar().setValue(round(self._desk.pixels(place)))
        if self._zoom <= 0:
            self.zoom_changed.emit(self.factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.factor * 1.1 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Home: -self._current,
            Qt.Key.Key_End: len(self._desk),
        }
        step = keys.get(Qt.Key(event.key()))
        if step is not None:
            self.go_to(self._current + step)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ZOOM_KEYS:
            step_of = _ZOOM_KEYS[Qt.Key(event.key())]
            self.set_zoom(step_of if step_of <= 0 else self.factor * step_of)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _on_laid_out(self) -> None:
        while self._pages is not None and len(self._desk) < self._pages.known:
            self._desk.add(*self._pages.size(len(self._desk)))
        self._update_bars()
        if self._pages is not None:
            self.count_changed.emit(self._pages.known, self._pages.complete)
        self.viewport().update()

    def _on_complete(self) -> None:
        pages, pictures = self._pages, self._pictures
        if pages is not None and pictures is not None and pages.needs_total:
            for index in range(pages.known):  # their numbers of pages were not known when they were painted
                pictures.forget(index)
        self._on_laid_out()

    def _on_scrolled(self) -> None:
        index, _ = self._desk.place(self.verticalScrollBar().value() + self.viewport().height() / 3)
        self._set_current(index)

    def _on_paint_next(self) -> None:
        """Paints one visible page that has no picture yet, then lets the event loop breathe."""
        pictures, scale = self._pictures, self._device_scale()
        if pictures is None:
            return
        for index in self._visible():
            if self._is_picture(index) and pictures.find(index, scale) is None:
                pictures.paint(index, scale)
                self.viewport().update(self._frame(index))
                self._painting.start()
                return

    def _set_current(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self.current_changed.emit(index)
            self.setAccessibleDescription(f"第 {index + 1} 页")

    def _lay_out(self, pages: PageSource, wanted: int) -> Iterator[object]:
        while pages.advance():
            if pages.known == wanted + 1:
                self._on_laid_out()
                self.go_to(wanted)
            yield None

    def _paint_page(self, painter: QPainter, index: int, exposed: QRect) -> None:
        frame = self._frame(index)
        shadow = QColor(0, 0, 0, 40)
        painter.fillRect(frame.translated(2, 3), shadow)
        painter.fillRect(frame, QColor("#ffffff"))
        pictures = self._pictures
        if pictures is None or not frame.intersects(exposed):
            return
        if not self._is_picture(index):
            self._paint_part(painter, index, frame, exposed)
            return
        picture: QPixmap | None = pictures.find(index, self._device_scale())
        if picture is None:
            self._painting.start()
            picture = pictures.stand_in(index)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(frame, picture)

    def _paint_part(self, painter: QPainter, index: int, frame: QRect, exposed: QRect) -> None:
        """Paints what is seen of a page too large for a picture."""
        if self._pages is None:
            return
        scale = self._desk.scale
        seen = frame.intersected(exposed).translated(-frame.topLeft())
        part = QRectF(seen.x() / scale, seen.y() / scale, seen.width() / scale, seen.height() / scale)
        painter.save()
        painter.setClipRect(frame.intersected(exposed))
        painter.translate(frame.topLeft())
        PagePainter(self._pages.book).paint(self._pages.page(index), painter, scale, part)
        painter.restore()

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        return self._desk.visible(top, top + self.viewport().height())

    def _frame(self, index: int) -> QRect:
        """Where a page lies in the viewport."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        return self._desk.frame(index, self.viewport().width(), bars[0].value(), bars[1].value())

    def _is_picture(self, index: int) -> bool:
        return self._desk.pixel_count(index, self.devicePixelRatioF()) <= _PICTURE

    def _device_scale(self) -> float:
        return round(self._desk.scale * self.devicePixelRatioF(), 3)

    def _pixels_per_mm(self) -> float:
        """The scale that the chosen zoom means for this document and this size of the view."""
        normal = self.logicalDpiX() / 25.4
        if self._zoom > 0 or self._pages is None:
            return normal * (self._zoom if self._zoom > 0 else 1.0)
        width, height = self._pages.largest
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        scale = (room.width() - bar - 2 * EDGE) / width
        if self._zoom == FIT_PAGE:
            scale = min(scale, (room.height() - 2 * EDGE) / height)
        return max(min(scale, normal * LARGEST), normal * _SMALLEST_FIT)

    def _update_bars(self) -> None:
        self._desk.scale = self._pixels_per_mm()
        size = self.viewport().size()
        for bar, total, room in (
            (self.verticalScrollBar(), self._desk.height, size.height()),
            (self.horizontalScrollBar(), self._desk.width, size.width()),
        ):
            bar.setRange(0, max(total - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(_LINE)


_ZOOM_KEYS = {
    Qt.Key.Key_0: FIT_WIDTH,
    Qt.Key.Key_1: FIT_PAGE,
    Qt.Key.Key_Plus: 1.25,
    Qt.Key.Key_Equal: 1.25,
    Qt.Key.Key_Minus: 0.8,
}
