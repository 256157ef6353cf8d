"""What the window shows when no catalogue is open: the ways to begin, as cards, and the recent catalogues."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.icons import application_icon
from gui.type_size import type_factor
from gui.widgets.layouts import clear
from gui.widgets.sign import Sign

_CARD = QSize(200, 132)
_SIGN = 30


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin."""

    id: str
    icon: str
    title: str
    text: str


BEGINNINGS: tuple[Beginning, ...] = (
    Beginning("starter", "starter", "标准目录起步", "从试点领域的标准事项开始，再按本单位职责修改"),
    Beginning("import", "import", "导入同事的表格", "从 Excel、WPS、Word 表格开始，导入前先看清楚"),
    Beginning("blank", "blank", "空白目录", "只有领域，事项由自己填写"),
    Beginning("open", "folder-open", "打开已有目录", "打开本机或U盘上的目录文件"),
)


class EmptyState(QWidget):
    """The welcoming page.

    Signals: ``begin_requested(id of a Beginning)``, ``open_requested(Path)`` for a recent catalogue.
    """

    begin_requested = Signal(str)
    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self.setAccessibleName("开始页")
        self._recent_title = QLabel("最近打开", self)
        self.ways = QWidget(self)
        self._recent = QVBoxLayout()
        self._cards: list[QPushButton] = []
        self._build()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these catalogues again."""
        clear(self._recent)
        for number, path in enumerate(paths):
            button = QPushButton(f"{path.stem}    {path.parent}", self)
            button.setObjectName(f"recent_{number}")
            button.setAccessibleName(f"打开 {path.stem}")
            button.setProperty("look", "link")
            button.setToolTip(str(path))
            button.clicked.connect(partial(self._on_recent, path))
            self._recent.addWidget(button)
        self._recent_title.setVisible(bool(paths))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for card in getattr(self, "_cards", ()):
                card.setFixedSize(_card_size())

    def _on_begin(self, beginning: str, _checked: bool = False) -> None:
        self.begin_requested.emit(beginning)

    def _on_recent(self, path: Path, _checked: bool = False) -> None:
        self.open_requested.emit(path)

    def _build(self) -> None:
        sign = QLabel(self)
        sign.setPixmap(application_icon().pixmap(64, 64))
        title = QLabel("政务公开标准目录编辑器", self)
        title.setProperty("look", "title")
        text = QLabel("选择一种方式开始。之后的每一步修改都会自动保存，随时可以撤销。", self)
        text.setProperty("look", "muted")
        cards = QHBoxLayout(self.ways)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        for beginning in BEGINNINGS:
            cards.addWidget(self._card(beginning))
        self._recent_title.setProperty("look", "heading")
        self._recent.setSpacing(2)
        column = QVBoxLayout()
        column.setSpacing(10)
        for widget in (sign, title, text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(self.ways)
        column.addSpacing(16)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addLayout(column)
        middle.addStretch(3)
        outer.addLayout(middle)
        outer.addStretch(1)

    def _card(self, beginning: Beginning) -> QPushButton:
        card = QPushButton(self)
        card.setObjectName(f"begin_{beginning.id}")
        card.setAccessibleName(beginning.title)
        card.setAccessibleDescription(beginning.text)
        card.setProperty("look", "card")
        card.setFixedSize(_card_size())
        self._cards.append(card)
        card.clicked.connect(partial(self._on_begin, beginning.id))
        sign = Sign(beginning.icon, "accent", _SIGN, card)
        title = QLabel(beginning.title, card)
        title.setProperty("look", "heading")
        text = QLabel(beginning.text, card)
        text.setProperty("look", "muted")
        text.setWordWrap(True)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(5)
        column.addWidget(sign)
        column.addWidget(title)
        column.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        return card


def _card_size() -> QSize:
    """Larger with larger type, never smaller: signs and margins stay as they are."""
    return _CARD * max(1.0, type_factor())
