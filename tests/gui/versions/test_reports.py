"""变更说明 and 自查表: looked at, explained, written in every format, printed; reasons are kept."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from docx import Document as WordFile
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from gui.main_window import MainWindow
from gui.versions.change_report_dialog import ChangeReportDialog
from gui.versions.compare_dialog import CompareDialog
from gui.versions.reasons_model import REASON
from gui.versions.report_dialog import ReportDialog
from gui.versions.self_check_dialog import SelfCheckDialog
from gui.widgets.chip import Chip
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.releases import name_version
from model.operations.settings import change_settings
from tests.helpers.catalogues import entry_values
from tests.helpers.windows import answering, catalogue_of, find, press, settle

OpenWindow = Callable[..., MainWindow]


def laid_out(dialog: ReportDialog) -> bool:
    pages = dialog.preview.pages
    return pages is not None and pages.complete


def word_text(path: Path) -> str:
    document = WordFile(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def with_report(window: MainWindow, action: str, act: Callable[[ReportDialog], object]) -> list[str]:
    """Open the dialog, wait for its pages, do this in it, close it; what message boxes over it said."""
    told: list[str] = []
    closed: list[bool] = []

    def meet(dialog: QDialog) -> None:
        if isinstance(dialog, ReportDialog):
            settle(lambda: laid_out(dialog))
            try:
                act(dialog)
            finally:
                dialog.reject()
                closed.append(True)
        else:
            told.append(dialog.property("text"))
            press("answer_0")(dialog)

    with answering(meet):
        window.actions_table[action].trigger()
        settle(lambda: bool(closed))
    settle()
    return told


@pytest.fixture
def changed(open_window: OpenWindow) -> MainWindow:
    """Since 送审稿 乙 was removed, 丙 added, and 甲 has another limit and a note."""
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    first, second = catalogue.ids()
    catalogue.run(name_version(label="送审稿", note="旧的备注"))
    catalogue.run(change_settings(version_label="2026年版"))
    catalogue.run(edit_entry(entry_id=first, field="time_limit", value="实时"))
    catalogue.run(remove_entries(entry_ids=[second]))
    catalogue.run(add_entry(area="legal", values=entry_values("丙", note="新增职责")))
    return window


class TestChangeReport:
    def test_reasons_go_into_the_document_and_are_kept(self, changed: MainWindow, tmp_path: Path) -> None:
        catalogue = catalogue_of(changed)
        undo = catalogue.undo_label
        target = tmp_path / "变更说明.docx"

        def explain(dialog: ReportDialog) -> None:
            assert isinstance(dialog, ChangeReportDialog)
            model = dialog.model
            QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
            shown = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
            assert shown == [["新增", "丙", "（备注：新增职责）"], ["调整", "甲", ""], ["删除", "乙", ""]]
            assert find(dialog, QLineEdit, "change_report_new").text() == "2026年版"
            find(dialog, QPlainTextEdit, "change_report_general").setPlainText("按新的标准指引调整")
            assert model.setData(model.index(1, REASON), "缩短时限")
            dialog.table.selectRow(2)
            find(dialog, QLineEdit, "change_report_same").setText("机构撤销")
            QTest.mouseClick(find(dialog, QPushButton, "change_report_fill"), Qt.MouseButton.LeftButton)
            dialog.write(target)
            settle(lambda: not changed.runner.busy)
            assert str(target) in find(dialog, QLabel, "change_report_outcome").text()

        with_report(changed, "change_report", explain)
        text = word_text(target)
        for words in ("送审稿", "2026年版", "按新的标准指引调整", "缩短时限", "机构撤销", "新增职责"):
            assert words in text, words
        assert catalogue.undo_label == undo, "a report changes nothing"
        again: list[str] = []

        def look(dialog: ReportDialog) -> None:
            assert isinstance(dialog, ChangeReportDialog)
            again.append(dialog.general.toPlainText())
            again.extend(str(dialog.model.index(row, REASON).data()) for row in range(3))

        with_report(changed, "change_report", look)
        assert again == ["按新的标准指引调整", "（备注：新增职责）", "缩短时限", "机构撤销"]

    def test_every_format_and_a_place_that_is_not_there(self, changed: MainWindow, tmp_path: Path) -> None:
        def write(dialog: ReportDialog) -> None:
            for suffix in (".docx", ".xlsx", ".pdf"):
                find(dialog, QRadioButton, f"change_report_{suffix[1:]}").click()
                dialog.write(tmp_path / f"说明{suffix}")
                settle(lambda: not changed.runner.busy)
                assert (tmp_path / f"说明{suffix}").stat().st_size > 1000
            dialog.write(tmp_path / "没有" / "说明.pdf")
            settle(lambda: not changed.runner.busy)
            outcome = find(dialog, QLabel, "change_report_outcome")
            assert outcome.property("look") == "error"
            assert not find(dialog, QPushButton, "change_report_open_file").isVisible()

        with_report(changed, "change_report", write)
        pages = pypdf.PdfReader(tmp_path / "说明.pdf").pages
        assert "变更说明" in pages[0].extract_text()
        assert changed.settings.choices("change_report")["suffix"] == ".pdf"

    def test_without_a_version_it_says_what_to_do(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        told: list[str] = []
        with answering(lambda box: (told.append(box.text()), press("answer_0")(box))):  # type: ignore[attr-defined, func-returns-value]
            window.actions_table["change_report"].trigger()
        assert "命名" in told[0]

    def test_it_is_made_of_what_is_compared(self, changed: MainWindow) -> None:
        titles: list[str] = []

        def meet(dialog: QDialog) -> None:
            if isinstance(dialog, CompareDialog):
                settle(lambda: not dialog.comparing)
                QTest.mouseClick(find(dialog, QPushButton, "compare_report"), Qt.MouseButton.LeftButton)
                settle(lambda: bool(titles))
                dialog.reject()
            else:
                assert isinstance(dialog, ChangeReportDialog)
                titles.append(dialog.old_name.text())
                dialog.reject()

        with answering(meet):
            changed.actions_table["compare"].trigger()
        assert titles == ["送审稿"]


class TestSelfCheck:
    def test_it_is_looked_at_and_written(self, changed: MainWindow, tmp_path: Path) -> None:
        def write(dialog: ReportDialog) -> None:
            assert isinstance(dialog, SelfCheckDialog)
            for suffix in (".docx", ".xlsx", ".pdf"):
                dialog.write(tmp_path / f"自查{suffix}")
                settle(lambda: not changed.runner.busy)
            find(dialog, Chip, "self_check_culture").click()
            dialog.write(tmp_path / "一个.docx")
            settle(lambda: not changed.runner.busy)
            find(dialog, Chip, "self_check_legal").click()
            assert not find(dialog, QPushButton, "self_check_accept").isEnabled()
            assert dialog.preview.pages is None

        with_report(changed, "self_check", write)
        assert all((tmp_path / f"自查{suffix}").stat().st_size > 1000 for suffix in (".docx", ".xlsx", ".pdf"))
        assert "公共文化服务" in word_text(tmp_path / "自查.docx")
        assert "公共文化服务" not in word_text(tmp_path / "一个.docx")

    def test_it_is_printed(self, changed: MainWindow, tmp_path: Path) -> None:
        target = tmp_path / "打印.pdf"

        def print_it(dialog: ReportDialog) -> None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(target))
            dialog.print_with(printer)
            settle(lambda: not changed.runner.busy)
            assert "张送到打印机" in find(dialog, QLabel, "self_check_outcome").text()

        with_report(changed, "self_check", print_it)
        assert len(pypdf.PdfReader(target).pages) >= 1

    def test_without_a_printer_a_pdf_is_offered(
        self, changed: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
        target = tmp_path / "自查表.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

        def print_it(dialog: ReportDialog) -> None:
            QTest.mouseClick(find(dialog, QPushButton, "self_check_print"), Qt.MouseButton.LeftButton)
            settle(lambda: target.exists() and not changed.runner.busy)

        (question,) = with_report(changed, "self_check", print_it)
        assert "没有安装打印机" in question
        assert target.read_bytes().startswith(b"%PDF")
