"""Paints the words before and after a change with the differing characters on coloured ground. Edits nothing.

Long texts are shown from shortly before their first difference on; the whole stands in the sheet beside the list.
"""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from gui.delegates.wrapped_text import broken
from gui.theme import Colours, colours_of
from model.text import Span, diff_spans

Index = QModelIndex | QPersistentModelIndex
Pair = tuple[str, str]

_PAD = 4  # pixels
_LINES = 3  # shown of each side
_LEAD = 16  # characters shown before the first difference
_SKIP_FROM = 36  # characters: a first difference behind these is brought to the front
_LONGEST = 300
_ELLIPSIS = "…"


@lru_cache(maxsize=2_000)
def _shown(before: str, after: str) -> tuple[tuple[str, tuple[Span, ...]], tuple[str, tuple[Span, ...]]]:
    """Both sides as they are painted, with the spans that differ."""
    left, right = diff_spans(before, after)
    begin = min((spans[0][0] for spans in (left, right) if spans), default=0)  # up to there both sides say the same
    return _cut(before, left, begin), _cut(after, right, begin)


def _cut(text: str, spans: list[Span], begin: int) -> tuple[str, tuple[Span, ...]]:
    skipped = begin - _LEAD if begin > _SKIP_FROM else 0
    lead = _ELLIPSIS if skipped else ""
    moved = len(lead) - skipped
    shown = lead + text[skipped : skipped + _LONGEST]
    return shown, tuple(
        (first + moved, min(last + moved, len(shown))) for first, last in spans if first + moved < len(shown)
    )


class DifferenceDelegate(QStyledItemDelegate):
    """For one column of a list: ``role`` gives the pair of texts of a line, ``is_before`` says which one is painted."""

    def __init__(self, view: QTreeView, role: int, *, is_before: bool) -> None:
        super().__init__(view)
        self._view = view
        self._role = role
        self._side = 0 if is_before else 1
        view.header().sectionResized.connect(view.scheduleDelayedItemsLayout)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pair = index.data(self._role)
        if pair is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        text, spans = _shown(*pair)[self._side]
        colours = colours_of(option.palette)
        layout = self._layout(text, option, max(1, option.rect.width() - 2 * _PAD))
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(QColor(colours.on_selection if option.state & QStyle.StateFlag.State_Selected else colours.text))
        formats = [self._format(span, colours) for span in spans]
        layout.draw(painter, QPointF(option.rect.left() + _PAD, option.rect.top() + _PAD), formats)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pair = index.data(self._role)
        usual = super().sizeHint(option, index)
        if pair is None:
            return usual.expandedTo(QSize(0, option.fontMetrics.height() + 2 * _PAD))
        text, _ = _shown(*pair)[self._side]
        width = max(1, self._view.columnWidth(index.column()) - 2 * _PAD)
        lines = len(broken(text, width, _LINES, option.font.toString()))
        return QSize(usual.width(), lines * option.fontMetrics.lineSpacing() + 2 * _PAD)

    def _format(self, span: Span, colours: Colours) -> QTextLayout.FormatRange:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = span[0], span[1] - span[0]
        look = QTextCharFormat()
        is_before = self._side == 0
        look.setBackground(QColor(colours.error_soft if is_before else colours.success_soft))
        look.setForeground(QColor(colours.error if is_before else colours.success))
        look.setFontStrikeOut(is_before)
        look.setFontUnderline(not is_before)
        piece.format = look
        return piece

    def _layout(self, text: str, option: QStyleOptionViewItem, width: int) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * option.fontMetrics.lineSpacing()))
        layout.endLayout()
        return layout
