"""The command palette: type a few words or pinyin initials, choose with the arrows, Enter does it.

What there is to choose from is made in ``offers.py``; the one who opened the palette does what was chosen.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QWidget

from gui.comfort.offers import Offer, best_first
from gui.comfort.palette_list import OfferDelegate, OfferModel
from gui.dialogs.dialog import Dialog
from gui.icons import icon

FindEntries = Callable[[str], Sequence[Offer]]
"""What the catalogue has for the words typed."""

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_HINT = "↑ ↓ 选择，Enter 执行，Esc 关闭。可以输入拼音首字母，例：dc 找到“导出”。"


class PaletteDialog(Dialog):
    """A line to type in and the list of what fits. ``chosen`` is what Enter or a click took."""

    def __init__(self, offers: Sequence[Offer], find_entries: FindEntries, parent: QWidget | None = None) -> None:
        super().__init__("palette", "命令面板", parent, accept="执行", reject="关闭")
        self._offers = offers
        self._find_entries = find_entries
        self._line = QLineEdit(self)
        self._model = OfferModel(self)
        self._list = QListView(self)
        self._reason = QLabel(self)
        self._build()
        # A line edit keeps what an input method is composing out of its text, so this never acts on half a word.
        self._line.textChanged.connect(self._on_typed)
        self._list.clicked.connect(self._on_clicked)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._on_typed("")
        self.resize(680, 480)

    def chosen(self) -> Offer | None:
        """The line that is current."""
        return self._model.offer(self._list.currentIndex().row())

    def accept(self) -> None:
        """Only what can be had now can be taken; of the rest the reason is shown."""
        offer = self.chosen()
        if offer is not None and not offer.reason:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the words are being typed."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, query: str) -> None:
        self._model.show(best_first([*self._offers, *self._find_entries(query)], query), query)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.scrollToTop()
        self._show_reason()

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.accept()

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_reason()

    def _show_reason(self) -> None:
        offer = self.chosen()
        if offer is None:
            self._reason.setText("没有找到。换几个字再试，或者按 Esc 关闭。")
        else:
            self._reason.setText(f"现在不能执行：{offer.reason}。" if offer.reason else _HINT)
        if self.accept_button is not None:
            self.accept_button.setEnabled(offer is not None and not offer.reason)

    def _build(self) -> None:
        self._line.setObjectName("palette_line")
        self._line.setAccessibleName("要找的命令、领域或者事项")
        self._line.setPlaceholderText("输入命令、领域、事项名称或者最近的目录")
        self._line.setClearButtonEnabled(True)
        self._line.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._line.installEventFilter(self)
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName("可以执行的命令")
        self._list.setModel(self._model)
        self._list.setItemDelegate(OfferDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reason.setObjectName("palette_reason")
        self._reason.setProperty("look", "muted")
        self._reason.setWordWrap(True)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._reason)
