"""How a cell looks that does something when it is clicked: like a link."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme import colours_of


class LinkDelegate(QStyledItemDelegate):
    """Paints the text as a link, underlined under the mouse."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        colour = QColor(colours_of(option.palette).link)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)
        if option.state & QStyle.StateFlag.State_MouseOver:
            font = option.font
            font.setUnderline(True)
            option.font = font
