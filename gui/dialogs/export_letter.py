"""The letter's elements in the export dialog: filled from a template, refreshed until the clerk changes them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exporters.letters import ELEMENTS, LetterElement, LetterFacts, LetterLayout, filled, letter_templates, unfinished
from gui.widgets.growing_text import GrowingText

_FORGOTTEN = ("date", "body")
"""Elements that are not remembered: a day and numbers of entries soon are no longer true."""

_NOT_IN_LETTERS = ("printer",)


class LetterForm(QWidget):
    """Which letter, and its words.

    Signals: ``changed()`` when a word changed.
    """

    changed = Signal()

    def __init__(self, facts: LetterFacts, remembered: Mapping[str, object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._words: dict[str, dict[str, str]] = {key: {} for key in letter_templates()}  # by kind
        self._kind = QComboBox(self)
        self._fields = {element.key: self._field(element) for element in ELEMENTS}
        self._labels = {element.key: QLabel(element.label, self) for element in ELEMENTS}
        self._open = QLabel(self)
        self._again = QPushButton("恢复模板文字", self)
        self._build()
        self._restore(remembered)
        self._connect()
        self._show()

    @property
    def kind(self) -> str:
        """The template chosen."""
        return str(self._kind.currentData())

    @property
    def title(self) -> str:
        """The letter's title in one line."""
        return filled(letter_templates()[self.kind], self._facts, self._words[self.kind]).title.replace("\n", "")

    def widgets(self) -> list[QWidget]:
        """What can be reached by Tab, in its order."""
        return [self._kind, *self._fields.values(), self._again]

    def words(self) -> dict[str, str]:
        """The elements the clerk has changed."""
        return dict(self._words[self.kind])

    def set_facts(self, facts: LetterFacts) -> None:
        """The letter speaks of another part of the catalogue now."""
        if facts != self._facts:
            self._facts = facts
            self._show()

    def remember(self) -> dict[str, object]:
        """What to begin with next time, for the same unit."""
        kept = {
            kind: {key: text for key, text in words.items() if key not in _FORGOTTEN}
            for kind, words in self._words.items()
        }
        return {"kind": self.kind, "unit": self._facts.settings.unit, "words": kept}

    def _on_typed(self, key: str) -> None:
        said = getattr(filled(letter_templates()[self.kind], self._facts), key)
        text = self._fields[key].text()
        if text == said:
            self._words[self.kind].pop(key, None)
        else:
            self._words[self.kind][key] = text
        self._tell()
        self.changed.emit()

    def _on_kind(self) -> None:
        self._show()
        self.changed.emit()

    def _on_again(self) -> None:
        self._words[self.kind].clear()
        self._on_kind()

    def _show(self) -> None:
        """The chosen letter's words in their fields."""
        template = letter_templates()[self.kind]
        letter = filled(template, self._facts, self._words[self.kind])
        for key, field in self._fields.items():
            text = getattr(letter, key)
            if isinstance(field, GrowingText):
                field.set_text(text)
            elif field.text() != text:
                field.setText(text)
            shown = letter.layout is LetterLayout.DOCUMENT or key not in _NOT_IN_LETTERS
            for widget in (field, self._labels[key]):
                widget.setVisible(shown)
        self._kind.setToolTip(template.help)
        self._tell()

    def _tell(self) -> None:
        letter = filled(letter_templates()[self.kind], self._facts, self._words[self.kind])
        labels = unfinished(letter)
        self._open.setText(f"还没写明（×）：{'、'.join(labels)}" if labels else "")
        self._open.setVisible(bool(labels))
        self._again.setEnabled(bool(self._words[self.kind]))

    def _restore(self, remembered: Mapping[str, object]) -> None:
        """What was written last time, unless it was for another unit."""
        kind, words = remembered.get("kind"), remembered.get("words")
        self._kind.setCurrentIndex(max(0, self._kind.findData(kind)))
        if remembered.get("unit") != self._facts.settings.unit or not isinstance(words, dict):
            return
        for name, said in words.items():
            if name in self._words and isinstance(said, dict):
                known = {key: text for key, text in said.items() if key in self._fields and isinstance(text, str)}
                self._words[name] = known

    def _build(self) -> None:
        self._kind.setObjectName("letter_kind")
        self._kind.setAccessibleName("公文种类")
        for template in letter_templates().values():
            self._kind.addItem(template.label, template.key)
        self._open.setProperty("look", "warning")
        self._open.setWordWrap(True)
        self._again.setObjectName("letter_again")
        self._again.setAccessibleName("恢复模板文字")
        self._again.setToolTip("放弃改过的文字，回到模板")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        kind = QFormLayout()
        kind.addRow("种类", self._kind)
        kind.setHorizontalSpacing(10)
        column.addLayout(kind)
        column.addWidget(self._open)
        for element in ELEMENTS:
            label = self._labels[element.key]
            label.setProperty("look", "field")
            label.setBuddy(self._fields[element.key])
            column.addSpacing(3)
            column.addWidget(label)
            column.addWidget(self._fields[element.key])
        column.addSpacing(6)
        column.addWidget(self._again)
        column.addStretch(1)

    def _field(self, element: LetterElement) -> QLineEdit | GrowingText:
        field: QLineEdit | GrowingText = GrowingText(self, 2, 14) if element.long else QLineEdit(self)
        field.setObjectName(f"letter_{element.key}")
        field.setAccessibleName(element.label)
        field.setToolTip(element.help)
        return field

    def _connect(self) -> None:
        self._kind.activated.connect(self._on_kind)
        self._again.clicked.connect(self._on_again)
        for key, field in self._fields.items():
            signal = field.typed if isinstance(field, GrowingText) else field.textEdited
            signal.connect(lambda *_, key=key: self._on_typed(key))
