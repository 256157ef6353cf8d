"""Arrows on paper: a line and a filled head, always as large as the paper says."""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from gui.printing.page import PlacedArrow

_HEAD = 2.2  # mm long
_HALF = 0.85  # mm from its middle to its side


def paint_arrow(item: PlacedArrow, painter: QPainter, units: float) -> None:
    """Draws an arrow; ``units`` are the painter's units in a millimetre."""
    begin = QPointF(item.x, item.y)
    end = QPointF(item.x + item.width, item.y + item.height)
    if item.returns:
        begin, end = end, begin
    line = QLineF(begin, end)
    if line.length() == 0:
        return
    along = line.unitVector()
    step = QPointF(along.dx(), along.dy())
    across = QPointF(-step.y(), step.x())
    neck = end - step * min(_HEAD, line.length())
    color = QColor(item.color)
    pen = QPen(color, item.thickness * units)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(begin * units, neck * units))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    head = QPolygonF([end * units, (neck + across * _HALF) * units, (neck - across * _HALF) * units])
    painter.drawPolygon(head)
