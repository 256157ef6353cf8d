"""Documents offered while a basis is typed, in the form and in cells. Safe for input methods (decisions 0053, 0082).

What is offered is said by ``model/document_offers.py``, which piece of the text it replaces by
``model/basis_typing.py``.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme import colours_of
from gui.widgets.growing_text import GrowingText
from model.basis import find_titles, title_key
from model.basis_typing import typed_piece, words_of
from model.document_offers import DocumentOffer, fitting

Index = QModelIndex | QPersistentModelIndex

OFFER_ROLE = Qt.ItemDataRole.UserRole
_MOST = 8  # offers shown at once
_LEAST_WIDTH = 560  # pixels
_MOST_WIDTH = 760
_PAD = 8
_GAP = 14
_INVALID = QModelIndex()


class DocumentOfferModel(QAbstractListModel):
    """Offers, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: Sequence[DocumentOffer] = ()

    def show(self, offers: Sequence[DocumentOffer]) -> None:
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return offer.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{offer.text}\n{offer.note}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{offer.text}，{offer.note}"
        return offer if role == OFFER_ROLE else None


class DocumentCompletion(QObject):
    """A list below the cursor while a title is typed; ↓ and Enter, or a click, take one. Nothing is chosen by itself,
    so Enter and Tab do what they always do until the clerk reaches into the list."""

    def __init__(self, box: GrowingText, offers: Callable[[], Sequence[DocumentOffer]]) -> None:
        super().__init__(box)
        self._box = box
        self._offers = offers
        self.model = DocumentOfferModel(self)
        self._completer = QCompleter(self.model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(box)
        self.popup = QListView(box)
        self.popup.setObjectName("document_offers")
        self.popup.setAccessibleName("可以引用的文件")
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self.popup)
        self.popup.setItemDelegate(_OfferDelegate(self.popup))
        box.popup = self.popup
        box.typed.connect(self._on_typed)
        box.composing_began.connect(self.hide)
        self._completer.activated.connect(self._on_activated)

    def hide(self) -> None:
        """Offer nothing."""
        if self.popup.isVisible():
            self.popup.hide()

    def _on_typed(self) -> None:
        text, place = self._text_and_place()
        piece = typed_piece(text, place) if self._box.hasFocus() and not self._box.isReadOnly() else None
        if piece is None:
            self.hide()
            return
        cited = {title_key(title.text) for title in find_titles(text[: piece[0]] + text[piece[1] :])}
        offers = [offer for offer in self._offers() if not offer.keys <= cited]
        found = fitting(offers, words_of(text, piece), _MOST)
        if found == [offer for offer in found if offer.text == text[slice(*piece)]]:
            self.hide()
            return
        self.model.show(found)
        rect = self._box.cursorRect()
        rect.setWidth(min(max(_LEAST_WIDTH, self._box.width()), _MOST_WIDTH))
        self._completer.complete(rect)
        self.popup.setCurrentIndex(_INVALID)

    def _on_activated(self, citation: str) -> None:
        text, place = self._text_and_place()
        piece = typed_piece(text, place)
        if piece is not None:
            cursor = self._box.textCursor()
            cursor.setPosition(_units(text[: piece[0]]))
            cursor.setPosition(_units(text[: piece[1]]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(citation)
            self._box.setTextCursor(cursor)

    def _text_and_place(self) -> tuple[str, int]:
        """The text and the cursor's place in it, counted in characters; Qt counts the halves of rare ones."""
        text = self._box.text()
        before = text.encode("utf-16-le", "surrogatepass")[: 2 * self._box.textCursor().position()]
        return text, len(before.decode("utf-16-le", "ignore"))


class _OfferDelegate(QStyledItemDelegate):
    """The citation, and muted at the right where it comes from."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, DocumentOffer):
            return
        colours = colours_of(option.palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.selection if selected else colours.hover))
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        metrics = option.fontMetrics
        middle = Qt.AlignmentFlag.AlignVCenter
        note = metrics.elidedText(offer.note, Qt.TextElideMode.ElideMiddle, room.width() // 2)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.warning if offer.old else colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, note)
        words = QRect(room)
        words.setRight(room.right() - metrics.horizontalAdvance(note) - _GAP)
        text = metrics.elidedText(offer.text, Qt.TextElideMode.ElideMiddle, words.width())
        painter.setPen(QColor(colours.on_selection if selected else colours.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, text)


def _units(text: str) -> int:
    """How long a text is for Qt."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
