"""变更说明: what changed from one version to another and why, with the pages as they will be published.

Reasons are kept for the next time the same comparison is explained: they are written over days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from exporters.blocks import Document
from exporters.change_report import build_change_report
from exporters.change_summary import summarise
from exporters.selection import document_title
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.type_size import in_type
from gui.versions.reasons_model import NAME, REASON, WHAT, Explicable, ReasonsModel, explicable
from gui.versions.report_dialog import ReportDialog
from gui.versions.sides import Compared, SideKind
from gui.widgets.page_preview import Factory
from model.progress import Progress

_WIDTH = 470
_TYPING = 600  # milliseconds without a key before the pages are laid out anew
_NOTE_LINES = 3
_REMEMBERED = "change_reasons"
_MOST_REMEMBERED = 20  # comparisons whose reasons are kept
_GENERAL = ""  # stands for the whole among the reasons, which go by uid


def changes_of(compared: Compared, progress: Progress) -> list[Explicable]:
    """What a 变更说明 of this comparison lists; for a thread."""
    progress(0, 1, "整理变化")
    return explicable(summarise(compared.old, compared.new, {}, compared.pairs))


class ChangeReportDialog(ReportDialog):
    """``rows`` are what can be explained (``changes_of``); ``path`` is the catalogue's, by which reasons are kept."""

    def __init__(
        self,
        path: Path,
        compared: Compared,
        rows: Sequence[Explicable],
        settings: Settings,
        runner: ProgressRunner,
        parent: QWidget | None = None,
    ) -> None:
        stem = f"{document_title(compared.new.snapshot.settings)}变更说明"
        super().__init__("change_report", "变更说明", stem, settings, runner, parent)
        self._compared = compared
        self._key = f"{path.absolute()}|{compared.left.label}"
        self._rows = rows
        remembered = self._remembered()
        self.old_name = QLineEdit(compared.old.name, self)
        self.new_name = QLineEdit(self._proposed_name(), self)
        self.general = QPlainTextEdit(remembered.get(_GENERAL, compared.new.note), self)
        self.model = ReasonsModel(self)
        self.model.show(self._rows, {uid: text for uid, text in remembered.items() if uid})
        self.table = QTableView(self)
        self.same = QLineEdit(self)
        self.fill = QPushButton("填给所选各项", self)
        self._build()
        self._connect()
        self.lay_out_soon(0)

    def factory(self) -> Factory:
        compared, reasons, general = self._compared, self.model.reasons(), self.general.toPlainText().strip()
        old = replace(compared.old, name=self.old_name.text().strip())
        new = replace(compared.new, name=self.new_name.text().strip(), note="")  # the general reason was asked here

        def make(_progress: Progress) -> Document:
            return build_change_report(old, new, reasons=reasons, general_reason=general, pairs=compared.pairs)

        return make

    def done(self, result: int) -> None:
        self._remember()
        super().done(result)

    def _on_fill(self) -> None:
        lines = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        self.model.write(lines, self.same.text())

    def _on_selection(self) -> None:
        self.fill.setEnabled(self.table.selectionModel().hasSelection())

    def _proposed_name(self) -> str:
        """The present is called by the catalogue's own version, else by its date alone."""
        if self._compared.right.kind is SideKind.NOW:
            return self._compared.new.snapshot.settings.version_label
        return self._compared.new.name

    def _remembered(self) -> dict[str, str]:
        kept = self._settings.choices(_REMEMBERED).get(self._key)
        return {str(uid): str(text) for uid, text in kept.items()} if isinstance(kept, Mapping) else {}

    def _remember(self) -> None:
        mine: dict[str, object] = {**self.model.reasons(), _GENERAL: self.general.toPlainText().strip()}
        others = {key: kept for key, kept in self._settings.choices(_REMEMBERED).items() if key != self._key}
        kept = dict(list(others.items())[-(_MOST_REMEMBERED - 1) :])
        self._settings.set_choices(_REMEMBERED, {**kept, self._key: mine})

    def _build(self) -> None:
        for widget, name, label in (
            (self.old_name, "change_report_old", "原版本的名称"),
            (self.new_name, "change_report_new", "新版本的名称"),
            (self.general, "change_report_general", "总的理由"),
            (self.table, "change_report_reasons", "各项变化的理由"),
            (self.same, "change_report_same", "填给所选各项的理由"),
            (self.fill, "change_report_fill", "填给所选各项"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label)
        for line in (self.old_name, self.new_name):
            line.setPlaceholderText("不填时只写日期")
        self.general.setPlaceholderText("为什么作这次调整，例：根据国务院办公厅新的标准指引和本单位职责调整")
        self.general.setTabChangesFocus(True)
        self.general.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES + 20)
        names = QFormLayout()
        names.addRow("从", self.old_name)
        names.addRow("到", self.new_name)
        names.addRow("总的理由", self.general)
        panel = QWidget(self)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.formats_box())
        column.addLayout(names)
        column.addWidget(self._reasons_box(), 1)
        self.arrange(panel, _WIDTH)
        self.resize(1180, 740)

    def _reasons_box(self) -> QGroupBox:
        box = QGroupBox(f"逐项理由（{len(self._rows)} 项，可以不填）", self)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(WHAT, in_type(52))
        self.same.setPlaceholderText("几项理由相同：选中它们，写在这里")
        self.fill.setAutoDefault(False)
        self.fill.setEnabled(False)
        line = QHBoxLayout()
        line.addWidget(self.same, 1)
        line.addWidget(self.fill)
        hint = QLabel("双击“理由”填写。没有填的，事项有备注就用备注。", box)
        hint.setProperty("look", "muted")
        hint.setWordWrap(True)
        column = QVBoxLayout(box)
        column.addWidget(self.table, 1)
        column.addLayout(line)
        column.addWidget(hint)
        return box

    def _connect(self) -> None:
        for line in (self.old_name, self.new_name):
            line.textChanged.connect(lambda: self.lay_out_soon(_TYPING))
        self.general.textChanged.connect(lambda: self.lay_out_soon(_TYPING))
        self.model.reasons_changed.connect(lambda: self.lay_out_soon())
        self.fill.clicked.connect(self._on_fill)
        self.same.returnPressed.connect(self._on_fill)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
