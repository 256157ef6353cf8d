"""A list cell whose text goes on over a few lines instead of being cut off at its column's width. Edits nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from gui.delegates.wrapped_text import Line, broken

Index = QModelIndex | QPersistentModelIndex

_PAD = 4  # pixels
_ICON_ROOM = 22


class WrappingDelegate(QStyledItemDelegate):
    """For the lists of a ``QTreeView``: up to ``lines`` lines of the display text, the decoration before them."""

    def __init__(self, view: QTreeView, lines: int = 3) -> None:
        super().__init__(view)
        self._view = view
        self._most = lines
        view.header().sectionResized.connect(view.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = len(self._lines(index, option, self._view.columnWidth(index.column())))
        return QSize(40, lines * option.fontMetrics.lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines = self._lines(index, option, option.rect.width())
        self.initStyleOption(option, index)
        icon, option.text = option.icon, ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        left, line_height = option.rect.left() + _PAD, option.fontMetrics.lineSpacing()
        if not icon.isNull():
            side = _ICON_ROOM - 6
            icon.paint(painter, left, option.rect.top() + _PAD + (line_height - side) // 2, side, side)
            left += _ICON_ROOM
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        for number, (_, text) in enumerate(lines):
            painter.drawText(left, option.rect.top() + _PAD + number * line_height + option.fontMetrics.ascent(), text)

    def _lines(self, index: Index, option: QStyleOptionViewItem, width: int) -> tuple[Line, ...]:
        has_icon = index.data(Qt.ItemDataRole.DecorationRole) is not None
        room = width - 2 * _PAD - (_ICON_ROOM if has_icon else 0)
        return broken(str(index.data() or ""), max(room, 1), self._most, option.font.toString())
