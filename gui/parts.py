"""The visible parts of the main window and where they stand. Connects nothing."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from gui.forms.entry_form import EntryForm
from gui.item_models.area_tree_model import AreaTreeModel
from gui.registers.related_panel import RelatedPanel
from gui.review.panel import RemarkPanel
from gui.screen_room import room_for
from gui.settings import Settings
from gui.type_size import in_type
from gui.views.area_tree import AreaTree
from gui.views.empty_state import EmptyState
from gui.views.entry_table import EntryTable
from gui.views.filter_bar import FilterBar
from gui.views.history_panel import HistoryPanel
from gui.views.problem_list import ProblemList
from gui.views.status_line import StatusLine
from gui.widgets.banner import Banner
from gui.widgets.search_box import SearchBox
from gui.widgets.tab_order import order_by_layout
from gui.widgets.wheel_guard import guard_from_wheel

FORM_TAB, HISTORY_TAB, REMARKS_TAB = 0, 1, 2

_FIRST_SIZE = QSize(1280, 800)
_FIRST_WIDTHS = (200, 690, 390)  # pixels of tree, table, form
_FIRST_HEIGHTS = (560, 150)
_LEAST_FORM = 330
_LEAST_TREE = 175


class Parts:
    """Everything one sees in the window, by name."""

    def __init__(self, window: QMainWindow) -> None:
        self.window = window
        self.tree_model = AreaTreeModel(window)
        self.tree = AreaTree(self.tree_model, window)
        self.table = EntryTable(window)
        self.filters = FilterBar(window)
        self.middle = QWidget(window)
        self.nothing_found = QLabel(self.table)
        self.form = EntryForm(window)
        self.history = HistoryPanel(window)
        self.remarks = RemarkPanel(window)
        self.related = RelatedPanel(window)
        self.side = QTabWidget(window)
        self.problems = ProblemList(window)
        self.empty = EmptyState(window)
        self.banner = Banner(window)
        self.folder_banner = Banner(window, "folder_banner", "warning")
        self.search = SearchBox(window)
        self.status = StatusLine(window)
        self.columns = QSplitter(Qt.Orientation.Horizontal, window)
        self.rows = QSplitter(Qt.Orientation.Vertical, window)
        self.pages = QStackedWidget(window)
        self._arrange()

    def add_search_to(self, toolbar: QToolBar) -> None:
        """Put the search box at the right end of the toolbar."""
        room = QWidget(toolbar)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        toolbar.addWidget(room)
        toolbar.addWidget(self.search)

    def show_catalogue(self, shown: bool) -> None:
        """Show the work area, or the page with the ways to begin."""
        self.pages.setCurrentIndex(1 if shown else 0)
        self.search.setEnabled(shown)

    def show_nothing_found(self, sentence: str) -> None:
        """Say in the empty table why it is empty."""
        self.nothing_found.setText(sentence)
        self.nothing_found.setVisible(bool(sentence))

    def restore(self, settings: Settings) -> None:
        """Take the sizes of the last time."""
        if not self.window.restoreGeometry(settings.state("geometry")):
            self.window.resize(_FIRST_SIZE.boundedTo(room_for(self.window)))
        if not self.columns.restoreState(settings.state("columns")):
            self.columns.setSizes(list(_FIRST_WIDTHS))
        if not self.rows.restoreState(settings.state("rows")):
            self.rows.setSizes(list(_FIRST_HEIGHTS))
        self.table.set_lines(settings.row_lines)

    def fit_type(self) -> None:
        """Give larger type the room it needs, and stay at the current row."""
        self.side.setMinimumWidth(in_type(_LEAST_FORM))
        self.tree.setMinimumWidth(in_type(_LEAST_TREE))
        self.search.fit_type()
        self.problems.fit_type()
        self.table.scrollTo(self.table.currentIndex())

    def remember(self, settings: Settings) -> None:
        """Keep the sizes for the next time."""
        settings.set_state("geometry", self.window.saveGeometry())
        settings.set_state("columns", self.columns.saveState())
        settings.set_state("rows", self.rows.saveState())

    def _arrange(self) -> None:
        self.side.setObjectName("side")
        self.side.setAccessibleName("表单和历史")
        self.side.setDocumentMode(True)
        self.fit_type()
        self.side.addTab(self.form, "填写")
        self.side.addTab(self.history, "修改记录")
        self.side.addTab(self.remarks, "审核意见")
        self.side.addTab(self.related, "相关依据")
        self.nothing_found.setObjectName("nothing_found")
        self.nothing_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing_found.setProperty("look", "muted")
        self.nothing_found.setWordWrap(True)
        self.nothing_found.hide()
        over_table = QVBoxLayout(self.table)
        over_table.addWidget(self.nothing_found)
        above_table = QVBoxLayout(self.middle)
        above_table.setContentsMargins(0, 0, 0, 0)
        above_table.setSpacing(0)
        above_table.addWidget(self.filters)
        above_table.addWidget(self.table, 1)
        for part in (self.tree, self.middle, self.side):
            self.columns.addWidget(part)
        self.columns.setObjectName("columns")
        self.columns.setStretchFactor(1, 1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        self.rows.setObjectName("rows")
        self.rows.addWidget(self.columns)
        self.rows.addWidget(self.problems)
        self.rows.setStretchFactor(0, 1)
        self.rows.setChildrenCollapsible(False)
        self.rows.setHandleWidth(1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.rows)
        centre = QWidget(self.window)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.folder_banner)
        column.addWidget(self.pages, 1)
        self.window.setCentralWidget(centre)
        self.window.setStatusBar(self.status)
        guard_from_wheel(centre)
        first = order_by_layout(centre)
        if first is not None:
            QWidget.setTabOrder(self.search, first)
