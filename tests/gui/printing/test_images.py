"""Pages as pictures, on any thread."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from exporters.blocks import Align, Document, PageSetup, Paragraph, Section, TextStyle
from gui.printing.images import page_image, write_pictures
from gui.printing.layout import Pages
from gui.printing.painter import PagePainter
from tests.helpers.printed import document, sample_catalogue, table


def dark(image: QImage, left: float, top: float, right: float, bottom: float, pixels_per_mm: float) -> int:
    """Dark pixels in a rectangle given in mm."""
    columns = range(round(left * pixels_per_mm), round(right * pixels_per_mm))
    rows = range(round(top * pixels_per_mm), round(bottom * pixels_per_mm))
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x in columns for y in rows)


def test_text_is_painted_where_it_was_laid_out() -> None:
    pages = Pages(document(Paragraph("政务公开", TextStyle(font="heading", size=20, align=Align.RIGHT))))
    image = page_image(pages.page(0), PagePainter(pages.book), 4)
    text = pages.page(0).texts[0]
    assert (image.width(), image.height()) == (480, 400)
    assert dark(image, text.x, text.y, text.x + text.width, text.y + text.height, 4) > 200
    assert dark(image, 0, 0, text.x - 1, 80, 4) == 0
    assert dark(image, 0, 0, 120, text.y - 0.5, 4) == 0


def test_band_lies_under_the_text() -> None:
    style = TextStyle(font="heading", size=20, color="#ffffff", fill="#c00000")
    pages = Pages(document(Paragraph("公示栏", style)))
    image = page_image(pages.page(0), PagePainter(pages.book), 4)
    assert QColor(image.pixel(4 * 105, 4 * 20)) == QColor("#c00000")


def test_page_is_painted_the_same_on_another_thread() -> None:
    def paint(results: list[QImage]) -> None:
        pages = Pages(sample_catalogue(20))
        results.append(page_image(pages.page(1), PagePainter(pages.book), 3))

    here: list[QImage] = []
    there: list[QImage] = []
    paint(here)
    thread = threading.Thread(target=paint, args=(there,))
    thread.start()
    thread.join()
    assert here == there


def test_huge_board_is_painted_at_a_lower_resolution() -> None:
    setup = PageSetup(2400, 1200, 50, 50, 50, 50)
    pages = Pages(Document("栏", [Section(setup, [table([["甲"]], [200])])]))
    image = page_image(pages.page(0), PagePainter(pages.book), 12)
    assert image.width() * image.height() <= 41_000_000
    assert image.width() > 8_000


@pytest.mark.parametrize(("entries", "names"), [(1, ["目录-01.png", "目录-02.png", "目录-03.png"])])
def test_one_picture_a_page(tmp_path: Path, entries: int, names: list[str]) -> None:
    written = write_pictures(Pages(sample_catalogue(entries)), tmp_path / "目录.png", 50)
    assert [path.name for path in written] == names
    assert [QImage(str(path)).width() for path in written] == [413, 585, 413]


def test_single_page_keeps_its_name(tmp_path: Path) -> None:
    written = write_pictures(Pages(document(Paragraph("一页"))), tmp_path / "一页.png", 50)
    assert written == [tmp_path / "一页.png"]
    assert not QImage(str(written[0])).isNull()
