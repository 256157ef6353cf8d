"""One field of many entries: which field, what is done with it, the value in the field's own editor."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from gui.bulk.wish import Wish, WishPage
from gui.forms.editor import FieldEditor, Suggest
from gui.forms.registry import make_editor
from model.field_filling import Filling, proposing
from model.fields import Field


class FillPage(WishPage):
    """Begins with the first field; the editor changes with it."""

    def __init__(self, fields: Sequence[Field], suggest: Suggest, parent: QWidget) -> None:
        super().__init__("fill_page", parent)
        self._fields = fields
        self._suggest = suggest
        self.field = QComboBox(self)
        self.how = QComboBox(self)
        self._room = QWidget(self)
        self._inside = QVBoxLayout(self._room)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.editor: FieldEditor | None = None
        self.add_row("字段", self.field, "bulk_field")
        self.add_row("怎样改", self.how, "bulk_filling")
        self.add_row("内容", self._room, "bulk_value")
        self.field.addItems([field.label for field in fields])
        for how in Filling:
            self.how.addItem(how.value, how)
        self._on_field(0)
        self.field.currentIndexChanged.connect(self._on_field)
        self.how.currentIndexChanged.connect(self._on_how)

    def choose(self, key: str) -> None:
        """Begin with this field."""
        self.field.setCurrentIndex(next((row for row, field in enumerate(self._fields) if field.key == key), 0))

    def wish(self) -> Wish:
        field = self._fields[self.field.currentIndex()]
        value = self.editor.value() if self.editor is not None else ""
        return Wish(f"批量修改{field.label}", proposing(field, self.how.currentData(), value))

    def _on_field(self, row: int) -> None:
        if self.editor is not None:
            self._inside.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
        self.editor = make_editor(self._fields[row], self._suggest, self._room)
        self.editor.show_value("")
        self.editor.edited.connect(self.changed)
        self.editor.committed.connect(self.changed)
        self.editor.abandoned.connect(self.abandoned)
        self._inside.addWidget(self.editor)
        self.changed.emit()

    def _on_how(self) -> None:
        self._room.setEnabled(self.how.currentData() is not Filling.CLEAR)
        self.changed.emit()
