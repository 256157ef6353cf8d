"""The editor of units: several names in one line; each is completed by itself, a 简称 or 曾用名 by the full name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from gui.forms.editor import Suggest
from gui.forms.line_editor import LineEditor
from model.fields import Field
from model.search_text import search_fold
from model.text import Span
from model.title_search import NOT_FOUND, ranks
from model.units_in_text import unit_spans

_MOST = 60  # offers
_ARROW = " → "


class UnitEditor(LineEditor):
    """A line whose suggestions are made for the name at the cursor."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self._base = ""
        self._piece: Span = (0, 0)
        self._completer = _NameCompleter(self)
        self._completer.setModel(self._words)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self.line.setCompleter(self._completer)
        self._completer.activated.connect(self._on_completed)
        self.line.textEdited.connect(self._on_typed)

    def words(self) -> list[str]:
        """What fits the name at the cursor; without one, every unit in use."""
        self._base = self.line.text()
        cursor = self.line.cursorPosition()
        self._piece = next((span for span in unit_spans(self._base) if span[0] <= cursor <= span[1]), (cursor, cursor))
        typed = self._base[self._piece[0] : cursor]
        others = self.suggest.other_names()
        names = [name for name in super().words() if name not in others]
        lines = [*names, *(f"{other}{_ARROW}{name}" for other, name in others.items())]
        if not typed.strip():
            return names[:_MOST]
        found = ranks([search_fold(name) for name in (*names, *others)], typed)
        places = sorted((rank, place) for place, rank in enumerate(found) if rank < NOT_FOUND)
        return [lines[place] for _, place in places[:_MOST] if lines[place] != self._base[slice(*self._piece)]]

    def with_name(self, line: str) -> str:
        """The text with an offered name in the place of the one that is being typed."""
        name = line.rpartition(_ARROW)[2]
        begin, end = self._piece
        return self._base[:begin] + name + self._base[end:]

    def _on_typed(self) -> None:
        self._words.setStringList(self.words())

    def _on_show_all(self) -> None:
        self._words.setStringList(self.words())
        super()._on_show_all()


class _NameCompleter(QCompleter):
    """Completes one name and keeps the rest of the line."""

    def __init__(self, editor: UnitEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._editor.with_name(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
