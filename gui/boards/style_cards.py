"""Choosing the design: a card for each with a small page of it, the user's own behind the program's.

Small pages are painted one after the other while the window is idle. The user's folder of designs is watched, so a
design that is being edited shows at once.
"""

from collections.abc import Mapping

from PySide6.QtCore import QFileSystemWatcher, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exporters.board_design import BoardField
from exporters.board_style_files import board_style, board_styles, make_own_copy, style_faults
from exporters.board_styles import BoardStyle
from gui import messages
from gui.boards.cards import Cards
from gui.boards.style_sample import sample_page
from gui.outside import open_outside
from gui.theme import colours_of
from model import places
from model.errors import UserError

_PICTURE = QSize(88, 124)
_PER_ROW = 3
_CALM = 200  # milliseconds in which an editor has written its file completely


class StyleCards(QWidget):
    """One of the designs.

    Signals: ``changed()`` when another design was chosen, or the file of a design was changed.
    """

    changed = Signal()

    def __init__(self, field: BoardField, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = Cards(field, _PER_ROW, self)
        self._wanted = field.usual
        self._styles: Mapping[str, BoardStyle] = {}
        self._faults = QLabel(self)
        self._copy = self._button("copy", "复制成自己的样式", "复制选中的样式，复制的文件可以自己改颜色、字号、线条")
        self._folder = self._button("folder", "打开样式文件夹", "自己的样式放在这个文件夹里，改好保存后马上看到效果")
        self._unpainted: list[str] = []
        self._painting = QTimer(self, singleShot=True, interval=0)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._watcher = QFileSystemWatcher(self)
        self._build()
        self._cards.changed.connect(self._on_chosen)
        self._copy.clicked.connect(self._on_copy)
        self._folder.clicked.connect(self._on_folder)
        self._painting.timeout.connect(self._on_paint)
        self._calm.timeout.connect(self._on_files_changed)
        self._watcher.directoryChanged.connect(self._calm.start)
        self._watcher.fileChanged.connect(self._calm.start)
        self._fill()

    def value(self) -> str:
        return self._wanted

    def show_value(self, value: str) -> None:
        """Choose this design, without telling anybody; one that is gone is kept until another is chosen."""
        self._wanted = value
        if value in self._styles:
            self._cards.show_value(value)

    def _on_chosen(self) -> None:
        self._wanted = self._cards.value()
        self.changed.emit()

    def _on_copy(self) -> None:
        try:
            made = make_own_copy(board_style(self._wanted))
        except UserError as error:
            messages.show_error(self, error)
            return
        self._wanted = made.stem
        self._fill()
        self.changed.emit()
        open_outside(self, made)

    def _on_folder(self) -> None:
        folder = places.board_styles()
        folder.mkdir(parents=True, exist_ok=True)
        self._watch()
        open_outside(self, folder)

    def _on_files_changed(self) -> None:
        self._fill()
        self.changed.emit()

    def _on_paint(self) -> None:
        """Paints one small page, then lets the event loop breathe."""
        if not self._unpainted:
            return
        key = self._unpainted.pop(0)
        frame = QColor(colours_of(self.palette()).border_strong)
        self._painting.start()
        try:
            picture = sample_page(key, _PICTURE, self.devicePixelRatioF(), frame)
        except UserError:  # its file is being edited: soon told, when the folder's change arrives
            return
        self._cards.set_picture(key, QIcon(picture))

    def _fill(self) -> None:
        self._styles = board_styles()
        self._cards.clear()
        empty = QPixmap(_PICTURE)
        empty.fill(Qt.GlobalColor.white)
        for key, style in self._styles.items():
            self._cards.add(key, style.label, QIcon(empty), _PICTURE, style.help)
        self.show_value(self._wanted)
        self._unpainted = list(self._styles)
        self._painting.start()
        faults = style_faults()
        self._faults.setText("\n".join(faults))
        self._faults.setVisible(bool(faults))
        self._watch()

    def _watch(self) -> None:
        folder = places.board_styles()
        if folder.is_dir():
            self._watcher.addPaths([str(folder), *map(str, folder.glob("*.toml"))])

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"board_style_{name}")
        button.setAccessibleName(text)
        button.setProperty("look", "link")
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _build(self) -> None:
        self._faults.setObjectName("board_style_faults")
        self._faults.setProperty("look", "warning")
        self._faults.setWordWrap(True)
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.addWidget(self._copy)
        links.addWidget(self._folder)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._cards)
        column.addLayout(links)
        column.addWidget(self._faults)
