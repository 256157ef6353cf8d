"""One field of the form: its label, its editor, and below it what the checks found, each with its repair."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.field_help import field_tip
from gui.forms.editor import Suggest
from gui.forms.registry import make_editor
from gui.icons import icon
from gui.type_size import in_type
from gui.widgets.layouts import clear
from gui.widgets.sign import Sign
from gui.widgets.tab_order import order_by_layout
from model.fields import Field
from model.records import Problem, Severity

_LABEL_WIDTH = 78
_SIGN = 14
_LONGEST_REPAIR = 18  # characters of a repair's name shown on its button


class FieldRow(QWidget):
    """Label, editor, findings.

    Signals: ``repair_requested(problem)`` when a repair was clicked.
    """

    repair_requested = Signal(object)

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._problems: tuple[Problem, ...] = ()
        self._read_only = False
        self.setObjectName(f"row_{field.key}")
        self._label = QLabel(f"{field.label} *" if field.required else field.label, self)
        self.editor = make_editor(field, suggest, self)
        self._build()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these findings below the editor."""
        if tuple(problems) == self._problems:
            return
        self._problems = tuple(problems)
        clear(self._findings)
        for number, problem in enumerate(self._problems):
            self._findings.addWidget(self._finding(problem, number))
        order_by_layout(self)
        self.editor.set_invalid(any(problem.severity is Severity.ERROR for problem in problems))

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.editor.set_read_only(read_only)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_label"):
            self._label.setFixedWidth(in_type(_LABEL_WIDTH))

    def _on_repair(self, problem: Problem, _checked: bool = False) -> None:
        self.repair_requested.emit(problem)

    def _build(self) -> None:
        tip = field_tip(self.field)
        self._label.setFixedWidth(in_type(_LABEL_WIDTH))
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._label.setProperty("look", "field")
        self._label.setContentsMargins(0, 5, 0, 0)
        self._label.setWordWrap(True)
        self._label.setBuddy(self.editor)
        self._label.setToolTip(tip)
        self.editor.setToolTip(tip)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(2)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.editor, 0, 1)
        grid.addLayout(self._findings, 1, 1)
        grid.setColumnStretch(1, 1)

    def _finding(self, problem: Problem, number: int) -> QWidget:
        line = QWidget(self)
        sign = Sign(problem.severity.value, problem.severity.value, _SIGN, line)
        text = QLabel(problem.message, line)
        text.setObjectName(f"finding_{self.field.key}_{number}")
        text.setProperty("look", problem.severity.value)
        text.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(text)
        if problem.repair is not None and not self._read_only:
            column.addWidget(self._repair_button(problem, number, line), 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return line

    def _repair_button(self, problem: Problem, number: int, parent: QWidget) -> QPushButton:
        label = problem.repair.label if problem.repair is not None else ""
        short = label if len(label) <= _LONGEST_REPAIR else f"{label[:_LONGEST_REPAIR]}…"
        button = QPushButton(icon("repair", "link"), short, parent)
        button.setIconSize(QSize(_SIGN, _SIGN))
        button.setMinimumWidth(1)  # with large type it is shortened rather than making the whole form wider
        button.setObjectName(f"repair_{self.field.key}_{number}")
        button.setAccessibleName(f"{self.field.label}：{label}")
        button.setToolTip(label)
        button.setProperty("look", "link")
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._on_repair, problem))
        return button
