"""The designer of notice boards: choices at the left, the pages as they will be at the right, warnings below them.

Writes nothing into the catalogue. Choosing, showing, warning and writing are parts of their own; here they meet.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from exporters.board_design import BoardDesign, from_words, to_words
from exporters.board_options import BoardOptions
from exporters.board_privacy import PersonalNumber, personal_numbers
from gui import messages
from gui.boards.advice import FONTS, PRIVACY, Advice, Repair, advice_of_findings, advice_of_pages, font_sentences
from gui.boards.advice_list import AdviceList
from gui.boards.desk import Desk
from gui.boards.findings import Findings, examine
from gui.boards.notice import Notice
from gui.boards.options_panel import Ground, OptionsPanel
from gui.boards.outcome_line import OutcomeLine
from gui.boards.output import BoardOutput
from gui.boards.preset_bar import PresetBar
from gui.boards.privacy_dialog import PrivacyDialog
from gui.dialogs.dialog import Dialog
from gui.jobs import Jobs
from gui.printing.board import DPI, printed_size
from gui.printing.printer import ask_for_paper
from gui.progress import ProgressRunner
from gui.settings import Settings
from model.errors import CatalogueError, UserError
from model.progress import Progress

CALM = 90
"""Milliseconds without a further key before the pages are made anew."""

_PANEL_WIDTH = 372
_SIZE = QSize(1180, 760)
_SCREEN_SHARE = 0.95
_RESOLUTIONS = ((96, "看屏幕，文件小"), (150, "发微信群"), (200, "一般打印"), (300, "送图文店"))
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\n', " "))
_REMEMBERED = "board"


class BoardDialog(Dialog):
    """Designs one notice and brings it onto paper."""

    def __init__(
        self, path: Path, ground: Ground, settings: Settings, runner: ProgressRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("board", "公示栏", parent, accept="打印…", reject="关闭")
        self._ground = ground
        self._settings = settings
        self._runner = runner
        self._notice = Notice(path)
        self._jobs = Jobs(self)
        self._presets = PresetBar(self)
        self._panel = OptionsPanel(ground, self)
        self._desk = Desk(self)
        self._advice = AdviceList(self)
        self._outcome = OutcomeLine(self)
        self._output = BoardOutput(self._notice, runner, self)
        self._pdf = self.add_button("pdf", "导出 PDF…", QDialogButtonBox.ButtonRole.ActionRole)
        self._png = self.add_button("png", "导出图片", QDialogButtonBox.ButtonRole.ActionRole)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._unexamined: BoardOptions | None = None
        self._findings: Findings | None = None
        self._build()
        self._connect()
        remembered = settings.choices(_REMEMBERED).get("design")
        self.show_design(from_words(remembered if isinstance(remembered, dict) else {}))

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def ground(self) -> Ground:
        """What the catalogue offers to choose from."""
        return self._ground

    @property
    def panel(self) -> OptionsPanel:
        return self._panel

    @property
    def is_at_rest(self) -> bool:
        """Whether the pages shown are those of the choices shown, and everything about them is said."""
        pages = self._desk.preview.pages
        waiting = self._calm.isActive() or self._unexamined is not None or self._jobs.busy
        return not waiting and (pages is None or pages.complete)

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What is said under the pages."""
        return self._advice.shown

    @property
    def personal_numbers(self) -> tuple[PersonalNumber, ...]:
        """The personal numbers on the pages, as far as they were looked for."""
        return self._findings.personal if self._findings is not None else ()

    def show_design(self, design: BoardDesign) -> None:
        """Go on with these choices."""
        self._panel.show_design(design)
        self._on_changed()

    def accept(self) -> None:
        """Print; the designer stays open."""
        self._when_decided(self._print)

    def done(self, result: int) -> None:
        """Leave, and stop making pages nobody will see."""
        self._calm.stop()
        self._jobs.cancel_all()
        self._desk.stop()
        words = to_words(replace(self._panel.design(), areas=(), categories=()))
        self._remember("design", words)
        self._settings.set_state(_REMEMBERED, self.saveGeometry())
        super().done(result)

    def write(self, target: Path, dots_per_inch: int = DPI) -> None:
        """Write a PDF or pictures, when everything about personal numbers is decided."""
        self._remember("folder", str(target.parent))
        self._when_decided(lambda options: self._output.write(target, options, dots_per_inch))

    def print_with(self, printer: QPrinter) -> None:
        """Print on this printer, when everything about personal numbers is decided."""
        self._when_decided(partial(self._output.print_with, printer))

    def _on_changed(self) -> None:
        self._notice.design = self._panel.design()
        self._notice.entry_ids = self._panel.entry_ids()
        self._presets.show_state(self._notice.design)
        self._expect()
        typing = isinstance(self.focusWidget(), QLineEdit | QAbstractSpinBox)
        self._calm.start(CALM if typing else 0)  # after a click nothing follows at once

    def _expect(self) -> None:
        """Leave off whatever tells about pages that are about to go: it would only keep the new ones waiting."""
        self._findings, self._unexamined = None, None
        self._jobs.cancel_all()
        self._desk.expect()

    def _renew(self) -> None:
        """Make the pages anew."""
        self._expect()
        try:
            options = self._notice.options()
        except UserError as error:
            self._refuse(error)
            return
        self._unexamined = options
        self._set_printable(True)
        self._desk.show_notice(partial(self._notice.build, options), options)

    def _refuse(self, error: CatalogueError) -> None:
        """These choices give no pages: say why."""
        self._unexamined = None
        self._desk.show_sentence(str(error))
        self._advice.show_advice(())
        self._set_printable(False)

    def _on_facts(self) -> None:
        """When the first page is painted, there is time to look at the entries."""
        if not self._desk.up_to_date or self._desk.waiting:
            return
        options, self._unexamined = self._unexamined, None
        if options is not None:
            self._jobs.start(
                lambda progress: examine(self._notice.snapshot(), options, progress), self._on_examined, self._refuse
            )
        self._show_advice()

    def _on_examined(self, findings: Findings) -> None:
        self._findings = findings
        self._show_advice()

    def _show_advice(self) -> None:
        found, design, desk = self._findings, self._notice.design, self._desk
        if found is None:
            return
        undecided = len(self._notice.undecided(found.personal))
        covered = sum(self._notice.decisions.get(number.key, False) for number in found.personal)
        self._advice.show_advice(
            (
                *advice_of_findings(design, found, undecided, covered),
                *advice_of_pages(design, found, desk.sizes, desk.continued, desk.fonts, desk.boards),
            )
        )

    def _on_repair(self, repair: Repair) -> None:
        if repair.changes:
            self.show_design(replace(self._panel.design(), **repair.changes))
        elif repair.go_to:
            self._panel.go_to(repair.go_to)
        elif repair.opens == FONTS:
            messages.inform(self, "字体", font_sentences(self._desk.fonts))
        elif repair.opens == PRIVACY and self._findings is not None:
            self._decide(self._findings.personal)

    def _when_decided(self, go_on: Callable[[BoardOptions], object]) -> None:
        """Look for personal numbers in all that would be printed, ask about them, and only then go on."""
        try:
            options = self._notice.options()
        except UserError as error:
            messages.show_error(self, error)
            return

        def look(progress: Progress) -> list[PersonalNumber]:
            return personal_numbers(self._notice.snapshot(), options, progress)

        def checked(numbers: list[PersonalNumber]) -> None:
            if not self._notice.undecided(numbers) or self._decide(numbers):
                go_on(self._notice.options())

        self._outcome.show_outcome(None)
        self._runner.run("正在检查个人信息", look, checked, parent=self)

    def _decide(self, numbers: Sequence[PersonalNumber]) -> bool:
        """Ask about personal numbers; whether the clerk decided about all of them."""
        dialog = PrivacyDialog(numbers, self._notice.decisions, self)
        decided = bool(dialog.exec())
        if decided:
            self._notice.decide(dialog.decisions)
            self._renew()
        dialog.deleteLater()
        return decided

    def _print(self, options: BoardOptions) -> None:
        if not QPrinterInfo.availablePrinterNames():
            question = "本机没有安装打印机。可以先导出 PDF，拷到有打印机的电脑上打印。"
            if messages.ask(self, "打印", question, "导出 PDF…"):
                self._on_pdf()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        ask_for_paper(printer, *printed_size(options))
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("board_print")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec():
            self._output.print_with(printer, options)
        dialog.deleteLater()

    def _on_pdf(self) -> None:
        target = self._ask_target(".pdf", "PDF 文件 (*.pdf)")
        if target is not None:
            self.write(target)

    def _on_png(self, dots_per_inch: int) -> None:
        target = self._ask_target(".png", "PNG 图片 (*.png)")
        if target is not None:
            self.write(target, dots_per_inch)

    def _ask_target(self, suffix: str, files: str) -> Path | None:
        folder = self._settings.choices(_REMEMBERED).get("folder")
        start = Path(folder) if isinstance(folder, str) and Path(folder).is_dir() else Path.home()
        design = self._notice.design
        title = design.title or f"{design.unit or self._ground.settings.unit}政务公开栏"
        proposal = start / f"{title.translate(_NOT_IN_FILE_NAMES).strip()} {design.paper}{suffix}"
        name, _ = QFileDialog.getSaveFileName(self, "导出到", str(proposal), files)
        if not name:
            return None
        return Path(name if name.lower().endswith(suffix) else name + suffix)

    def _remember(self, key: str, value: object) -> None:
        self._settings.set_choices(_REMEMBERED, {**self._settings.choices(_REMEMBERED), key: value})

    def _set_printable(self, printable: bool) -> None:
        for button in (self.accept_button, self._pdf, self._png):
            if button is not None:
                button.setEnabled(printable)

    def _build(self) -> None:
        menu = QMenu(self._png)
        menu.setObjectName("board_png_menu")
        for dots, use in _RESOLUTIONS:
            menu.addAction(f"{dots} dpi（{use}）…", partial(self._on_png, dots))
        self._png.setMenu(menu)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._presets)
        left.addWidget(self._panel, 1)
        for widget in (self._presets, self._panel):
            widget.setFixedWidth(_PANEL_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._desk, 1)
        right.addWidget(self._advice)
        right.addWidget(self._outcome)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        if self.accept_button is not None:
            self.accept_button.setDefault(False)  # Enter ends a field; it must not print
        if not self.restoreGeometry(self._settings.state(_REMEMBERED)):
            self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SCREEN_SHARE))

    def _connect(self) -> None:
        self._panel.changed.connect(self._on_changed)
        self._calm.timeout.connect(self._renew)
        self._desk.facts_changed.connect(self._on_facts)
        self._desk.failed.connect(self._refuse)
        self._advice.repair_requested.connect(self._on_repair)
        self._presets.chosen.connect(self.show_design)
        self._presets.save_requested.connect(self._on_save)
        self._output.told.connect(self._outcome.show_outcome)
        self._pdf.clicked.connect(self._on_pdf)

    def _on_save(self) -> None:
        self._presets.save(self._panel.design())
        self._presets.show_state(self._panel.design())
