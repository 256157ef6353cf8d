"""A report to look at, to write as Word, Excel or PDF, and to print. What it says is made by the subclass."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QGroupBox, QHBoxLayout, QRadioButton, QWidget

from exporters.formats import DOCUMENT_WRITERS, FORMATS, write_report
from exporters.remarks import ExportRemark
from gui import messages
from gui.dialogs.page_dialog import PageDialog
from gui.icons import icon
from gui.printing import pdf_format
from gui.printing.layout import Pages
from gui.printing.printer import print_pages
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.widgets.page_preview import Factory
from model.progress import Progress

_ORDER = (".docx", ".xlsx", pdf_format.SUFFIX)
_SHORT = {".docx": "Word", ".xlsx": "Excel", pdf_format.SUFFIX: "PDF"}


class ReportDialog(PageDialog):
    """``stem`` is the file's name without its end."""

    def __init__(
        self, name: str, title: str, stem: str, settings: Settings, runner: ProgressRunner, parent: QWidget | None
    ) -> None:
        super().__init__(name, title, settings, runner, parent, accept="导出…")
        self.stem = stem
        self.formats = {suffix: QRadioButton(_SHORT[suffix], self) for suffix in _ORDER}
        self._group = QButtonGroup(self)
        remembered = settings.choices(name).get("suffix")
        self.formats[remembered if remembered in self.formats else _ORDER[0]].setChecked(True)
        self.print_button = self.add_button("print", "打印…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.setIcon(icon("print"))
        self.print_button.clicked.connect(self._on_print)

    @property
    def suffix(self) -> str:
        """The kind of file."""
        return next(suffix for suffix, button in self.formats.items() if button.isChecked())

    def factory(self) -> Factory:
        """What makes the document of the present choices, for a thread."""
        raise NotImplementedError

    def lay_out(self) -> None:
        self.preview.set_factory(self.factory())

    def accept(self) -> None:
        """Ask for the place, then write."""
        target = self.ask_target(self.stem, self.suffix, FORMATS[self.suffix].label)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write to this file, with progress; then tell the outcome."""
        factory = self.factory()

        def work(progress: Progress) -> tuple[ExportRemark, ...]:
            write_report(factory(progress), target, progress)
            return ()

        self.start_writing(target, work, {"suffix": self.suffix})

    def print_with(self, printer: QPrinter) -> None:
        """Print on the printer that was chosen, as it was set up there."""
        factory, name = self.factory(), printer.printerName() or "文件"

        def work(progress: Progress) -> int:
            return print_pages(Pages(factory(progress)), printer, progress)

        def printed(sheets: int) -> None:
            self.tell(f"已把 {sheets} 张送到打印机“{name}”。")

        self._runner.run(f"正在打印到“{name}”", work, printed, self._on_failed, self)

    def formats_box(self) -> QGroupBox:
        """The choice of the kind of file."""
        box = QGroupBox("文件类型", self)
        row = QHBoxLayout(box)
        for suffix, button in self.formats.items():
            button.setObjectName(f"{self.objectName()}_{suffix.removeprefix('.')}")
            button.setAccessibleName(FORMATS[suffix].label if suffix in DOCUMENT_WRITERS else button.text())
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return box

    def _on_print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            question = "本机没有安装打印机。可以先导出 PDF，拷到有打印机的电脑上打印。"
            if messages.ask(self, "打印", question, "导出 PDF…"):
                self.formats[pdf_format.SUFFIX].setChecked(True)
                self.accept()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName(f"{self.objectName()}_printer")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec():
            self.print_with(printer)
        dialog.deleteLater()
