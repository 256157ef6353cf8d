"""Paints the words before and after a change with the differing characters on coloured ground. Edits nothing."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.importing.plan_model import BEFORE, DIFFERENCE_ROLE
from gui.theme import colours_of
from model.plan import FieldChange
from model.text import diff_spans

Index = QModelIndex | QPersistentModelIndex

_MARGIN = 4  # pixels
_LINES = 3  # shown of each side; the whole text stands beside the list


@lru_cache(maxsize=2_000)
def _spans(before: str, after: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return diff_spans(before, after)


class DifferenceDelegate(QStyledItemDelegate):
    """For the columns of words before and after."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        change = index.data(DIFFERENCE_ROLE)
        if not isinstance(change, FieldChange):
            super().paint(painter, option, index)
            return
        colours = colours_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        is_before = index.column() == BEFORE
        text = change.before if is_before else change.after
        spans = _spans(change.before, change.after)[0 if is_before else 1]
        ground, ink = (colours.error_soft, colours.error) if is_before else (colours.success_soft, colours.success)
        layout = self._layout(text, option, max(1, option.rect.width() - 2 * _MARGIN))
        formats = []
        for begin, end in spans:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = begin, end - begin
            look = QTextCharFormat()
            look.setBackground(QColor(ground))
            look.setForeground(QColor(ink))
            look.setFontUnderline(not is_before)
            look.setFontStrikeOut(is_before)
            piece.format = look
            formats.append(piece)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(QColor(colours.text))
        layout.draw(painter, QPointF(option.rect.left() + _MARGIN, option.rect.top() + _MARGIN), formats)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetricsF(option.font).height()
        lines = _LINES if isinstance(index.data(DIFFERENCE_ROLE), FieldChange) else 1
        return QSize(super().sizeHint(option, index).width(), round(height * lines) + 2 * _MARGIN)

    def _layout(self, text: str, option: QStyleOptionViewItem, width: int) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        top = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout
