"""Choosing the unit's emblem or another picture: its file, shown small, and a way to leave it out."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from exporters.board_design import BoardField
from gui import messages
from gui.printing.emblem import PICTURE_FILES, read_emblem
from gui.widgets.elided_label import ElidedLabel
from model.errors import UserError

_PICTURE = QSize(36, 36)


class EmblemEditor(QWidget):
    """The path of a picture file, ``""`` for none.

    Signals: ``changed()`` when another file, or none, was chosen.
    """

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = ""
        self._picture = QLabel(self)
        self._name = ElidedLabel(self)
        self._choose = self._button("choose", "选择图片…")
        self._clear = self._button("clear", "不印")
        self.setFocusProxy(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._picture)
        row.addWidget(self._name, 1)
        row.addWidget(self._choose)
        row.addWidget(self._clear)
        self._choose.clicked.connect(self._on_choose)
        self._clear.clicked.connect(self._on_clear)
        self.show_value("")

    def value(self) -> str:
        return self._path

    def show_value(self, value: str) -> None:
        """Show this file; a picture that is gone shows its name only."""
        self._path = value
        picture = QPixmap()
        if value:
            try:
                picture.loadFromData(read_emblem(Path(value)))
            except UserError:
                picture = QPixmap()  # the preview tells what is wrong with it
        kept = Qt.AspectRatioMode.KeepAspectRatio
        shown = picture.isNull()
        self._picture.setPixmap(
            picture if shown else picture.scaled(_PICTURE, kept, Qt.TransformationMode.SmoothTransformation)
        )
        self._picture.setVisible(not shown)
        self._name.set_text(Path(value).name if value else "没有图片")
        self._clear.setVisible(bool(value))

    def take(self, path: Path) -> None:
        """Use this file; a file that is no picture is told in a sentence and not used."""
        try:
            read_emblem(path)
        except UserError as error:
            messages.show_error(self, error)
            return
        self.show_value(str(path))
        self.changed.emit()

    def _on_choose(self) -> None:
        start = str(Path(self._path).parent) if self._path else ""
        name, _ = QFileDialog.getOpenFileName(self, "选择图片", start, PICTURE_FILES)
        if name:
            self.take(Path(name))

    def _on_clear(self) -> None:
        self.show_value("")
        self.changed.emit()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"board_emblem_{name}")
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button
