"""What a clerk sees and does in the page preview: pages at once, turning, zooming, sentences when it cannot show."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QSpinBox, QToolButton

from exporters.blocks import Document, PageSetup, Paragraph, Section
from gui.printing.layout import Pages
from gui.printing.tiling import TiledPages
from gui.widgets.page_preview import PagePreview
from gui.widgets.page_view import FIT_PAGE, FIT_WIDTH
from model.errors import UserError
from model.progress import Progress
from tests.helpers.printed import sample_catalogue


@pytest.fixture(scope="module")
def application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["test"])


@pytest.fixture
def preview(application: QApplication) -> Iterator[PagePreview]:
    widget = PagePreview()
    widget.resize(700, 600)
    widget.show()
    yield widget
    widget.close()


def settle(preview: PagePreview, until: Callable[[], bool] | None = None) -> None:
    """Lets the event loop run until all pages are laid out and painted, or until something is so."""
    done = until or (lambda: preview.pages is not None and preview.pages.complete)
    limit = time.monotonic() + 30
    while not done():
        assert time.monotonic() < limit
        QApplication.processEvents()
    QTest.qWait(80)  # paint events and the pictures they ask for


def label(preview: PagePreview, name: str) -> str:
    found = preview.findChild(QLabel, name)
    assert found is not None
    return found.text()


def total(preview: PagePreview) -> str:
    return next(
        found.text() for found in preview.findChildren(QLabel) if "页" in found.text() and found.text()[0] in "共已"
    )


def colour(preview: PagePreview, x: int, y: int) -> QColor:
    return QColor(preview.view.viewport().grab().toImage().pixel(x, y))


def test_pages_are_counted_while_the_first_is_already_there(preview: PagePreview) -> None:
    told: list[tuple[int, bool]] = []
    preview.count_changed.connect(lambda known, complete: told.append((known, complete)))
    preview.set_document(sample_catalogue(300))
    assert told[-1][0] >= 1
    assert not told[-1][1]
    settle(preview)
    assert preview.pages is not None
    assert told[-1] == (preview.pages.known, True)
    assert total(preview) == f"共 {preview.pages.known} 页"


def test_page_is_white_paper_with_dark_words_on_a_desk(preview: PagePreview) -> None:
    preview.set_document(Document("一页", [Section(PageSetup(), [Paragraph("政务公开" * 200)])]))
    settle(preview)
    image = preview.view.viewport().grab().toImage()
    assert colour(preview, image.width() // 2, 40) == QColor("#ffffff")
    assert colour(preview, 4, 300) != QColor("#ffffff")
    shades = {QColor(image.pixel(x, y)).lightness() for x in range(image.width()) for y in range(80, 300)}
    assert min(shades) < 120


def test_turning_pages(preview: PagePreview) -> None:
    preview.set_document(sample_catalogue(120))
    settle(preview)
    turned: list[int] = []
    preview.current_changed.connect(turned.append)
    forward, back = (preview.findChild(QToolButton, f"preview_{name}") for name in ("next", "previous"))
    page = preview.findChild(QSpinBox, "preview_page")
    assert isinstance(forward, QToolButton)
    assert isinstance(back, QToolButton)
    assert isinstance(page, QSpinBox)
    assert not back.isEnabled()
    forward.click()
    forward.click()
    assert page.value() == 3
    page.setValue(2)
    QTest.keyClick(preview.view, Qt.Key.Key_PageDown)
    QTest.keyClick(preview.view, Qt.Key.Key_Home)
    assert turned == [1, 2, 1, 2, 0]
    QTest.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.pages is not None
    assert page.value() == preview.pages.known
    assert not forward.isEnabled()


def test_zooming_keeps_the_place(preview: PagePreview) -> None:
    preview.set_document(sample_catalogue(200))
    settle(preview)
    preview.view.go_to(6)
    for zoom in (1.5, FIT_PAGE, 0.5, FIT_WIDTH):
        preview.view.set_zoom(zoom)
        assert abs(preview.view.current - 6) <= 1


def test_whole_page_fits_into_the_view(preview: PagePreview) -> None:
    preview.set_document(Document("一页", [Section(PageSetup(), [Paragraph("字")])]))
    settle(preview)
    preview.view.set_zoom(FIT_PAGE)
    assert preview.view.verticalScrollBar().maximum() == 0
    preview.view.set_zoom(1.0)
    assert preview.view.verticalScrollBar().maximum() > 0
    assert preview.view.factor == pytest.approx(1.0)


def test_a_large_board_fits_into_a_small_view(preview: PagePreview) -> None:
    preview.resize(300, 260)
    board = PageSetup(2400, 1200, 36, 36, 36, 36)
    preview.set_document(Document("公示栏", [Section(board, [Paragraph("政务公开")])]))
    preview.view.set_zoom(FIT_PAGE)
    settle(preview)
    assert preview.view.horizontalScrollBar().maximum() == 0
    assert preview.view.verticalScrollBar().maximum() == 0


def test_wheel_with_control_zooms_and_the_box_tells_how_much(preview: PagePreview) -> None:
    preview.set_document(sample_catalogue(5))
    settle(preview)
    before = preview.view.factor
    QApplication.sendEvent(
        preview.view.viewport(),
        QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    box = preview.findChild(QComboBox, "preview_zoom")
    assert isinstance(box, QComboBox)
    assert preview.view.factor == pytest.approx(before * 1.1)
    assert box.currentIndex() == -1
    assert box.placeholderText() == f"{before * 1.1:.0%}"


def test_page_too_large_for_a_picture_is_painted_where_it_is_seen(preview: PagePreview) -> None:
    setup = PageSetup(2400, 1200, 100, 100, 100, 100)
    preview.set_document(Document("展板", [Section(setup, [Paragraph("公示" * 2000)])]))
    settle(preview)
    preview.view.set_zoom(2.0)
    preview.view.horizontalScrollBar().setValue(900)
    preview.view.verticalScrollBar().setValue(900)
    settle(preview)
    image = preview.view.viewport().grab().toImage()
    assert min(QColor(image.pixel(x, y)).lightness() for x in range(0, 600, 3) for y in range(0, 500, 3)) < 100


def test_board_cut_into_sheets_is_shown_sheet_by_sheet(preview: PagePreview) -> None:
    setup = PageSetup(2400, 1200, 100, 100, 100, 100)
    board = Document("展板", [Section(setup, [Paragraph("公示" * 200)])])
    preview.set_document(board, lambda document: TiledPages(Pages(document), "A3"))
    settle(preview)
    assert total(preview) == "共 35 页"


def test_document_is_made_on_a_thread_and_only_when_seen(application: QApplication) -> None:
    calls: list[str] = []

    def make(progress: Progress) -> Document:
        calls.append("made")
        return sample_catalogue(5)

    preview = PagePreview()
    preview.set_factory(make)
    QApplication.processEvents()
    assert calls == []
    preview.show()
    settle(preview)
    assert calls == ["made"]
    preview.close()


def test_only_the_newest_document_is_shown(preview: PagePreview) -> None:
    for entries in (200, 100, 6):
        preview.set_factory(lambda progress, entries=entries: sample_catalogue(entries))  # type: ignore[misc]
    settle(preview)
    assert preview.pages is not None
    assert preview.pages.known == 3


def test_other_options_keep_the_page_in_front(preview: PagePreview) -> None:
    preview.set_document(sample_catalogue(200))
    settle(preview)
    preview.view.go_to(8)
    preview.set_document(sample_catalogue(190))
    settle(preview)
    assert preview.view.current == 8


def test_failure_is_a_sentence_on_the_desk(preview: PagePreview) -> None:
    def fail(progress: Progress) -> Document:
        raise UserError("没有选中任何领域。请至少选一个领域。")

    told: list[object] = []
    preview.failed.connect(told.append)
    preview.set_factory(fail)
    settle(preview, lambda: bool(told))
    assert str(told[0]) == "没有选中任何领域。请至少选一个领域。"
    assert preview.pages is None


def test_margins_without_room_are_a_sentence_on_the_desk(preview: PagePreview) -> None:
    told: list[object] = []
    preview.failed.connect(told.append)
    preview.set_document(Document("窄", [Section(PageSetup(50, 50, 20, 20, 20, 20), [Paragraph("字")])]))
    assert "页边距" in str(told[0])


def test_fonts_that_stand_in_are_told(preview: PagePreview) -> None:
    preview.set_document(sample_catalogue(2))
    settle(preview)
    assert preview.pages is not None
    for substitution in preview.pages.substitutions():
        assert substitution.official in label(preview, "preview_fonts")
        assert substitution.family in label(preview, "preview_fonts")


def test_everything_has_a_name_for_screen_readers(preview: PagePreview) -> None:
    for kind in (QToolButton, QComboBox, QSpinBox):
        for widget in preview.findChildren(kind):
            assert widget.objectName()
            assert widget.accessibleName()
    assert preview.view.accessibleName() == "页面预览"
