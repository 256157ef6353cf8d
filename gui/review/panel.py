"""The side tab 审核意见: the remarks about the entry shown, open ones first, to be settled one by one or together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.review.card import RemarkCard
from gui.review.words import WHOLE
from gui.widgets.card_pane import CardPane
from gui.widgets.elided_label import ElidedLabel
from model.records import Entry
from model.remarks import Remark

_MOST = 40  # cards built; further remarks follow when these are settled
_CHOOSE = "选择一个事项，这里列出它的审核意见。"
_NONE = (
    "这个事项还没有审核意见。\n\n用“送审”写出送审稿，审核人退回后用“取回审核意见”取回；"
    "电话里说的、纸上写的，可以自己添加。"
)


class RemarkPanel(QWidget):
    """The remarks of one entry.

    Signals: ``settle_requested(remark_id, RemarkState, overwrite)``, ``accept_all_requested(ids)``,
    ``remove_requested(remark_id)``, ``jump_requested(field)``, ``add_requested()``; ``next_requested()`` to go to
    another entry with open remarks.
    """

    settle_requested = Signal(int, object, bool)
    accept_all_requested = Signal(object)
    remove_requested = Signal(int)
    jump_requested = Signal(str)
    add_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remark_panel")
        self._shown: object = None
        self._remarks: Sequence[Remark] = ()
        self._count = ElidedLabel(self)
        self._all = QPushButton("全部采纳", self)
        self._add = QPushButton("添加意见…", self)
        self._next = QPushButton("下一个 ›", self)
        self._cards = CardPane("remark_scroll", "审核意见", self)
        self._build()
        self._all.clicked.connect(self._on_all)
        self._add.clicked.connect(self.add_requested)
        self._next.clicked.connect(self.next_requested)
        self.show_nothing()

    @property
    def cards(self) -> list[RemarkCard]:
        """The cards shown, from above."""
        return self._cards.body.findChildren(RemarkCard)

    def show_remarks(
        self, entry: Entry, remarks: Sequence[Remark], field_label: Callable[[str], str], *, writable: bool
    ) -> None:
        """Show the remarks of an entry. The same again changes nothing, so the scroll place stays."""
        state = (entry.id, tuple(remarks), tuple(entry.values.items()), writable)
        if state == self._shown:
            return
        same_entry = isinstance(self._shown, tuple) and self._shown[0] == entry.id
        self._shown, self._remarks = state, remarks
        waiting = [remark for remark in remarks if remark.is_open]
        self._count.set_text(_counted(len(waiting), len(remarks)))
        self._all.setEnabled(writable and any(remark.proposed is not None for remark in waiting))
        self._add.setEnabled(writable)
        self._fill(entry, remarks, field_label, writable=writable)
        if not same_entry:
            self._cards.to_top()

    def show_others(self, entries: int) -> None:
        """How many other entries have open remarks: whether there is a next one to go to."""
        self._next.setVisible(entries > 0)
        self._next.setToolTip(f"还有 {entries} 个事项有待处理的意见，转到下一个")

    def show_nothing(self) -> None:
        """No entry is chosen."""
        self._shown, self._remarks = None, ()
        self._cards.begin()
        self._cards.say(_CHOOSE)
        self._count.set_text("")
        self._all.setEnabled(False)
        self._add.setEnabled(False)

    def _on_all(self) -> None:
        ids = [remark.id for remark in self._remarks if remark.is_open and remark.proposed is not None]
        self.accept_all_requested.emit(ids)

    def _fill(
        self, entry: Entry, remarks: Sequence[Remark], field_label: Callable[[str], str], *, writable: bool
    ) -> None:
        worked_here = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._cards.begin()
        for remark in remarks[:_MOST]:
            label = field_label(remark.field) if remark.field else WHOLE
            card = RemarkCard(remark, label, entry[remark.field], self._cards.body, writable=writable)
            card.settle_requested.connect(self.settle_requested)
            card.jump_requested.connect(self.jump_requested)
            card.remove_requested.connect(self.remove_requested)
            self._cards.add(card)
        if len(remarks) > _MOST:
            more = QLabel(f"还有 {len(remarks) - _MOST} 条，处理了前面的再显示。", self._cards.body)
            more.setProperty("look", "muted")
            self._cards.add(more)
        if remarks:
            self._cards.finish()
        else:
            self._cards.say(_NONE)
        if worked_here:  # the button that was pressed is gone: go on with the next remark
            self._focus_first_open(remarks)

    def _focus_first_open(self, remarks: Sequence[Remark]) -> None:
        """On to what is to be decided next; when nothing is left here, to the way to the next entry."""
        waiting = bool(remarks) and remarks[0].is_open
        following = self.cards[0] if waiting else self._next if self._next.isVisible() else self._add
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._count.setObjectName("remark_count")
        self._count.setProperty("look", "muted")
        for button, name, tip in (
            (self._all, "accept_all", "采纳这个事项的全部修改建议，可以撤销"),
            (self._add, "add_remark", "把电话里说的、纸上写的意见记下来"),
            (self._next, "next_remarks", "转到下一个有待处理意见的事项"),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text().rstrip("… ›"))
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.setProperty("look", "small")
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(6)
        top.addWidget(self._count, 1)
        top.addWidget(self._all)
        top.addWidget(self._add)
        top.addWidget(self._next)
        line = QFrame(self)
        line.setProperty("look", "line")
        self._cards.sentence.setObjectName("no_remarks")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line)
        column.addWidget(self._cards, 1)


def _counted(waiting: int, total: int) -> str:
    if not total:
        return "没有意见"
    return f"{waiting} 条待处理，共 {total} 条" if waiting else f"{total} 条，都已处理"
