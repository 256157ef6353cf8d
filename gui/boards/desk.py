"""The right side of the designer: the strip of small pages, the pages, what they tell about themselves.

Shows what it is given. A board that will be cut can be seen as it hangs or as the sheets that come out of the printer.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.blocks import Document
from exporters.board_options import BoardKind, BoardOptions
from exporters.board_paper import LARGEST_SHEET
from gui.boards.page_facts import TypeSizes, continued_rows, type_sizes
from gui.boards.thumbnails import Thumbnails
from gui.printing.board import board_pages
from gui.printing.fonts import Substitution
from gui.printing.page_source import PageSource
from gui.printing.tiling import Grid, TiledPages
from gui.widgets.chip import Chip
from gui.widgets.page_preview import PagePreview
from gui.widgets.page_view import FIT_PAGE
from model.progress import Progress


class Desk(QWidget):
    """The pages of the notice being designed.

    Signals: ``facts_changed()`` when the pages shown tell something else about themselves; ``failed(CatalogueError)``.
    """

    facts_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_desk")
        self._thumbnails = Thumbnails(self)
        self._preview = PagePreview(self, tell_fonts=False)
        self._facts = QLabel(self)
        self._views = QButtonGroup(self)
        self._whole = Chip("整块公示栏", self)
        self._sheets = Chip("裁开的每张纸", self)
        self._options = BoardOptions()
        self.up_to_date = True
        """Whether the pages shown are those of the notice asked for last."""
        self._document: Document | None = None
        self._pages: PageSource | None = None
        self._grid: Grid | None = None
        self._continued = 0
        self._sizes: TypeSizes | None = None
        self._build()
        self._connect()

    @property
    def preview(self) -> PagePreview:
        return self._preview

    @property
    def sizes(self) -> TypeSizes | None:
        """The type sizes of the first page."""
        return self._sizes

    @property
    def continued(self) -> int:
        """How many rows go on from page to page; known when all pages are."""
        return self._continued

    @property
    def boards(self) -> int:
        """How many boards larger than office paper are filled; 0 for notices on sheets."""
        pages = _board_of(self._pages) if self._pages is not None else None
        width, height = pages.largest if pages is not None else (0.0, 0.0)
        if pages is None or max(width, height) <= LARGEST_SHEET or self._options.kind is BoardKind.POSTERS:
            return 0
        return pages.known

    @property
    def fonts(self) -> tuple[Substitution, ...]:
        """The fonts that stand in for others, on the pages known so far."""
        return self._pages.substitutions() if self._pages is not None else ()

    def show_notice(self, build: Callable[[Progress], Document], options: BoardOptions) -> None:
        """Show the notice that ``build`` makes on a thread; what is shown now stays until it is there."""
        self._options = options
        self.up_to_date = False
        self._preview.set_factory(build, self._arrange)

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._preview.clear(sentence)
        self.up_to_date = True
        self._take(None)

    @property
    def waiting(self) -> bool:
        """Whether the first page is still to be painted; nothing that takes long should begin before."""
        return self._preview.view.waiting

    def expect(self) -> None:
        """Other pages will be asked for soon: do not lay out those shown now any further."""
        self._preview.view.stop()

    def stop(self) -> None:
        """End all work in the background."""
        self._preview.stop()

    def _arrange(self, document: Document) -> PageSource:
        """The boards as they hang, or the sheets they are cut into."""
        self._document = document
        self.up_to_date = True
        pages = board_pages(document, self._options)
        self._grid = pages.grid if isinstance(pages, TiledPages) else None
        for chip in (self._whole, self._sheets):
            chip.setVisible(self._grid is not None)
        return pages.board if isinstance(pages, TiledPages) and self._whole.isChecked() else pages

    def _on_view_chosen(self) -> None:
        if self._document is not None:
            self._preview.set_document(self._document, self._arrange)

    def _on_count(self, known: int, complete: bool) -> None:
        pages = self._preview.pages
        if pages is not self._pages:
            self._take(pages)
        self._thumbnails.follow()
        if complete and pages is not None:
            self._continued = continued_rows(_board_of(pages))
        self._write_facts(complete=complete)
        self.facts_changed.emit()

    def _take(self, pages: PageSource | None) -> None:
        self._pages = pages
        self._continued = 0
        self._sizes = type_sizes(_board_of(pages).page(0)) if pages is not None else None
        self._thumbnails.show_pages(pages)
        if pages is None:
            self._facts.setText("")

    def _write_facts(self, *, complete: bool) -> None:
        sizes = self.sizes
        parts = [sizes.sentence] if sizes is not None else []
        if complete:
            parts.append(self._sheets_sentence())
        self._facts.setText("　".join(filter(None, parts)))

    def _sheets_sentence(self) -> str:
        """How many sheets come out of the printer when boards are cut."""
        grid = self._grid
        if grid is None or self._pages is None:
            return ""
        boards = _board_of(self._pages).known
        each = f"{grid.rows} 行 {grid.columns} 列"
        return f"拼贴：每块 {each}，共 {grid.sheets * boards} 张，按四角标记裁切，相邻两张重叠粘贴"

    def _build(self) -> None:
        self._preview.setObjectName("board_preview")
        self._preview.setAccessibleName("页面预览")
        self._preview.view.set_zoom(FIT_PAGE)
        self._facts.setObjectName("board_facts")
        self._facts.setProperty("look", "muted")
        self._facts.setWordWrap(True)
        views = QHBoxLayout()
        views.setContentsMargins(0, 0, 0, 0)
        for name, chip in (("whole", self._whole), ("sheets", self._sheets)):
            chip.setObjectName(f"board_view_{name}")
            chip.hide()
            self._views.addButton(chip)
            views.addWidget(chip)
        self._whole.setChecked(True)
        views.addWidget(self._facts, 1)
        pages = QHBoxLayout()
        pages.setSpacing(6)
        pages.addWidget(self._thumbnails)
        pages.addWidget(self._preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(pages, 1)
        column.addLayout(views)

    def _connect(self) -> None:
        self._views.buttonClicked.connect(self._on_view_chosen)
        self._preview.count_changed.connect(self._on_count)
        self._preview.current_changed.connect(self._thumbnails.show_current)
        self._preview.failed.connect(self.failed)
        self._thumbnails.page_requested.connect(self._preview.view.go_to)


def _board_of(pages: PageSource) -> PageSource:
    """The boards as they hang, of boards that are cut."""
    return pages.board if isinstance(pages, TiledPages) else pages
