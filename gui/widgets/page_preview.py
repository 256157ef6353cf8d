"""The page preview: pages with a bar to turn and zoom them, and a line that tells which fonts stand in for others.

Used wherever something is printed or exported; which document is shown is decided by the owner.
"""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from exporters.blocks import Document
from gui.icons import icon
from gui.jobs import Jobs
from gui.printing.layout import Pages
from gui.printing.page_source import PageSource
from gui.widgets.page_view import FIT_PAGE, FIT_WIDTH, PageView
from model.errors import CatalogueError
from model.progress import Progress

_ZOOMS = (("适合宽度", FIT_WIDTH), ("整页", FIT_PAGE), *((f"{part}%", part / 100) for part in (50, 75, 100, 150, 200)))
_WAITING = "正在排版…"

Factory = Callable[[Progress], Document]
Arrange = Callable[[Document], PageSource]


class PagePreview(QWidget):
    """Shows a document as pages.

    Signals: ``count_changed(known, complete)`` while pages are laid out, ``current_changed(index)`` when another page
    is in front, ``failed(CatalogueError)`` when the document could not be made (its sentence is shown too).
    """

    count_changed = Signal(int, bool)
    current_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, tell_fonts: bool = True) -> None:
        """``tell_fonts`` False: the owner tells which fonts stand in for others."""
        super().__init__(parent)
        self.setObjectName("page_preview")
        self._telling_fonts = tell_fonts
        self._jobs = Jobs(self)
        self._wanted: Factory | None = None  # to be made as soon as the preview is seen
        self._arrange: Arrange = Pages
        self._order = 0  # tells the newest factory from earlier ones that are still at work
        self._view = PageView(self)
        self._previous = self._button("previous", "上一页", "previous")
        self._next = self._button("next", "下一页", "next")
        self._page = QSpinBox(self)
        self._total = QLabel(self)
        self._zoom = QComboBox(self)
        self._fonts = QLabel(self)
        self._build()
        self._connect()
        self.clear("")

    @property
    def pages(self) -> PageSource | None:
        """The pages shown, as far as they are laid out."""
        return self._view.pages

    @property
    def view(self) -> PageView:
        return self._view

    def set_document(self, document: Document, arrange: Arrange = Pages) -> None:
        """Shows a document that is there already, as pages or as whatever ``arrange`` makes of it."""
        self._order += 1
        self._wanted = None
        self._arrange = arrange
        self._show(document)

    def set_factory(self, factory: Factory, arrange: Arrange = Pages) -> None:
        """Shows the document that ``factory`` makes on a thread, as soon as the preview is visible.

        What is shown now stays until the new document is there. A factory that is still at work is stopped.
        """
        self._order += 1
        self._wanted = factory
        self._arrange = arrange
        if self.isVisible():
            self._make()

    def clear(self, sentence: str) -> None:
        """Shows a sentence instead of pages."""
        self._order += 1
        self._wanted = None
        self._view.show_message(sentence)

    def stop(self) -> None:
        """Ends all work in the background: before the window that owns the preview goes away."""
        self._order += 1
        self._jobs.cancel_all()
        self._view.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self._make()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _on_count(self, known: int, complete: bool) -> None:
        with QSignalBlocker(self._page):
            self._page.setRange(min(known, 1), known)
        self._page.setEnabled(known > 0)
        self._total.setText(f"共 {known} 页" if complete else f"已排 {known} 页")
        self._update_buttons()
        if complete:
            self._tell_fonts()
        self.count_changed.emit(known, complete)

    def _on_current(self, index: int) -> None:
        with QSignalBlocker(self._page):
            self._page.setValue(index + 1)
        self._update_buttons()
        self.current_changed.emit(index)

    def _on_page_entered(self, number: int) -> None:
        self._view.go_to(number - 1)

    def _on_previous(self) -> None:
        self._view.go_to(self._view.current - 1)

    def _on_next(self) -> None:
        self._view.go_to(self._view.current + 1)

    def _on_zoom_chosen(self, row: int) -> None:
        zoom = self._zoom.itemData(row)
        if zoom is not None:
            self._view.set_zoom(zoom)

    def _on_zoom_changed(self, factor: float) -> None:
        """Shows the zoom in use: the chosen one, or the factor the wheel or a key led to."""
        row = next((row for row, (_, zoom) in enumerate(_ZOOMS) if zoom == self._view.zoom), -1)
        with QSignalBlocker(self._zoom):
            self._zoom.setCurrentIndex(row)
            self._zoom.setPlaceholderText(f"{factor:.0%}")
        self._zoom.setToolTip(f"显示比例 {factor:.0%}")

    def _make(self) -> None:
        factory, self._wanted = self._wanted, None
        if factory is None:
            return
        order = self._order
        self._jobs.cancel_all()
        self._view.stop()  # nobody waits for the number of pages of what is about to go
        if self._view.pages is None:
            self._view.show_message(_WAITING)
        self._jobs.start(
            factory, lambda document: self._show_if(order, document), lambda error: self._fail_if(order, error)
        )

    def _show_if(self, order: int, document: Document) -> None:
        if order == self._order:
            self._show(document)

    def _fail_if(self, order: int, error: CatalogueError) -> None:
        if order == self._order:
            self._view.show_message(str(error))
            self.failed.emit(error)

    def _show(self, document: Document) -> None:
        try:
            pages = self._arrange(document)
            pages.advance()
        except CatalogueError as error:
            self._view.show_message(str(error))
            self.failed.emit(error)
            return
        same = self._view.pages is not None and self._view.pages.document.title == document.title
        self._view.show_pages(pages, keep_place=same)
        self._tell_fonts()

    def _tell_fonts(self) -> None:
        pages = self._view.pages
        told = pages.substitutions() if pages is not None else ()
        families = sorted({substitution.family for substitution in told})
        parts = [
            f"{family} 代替" + "、".join(one.official for one in told if one.family == family) for family in families
        ]
        self._fonts.setVisible(bool(told) and self._telling_fonts)
        self._fonts.setText("本机没有公文字体，预览和打印用别的字体：" + "；".join(parts))

    def _update_buttons(self) -> None:
        known = self._page.maximum()
        self._previous.setEnabled(self._view.current > 0)
        self._next.setEnabled(self._view.current + 1 < known)

    def _button(self, name: str, text: str, drawing: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"preview_{name}")
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setIcon(icon(drawing))
        return button

    def _build(self) -> None:
        self._page.setObjectName("preview_page")
        self._page.setAccessibleName("页码")
        self._page.setKeyboardTracking(False)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setFixedWidth(72)
        self._zoom.setObjectName("preview_zoom")
        self._zoom.setAccessibleName("显示比例")
        for text, zoom in _ZOOMS:
            self._zoom.addItem(text, zoom)
        self._fonts.setObjectName("preview_fonts")
        self._fonts.setProperty("look", "muted")
        self._fonts.setWordWrap(True)
        self._fonts.setContentsMargins(8, 3, 8, 3)
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 4, 4, 4)
        bar.setSpacing(4)
        for widget in (self._previous, self._page, self._total, self._next):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._view, 1)
        column.addWidget(self._fonts)

    def _connect(self) -> None:
        self._view.count_changed.connect(self._on_count)
        self._view.current_changed.connect(self._on_current)
        self._view.zoom_changed.connect(self._on_zoom_changed)
        self._page.valueChanged.connect(self._on_page_entered)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._zoom.activated.connect(self._on_zoom_chosen)
