"""The side tab 相关依据: what the entry cites and who else does, and what its neighbours cite and it does not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.widgets.card_pane import CardPane

if TYPE_CHECKING:
    from gui.registers.related_card import Others, PlaceText
    from model.related import Related

_CHOOSE = "选择一个事项，这里列出它引用的文件。"


class RelatedPanel(QWidget):
    """The documents related to one entry.

    Signals: ``jump_requested(entry_id)`` to another entry that cites a document; ``add_requested(citation)`` to the
    entry shown; ``register_requested(key)``: a document in 依据管理.
    """

    jump_requested = Signal(int)
    add_requested = Signal(str)
    register_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("related")
        self._shown: object = None
        self._cards = CardPane("related_scroll", "相关依据", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._cards)
        self.show_nothing()

    def show_related(
        self, entry_id: int, found: "Related", others: "Others", place_text: "PlaceText", *, writable: bool
    ) -> None:
        """Show this. The same again changes nothing, so the scroll place and opened lists stay."""
        from gui.registers.related_card import CitedCard, MissedCard  # with them comes the understanding of documents

        state = (entry_id, found, writable)
        if state == self._shown:
            return
        another = not isinstance(self._shown, tuple) or self._shown[0] != entry_id
        self._shown = state
        self._cards.begin()
        self._head(f"本事项引用的文件 · {len(found.cited)}" if found.cited else "本事项还没有引用文件")
        for number, cited in enumerate(found.cited):
            card = CitedCard(cited, number, others, place_text, self._cards.body)
            card.jump_requested.connect(self.jump_requested)
            card.register_requested.connect(self.register_requested)
            self._cards.add(card)
        if found.missed:
            self._head(f"同类事项还引用了 · {len(found.missed)}")
        for number, missed in enumerate(found.missed):
            suggestion = MissedCard(missed, number, self._cards.body, writable=writable)
            suggestion.add_requested.connect(self.add_requested)
            self._cards.add(suggestion)
        self._cards.finish()
        if another:
            self._cards.to_top()

    def show_nothing(self, sentence: str = _CHOOSE) -> None:
        """No entry is chosen, or its documents are still counted."""
        self._shown = None
        self._cards.say(sentence)

    def _head(self, text: str) -> None:
        head = QLabel(text, self._cards.body)
        head.setProperty("look", "field")
        head.setContentsMargins(0, 4, 0, 0)
        self._cards.add(head)
