"""The welcome tour: a few steps, each pointing at a part of the window. It covers the window and changes nothing.

It comes by itself only when the program starts without a catalogue, and only until it was closed once; later it can be
asked for under 帮助. What there is to point at is in ``tour_steps.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.theme import colours_of
from gui.type_size import in_type

_WIDTH = 340  # pixels of the bubble
_AROUND = 5  # pixels between a part and the line around it
_GAP = 14  # … and the bubble
_SHADE = 120  # of 255
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class TourStep:
    """What to say about a part of the window."""

    part: QWidget
    title: str
    text: str


class Tour(QWidget):
    """Covers its window.

    Signals: ``ended()`` when it was gone through or closed.
    """

    ended = Signal()

    def __init__(self, steps: Sequence[TourStep], window: QWidget) -> None:
        super().__init__(window)
        self._steps = tuple(steps)
        self._place = 0
        self._bubble = QFrame(self)
        self._column = QVBoxLayout(self._bubble)
        self._title = QLabel(self._bubble)
        self._text = QLabel(self._bubble)
        self._count = QLabel(self._bubble)
        self._back = QPushButton("上一步", self._bubble)
        self._next = QPushButton("下一步", self._bubble)
        self._close = QPushButton("跳过", self._bubble)
        self._build()
        self._back.clicked.connect(self.back)
        self._next.clicked.connect(self.forth)
        self._close.clicked.connect(self.end)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Show the first step."""
        self.show()
        self.raise_()
        self._show_step(0)

    def forth(self) -> None:
        """Go on; behind the last step it ends."""
        if self._place + 1 < len(self._steps):
            self._show_step(self._place + 1)
        else:
            self.end()

    def back(self) -> None:
        self._show_step(max(0, self._place - 1))

    def end(self) -> None:
        """Go away."""
        self.hide()
        self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade everything but the part that is being talked about."""
        lit = QRectF(self._lit())
        shade, hole = QPainterPath(), QPainterPath()
        shade.addRect(QRectF(self.rect()))
        hole.addRoundedRect(lit, 6, 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shade.subtracted(hole), QColor(0, 0, 0, _SHADE))
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), 2))
        painter.drawRoundedRect(lit, 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in _FORTH:
            self.forth()
        elif event.key() in _BACK:
            self.back()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forth: bool) -> bool:
        """Tab stays among the buttons: what lies below the cover cannot be seen."""
        buttons = [button for button in (self._close, self._back, self._next) if button.isEnabled()]
        shown = [button for button in buttons if not button.isHidden()]
        here = next((place for place, button in enumerate(shown) if button is self.focusWidget()), 0)
        shown[(here + (1 if forth else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when it gets another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._stand()
        return super().eventFilter(watched, event)

    def _show_step(self, place: int) -> None:
        self._place = place
        step = self._steps[place]
        last = place == len(self._steps) - 1
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(f"{place + 1} / {len(self._steps)}")
        self._back.setEnabled(place > 0)
        self._next.setText("开始使用" if last else "下一步")
        self._close.setVisible(not last)
        self._stand()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand(self) -> None:
        """Cover the window and put the bubble beside the part, where there is most room."""
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(in_type(_WIDTH), self.width() - 2 * _GAP)
        self._bubble.setFixedSize(width, self._column.totalHeightForWidth(width))
        self._bubble.move(_place_beside(self._lit(), self._bubble.rect(), self.rect()))
        self.update()

    def _lit(self) -> QRect:
        """The part that is being talked about, on the cover."""
        part = self._steps[self._place].part
        corner = part.mapTo(self.window(), QPoint(0, 0))
        return QRect(corner, part.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(self.rect())

    def _build(self) -> None:
        self.setObjectName("tour")
        self.setAccessibleName("使用向导")
        self._bubble.setProperty("look", "bubble")
        self._title.setProperty("look", "heading")
        self._title.setObjectName("tour_title")
        self._text.setObjectName("tour_text")
        self._text.setWordWrap(True)
        self._count.setObjectName("tour_count")
        self._count.setProperty("look", "muted")
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        for button, name in ((self._close, "close"), (self._back, "back"), (self._next, "next")):
            button.setObjectName(f"tour_{name}")
            button.setAccessibleName(button.text())
            button.setAutoDefault(True)
            row.addWidget(button)
        self._next.setProperty("look", "primary")
        self._column.setContentsMargins(16, 14, 16, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addLayout(row)
        self.hide()


def _place_beside(part: QRect, bubble: QRect, room: QRect) -> QPoint:
    """Below the part, else above, right or left of it, else inside; never outside the window."""
    size = bubble.size()
    middle = part.center()
    candidates = (
        QRect(QPoint(middle.x() - size.width() // 2, part.bottom() + _GAP), size),
        QRect(QPoint(middle.x() - size.width() // 2, part.top() - _GAP - size.height()), size),
        QRect(QPoint(part.right() + _GAP, middle.y() - size.height() // 2), size),
        QRect(QPoint(part.left() - _GAP - size.width(), middle.y() - size.height() // 2), size),
    )
    inside = room.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    pushed = [_pushed_inside(candidate, inside) for candidate in candidates]
    free = [rect for rect in pushed if not rect.intersects(part)]
    chosen = free[0] if free else _pushed_inside(QRect(middle - bubble.center(), size), inside)
    return chosen.topLeft()


def _pushed_inside(rect: QRect, room: QRect) -> QRect:
    left = max(room.left(), min(rect.left(), room.right() - rect.width()))
    top = max(room.top(), min(rect.top(), room.bottom() - rect.height()))
    return QRect(QPoint(left, top), rect.size())
