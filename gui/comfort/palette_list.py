"""The list of the command palette: offers as an item model, and how a line of it is painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.comfort.matching import words_of
from gui.comfort.offers import Offer, OfferKind
from gui.icons import drawn
from gui.theme import Colours, colours_of
from model import search

Index = QModelIndex | QPersistentModelIndex

OFFER_ROLE = Qt.ItemDataRole.UserRole
_INVALID = QModelIndex()
_ICON = 16
_PAD = 8
_GAP = 12


class OfferModel(QAbstractListModel):
    """Offers, the best first. ``query`` is what was typed, to be marked in the titles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = ""
        self._offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer], query: str) -> None:
        self.beginResetModel()
        self._offers = tuple(offers)
        self.query = query
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == OFFER_ROLE:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return offer.reason or offer.beside
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (offer.kind.value, offer.title, offer.place, offer.keys, offer.reason)
            return "，".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Grey lines can be reached, so that their reason can be read, but not taken."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class OfferDelegate(QStyledItemDelegate):
    """Sign, title with what was typed marked, then place or reason; shortcut or kind at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, Offer):
            return
        colours = colours_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if selected else colours.hover))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 5, 5)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if offer.icon:
            ink = QColor(colours.disabled if offer.reason else colours.muted)
            picture = drawn(offer.icon, _ICON, ink, painter.device().devicePixelRatioF())
            painter.drawPixmap(room.left(), room.center().y() - _ICON // 2 + 1, picture)
        room.setLeft(room.left() + _ICON + _PAD)
        room.setRight(self._paint_end(painter, option.fontMetrics, offer, room, colours))
        self._paint_words(painter, option.fontMetrics, index, offer, room, colours, selected=selected)
        painter.restore()

    def _paint_end(self, painter: QPainter, metrics: QFontMetrics, offer: Offer, room: QRect, colours: Colours) -> int:
        """The shortcut, or what is offered; returns where the words must end."""
        text = offer.keys if offer.kind is OfferKind.ACTION else offer.kind.value
        painter.setPen(QColor(colours.disabled if offer.reason else colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return room.right() - (metrics.horizontalAdvance(text) + _GAP if text else 0)

    def _paint_words(
        self,
        painter: QPainter,
        metrics: QFontMetrics,
        index: Index,
        offer: Offer,
        room: QRect,
        colours: Colours,
        *,
        selected: bool,
    ) -> None:
        model = index.model()
        query = model.query if isinstance(model, OfferModel) else ""
        title = metrics.elidedText(offer.title, Qt.TextElideMode.ElideRight, room.width() * 2 // 3)
        for begin, end in search.spans(title, query, initials=True) if words_of(query) else ():
            left = room.left() + metrics.horizontalAdvance(title[:begin])
            width = metrics.horizontalAdvance(title[begin:end])
            top = room.center().y() - metrics.height() // 2
            painter.fillRect(QRect(left, top, width, metrics.height()), QColor(colours.found))
        ink = colours.disabled if offer.reason else colours.on_selection if selected else colours.text
        painter.setPen(QColor(ink))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle, title)
        rest = room.adjusted(metrics.horizontalAdvance(title) + _GAP, 0, 0, 0)
        painter.setPen(QColor(colours.warning if offer.reason else colours.muted))
        words = offer.reason or offer.place
        painter.drawText(rest, middle, metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, rest.width()))
