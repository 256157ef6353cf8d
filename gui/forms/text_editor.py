"""The editor of several lines."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.forms.editor import FieldEditor, Suggest
from gui.widgets.growing_text import GrowingText
from model.fields import Field
from model.text import strip_controls


class TextEditor(FieldEditor):
    """Text with line breaks, as high as its text. Below it a subclass may say how the text is understood."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self.box = GrowingText(self)
        self.box.setObjectName(f"text_{field.key}")
        self.box.setAccessibleName(field.label)
        self.box.setAccessibleDescription(field.help)
        self.box.setPlaceholderText(f"例：{field.example}" if field.example else "")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.watch_keys(self.box)
        self.box.typed.connect(self._on_typed)
        self.box.left.connect(self.committed)
        self.box.finished.connect(self._on_finished)

    def value(self) -> str:
        return strip_controls(self.box.text())

    def set_text(self, text: str) -> None:
        self.box.set_text(text)

    def set_read_only(self, read_only: bool) -> None:
        self.box.setReadOnly(read_only)

    def set_invalid(self, invalid: bool) -> None:
        if self.box.property("invalid") != invalid:
            self.box.setProperty("invalid", invalid)
            self.box.style().polish(self.box)

    def begin(self, *, replace: bool) -> None:
        if replace:
            self.box.selectAll()
        else:
            cursor = self.box.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.box.setTextCursor(cursor)

    def prepare_for_cell(self) -> None:
        super().prepare_for_cell()
        self.box.setProperty("cell", True)
        self.box.enter_finishes = True

    def _on_finished(self) -> None:
        """Ctrl+Enter; in a cell also Enter while documents are offered."""
        if self.in_cell:
            self.enter()
        else:
            self.committed.emit()

    def _on_typed(self) -> None:
        if self.box.document().isModified() or self.pending:
            self.edited.emit()
