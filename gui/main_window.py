"""The main window: builds the parts and connects them. A wiring table, nothing else.

Who may do what: views tell wishes, commands turn them into operations, the presenter shows what changed.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from gui import messages
from gui.action_kinds import Menu
from gui.actions import Actions
from gui.comfort.draft_keeper import DraftKeeper
from gui.comfort.folder_watch import FolderWatch
from gui.commands.board_commands import BoardCommands
from gui.commands.bulk_commands import BulkCommands
from gui.commands.cell_commands import CellCommands
from gui.commands.desk import Desk
from gui.commands.due_commands import DueCommands
from gui.commands.entry_commands import EntryCommands
from gui.commands.file_commands import FileCommands
from gui.commands.filter_memory import FilterMemory
from gui.commands.help_commands import HelpCommands
from gui.commands.import_commands import ImportCommands
from gui.commands.list_commands import ListCommands
from gui.commands.register_commands import RegisterCommands
from gui.commands.review_commands import ReviewCommands
from gui.commands.safety_commands import SafetyCommands
from gui.commands.tool_commands import ToolCommands
from gui.commands.type_commands import TypeCommands
from gui.commands.version_commands import VersionCommands
from gui.commands.view_commands import ViewCommands
from gui.icons import application_icon
from gui.jobs import Jobs
from gui.parts import Parts
from gui.presenter import Presenter
from gui.progress import ProgressRunner
from gui.review.desk import ReviewDesk
from gui.session import Session
from gui.settings import Settings
from gui.theme import Theme
from model.catalogue import Catalogue
from model.errors import CatalogueError, StorageError
from model.records import Problem

NOT_FOR_VERSIONS = ("new", "open", "save_copy", "backup", "restore")
"""Actions that a window on an earlier version does not show: they are about other files than the one it looks at."""


class MainWindow(QMainWindow):
    """Everything is built here once; what is open in it changes with the session."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowIcon(application_icon())
        self.settings = settings
        self.jobs = Jobs(self)
        self.runner = ProgressRunner(self.jobs, self)
        self.session = Session(self)
        self.actions_table = Actions(self)
        self.parts = Parts(self)
        self.presenter = Presenter(self.session, self.parts, settings)
        self.desk = Desk(self.session, self.parts, self.presenter, settings, self.jobs, self.runner)
        self.entries = EntryCommands(self.session, self.parts, self.runner)
        self.files = FileCommands(self.session, self.parts, settings, self.jobs, self.runner)
        self.imports = ImportCommands(self.session, self.parts, self.runner, self.files.opening)
        self.cells = CellCommands(self.session, self.parts, self.runner, self.imports, self.entries)
        self.lists = ListCommands(self.session, self.parts, settings, self.actions_table)
        self.filter_memory = FilterMemory(self.session, self.parts, settings)
        self.bulk = BulkCommands(self.session, self.parts, self.runner)
        self.boards = BoardCommands(self.session, self.parts, settings, self.runner)
        self.tools = ToolCommands(self.session, self.parts, settings, self.runner, self.entries)
        self._build_versions(theme)
        self.view = ViewCommands(self.session, self.parts, self.presenter, settings, theme, self.actions_table)
        self.dues = DueCommands(self.desk, self.view)
        self.reviews = ReviewCommands(self.desk, self.view)
        self.registers = RegisterCommands(self.session, self.parts, self.runner, self.presenter, self.view, self.bulk)
        self._build_comfort(theme)
        self._build_menus()
        self._connect_session()
        self._connect_actions()
        self._connect_views()
        self._connect_form()
        self._add_comfort()
        self.parts.restore(settings)
        self.view.restore()
        self.type.restore()
        self.presenter.show_nothing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only what is half typed and the sizes remain."""
        self.parts.table.commit_editor()
        self.parts.form.commit()
        self.versions.windows.close_all()
        self.jobs.cancel_all()
        self.parts.remember(self.settings)
        self.session.close()
        self.settings.write()
        super().closeEvent(event)

    @Slot()
    def _on_needs_changed(self) -> None:
        workspace = self.session.workspace
        undo = workspace.catalogue.undo_label if workspace is not None else None
        redo = workspace.catalogue.redo_label if workspace is not None else None
        self.actions_table["undo"].setText(f"撤销“{undo}”" if undo else "撤销")
        self.actions_table["redo"].setText(f"重做“{redo}”" if redo else "重做")
        self.actions_table.update_needs(self.presenter.needs)

    @Slot(int)
    def _on_problems_counted(self, entries: int) -> None:
        self.actions_table["next_problem"].setIconText(f"检查 {entries}" if entries else "检查")

    @Slot(QPoint)
    def _on_table_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        self.actions_table.fill_context_menu(menu)
        menu.exec(position)
        menu.deleteLater()

    @Slot(object)
    def _on_refused(self, error: CatalogueError) -> None:
        if isinstance(error, StorageError):
            self.parts.status.show_not_saved(str(error))
        if not self.reviews.explain(error):
            messages.show_error(self, error)
        self.presenter.show_current(self.parts.table.current_id())

    @Slot(object)
    def _on_jump(self, problem: Problem) -> None:
        if problem.entry_id is not None:
            self.presenter.reveal([problem.entry_id], problem.field)
            self.view.focus_form(problem.field)

    def _on_next_problem(self) -> None:
        self.view.show_panel("show_problems", True)
        self.parts.problems.go_to_next()

    @Slot(str)
    def _on_begin(self, beginning: str) -> None:
        """One of the ways to begin was chosen on the empty page."""
        self.files.begin(beginning)
        if beginning == "import":
            self.imports.choose_files()

    def _build_comfort(self, theme: Theme) -> None:
        session, parts, settings, actions = self.session, self.parts, self.settings, self.actions_table
        self.safety = SafetyCommands(session, parts, self.runner, self.files)
        self.type = TypeCommands(parts, settings, theme, actions)
        self.help = HelpCommands(session, parts, settings, self.presenter, self.view, self.files, actions)

    def _add_comfort(self) -> None:
        """What watches over the work; made last, so that what is half typed is committed before a file is closed."""
        self.folders = FolderWatch(self.session, self.parts, self.settings)
        self.drafts = DraftKeeper(self.session, self.parts, self.presenter, self.view)
        self.files.copied.connect(self.folders.tell_of_copy)

    def _build_versions(self, theme: Theme) -> None:
        make_window = partial(show_version, self.settings, theme)
        self.versions = VersionCommands(self.desk, self.imports, make_window)

    def _build_menus(self) -> None:
        menus = self.actions_table.build_menus()
        self.files.add_recent_menu(menus[Menu.FILE], self.actions_table["save_copy"])
        toolbar = self.actions_table.build_toolbar()
        self.addToolBar(toolbar)
        self.parts.add_search_to(toolbar)

    def _connect_session(self) -> None:
        ReviewDesk(self.session, self.parts)  # a child of the window, which keeps it
        self.session.opened.connect(self.presenter.show_session)
        self.session.closing.connect(self.parts.table.commit_editor)
        self.session.closing.connect(self.parts.form.commit)
        self.session.closed.connect(self.presenter.show_nothing)
        self.session.refused.connect(self._on_refused)
        self.files.backed_up.connect(self.presenter.show_safety)
        self.presenter.needs_changed.connect(self._on_needs_changed)
        self.presenter.problems_counted.connect(self._on_problems_counted)

    def _connect_actions(self) -> None:
        actions = self.actions_table
        subjects = (
            self.entries,
            self.files,
            self.imports,
            self.bulk,
            self.boards,
            self.tools,
            self.versions,
            self.view,
            self.help,
        )
        for commands in (
            *subjects,
            self.reviews,
            self.registers,
            self.cells,
            self.lists,
            self.safety,
            self.type,
            self.dues,
        ):
            actions.bind(commands.handlers())
        actions.bind({"next_problem": self._on_next_problem})
        actions.about_to_run.connect(self.parts.table.commit_editor)
        actions.about_to_run.connect(self.parts.form.commit)
        actions.attach(self.parts.table)
        self.entries.made.connect(self._on_made)

    def _connect_views(self) -> None:
        parts = self.parts
        parts.search.query_changed.connect(self.presenter.show_query)
        parts.search.left_downwards.connect(self.view.focus_table)
        parts.tree.scope_requested.connect(self.presenter.show_scope)
        parts.tree_model.move_requested.connect(self.entries.move_to_area)
        parts.table.current_changed.connect(self.presenter.show_current)
        parts.table.selection_changed.connect(self.presenter.show_selection)
        parts.table.sort_requested.connect(self.presenter.show_sorting)
        parts.table.columns_changed.connect(self.view.remember_columns)
        parts.table.edit_requested.connect(self.entries.edit_in_table)
        parts.table.move_requested.connect(self.entries.move_before)
        parts.table.escaped.connect(self.cells.end_cut)
        parts.table.fill_requested.connect(self.cells.fill_onwards)
        parts.table.spread_requested.connect(self.cells.spread)
        parts.table.menu_requested.connect(self._on_table_menu)
        parts.problems.jump_requested.connect(self._on_jump)
        parts.problems.repair_requested.connect(self.entries.repair_problem)
        parts.problems.close_requested.connect(self._on_problems_closed)
        parts.status.problems_requested.connect(self._on_next_problem)
        parts.status.backups_requested.connect(self.actions_table["restore"].trigger)
        parts.side.currentChanged.connect(self.presenter.show_history)
        parts.empty.begin_requested.connect(self._on_begin)
        parts.empty.open_requested.connect(self.files.opening.open_path)

    def _connect_form(self) -> None:
        form = self.parts.form
        form.edit_requested.connect(self.entries.edit_in_form)
        form.repair_requested.connect(self.entries.repair)
        form.status_requested.connect(self.entries.set_status_of)
        form.area_requested.connect(self.entries.move_one_to_area)
        form.confirm_requested.connect(self.entries.confirm_one)
        form.step_requested.connect(self.view.step)
        form.tool_requested.connect(self.actions_table.trigger)

    @Slot(int)
    def _on_made(self, entry_id: int) -> None:
        """A new entry: its name comes next."""
        self.presenter.reveal([entry_id], "name")
        self.view.focus_form("name")

    @Slot()
    def _on_problems_closed(self) -> None:
        self.view.show_panel("show_problems", False)


def show_version(
    settings: Settings, theme: Theme, catalogue: Catalogue, name: str, on_closed: Callable[[], object]
) -> MainWindow:
    """A window on an earlier version, which is only read; ``on_closed`` when its file is closed."""
    window = MainWindow(settings, theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.setAcceptDrops(False)
    for action_id in NOT_FOR_VERSIONS:
        window.actions_table[action_id].setVisible(False)
    window.files.hide_recent()
    window.session.open(catalogue, name)
    window.session.closed.connect(on_closed)
    window.session.closed.connect(window.close, Qt.ConnectionType.QueuedConnection)
    return window
