"""The right half of the register: one document, its writings, and the entries that cite it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QTableView, QVBoxLayout, QWidget

from gui.icons import icon
from gui.registers.document_model import PlaceText, UserModel, WritingModel
from gui.registers.document_rows import DocumentRow
from gui.registers.flat_table import dress
from model.citation_index import CitationIndex, Writing

_HEIGHTS = (170, 300)  # pixels of the writings and of the entries


class DocumentDetail(QWidget):
    """What is known of one document.

    Signals: ``jump_requested(entry_id, field)``; ``unify_requested()``, ``replace_requested()``,
    ``out_of_force_requested()`` for the document shown, whose chosen ``writing`` may matter.
    """

    jump_requested = Signal(int, str)
    unify_requested = Signal()
    replace_requested = Signal()
    out_of_force_requested = Signal()

    def __init__(self, index: CitationIndex, place_text: PlaceText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._order: Sequence[int] = ()
        self._row: DocumentRow | None = None
        self._filling = False
        self.writings = WritingModel(self)
        self.users = UserModel(place_text, self)
        self._title = QLabel(self)
        self._state = QLabel(self)
        self._writing_view = QTableView(self)
        self._user_view = QTableView(self)
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self._connect()
        self.show_nothing("")

    @property
    def writing(self) -> Writing | None:
        """The chosen writing; ``None`` when all are meant."""
        return self.writings.writing(self._writing_view.currentIndex().row())

    def show_document(self, row: DocumentRow, reason: str, order: Sequence[int], *, writable: bool) -> None:
        """Show a document; ``reason`` says more about its state, ``order`` is the catalogue order of all entries."""
        document = self._index.document(row.key)
        if document is None:
            self.show_nothing("")
            return
        another = self._row is None or self._row.key != row.key
        kept = None if another else self.writing
        self._row, self._order = row, order
        self._title.setText(f"《{row.title}》" if row.title and row.is_recognised else row.name)
        self._state.setText(f"{row.state}。{reason}" if reason else f"{row.state}。")
        self._state.setProperty("look", "warning" if row.state.conditions else "muted")
        self._state.style().polish(self._state)
        writings = document.writings.most_common()
        self.writings.show(writings)
        places = [place for place in range(self.writings.count()) if self.writings.writing(place) == kept]
        self._filling = True  # the users are shown once, below
        self._writing_view.selectRow(places[0] if places else 0)
        self._filling = False
        self._show_users()
        for name, button in self._buttons.items():
            button.setEnabled(row.is_recognised and (writable or name == "out_of_force"))

    def show_nothing(self, sentence: str) -> None:
        """No document is chosen."""
        self._row = None
        self._title.setText(sentence)
        self._state.setText("")
        self.writings.show(())
        self.users.show(())
        for button in self._buttons.values():
            button.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._user_view.hasFocus():
            self._on_user(self._user_view.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_user(self, index: QModelIndex) -> None:
        entry_id = self.users.entry_id(index.row())
        if entry_id is not None and self._row is not None:
            fields = [use.field for use in self._index.of_entry(entry_id) if use.key == self._row.key]
            self.jump_requested.emit(entry_id, fields[0] if fields else "")

    def _show_users(self) -> None:
        if self._row is None or self._filling:
            return
        ids = self._index.users(self._row.key, self.writing)
        self.users.show([entry_id for entry_id in self._order if entry_id in ids])

    def _build(self) -> None:
        self._title.setObjectName("document_title")
        self._title.setAccessibleName("文件名称")
        self._title.setProperty("look", "heading")
        self._title.setWordWrap(True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state.setObjectName("document_state")
        self._state.setWordWrap(True)
        dress(self._writing_view, self.writings, "document_writings", "写法", (0, 56))
        dress(self._user_view, self.users, "document_users", "引用它的事项", (0, 120))
        self._user_view.setToolTip("双击或按回车：在窗口里转到这个事项")
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self._writing_view)
        halves.addWidget(self._user_view)
        halves.setSizes(list(_HEIGHTS))
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addLayout(self._build_buttons())
        column.addWidget(halves, 1)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, sign, tip in (
            ("unify", "统一写法…", "basis", "把各种写法改成同一种，先看清每一处"),
            ("replace", "更换为…", "replace", "改引另一个文件，先看清每一处"),
            ("out_of_force", "标为失效…", "warning", "记入自己的失效文件清单，检查时会提示改引"),
        ):
            button = QPushButton(icon(sign), text, self)
            button.setObjectName(f"document_{name}")
            button.setAccessibleName(text.rstrip("…"))
            button.setToolTip(tip)
            button.setAutoDefault(False)
            self._buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._writing_view.selectionModel().currentRowChanged.connect(self._show_users)
        self._user_view.doubleClicked.connect(self._on_user)
        self._buttons["unify"].clicked.connect(self.unify_requested)
        self._buttons["replace"].clicked.connect(self.replace_requested)
        self._buttons["out_of_force"].clicked.connect(self.out_of_force_requested)
