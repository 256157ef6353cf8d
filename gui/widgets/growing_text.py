"""A plain multi-line text box as high as its text, between two bounds, that knows when an input method is composing."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QWidget

_POPUP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_OF_POPUP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class GrowingText(QPlainTextEdit):
    """Text with line breaks.

    Signals: ``typed()`` when the text changed and no composition is open; ``left()`` when the focus goes;
    ``finished()`` on Ctrl+Enter (with ``enter_finishes`` on Enter; Shift+Enter or Alt+Enter then break the line);
    ``composing_began()`` when a composition opens. ``popup`` may be a list of offers: as long as one of them is chosen,
    Enter, Tab and Esc are meant for the list.
    """

    typed = Signal()
    left = Signal()
    finished = Signal()
    composing_began = Signal()

    def __init__(self, parent: QWidget | None = None, least_lines: int = 2, most_lines: int = 9) -> None:
        super().__init__(parent)
        self._least = least_lines
        self._most = most_lines
        self._composing = False
        self.enter_finishes = False
        self.popup: QAbstractItemView | None = None
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show this text without announcing it as typed, and forget the local undo steps."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.document().setModified(False)
        self.blockSignals(False)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._wanted_height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() and not self._composing:
            self.composing_began.emit()
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OF_POPUP and self._chooses(event.key()):
            event.ignore()  # the list then takes it
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            breaks = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
            controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if controlled or (self.enter_finishes and not event.modifiers() & breaks):
                self.finished.emit()
                return
            if self.enter_finishes or event.modifiers() & breaks:
                self.insertPlainText("\n")
                return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A long text scrolls when one is in it; else the wheel goes past it through the form."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:
        return not self._chooses(Qt.Key.Key_Tab) and super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _POPUP:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, with one kind of line break."""
        self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def _chooses(self, key: int) -> bool:
        """Whether a key is meant for the list of offers: Esc as long as it is open, the others when one is chosen."""
        if self.popup is None or not self.popup.isVisible():
            return False
        return key == Qt.Key.Key_Escape or self.popup.currentIndex().isValid()

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._composing:
            self.typed.emit()

    def _wanted_height(self) -> int:
        lines = max(self._least, min(self._most, self._lines()))
        return lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 10

    def _lines(self) -> int:
        return int(self.document().size().height())  # a plain text document measures its height in lines

    def _fit(self) -> None:
        """Be as high as the text; a scroll bar only beyond the bound, or it would narrow the lines it scrolls."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self._lines() > self._most else policy.ScrollBarAlwaysOff
        )
        if self.height() != self._wanted_height():
            self.setFixedHeight(self._wanted_height())
