"""Find and replace: what to find, what to write, how it is meant, in which fields."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from gui.bulk.wish import Wish, WishPage
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.fields import Field
from model.replacing import Manner, Replacement, proposing

_LONGEST_LABEL = 12  # characters of the words in the step's name
_HINTS = {
    Manner.PLAIN: "",
    Manner.WHOLE_WORD: "只找前后是标点、空格或另一种文字的：找“县级”，不会找到“县级以上”。",
    Manner.PATTERN: "例：查找“(\\d+)天”，替换为“\\1个工作日”。“\\1”是第一个括号里的内容，“\\n”是换行。",
}


class ReplacePage(WishPage):
    """Begins with every field chosen."""

    def __init__(self, fields: Sequence[Field], parent: QWidget) -> None:
        super().__init__("replace_page", parent)
        self._fields = fields
        self.words = QLineEdit(self)
        self.replacement = QLineEdit(self)
        self.manner = QComboBox(self)
        self.strict = QCheckBox("区分大小写和全角、半角", self)
        self.keep_titles = QCheckBox("不改书名号《》里的文字", self)
        self._every = Chip("全部字段", self)
        self._chips = {field.key: Chip(field.label, self) for field in fields}
        self._build()
        self._hint = self.add_note()
        self._on_manner()
        for line in (self.words, self.replacement):
            line.textChanged.connect(self.changed)
        self.words.installEventFilter(self)
        self.manner.currentIndexChanged.connect(self._on_manner)
        for box in (self.strict, self.keep_titles):
            box.toggled.connect(self.changed)
        self._every.clicked.connect(self._on_every)
        for chip in self._chips.values():
            chip.clicked.connect(self._on_field)

    def wish(self) -> Wish:
        wanted = Replacement(
            self.words.text(), self.replacement.text(), self.manner.currentData(), self.strict.isChecked()
        )
        chosen = [field for field in self._fields if self._every.isChecked() or self._chips[field.key].isChecked()]
        words = self.words.text()
        short = words if len(words) <= _LONGEST_LABEL else f"{words[:_LONGEST_LABEL]}…"
        verb = "" if self.replacement.text() else "删去"  # nothing to write instead: the button says what that means
        return Wish(f"替换“{short}”", proposing(wanted, chosen), verb=verb)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter behind the words to find goes on to those to write: many mean “find next” and would delete them all."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.words and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.replacement.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _on_manner(self) -> None:
        manner = self.manner.currentData()
        self._hint.setText(_HINTS[manner])
        self._hint.setVisible(bool(_HINTS[manner]))
        self.strict.setText("区分大小写" if manner is Manner.PATTERN else "区分大小写和全角、半角")
        self.changed.emit()

    def _on_every(self) -> None:
        for chip in self._chips.values():
            chip.setChecked(False)
        self._every.setChecked(True)
        self.changed.emit()

    def _on_field(self) -> None:
        self._every.setChecked(not any(chip.isChecked() for chip in self._chips.values()))
        self.changed.emit()

    def _build(self) -> None:
        self.add_row("查找", self.words, "bulk_find")
        self.add_row("替换为", self.replacement, "bulk_write")
        self.replacement.setPlaceholderText("不填就是删去")
        for manner in Manner:
            self.manner.addItem(manner.value, manner)
        how = QWidget(self)
        line = QHBoxLayout(how)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.manner)
        line.addWidget(self.strict)
        line.addWidget(self.keep_titles)
        line.addStretch(1)
        self.add_row("方式", how, "bulk_how")
        self.manner.setObjectName("bulk_manner")
        self.manner.setAccessibleName("方式")
        self.strict.setObjectName("bulk_strict")
        self.strict.setAccessibleName("区分大小写和全角、半角")
        self.keep_titles.setObjectName("bulk_keep_titles")
        self.keep_titles.setAccessibleName("不改书名号《》里的文字")
        where = QWidget(self)
        flow = FlowLayout(where)
        self._every.setObjectName("bulk_every_field")
        self._every.setChecked(True)
        flow.addWidget(self._every)
        for key, chip in self._chips.items():
            chip.setObjectName(f"bulk_field_{key}")
            flow.addWidget(chip)
        self.add_row("字段", where, "bulk_fields")
