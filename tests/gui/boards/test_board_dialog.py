"""The designer as a clerk uses it: choices change the pages, warnings repair them, and nothing private slips out."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QSpinBox, QToolButton, QWidget

from exporters.board_design import BoardDesign
from gui.boards.board_dialog import BoardDialog
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.boards.conftest import MakeDesigner, at_rest
from tests.helpers.windows import answering, find, press, settle, type_text

PHONE = "13897651234"


def words(dialog: BoardDialog) -> str:
    """Everything that stands on the pages shown."""
    pages = dialog.desk.preview.pages
    if pages is None:
        return ""
    return "".join(text.text for index in range(pages.known) for text in pages.page(index).texts)


def show(dialog: BoardDialog, **choices: object) -> None:
    """Change choices as a preset would."""
    dialog.show_design(replace(dialog.panel.design(), **choices))  # type: ignore[arg-type]
    at_rest(dialog)


def said(dialog: BoardDialog) -> dict[str, str]:
    return {one.key: one.sentence for one in dialog.advice}


def click(dialog: BoardDialog, name: str) -> None:
    QTest.mouseClick(find(dialog, QWidget, name), Qt.MouseButton.LeftButton)


def outcome(dialog: BoardDialog) -> str:
    settle(lambda: find(dialog, QWidget, "board_outcome").isVisible())
    return find(dialog, QLabel, "board_outcome_text").text()


def printed(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages).replace("\n", "")


def test_opens_on_pages_of_the_whole_catalogue(designer: MakeDesigner) -> None:
    dialog = designer()
    assert "格尔木市司法局政务公开栏" in words(dialog)
    assert "法律援助" in words(dialog)
    assert "人民调解" in words(dialog)
    assert "1.3 米内看得清" in find(dialog, QLabel, "board_facts").text(), "two entries leave room for larger type"


def test_every_kind_is_one_click_away(designer: MakeDesigner) -> None:
    dialog = designer()
    click(dialog, "board_kind_posters")
    at_rest(dialog)
    assert dialog.desk.preview.pages is not None
    assert dialog.desk.preview.pages.known == 2
    click(dialog, "board_kind_directory")
    at_rest(dialog)
    assert "检索码" in words(dialog)
    assert "search" in said(dialog), "a directory without a code leads nowhere"
    click(dialog, "board_kind_overview")
    at_rest(dialog)
    assert "（2项）" in words(dialog)


def test_typing_a_title_shows_it(designer: MakeDesigner) -> None:
    dialog = designer()
    dialog.panel.go_to("title")
    assert dialog.panel.tabText(dialog.panel.currentIndex()) == "文字"
    type_text(find(dialog, QLineEdit, "board_title"), "昆仑村村务公开")
    at_rest(dialog)
    assert "昆仑村村务公开" in words(dialog)
    assert "政务公开栏" not in words(dialog)


def test_only_the_selected_entry(designer: MakeDesigner) -> None:
    dialog = designer()
    dialog.panel.choose_scope(1)
    at_rest(dialog)
    assert "人民调解" not in words(dialog)
    assert find(dialog, QComboBox, "board_scope").currentText() == "选中的 1 项"


def test_choices_without_entries_are_a_sentence_and_cannot_be_printed(designer: MakeDesigner) -> None:
    dialog = designer()
    click(dialog, "board_statuses_retired")
    settle(lambda: not find(dialog, QPushButton, "board_accept").isEnabled())
    assert dialog.desk.preview.pages is None
    assert not find(dialog, QPushButton, "board_pdf").isEnabled()
    click(dialog, "board_statuses_retired")
    at_rest(dialog)
    assert find(dialog, QPushButton, "board_accept").isEnabled()
    assert "法律援助" in words(dialog)


def test_choices_that_contradict_each_other_are_a_sentence(designer: MakeDesigner) -> None:
    dialog = designer()
    show(dialog, first_day="2026-12-01", last_day="2026-11-01")
    assert not find(dialog, QPushButton, "board_accept").isEnabled()
    assert dialog.desk.preview.pages is None


def test_a_board_is_seen_whole_or_as_the_sheets_to_print(designer: MakeDesigner) -> None:
    dialog = designer()
    show(dialog, paper="240x120cm")
    pages = dialog.desk.preview.pages
    assert pages is not None
    assert pages.largest == (2400, 1200)
    assert "共 35 张" in find(dialog, QLabel, "board_facts").text()
    click(dialog, "board_view_sheets")
    at_rest(dialog)
    assert dialog.desk.preview.pages is not None
    assert dialog.desk.preview.pages.known == 35
    show(dialog, paper="A4")
    assert not find(dialog, QWidget, "board_view_sheets").isVisible()


def test_warnings_repair_with_a_click(designer: MakeDesigner) -> None:
    dialog = designer()
    show(dialog, paper="A4")
    assert "没有监督电话" in said(dialog)["supervision"]
    assert "公开依据" in said(dialog)["left_out"]
    click(dialog, "board_advice_left_out_0")
    at_rest(dialog)
    assert dialog.panel.design().landscape
    click(dialog, "board_advice_supervision_0")
    assert dialog.panel.tabText(dialog.panel.currentIndex()) == "文字"
    type_text(find(dialog, QLineEdit, "board_supervision"), "12345")
    at_rest(dialog)
    assert "supervision" not in said(dialog)
    assert "监督电话：12345" in words(dialog)
    assert "2 项还没有定稿" in said(dialog)["drafts"]
    click(dialog, "board_advice_drafts_0")
    settle(lambda: not find(dialog, QPushButton, "board_accept").isEnabled())
    assert dialog.panel.design().statuses == ("approved",)


def test_a_long_entry_is_told_and_marked(designer: MakeDesigner) -> None:
    dialog = designer("公开内容很长。" * 400)
    show(dialog, paper="A4")
    assert "（续）" in words(dialog)
    assert "（续）" in said(dialog)["continued"]


def test_paper_too_small_for_the_distance_is_told(designer: MakeDesigner) -> None:
    dialog = designer()
    show(dialog, paper="10x15cm", tile="none", distance=5.0)
    assert "纸太小了" in said(dialog)["small"]
    show(dialog, paper="A3", distance=1.0)
    assert "small" not in said(dialog)


def test_nothing_is_written_before_personal_data_is_decided(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer(f"联系人王某 {PHONE}")
    target = tmp_path / "栏.pdf"
    assert "决定以后才能打印" in said(dialog)["personal"]
    with answering(press("privacy_reject")) as met:
        dialog.write(target)
        settle(lambda: bool(met))
    assert not target.exists()
    assert PHONE in words(dialog)

    def cover(question: QWidget) -> None:
        assert not find(question, QPushButton, "privacy_accept").isEnabled()
        QTest.mouseClick(find(question, QPushButton, "privacy_cover"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(find(question, QPushButton, "privacy_accept"), Qt.MouseButton.LeftButton)

    with answering(cover):
        dialog.write(target)
        settle(lambda: target.exists() and target.stat().st_size > 0)
    assert "已写出" in outcome(dialog)
    assert PHONE not in printed(target)
    assert "138****1234" in printed(target)
    at_rest(dialog)
    assert "138****1234" in words(dialog), "the preview shows what is printed"
    assert "遮盖 1 处" in said(dialog)["personal"]
    dialog.write(target)
    assert "已写出" in outcome(dialog), "what was decided is not asked again"


def test_a_number_may_be_shown_when_the_clerk_says_so(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer(f"值班电话 {PHONE}")

    def allow(question: QWidget) -> None:
        QTest.mouseClick(find(question, QPushButton, "privacy_show"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(find(question, QPushButton, "privacy_accept"), Qt.MouseButton.LeftButton)

    with answering(allow):
        click(dialog, "board_advice_personal_0")
    at_rest(dialog)
    assert "照印 1 处" in said(dialog)["personal"]
    dialog.write(tmp_path / "栏.pdf")
    assert "已写出" in outcome(dialog)
    assert PHONE in printed(tmp_path / "栏.pdf")


def test_printing_to_a_printer(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    dialog.print_with(printer)
    assert "送到打印机" in outcome(dialog)
    assert len(PdfReader(tmp_path / "打印.pdf").pages) == 1
    assert not find(dialog, QPushButton, "board_open_file").isVisible()


def test_without_a_printer_a_file_is_offered(designer: MakeDesigner) -> None:
    dialog = designer()
    with answering(press("answer_1")) as met:
        click(dialog, "board_accept")
        settle(lambda: bool(met))
    assert dialog.isVisible(), "the designer stays open"


def test_pictures_at_the_resolution_chosen(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer()
    show(dialog, kind="posters", paper="A4")
    dialog.write(tmp_path / "张.png", 72)
    assert "等 2 个文件" in outcome(dialog)
    assert abs(QImage(str(tmp_path / "张-01.png")).width() - 595) <= 1
    assert find(dialog, QPushButton, "board_open_folder").isVisible()


def test_a_file_that_cannot_be_written_is_a_sentence(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer()
    dialog.write(tmp_path / "没有" / "栏.pdf")
    assert "请先建好文件夹" in outcome(dialog)


def test_small_pages_lead_to_pages(designer: MakeDesigner) -> None:
    dialog = designer()
    show(dialog, kind="posters", paper="A4")
    strip = find(dialog, QListView, "board_thumbnails")
    assert strip.model().rowCount() == 2
    settle(lambda: strip.visualRect(strip.model().index(1, 0)).isValid())
    QTest.mouseClick(
        strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualRect(strip.model().index(1, 0)).center()
    )
    settle(lambda: find(dialog, QSpinBox, "preview_page").value() == 2)


def test_choices_are_remembered_but_not_the_areas(designer: MakeDesigner, settings: Settings) -> None:
    dialog = designer()
    show(dialog, paper="B4", style="plain", title="公开", areas=("legal",))
    dialog.reject()
    again = designer()
    assert again.panel.design() == BoardDesign(paper="B4", style="plain", title="公开")


def test_from_the_window(open_window, tmp_path: Path) -> None:
    window: MainWindow = open_window("法律援助", "人民调解")
    found: list[BoardDesign] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, BoardDialog)
        at_rest(dialog)
        found.append(dialog.panel.design())
        dialog.reject()

    with answering(look):
        window.actions_table["board"].trigger()
    with answering(look):
        window.actions_table["print_entries"].trigger()
    assert [design.kind for design in found] == ["list", "posters"]
    button = find(window, QToolButton, "toolbar_board")
    assert button.isEnabled()
    assert button.text() == "公示栏"


@pytest.mark.parametrize("style", ["formal", "plain", "contrast"])
def test_every_design_can_be_chosen(designer: MakeDesigner, style: str) -> None:
    dialog = designer()
    dialog.panel.go_to("style")
    click(dialog, f"board_style_{style}")
    at_rest(dialog)
    assert dialog.panel.design().style == style


def test_the_printer_is_asked_for_the_paper_of_the_sheets(
    designer: MakeDesigner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["一台打印机"])  # this machine has none
    dialog = designer()
    show(dialog, paper="240x120cm")
    papers: list[tuple[int, int]] = []

    def look(question: QWidget) -> None:
        assert isinstance(question, QPrintDialog)
        size = question.printer().pageLayout().fullRectPoints().size()
        papers.append((round(size.width() / 72 * 25.4), round(size.height() / 72 * 25.4)))
        question.reject()

    with answering(look):
        click(dialog, "board_accept")
        settle(lambda: bool(papers))
    assert papers == [(420, 297)], "sheets of A3, not a board of 240 × 120 cm"
    assert not find(dialog, QWidget, "board_outcome").isVisible(), "nothing was printed"
