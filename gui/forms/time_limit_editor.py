"""The editor of a time limit: the clerk's words above, below how the program understands them."""

from PySide6.QtWidgets import QLabel, QWidget

from gui.forms.editor import Suggest
from gui.forms.line_editor import LineEditor
from model import time_limit
from model.fields import Field
from model.text import is_blank

_NOT_UNDERSTOOD = "没有读懂这个时限，检查时会提示"


class TimeLimitEditor(LineEditor):
    """A line with suggestions and the reading of what was typed."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self._reading = QLabel(self)
        self._reading.setObjectName("time_limit_reading")
        self._reading.setProperty("look", "reading")
        self._reading.setWordWrap(True)
        self._reading.hide()
        self.column.addWidget(self._reading)
        self.edited.connect(self._read)

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._read()

    def _read(self) -> None:
        text = self.value()
        limits = time_limit.parse(text)
        self._reading.setText(f"→ {time_limit.describe(limits)}" if limits else f"→ {_NOT_UNDERSTOOD}")
        self._reading.setVisible(not is_blank(text) and not self.in_cell)
