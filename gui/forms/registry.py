"""Which editor edits which kind of field: one row for each ``FieldKind``."""

from PySide6.QtWidgets import QWidget

from gui.forms.basis_editor import BasisEditor
from gui.forms.chips_editor import ChipsEditor
from gui.forms.editor import FieldEditor, Suggest
from gui.forms.line_editor import LineEditor
from gui.forms.text_editor import TextEditor
from gui.forms.time_limit_editor import TimeLimitEditor
from gui.forms.unit_editor import UnitEditor
from model.fields import Field, FieldKind

_EDITORS: dict[FieldKind, type[FieldEditor]] = {
    FieldKind.LINE: LineEditor,
    FieldKind.TEXT: TextEditor,
    FieldKind.BASIS: BasisEditor,
    FieldKind.TIME_LIMIT: TimeLimitEditor,
    FieldKind.UNIT: UnitEditor,
    FieldKind.LIST: ChipsEditor,
    FieldKind.CHOICE: ChipsEditor,
}


def make_editor(field: Field, suggest: Suggest, parent: QWidget) -> FieldEditor:
    """A new editor for this field."""
    return _EDITORS[field.kind](field, suggest, parent)
