"""The editor of one line with suggestions: names, units, time limits."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from gui.forms.editor import FieldEditor, Suggest
from gui.icons import icon
from model.fields import Field
from model.text import strip_controls

_MOST_SUGGESTIONS = 200
_POPUP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class LineEditor(FieldEditor):
    """One line; words used before are offered while typing, all of them by the arrow or Alt+Down."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self._words = QStringListModel(self)
        self.line = QLineEdit(self)
        self.line.setObjectName(f"line_{field.key}")
        self.line.setAccessibleName(field.label)
        self.line.setAccessibleDescription(field.help)
        self.line.setPlaceholderText(f"例：{field.example}" if field.example else "")
        self._completer = QCompleter(self._words, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(12)
        self.line.setCompleter(self._completer)
        popup = self._completer.popup()
        if popup is not None:
            popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # long limits differ at their ends
        if field.vocabulary:
            show_all = self.line.addAction(icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition)
            show_all.setToolTip("列出可选的词（Alt+↓）")
            show_all.triggered.connect(self._on_show_all)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.watch_keys(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._on_return)
        self._completer.activated.connect(self._on_completed)

    def value(self) -> str:
        return strip_controls(self.line.text().replace("\u2028", "\n"))

    def set_text(self, text: str) -> None:
        # A line edit would turn line breaks into blanks; shown as U+2028 they come back unchanged.
        self.line.setText(text.replace("\n", "\u2028"))
        self.line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        for action in self.line.actions():
            action.setEnabled(not read_only)

    def set_invalid(self, invalid: bool) -> None:
        if self.line.property("invalid") != invalid:
            self.line.setProperty("invalid", invalid)
            self.line.style().polish(self.line)

    def begin(self, *, replace: bool) -> None:
        self.line.selectAll() if replace else self.line.end(False)

    def prepare_for_cell(self) -> None:
        super().prepare_for_cell()
        self.line.setProperty("cell", True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.offer(self.words())
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _POPUP:
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.line.home(False)  # long words are read from their beginning
            self.committed.emit()
        return super().eventFilter(watched, event)

    def words(self) -> Sequence[str]:
        """What to offer now, the best first."""
        return self.suggest(self.field, self.area)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these from now on; what is shown of them while typing follows."""
        new = list(words)[:_MOST_SUGGESTIONS]
        if new == self._words.stringList():
            return
        popup = self._completer.popup()
        typing = popup is not None and popup.isVisible()
        self._words.setStringList(new)
        if typing:
            self._completer.setCompletionPrefix(self.line.text())
            self._completer.complete()

    def _on_return(self) -> None:
        """Enter outside a cell, or while words are offered."""
        if self.in_cell:
            self.enter()
        else:
            self.committed.emit()

    def _on_show_all(self) -> None:
        if not self.line.isReadOnly():
            self.line.setFocus()
            self._completer.setCompletionPrefix("")
            self._completer.complete()

    def _on_completed(self, _text: str) -> None:
        self.edited.emit()
