"""How a line of the area tree looks: icon, name, and at the right its count and how many have problems."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.icons import drawn
from gui.item_models.area_tree_model import COUNT_ROLE, HEADING_ROLE, PROBLEMS_ROLE
from gui.theme import colours_of

Index = QModelIndex | QPersistentModelIndex

_ROW = 25  # pixels at least
_ICON = 16


class TreeDelegate(QStyledItemDelegate):
    """Paints the lines of the area tree."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(_ROW, option.fontMetrics.height() + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(HEADING_ROLE):
            self._paint_heading(painter, option, index)
            return
        colours = colours_of(option.palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if selected else colours.hover))
            painter.drawRoundedRect(rect.adjusted(0, 1, -6, -1), 5, 5)
            painter.restore()
        ink = QColor(colours.on_selection if selected else colours.text)
        right = self._paint_numbers(painter, option, index, rect.right() - 14)
        left = rect.left() + 4
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            icon.paint(painter, QRect(left, rect.center().y() - _ICON // 2, _ICON, _ICON))
            left += _ICON + 6
        painter.setPen(ink)
        painter.setFont(option.font)
        room = QRect(left, rect.top(), right - left - 6, rect.height())
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(rect.adjusted(0, 1, -7, -2), 5, 5)

    def _paint_numbers(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, right: int) -> int:
        """Paint the count and the problem sign; returns where the name must end."""
        colours = colours_of(option.palette)
        metrics = option.fontMetrics
        count, problems = index.data(COUNT_ROLE), index.data(PROBLEMS_ROLE)
        text = str(count) if count else ""
        width = metrics.horizontalAdvance("000" if len(text) < 4 else text)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted))
        box = QRect(right - width, option.rect.top(), width, option.rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        left = box.left()
        if problems:
            left -= _ICON + 2
            picture = drawn("warning", _ICON - 2, QColor(colours.warning), painter.device().devicePixelRatioF())
            painter.drawPixmap(left, option.rect.center().y() - _ICON // 2 + 1, picture)
        return left

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font = QFont(option.font)
        font.setPointSizeF(max(7.5, font.pointSizeF() - 1))
        painter.setFont(font)
        painter.setPen(QColor(colours_of(option.palette).muted))
        room = option.rect.adjusted(4, 6, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
