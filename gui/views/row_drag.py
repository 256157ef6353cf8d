"""Dragging rows of the table: the drag and what hangs at the mouse. Where rows may be dropped say the models."""

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.theme import colours_of

_PAD = 8  # pixels
_BEHIND = QPoint(-12, -12)  # the label hangs below the mouse, so that the place of the drop is seen


def drag_rows(table: QWidget, data: QMimeData, number: int) -> None:
    """Drag these entries until the mouse is released."""
    drag = QDrag(table)
    drag.setMimeData(data)
    drag.setPixmap(_label(table, f"移动 {number} 个事项"))
    drag.setHotSpot(_BEHIND)
    drag.exec(Qt.DropAction.MoveAction)


def _label(table: QWidget, words: str) -> QPixmap:
    colours, metrics = colours_of(table.palette()), table.fontMetrics()
    size = metrics.size(0, words)
    ratio = table.devicePixelRatioF()
    picture = QPixmap(round((size.width() + 2 * _PAD) * ratio), round((size.height() + _PAD) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(colours.accent))
    painter = QPainter(picture)
    painter.setFont(table.font())
    painter.setPen(QColor(colours.on_accent))
    room = QRect(0, 0, size.width() + 2 * _PAD, size.height() + _PAD)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
