"""A word that can be ticked: a small rounded button that says ✓ when it is chosen."""

from PySide6.QtWidgets import QPushButton, QWidget

_LONGEST = 22  # characters shown


class Chip(QPushButton):
    """A checkable word; Space and Enter tick it."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = word
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(word)
        self.toggled.connect(self.write)
        self.write()

    def write(self) -> None:
        """Write the word as its state asks."""
        short = self.word if len(self.word) <= _LONGEST else f"{self.word[:_LONGEST]}…"
        self.setText(f"✓ {short}" if self.isChecked() else short)
        self.setToolTip(self.word if short != self.word else "")
        self.updateGeometry()
