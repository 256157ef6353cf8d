"""Cards one below the other to scroll through, or a sentence where there are none. The owner makes the cards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.widgets.layouts import clear

_SPACING = 8  # pixels


class CardPane(QStackedWidget):
    """``name`` is the object name of what scrolls, ``title`` what a screen reader says of it."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QWidget()
        """The parent of the cards."""
        self._sentence = QLabel(self)
        self._scroll = QScrollArea(self)
        self._cards = QVBoxLayout(self.body)
        self._build(name, title)

    @property
    def sentence(self) -> QLabel:
        """What stands here instead of cards."""
        return self._sentence

    def begin(self) -> None:
        """Take all cards away."""
        clear(self._cards)

    def add(self, card: QWidget) -> None:
        """Put a card, or a line between cards, below the others."""
        self._cards.addWidget(card)

    def finish(self) -> None:
        """Show the cards: all are there."""
        self._cards.addStretch(1)
        self.setCurrentWidget(self._scroll)

    def say(self, sentence: str) -> None:
        """Show a sentence instead of cards."""
        self._sentence.setText(sentence)
        self.setCurrentWidget(self._sentence)

    def to_top(self) -> None:
        """Scroll to the first card."""
        self._scroll.verticalScrollBar().setValue(0)

    def _build(self, name: str, title: str) -> None:
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setProperty("look", "muted")
        self._sentence.setWordWrap(True)
        self._sentence.setContentsMargins(24, 0, 24, 0)
        self.body.setObjectName("pane")
        self._cards.setContentsMargins(12, _SPACING, 12, 12)
        self._cards.setSpacing(_SPACING)
        self._scroll.setObjectName(name)
        self._scroll.setAccessibleName(title)
        self._scroll.setWidget(self.body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(self._sentence)
        self.addWidget(self._scroll)
