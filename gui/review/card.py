"""One remark as a card: who, when, about what; the words, or what shall become of the field; and the buttons."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.marked_html import marked
from gui.review.words import NOBODY, said_words, settled_words, source_words
from gui.theme import colours_of
from model.remarks import Remark, RemarkState

_REDRESSED = frozenset((QEvent.Type.PaletteChange, QEvent.Type.StyleChange))


class RemarkCard(QFrame):
    """Shows one remark; ``present`` is what the field says now, ``field`` what the clerk calls it.

    Signals: ``settle_requested(remark_id, RemarkState, overwrite)``, ``jump_requested(field)``,
    ``remove_requested(remark_id)``.
    """

    settle_requested = Signal(int, object, bool)
    jump_requested = Signal(str)
    remove_requested = Signal(int)

    def __init__(self, remark: Remark, field: str, present: str, parent: QWidget, *, writable: bool) -> None:
        super().__init__(parent)
        self.remark = remark
        self._present = present
        self._contested = remark.proposed is not None and present not in (remark.before, remark.proposed)
        self._done = remark.proposed is not None and present == remark.proposed
        self._difference = QLabel(self)
        self.setProperty("look", "remark" if remark.is_open else "remark-settled")
        self.setObjectName(f"remark_{remark.id}")
        self.setAccessibleName(f"{remark.reviewer or NOBODY}对{field}的意见，{remark.state.label}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(5)
        self._add_head(field)
        self._add_words()
        if writable:
            self.setFocusProxy(self._add_buttons())

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the marked words have colours of their own."""
        super().changeEvent(event)
        if event.type() in _REDRESSED:
            self._show_difference()

    def _on_accept(self) -> None:
        self.settle_requested.emit(self.remark.id, RemarkState.ACCEPTED, self._contested)

    def _on_decline(self) -> None:
        self.settle_requested.emit(self.remark.id, RemarkState.DECLINED, False)

    def _on_reopen(self) -> None:
        self.settle_requested.emit(self.remark.id, RemarkState.OPEN, False)

    def _on_jump(self) -> None:
        self.jump_requested.emit(self.remark.field)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.remark.id)

    def _add_head(self, field: str) -> None:
        remark = self.remark
        who = QLabel(remark.reviewer or NOBODY, self)
        who.setProperty("look", "strong")
        when = QLabel(f"{said_words(remark)} · {field}", self)
        when.setProperty("look", "muted")
        when.setWordWrap(True)
        for label in (who, when):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(source_words(remark))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(who)
        row.addWidget(when, 1)
        self._column.addLayout(row)

    def _add_words(self) -> None:
        remark = self.remark
        if remark.text:
            self._column.addWidget(self._text(remark.text, "remark_text"))
        if remark.proposed is not None:
            self._difference.setObjectName("remark_difference")
            self._difference.setWordWrap(True)
            self._difference.setTextFormat(Qt.TextFormat.RichText)
            self._difference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._show_difference()
            self._column.addWidget(self._difference)
        if remark.is_open and self._contested:
            note = self._text(f"送审之后目录里已改为“{self._present or '（空）'}”，采纳会覆盖它。", "remark_contested")
            note.setProperty("look", "warning")
            self._column.addWidget(note)
        elif remark.is_open and self._done:
            note = self._text("目录里已经是这样写的。", "remark_done")
            note.setProperty("look", "success")
            self._column.addWidget(note)
        settled = settled_words(remark)
        if settled:
            label = self._text(settled, "remark_settled")
            label.setProperty("look", "success" if remark.state is RemarkState.ACCEPTED else "muted")
            self._column.addWidget(label)

    def _show_difference(self) -> None:
        proposed = self.remark.proposed
        if proposed is None:
            return
        colours = colours_of(self.palette())
        before, after = marked(self.remark.before, proposed, colours)
        grey = f"<span style='color:{colours.muted}'>{{}}</span>"
        self._difference.setText(f"{grey.format('原：')}{before}<br>{grey.format('改：')}{after}")

    def _add_buttons(self) -> QPushButton:
        """What can be done; returns the button that is probably wanted."""
        row = QHBoxLayout()
        row.setSpacing(6)
        if self.remark.is_open:
            first = self._button("accept", "覆盖并采纳" if self._contested else "采纳")
            first.clicked.connect(self._on_accept)
            decline = self._button("decline", "不采纳")
            decline.clicked.connect(self._on_decline)
            row.addWidget(first)
            row.addWidget(decline)
            if self.remark.proposed is None:
                jump = self._button("jump", "去修改", link=True)
                jump.setToolTip("光标移到表单里的这个字段" if self.remark.field else "光标移到表单里")
                jump.clicked.connect(self._on_jump)
                row.addWidget(jump)
        else:
            first = self._button("reopen", "重新处理", link=True)
            first.clicked.connect(self._on_reopen)
            row.addWidget(first)
        row.addStretch(1)
        remove = self._button("remove", "删除", link=True)
        remove.setToolTip("删除这条意见，可以撤销")
        remove.clicked.connect(self._on_remove)
        row.addWidget(remove)
        self._column.addLayout(row)
        return first

    def _text(self, text: str, name: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, name: str, text: str, *, link: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"remark_{self.remark.id}_{name}")
        button.setAccessibleName(f"{text}：{self.accessibleName()}")
        button.setAutoDefault(False)
        button.setProperty("look", "link" if link else "small")
        return button
