"""What every editor of a field can do, whether it stands in the form or in a cell of the table.

An editor holds text. It tells ``edited`` while the clerk types (never during the composition of an input method) and
``committed`` when the clerk is done: focus left, Enter, a tick. It changes nothing by itself.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from model.fields import Field

if TYPE_CHECKING:
    from model.document_offers import DocumentOffer


class Suggest(Protocol):
    """The words to offer for a field."""

    def __call__(self, field: Field, area: str = "") -> Sequence[str]:
        """Those of its vocabulary and those used in the catalogue, the best first. May take a moment.

        With an ``area``, the words used in it and those meant for it come first.
        """
        ...

    def fixed(self, field: Field) -> Sequence[str]:
        """Those of its vocabulary alone."""
        ...

    def documents(self, area: str = "") -> "Sequence[DocumentOffer]":
        """The documents to cite in an area, the best first."""
        ...

    def other_names(self) -> Mapping[str, str]:
        """简称 and 曾用名 of units, each with the unit's proper name."""
        ...


class FieldEditor(QWidget):
    """Base of the editors, one subclass for each way of editing.

    Signals: ``edited()`` the text changed; ``committed()`` the clerk is done with it; ``abandoned()`` Esc;
    ``stepped(across, down)`` in a cell: done, and on to the next cell by Tab or Enter;
    ``spread_requested()`` in a cell: done by Ctrl+Enter, and the text is meant for all selected cells;
    ``tool_requested(action)`` a button beside the text was clicked, which stands for an action of the window.
    """

    edited = Signal()
    committed = Signal()
    abandoned = Signal()
    stepped = Signal(int, int)
    spread_requested = Signal()
    tool_requested = Signal(str)

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.suggest = suggest
        self.in_cell = False
        self.area = ""  # of the entry, so that its own words are offered first
        self._shown = ""
        self.setObjectName(f"editor_{field.key}")
        self.setAccessibleName(field.label)

    @property
    def pending(self) -> bool:
        """Whether the clerk changed the text since it was set."""
        return self.value() != self._shown

    def show_value(self, text: str) -> None:
        """Show this text as the field's present value.

        What the editor makes of it counts as unchanged, so that a mere look never rewrites a colleague's wording.
        """
        if text != self.value():  # else the cursor would jump while the clerk goes on typing
            self.set_text(text)
        self._shown = self.value()

    def put_value(self, text: str) -> None:
        """Change the text as if the clerk had typed it."""
        self.set_text(text)
        self.edited.emit()

    def value(self) -> str:
        """The text as it stands in the editor."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show this text without announcing it."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read but not changed."""
        raise NotImplementedError

    def set_invalid(self, invalid: bool) -> None:
        """Mark the editor as holding an error."""

    def offer_anew(self) -> None:
        """The words to offer may be others now; the text stays."""

    def begin(self, *, replace: bool) -> None:
        """Editing begins in a cell: the next key replaces the text, or goes on at its end."""

    def prepare_for_cell(self) -> None:
        """Look and behave as fits a cell of the table."""
        self.in_cell = True

    def watch_keys(self, *inner: QWidget) -> None:
        """Turn Esc in these widgets into ``abandoned``, and in a cell Tab and Enter into ``stepped``."""
        for widget in inner:
            widget.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        """In a cell no layout makes the editor higher when its text grows."""
        if event.type() == QEvent.Type.LayoutRequest and self.in_cell:
            self._grow()
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A composition that opened a cell: the table passes it to the editor, which must hand it on inside."""
        inner = self.focusProxy()
        if inner is not None:
            QCoreApplication.sendEvent(inner, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where the cursor is, for the window of the input method."""
        inner = self.focusProxy()
        return inner.inputMethodQuery(query) if inner is not None else super().inputMethodQuery(query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.abandoned.emit()
                return True
            if self.in_cell and _is_spread(event) and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # outside of cells these keys go to the form
                return True
            if self.in_cell and _is_spread(event) and event.type() == QEvent.Type.KeyPress:
                self.spread_requested.emit()
                return True
            step = _step(event) if self.in_cell and event.type() == QEvent.Type.KeyPress else None
            if step is not None:
                self.stepped.emit(*step)
                return True
            if event.type() == QEvent.Type.ShortcutOverride and _is_undo_or_redo(event) and not self.pending:
                return True  # nothing typed here: the keys belong to the catalogue's undo
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Enter in a cell, come past the filter of keys, because words were offered: Ctrl counts here too."""
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.spread_requested.emit()
        else:
            self.stepped.emit(0, 1)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab while words are offered comes here past the filter of keys."""
        if not self.in_cell:
            return super().focusNextPrevChild(next)
        self.stepped.emit(1 if next else -1, 0)
        return True

    def _grow(self) -> None:
        viewport = self.parentWidget()
        if viewport is None:
            return
        wanted = self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        height = min(max(wanted, self.height()), viewport.height())
        self.setGeometry(self.x(), max(0, min(self.y(), viewport.height() - height)), self.width(), height)


def _step(event: QKeyEvent) -> tuple[int, int] | None:
    """Where a key leads from a cell; Alt+Enter and Ctrl+Enter mean something else."""
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
        return None
    if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return (-1, 0) if back else (1, 0)
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return (0, -1) if back else (0, 1)
    return None


def _is_spread(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and modifiers == Qt.KeyboardModifier.ControlModifier


def _is_undo_or_redo(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y)
