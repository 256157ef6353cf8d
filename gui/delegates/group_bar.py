"""How the head of a group looks in the table: a bar across all columns with a triangle, its name and its number."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPolygon

from gui.theme import colours_of

_TRIANGLE = 4  # pixels from its middle to its edge
_LEFT = 8


def paint_bar(painter: QPainter, rect: QRect, name: str, number: int, *, folded: bool, palette: QPalette) -> None:
    """Paint the bar into the rectangle."""
    colours = colours_of(palette)
    painter.fillRect(rect, QColor(colours.surface_alt))
    painter.setPen(QColor(colours.border_strong))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    middle = QPoint(rect.left() + _LEFT + _TRIANGLE, rect.center().y())
    side = _TRIANGLE
    if folded:
        points = [middle + QPoint(-side // 2, -side), middle + QPoint(side, 0), middle + QPoint(-side // 2, side)]
    else:
        points = [middle + QPoint(-side, -side // 2), middle + QPoint(side, -side // 2), middle + QPoint(0, side)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.muted))
    painter.drawPolygon(QPolygon(points))
    painter.restore()
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    room = rect.adjusted(_LEFT + 3 * _TRIANGLE + 4, 0, -8, 0)
    line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    count = f"{number} 项"
    width = painter.fontMetrics().horizontalAdvance(count) + 12
    words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max(40, room.width() - width))
    painter.drawText(room, line, words)
    painter.setPen(QColor(colours.muted))
    painter.drawText(room.adjusted(painter.fontMetrics().horizontalAdvance(words) + 12, 0, 0, 0), line, count)
