"""The strip of small pages beside the preview. Small pages are painted when they come into sight, one at a time."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui.printing.page_source import PageSource
from gui.widgets.page_pictures import PagePictures

PICTURE = QSize(84, 112)
_ROOM = QSize(104, 140)
_INSIDE = QPoint(_ROOM.width() // 2, 12)  # from a corner of the view to a place inside an item
_EDGE = "#9aa3ae"
_NO_PARENT = QModelIndex()


class PageModel(QAbstractListModel):
    """The pages known so far, as small pictures with their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PageSource | None = None
        self._pictures: PagePictures | None = None
        self._known = 0
        self._scale = 1.0
        self._ratio = 1.0
        self._wanted: list[int] = []
        self.in_sight = range(0)
        """The rows that can be seen: of others no picture is painted, though the view asks for them too."""
        self._painting = QTimer(self, singleShot=True, interval=0)
        self._painting.timeout.connect(self._on_paint)

    def show_pages(self, pages: PageSource | None, ratio: float) -> None:
        """Show another document, or none; ``ratio`` is that of the screen's pixels."""
        self.beginResetModel()
        self._painting.stop()
        self._wanted.clear()
        self._pages = pages
        self._pictures = PagePictures(pages) if pages is not None else None
        self._known = pages.known if pages is not None else 0
        self._ratio = ratio
        self.endResetModel()

    def follow(self) -> None:
        """More pages may be known by now."""
        known = self._pages.known if self._pages is not None else 0
        if known > self._known:
            self.beginInsertRows(_NO_PARENT, self._known, known - 1)
            self._known = known
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._known

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._known:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"第 {index.row() + 1} 页"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        return None

    def _picture(self, row: int) -> QPixmap:
        if self._pages is None or self._pictures is None:
            return QPixmap()
        found = self._pictures.find(row, self._pixels_per_mm(row))
        if found is not None:
            return found
        if row not in self._wanted:
            self._wanted.append(row)
            self._painting.start()
        width, height = self._pages.size(row)
        scale = self._pixels_per_mm(row)
        blank = QPixmap(max(round(width * scale), 1), max(round(height * scale), 1))
        blank.fill(QColor("#ffffff"))
        _frame(blank)
        blank.setDevicePixelRatio(self._ratio)
        return blank

    def _pixels_per_mm(self, row: int) -> float:
        if self._pages is None:
            return 1.0
        width, height = self._pages.size(row)
        return round(min(PICTURE.width() / width, PICTURE.height() / height) * self._ratio, 4)

    def _on_paint(self) -> None:
        if not self._wanted or self._pictures is None:
            return
        self._wanted = [row for row in self._wanted if row in self.in_sight and row < self._known]
        if self._wanted:
            row = self._wanted.pop(0)
            picture = self._pictures.paint(row, self._pixels_per_mm(row))
            _frame(picture)
            picture.setDevicePixelRatio(self._ratio)
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])
        if self._wanted:
            self._painting.start()


def _frame(picture: QPixmap) -> None:
    """Draws the paper's edge: white paper on a white strip has none."""
    painter = QPainter(picture)
    painter.setPen(QColor(_EDGE))
    painter.drawRect(0, 0, picture.width() - 1, picture.height() - 1)
    painter.end()


class Thumbnails(QListView):
    """The small pages of what the preview shows.

    Signals: ``page_requested(index)`` when the clerk chose a page.
    """

    page_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_thumbnails")
        self.setAccessibleName("各页缩略图")
        self._pages_model = PageModel(self)
        self.setModel(self._pages_model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(_ROOM)
        self.setIconSize(PICTURE)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_ROOM.width() + 16)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_pages(self, pages: PageSource | None) -> None:
        """Show another document, or none."""
        self._pages_model.show_pages(pages, self.devicePixelRatioF())

    def follow(self) -> None:
        """More pages may be known by now."""
        self._pages_model.follow()

    def show_current(self, page: int) -> None:
        """Mark the page in front."""
        index = self._pages_model.index(page)
        if index.isValid():
            self.setCurrentIndex(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.viewport().rect()
        first = self.indexAt(shown.topLeft() + _INSIDE).row()
        self._pages_model.in_sight = range(max(first, 0), max(first, 0) + shown.height() // _ROOM.height() + 2)
        super().paintEvent(event)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.page_requested.emit(index.row())
