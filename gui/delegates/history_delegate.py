"""How a line of the history looks: the step with time and user; a change with its old words struck out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.delegates.wrapped_text import Line, broken
from gui.item_models.history_model import AFTER_ROLE, BEFORE_ROLE
from gui.theme import colours_of
from model.text import diff_spans

Index = QModelIndex | QPersistentModelIndex

_PAD = 4
_ICON = 14
_MOST_LINES = 4
_LEAST_WIDTH = 120


class HistoryDelegate(QStyledItemDelegate):
    """Paints steps and changes; the characters that differ are marked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        if not index.parent().isValid():
            return QSize(120, 2 * line + 2 * _PAD)
        if index.data(AFTER_ROLE) is None:
            return QSize(120, line + 2 * _PAD)
        width = self._width(option)
        rows = sum(len(self._lines(str(index.data(role)), width, option)) for role in (BEFORE_ROLE, AFTER_ROLE))
        return QSize(120, (1 + rows) * line + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = colours_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setFont(option.font)
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if index.parent().isValid():
            self._paint_change(painter, option, index, room)
        else:
            self._paint_step(painter, option, index, room)

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRect) -> None:
        colours = colours_of(option.palette)
        line = option.fontMetrics.lineSpacing()
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        icon.paint(painter, QRect(room.left(), room.top() + 1, _ICON, _ICON))
        left = room.left() + _ICON + 6
        width = room.right() - left
        painter.setPen(QColor(colours.text))
        title = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, room.top(), width, line), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            QRect(left, room.top() + line, width, line), Qt.AlignmentFlag.AlignVCenter, str(index.data(BEFORE_ROLE))
        )

    def _paint_change(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRect) -> None:
        colours = colours_of(option.palette)
        line = option.fontMetrics.lineSpacing()
        painter.setPen(QColor(colours.muted))
        name = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(QRect(room.left(), room.top(), room.width(), line), Qt.AlignmentFlag.AlignVCenter, name)
        if index.data(AFTER_ROLE) is None:
            return
        before, after = str(index.data(BEFORE_ROLE)), str(index.data(AFTER_ROLE))
        lost, won = diff_spans(before, after)
        top = room.top() + line
        for text, spans, ground, struck in (
            (before, lost, colours.error_soft, True),
            (after, won, colours.success_soft, False),
        ):
            font = QFont(option.font)
            font.setStrikeOut(struck)
            painter.setFont(font)
            for start, piece in self._lines(text, self._width(option), option):
                for begin, end in spans:
                    first, last = max(begin - start, 0), min(end - start, len(piece))
                    if first < last:
                        left = room.left() + option.fontMetrics.horizontalAdvance(piece[:first])
                        width = option.fontMetrics.horizontalAdvance(piece[first:last])
                        painter.fillRect(QRect(left, top, width, line), QColor(ground))
                painter.setPen(QColor(colours.muted if struck else colours.text))
                painter.drawText(room.left(), top + option.fontMetrics.ascent(), piece)
                top += line

    def _width(self, option: QStyleOptionViewItem) -> int:
        return max(_LEAST_WIDTH, option.widget.width() - 70)

    def _lines(self, text: str, width: int, option: QStyleOptionViewItem) -> tuple[Line, ...]:
        return broken(text, width, _MOST_LINES, option.font.toString())
