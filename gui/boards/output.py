"""A notice onto paper and into files: printer, PDF, pictures, each on a thread with progress and 取消.

What may be printed was decided before; here nothing is asked but where to.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from exporters.board_options import BoardOptions
from gui.boards.notice import Notice
from gui.printing.board import BoardFile, write_board
from gui.printing.printer import print_pages
from gui.progress import ProgressRunner
from model.errors import CatalogueError
from model.progress import Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: a sentence, its look, and the file that can be opened."""

    sentence: str
    look: str
    file: Path | None = None


class BoardOutput(QObject):
    """Writes and prints.

    Signals: ``told(Outcome)`` when something was written, printed, or could not be.
    """

    told = Signal(object)

    def __init__(self, notice: Notice, runner: ProgressRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._notice = notice
        self._runner = runner
        self._window = parent

    def write(self, target: Path, options: BoardOptions, dots_per_inch: int) -> None:
        """Write a PDF, or pictures, as the name says."""

        def work(progress: Progress) -> BoardFile:
            return write_board(self._notice.snapshot(), target, options, progress, dots_per_inch)

        self._runner.run(f"正在写出“{target.name}”", work, self._on_written, self._on_failed, self._window)

    def print_with(self, printer: QPrinter, options: BoardOptions) -> None:
        """Print on the printer that was chosen, as it was set up there."""
        name = printer.printerName() or "文件"

        def work(progress: Progress) -> int:
            return print_pages(self._notice.pages(options, progress), printer, progress)

        def printed(sheets: int) -> None:
            self.told.emit(Outcome(f"已把 {sheets} 张送到打印机“{name}”。", "success"))

        self._runner.run(f"正在打印到“{name}”", work, printed, self._on_failed, self._window)

    def _on_written(self, written: BoardFile) -> None:
        first = written.files[0]
        more = f" 等 {len(written.files)} 个文件" if len(written.files) > 1 else ""
        sentence = "".join((f"已写出 {first}{more}，共 {written.pages} 页。", *written.notes))
        self.told.emit(Outcome(sentence, "warning" if written.notes else "success", first))

    def _on_failed(self, error: CatalogueError) -> None:
        self.told.emit(Outcome(str(error), "error"))
