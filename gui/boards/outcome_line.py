"""How printing or writing ended, in a sentence, and the ways to the file."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.boards.output import Outcome
from gui.outside import open_outside


class OutcomeLine(QWidget):
    """Hidden until there is something to tell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_outcome")
        self._file: Path | None = None
        self._sentence = QLabel(self)
        self._sentence.setObjectName("board_outcome_text")
        self._sentence.setWordWrap(True)
        self._open_file = self._button("open_file", "打开文件")
        self._open_folder = self._button("open_folder", "打开所在文件夹")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._open_file)
        row.addWidget(self._open_folder)
        self._open_file.clicked.connect(self._on_open_file)
        self._open_folder.clicked.connect(self._on_open_folder)
        self.hide()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Tell this; None takes the last sentence away."""
        self.setVisible(outcome is not None)
        if outcome is None:
            return
        self._file = outcome.file
        self._sentence.setText(outcome.sentence)
        self._sentence.setProperty("look", outcome.look)
        self._sentence.style().polish(self._sentence)
        for button in (self._open_file, self._open_folder):
            button.setVisible(outcome.file is not None)

    def _on_open_file(self) -> None:
        if self._file is not None:
            open_outside(self, self._file)

    def _on_open_folder(self) -> None:
        if self._file is not None:
            open_outside(self, self._file.parent)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"board_{name}")
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button
