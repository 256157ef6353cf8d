"""What the clerk wishes to change in many entries, and the upper half of the dialog, in which it is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from model.proposals import Proposal, Propose


@dataclass(frozen=True, slots=True)
class Wish:
    """A change ready to be looked for. ``label`` names the step to undo; ``settings`` are changed with it.

    ``verb`` is what the button says instead of the dialog's own word.
    """

    label: str
    propose: Propose
    settings: tuple[Proposal, ...] = ()
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A part of the catalogue in which to change: its name for the clerk, and the entries."""

    label: str
    ids: Sequence[int]


class WishPage(QWidget):
    """Base of the pages, one for each kind of bulk change.

    Signals: ``changed()`` when the wish is another; ``abandoned()`` when Esc was pressed inside of it.
    """

    changed = Signal()
    abandoned = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def wish(self) -> Wish:
        """The wish as it is filled in. Raises ``UserError``, which says what is missing or wrong."""
        raise NotImplementedError

    def add_row(self, title: str, widget: QWidget, name: str) -> None:
        """A further row with its title; ``name`` finds the widget."""
        widget.setObjectName(name)
        widget.setAccessibleName(title)
        label = QLabel(title, self)
        label.setBuddy(widget)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)
        self.rows.addRow(label, widget)

    def add_note(self, text: str = "") -> QLabel:
        """A sentence below the rows."""
        label = QLabel(text, self)
        label.setProperty("look", "muted")
        label.setWordWrap(True)
        self.rows.addRow("", label)
        return label
