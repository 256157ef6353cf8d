"""A report about the parts that are ticked, at least one. What it says is made by the subclass."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGroupBox, QLabel, QVBoxLayout, QWidget

from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.versions.report_dialog import ReportDialog
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout

_WIDTH = 300
_SIZE = (1080, 700)


class TickedReportDialog(ReportDialog):
    """``offer`` gives the parts to choose from; ``chips`` has them by key. All are ticked at first."""

    def __init__(
        self, name: str, title: str, stem: str, settings: Settings, runner: ProgressRunner, parent: QWidget | None
    ) -> None:
        super().__init__(name, title, stem, settings, runner, parent)
        self.chips: dict[str, Chip] = {}
        self._nothing = ""

    def offer(self, heading: str, parts: Mapping[str, str], hint: str, nothing: str) -> None:
        """Show these parts, keys with labels, below a heading; ``nothing`` asks to tick one when none is."""
        self._nothing = nothing
        box = QGroupBox(heading, self)
        flow = FlowLayout(box)
        flow.setContentsMargins(8, 4, 8, 6)
        for key, label in parts.items():
            chip = self.chips[key] = Chip(label, self)
            chip.setObjectName(f"{self.objectName()}_{key}")
            chip.setChecked(True)
            chip.toggled.connect(self._on_ticked)
            flow.addWidget(chip)
        told = QLabel(hint, self)
        told.setProperty("look", "muted")
        told.setWordWrap(True)
        panel = QWidget(self)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for widget in (self.formats_box(), box, told):
            column.addWidget(widget)
        column.addStretch(1)
        self.arrange(panel, _WIDTH)
        self.resize(*_SIZE)
        self.lay_out_soon(0)

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of the ticked parts."""
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    def _on_ticked(self) -> None:
        for button in (self.accept_button, self.print_button):
            if button is not None:
                button.setEnabled(bool(self.ticked))
        if self.ticked:
            self.lay_out_soon()
        else:
            self.preview.clear(self._nothing)
