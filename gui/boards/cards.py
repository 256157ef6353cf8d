"""Choices shown as cards: the four kinds of notice with a sign, the designs with a small page of each."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from exporters.board_design import BoardField
from exporters.board_options import BoardKind
from gui.icons import icon

_SIGNS = {
    BoardKind.LIST: "table",
    BoardKind.POSTERS: "page",
    BoardKind.OVERVIEW: "category",
    BoardKind.DIRECTORY: "search",
}
_SIGN = 22  # pixels


class Cards(QWidget):
    """One of a few values, each a card; ``per_row`` of them side by side.

    Signals: ``changed()`` when another card was chosen.
    """

    changed = Signal()

    def __init__(self, field: BoardField, per_row: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = field.key
        self._per_row = per_row
        self._cards: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._group.buttonClicked.connect(self.changed)

    def add(self, value: str, label: str, picture: QIcon, size: QSize, tip: str = "") -> None:
        """One more card."""
        card = QToolButton(self)
        card.setObjectName(f"board_{self._key}_{value}")
        card.setAccessibleName(label)
        card.setProperty("look", "card")
        card.setCheckable(True)
        card.setText(label)
        card.setToolTip(tip or label)
        card.setIcon(picture)
        card.setIconSize(size)
        tall = size.height() > 2 * _SIGN
        style = Qt.ToolButtonStyle
        card.setToolButtonStyle(style.ToolButtonTextUnderIcon if tall else style.ToolButtonTextBesideIcon)
        card.setSizePolicy(card.sizePolicy().Policy.Expanding, card.sizePolicy().Policy.Fixed)
        place = len(self._cards)
        self._grid.addWidget(card, place // self._per_row, place % self._per_row)
        self._group.addButton(card)
        self._cards[value] = card

    def set_picture(self, value: str, picture: QIcon) -> None:
        """Give a card its picture later than the others."""
        if value in self._cards:
            self._cards[value].setIcon(picture)

    @property
    def values(self) -> Mapping[str, QToolButton]:
        """The cards by value."""
        return self._cards

    def clear(self) -> None:
        """Take all cards away."""
        for card in self._cards.values():
            self._group.removeButton(card)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards.clear()

    def value(self) -> str:
        return next((value for value, card in self._cards.items() if card.isChecked()), "")

    def show_value(self, value: str) -> None:
        """Choose this card; of an unknown value the first one."""
        card = self._cards.get(value) or next(iter(self._cards.values()), None)
        if card is not None:
            card.setChecked(True)


def kind_cards(field: BoardField, parent: QWidget) -> Cards:
    """The four kinds of notice."""
    cards = Cards(field, 2, parent)
    for kind in BoardKind:
        cards.add(kind.value, kind.label, icon(_SIGNS[kind]), QSize(_SIGN, _SIGN))
    return cards
