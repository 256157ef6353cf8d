"""Words as tick chips: channels, levels, method, audience. The clerk may add own words where the field allows it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.forms.editor import FieldEditor, Suggest
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.fields import Field, join_words, split_words
from model.text import strip_controls

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_POPUP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class ChipsEditor(FieldEditor):
    """The field's words side by side; ticking one commits at once. The entry's own words stand behind, 添加 takes
    another one and offers those used elsewhere in the catalogue."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self._chips: list[Chip] = []
        self._read_only = False
        self._frame = QFrame(self)
        self._frame.setProperty("look", "chips")
        self._flow = FlowLayout(self._frame)
        self._flow.setContentsMargins(6, 6, 6, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._on_word_entered, Qt.ConnectionType.QueuedConnection)
        self._add = QPushButton("＋ 添加", self._frame)
        self._line = QLineEdit(self._frame)
        self._build_adding()
        self._offer(suggest.fixed(field))

    def value(self) -> str:
        words = [chip.word for chip in self._chips if chip.isChecked()]
        half_typed = strip_controls(self._line.text()).strip()
        return join_words((*words, half_typed))

    def set_text(self, text: str) -> None:
        chosen = split_words(text)
        self._line.clear()
        self._line.hide()
        self._add.setVisible(self.field.open_words and not self._read_only)
        self._offer(tuple(dict.fromkeys((*self.suggest.fixed(self.field), *chosen))))
        for chip in self._chips:
            chip.blockSignals(True)
            chip.setChecked(chip.word in chosen)
            chip.blockSignals(False)
            chip.write()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for chip in self._chips:
            chip.setEnabled(not read_only)
        self._add.setVisible(self.field.open_words and not read_only)

    def set_invalid(self, invalid: bool) -> None:
        if self._frame.property("invalid") != invalid:
            self._frame.setProperty("invalid", invalid)
            self._frame.style().polish(self._frame)

    def offer_anew(self) -> None:
        self.set_text(self.value())

    def begin(self, *, replace: bool) -> None:
        if self._chips:
            self._chips[0].setFocus()

    def prepare_for_cell(self) -> None:
        super().prepare_for_cell()
        self._frame.setAutoFillBackground(True)
        self.setMinimumWidth(330)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.in_cell and isinstance(watched, Chip) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # a key pressed on a chip in a cell is not meant for the rows of the table
        if self.in_cell and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _ARROWS.get(Qt.Key(event.key()))
            if step is not None and watched is not self._line:
                self._go_on(watched, step)
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _POPUP:
            self._on_focus_left(watched)
        return super().eventFilter(watched, event)

    def _go_on(self, from_part: QObject, step: int) -> None:
        """In a cell arrows go through the words, as Tab leads to the next cell."""
        parts: list[QWidget] = [*self._chips, *([self._add] if self._add.isVisible() else [])]
        place = next((number for number, part in enumerate(parts) if part is from_part), 0) + step
        if 0 <= place < len(parts):
            parts[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focus_left(self, watched: QObject) -> None:
        """A half-typed own word becomes a chip; leaving the whole editor ends the editing."""
        if watched is self._line and not self._line.isHidden():
            self._take_typed()
        if not any(part.hasFocus() for part in (*self._chips, self._add, self._line)):
            self.committed.emit()

    def _on_chip_clicked(self) -> None:
        self.edited.emit()
        if not self.in_cell:  # in a cell several are ticked before it closes
            self.committed.emit()

    def _on_add(self) -> None:
        self._words.setStringList(list(self.suggest(self.field)))  # words used elsewhere: looked up only now
        self._add.hide()
        self._line.show()
        self._line.setFocus()

    def _on_word_entered(self) -> None:
        self._take_typed()
        self._add.setFocus()
        self.committed.emit()

    def _take_typed(self) -> None:
        value = self.value()
        changed = bool(self._line.text().strip())
        self.set_text(value)
        if changed:
            self.edited.emit()

    def _build_adding(self) -> None:
        self._add.setProperty("look", "add-chip")
        self._add.setObjectName(f"add_{self.field.key}")
        self._add.setAccessibleName(f"添加{self.field.label}")
        self._add.setToolTip("填写列表里没有的词，按回车添加；本目录用过的词会提示")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._on_add)
        self._line.setObjectName(f"word_{self.field.key}")
        self._line.setAccessibleName(f"新的{self.field.label}")
        self._line.setPlaceholderText("填写后按回车")
        self._line.setMinimumWidth(130)
        self._line.hide()
        self._line.setCompleter(self._completer)
        self._line.returnPressed.connect(self._on_word_entered)
        self._line.textEdited.connect(self.edited)
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._line)
        self._add.setVisible(self.field.open_words)
        self.watch_keys(self._add, self._line)

    def _offer(self, words: Sequence[str]) -> None:
        """Have exactly these chips, in this order; the ones that stay are kept, with their focus."""
        if [chip.word for chip in self._chips] == list(words):
            return
        kept = {chip.word: chip for chip in self._chips}
        for word, chip in kept.items():
            if word not in words:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
        self._chips = [kept[word] if word in kept else self._new_chip(word) for word in words]
        for place, chip in enumerate(self._chips):
            self._flow.removeWidget(chip)
            self._flow.insert(place, chip)
        self._tab_order()

    def _new_chip(self, word: str) -> Chip:
        chip = Chip(word, self._frame)
        chip.setObjectName(f"chip_{self.field.key}_{word}")
        chip.setEnabled(not self._read_only)
        chip.clicked.connect(self._on_chip_clicked)
        self.watch_keys(chip)
        chip.show()
        return chip

    def _tab_order(self) -> None:
        for before, after in zip(self._chips, [*self._chips[1:], self._add], strict=True):
            QWidget.setTabOrder(before, after)
        if self._chips:
            self.setFocusProxy(self._chips[0])
