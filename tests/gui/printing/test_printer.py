"""Printing, with Qt's own PDF printer in place of a machine."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from exporters.blocks import Document
from gui.printing.layout import Pages
from gui.printing.printer import print_pages
from model.errors import UserError
from model.progress import Cancelled
from tests.helpers.printed import sample_catalogue


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    """Width and height of every sheet in mm, as it lies."""
    boxes = [page.mediabox for page in PdfReader(path).pages]
    return [(round(box.width * 25.4 / 72), round(box.height * 25.4 / 72)) for box in boxes]


def test_every_page_gets_its_own_paper(tmp_path: Path) -> None:
    target = tmp_path / "纸.pdf"
    sheets = print_pages(Pages(sample_catalogue(3)), printer_to(target))
    assert sheets == 3
    assert sizes(target) == [(210, 297), (297, 210), (210, 297)]


def test_only_chosen_pages_are_printed(tmp_path: Path) -> None:
    target = tmp_path / "纸.pdf"
    printer = printer_to(target)
    printer.setFromTo(2, 2)
    assert print_pages(Pages(sample_catalogue(3)), printer) == 1
    assert "第2号事项" in PdfReader(target).pages[0].extract_text()


def test_last_page_first(tmp_path: Path) -> None:
    target = tmp_path / "纸.pdf"
    printer = printer_to(target)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_pages(Pages(sample_catalogue(3)), printer)
    first_words = [page.extract_text().split()[0] for page in PdfReader(target).pages]
    assert first_words[:2] == ["编制说明", "公共法律服务"]


def test_words_stand_at_the_same_place_as_on_the_page(tmp_path: Path) -> None:
    target = tmp_path / "纸.pdf"
    pages = Pages(sample_catalogue(3))
    print_pages(pages, printer_to(target))
    wanted = next(text for text in pages.page(1).texts if text.text == "第1号事项")
    places: list[tuple[float, float]] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if "第1号事项" in text:
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            places.append((x * 25.4 / 72, 210 - y * 25.4 / 72))

    PdfReader(target).pages[1].extract_text(visitor_text=visit)
    assert places
    assert places[0][0] == pytest.approx(wanted.x, abs=1)
    assert places[0][1] == pytest.approx(wanted.y + wanted.height * 0.75, abs=1.5)


def test_range_without_pages_is_a_sentence(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "纸.pdf")
    printer.setFromTo(8, 9)
    with pytest.raises(UserError, match="共 3 页"):
        print_pages(Pages(sample_catalogue(3)), printer)
    with pytest.raises(UserError):
        print_pages(Pages(Document("空", [])), printer_to(tmp_path / "纸.pdf"))


def test_printing_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(Pages(sample_catalogue(3)), printer_to(tmp_path / "纸.pdf"), stop)


def test_ranges_of_pages(tmp_path: Path) -> None:
    target = tmp_path / "纸.pdf"
    printer = printer_to(target)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert print_pages(Pages(sample_catalogue(3)), printer) == 2
    assert sizes(target) == [(210, 297), (210, 297)]


@pytest.mark.parametrize(("collated", "order"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_copies_are_made_for_printers_that_cannot(tmp_path: Path, collated: bool, order: list[int]) -> None:
    target = tmp_path / "纸.pdf"
    printer = printer_to(target)
    printer.setFromTo(1, 2)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert not printer.supportsMultipleCopies()
    assert print_pages(Pages(sample_catalogue(3)), printer) == 4
    assert [1 if size == (210, 297) else 2 for size in sizes(target)] == order
