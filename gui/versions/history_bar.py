"""What can be done with the chosen lines of a history: buttons below its tree, and more in its context menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTreeView, QWidget

from gui.icons import icon
from gui.item_models.history_model import AFTER_ROLE, BEFORE_ROLE, CHANGE_ROLE, REVISION_ROLE
from gui.versions.history_parts import entry_parts, field_parts
from model.history import REMOVED, FieldChange, Revision
from model.operations.restoring import Part

_MOST_QUOTED = 16  # characters of a text quoted in the menu


class HistoryBar(QWidget):
    """Watches the selection of a history tree.

    Signals: ``restore_requested(parts)`` with what to bring back, ``jump_requested(entry_id, field)``,
    ``name_requested(revision)`` to give the state after a step a name.
    """

    restore_requested = Signal(object)
    jump_requested = Signal(int, str)
    name_requested = Signal(object)

    def __init__(self, tree: QTreeView, parent: QWidget, *, whole_catalogue: bool) -> None:
        super().__init__(parent)
        self.setObjectName(f"{tree.objectName()}_bar")
        self._tree = tree
        self._whole = whole_catalogue
        self._writable = True
        self.field = self._button("field", "恢复这一项", "undo", "把选中的内容改回修改以前的文字，可以撤销")
        self.entry = self._button(
            "entry", "恢复整个事项", "restore", "把事项的全部栏目恢复到这一步之后的样子；已删除的事项恢复回来。可以撤销"
        )
        self.jump = self._button("jump", "转到事项", "next", "关闭这个窗口，在表格里找到这个事项（双击也可以）")
        self.jump.setVisible(whole_catalogue)
        self.menu = QMenu(self)
        self.menu.setObjectName(f"{tree.objectName()}_menu")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 6)
        for button in (self.field, self.entry):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.jump)
        self._connect()

    def set_writable(self, writable: bool) -> None:
        """Whether anything may be brought back at all."""
        self._writable = writable
        self.update_buttons()

    def update_buttons(self) -> None:
        """What the selection allows."""
        chosen = self._chosen()
        self.field.setEnabled(self._writable and bool(field_parts(chosen, before=True)))
        self.entry.setEnabled(self._writable and bool(entry_parts(chosen, before=False)))
        self.jump.setEnabled(self._target() is not None)

    def fill_menu(self) -> None:
        """The context menu of the chosen lines."""
        menu, chosen = self.menu, self._chosen()
        menu.clear()
        both = [(before, field_parts(chosen, before=before)) for before in (True, False)]
        for before, parts in both:
            text = f"改回修改{'前' if before else '后'}的文字{self._quoted(chosen, before=before)}"
            self._add(text, parts and self._writable, partial(self.restore_requested.emit, parts))
        menu.addSeparator()
        gone = bool(chosen) and all(self._is_removal(index) for index in chosen)
        after, earlier = entry_parts(chosen, before=False), entry_parts(chosen, before=True)
        if gone:
            self._add("恢复已删除的事项", after and self._writable, partial(self.restore_requested.emit, after))
        else:
            for text, parts in (("整个事项恢复到这一步之后", after), ("整个事项恢复到这一步之前", earlier)):
                self._add(text, parts and self._writable, partial(self.restore_requested.emit, parts))
        if self._whole:
            menu.addSeparator()
            self._add("转到事项", self._target() is not None, self._on_jump)
            step = chosen[0].data(REVISION_ROLE) if chosen else None
            self._add("命名这一步之后的版本…", step is not None and self._writable, partial(self._on_name, step))

    def _on_field(self) -> None:
        self._restore(field_parts(self._chosen(), before=True))

    def _on_entry(self) -> None:
        self._restore(entry_parts(self._chosen(), before=False))

    def _on_jump(self) -> None:
        target = self._target()
        if target is not None:
            self.jump_requested.emit(*target)

    def _on_activated(self, index: QModelIndex) -> None:
        if self._whole and isinstance(index.data(CHANGE_ROLE), FieldChange):
            self._on_jump()

    def _on_name(self, step: object) -> None:
        if isinstance(step, Revision):
            self.name_requested.emit(step)

    def _on_menu(self, position: QPoint) -> None:
        self.fill_menu()
        self.menu.popup(self._tree.viewport().mapToGlobal(position))

    def _restore(self, parts: tuple[Part, ...]) -> None:
        if parts and self._writable:
            self.restore_requested.emit(parts)

    def _chosen(self) -> list[QModelIndex]:
        return self._tree.selectionModel().selectedRows(0)

    def _target(self) -> tuple[int, str] | None:
        """The entry and field of the first chosen change, or the only entry of the chosen step."""
        for index in self._chosen():
            change, revision = index.data(CHANGE_ROLE), index.data(REVISION_ROLE)
            if change is None and isinstance(revision, Revision) and revision.changes:
                change = revision.changes[0]
            if isinstance(change, FieldChange):
                return change.entry_id, "" if change.field.startswith("@") else change.field
        return None

    def _is_removal(self, index: QModelIndex) -> bool:
        change = index.data(CHANGE_ROLE)
        if isinstance(change, FieldChange):
            return change.field == REMOVED
        revision = index.data(REVISION_ROLE)
        return isinstance(revision, Revision) and all(one.field == REMOVED for one in revision.changes)

    def _quoted(self, chosen: list[QModelIndex], *, before: bool) -> str:
        texts = [index.data(BEFORE_ROLE if before else AFTER_ROLE) for index in chosen if index.data(AFTER_ROLE)]
        if len(texts) != 1:
            return ""
        text = str(texts[0]).replace("\n", " ")
        return f"：{text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1] + '…'}".replace("&", "&&")

    def _add(self, text: str, enabled: object, handler: Callable[[], object]) -> None:
        action = self.menu.addAction(text)
        action.setEnabled(bool(enabled))
        action.triggered.connect(lambda _checked=False: handler())

    def _button(self, name: str, text: str, sign: str, tip: str) -> QPushButton:
        button = QPushButton(icon(sign), text, self)
        button.setObjectName(f"{self._tree.objectName()}_{name}")
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.field.clicked.connect(self._on_field)
        self.entry.clicked.connect(self._on_entry)
        self.jump.clicked.connect(self._on_jump)
        self._tree.activated.connect(self._on_activated)
        self._tree.selectionModel().selectionChanged.connect(self.update_buttons)
        self._tree.model().modelReset.connect(self.update_buttons)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._on_menu)
        self.update_buttons()
