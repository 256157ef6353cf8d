"""Keeps the parts of the window showing the open catalogue: after each change, which part must refresh what.

The one place that knows session and parts together; it changes no data.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gui.action_kinds import Need
from gui.entry_list import EntryList
from gui.filter import EVERYTHING, Scope, Sorting
from gui.first_paint import FirstPaint
from gui.item_models.columns import columns_of
from gui.item_models.entry_table_model import EntryTableModel, TableSource
from gui.item_models.problem_model import ProblemModel
from gui.parts import HISTORY_TAB, Parts
from gui.problem_collector import ProblemCollector
from gui.session import Session
from gui.settings import Settings
from gui.slices import Slices
from gui.workspace import Workspace
from model.changes import ChangeKind, Changes
from model.fields import Field
from model.history import field_label
from model.records import Problem

_PROGRAM = "政务公开标准目录编辑器"
_REFRESH_PROBLEMS = 150  # milliseconds between two repaints of the findings while the checks run
_REVEALED = 1_000  # entries selected at once after a step
_MINUTE = 60_000  # milliseconds


class Presenter(QObject):
    """Shows the session in the parts.

    Signals: ``needs_changed()`` when what can be done has changed (selection, undo, sorting …);
    ``problems_counted(entries)`` when another number of entries has problems.
    """

    needs_changed = Signal()
    problems_counted = Signal(int)

    def __init__(self, session: Session, parts: Parts, settings: Settings) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._collector: ProblemCollector | None = None
        self._problems_late = QTimer(self)
        self._problems_late.setSingleShot(True)
        self._problems_late.setInterval(_REFRESH_PROBLEMS)
        self._problems_late.timeout.connect(self._show_problems)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._show_status)
        self._building = Slices(self)
        self._building.finished.connect(self._on_form_built)
        self._first_paint = FirstPaint(parts.table.viewport())
        self._first_paint.happened.connect(self._on_painted)

    @property
    def needs(self) -> Need:
        """What is given now."""
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return Need.NOTHING
        catalogue = workspace.catalogue
        given = {
            Need.OPEN: True,
            Need.WRITABLE: workspace.writable,
            Need.SELECTION: self._parts.table.has_selection,
            Need.UNDO: catalogue.undo_label is not None,
            Need.REDO: catalogue.redo_label is not None,
            Need.SORTED: entry_list.sorting is not None,
            Need.FILTERED: bool(entry_list.filters),
            Need.HAND_ORDER: entry_list.in_hand_order,
        }
        found = Need.NOTHING
        for need, is_given in given.items():
            found |= need if is_given else Need.NOTHING
        return found

    @property
    def is_behind(self) -> bool:
        """Whether the form or findings of the checks wait to be shown."""
        gathering = self._collector is not None and self._collector.running
        return self._is_building or self._problems_late.isActive() or gathering

    def show_session(self) -> None:
        """A catalogue was opened: build what belongs to it."""
        workspace, entry_list = self._open()
        workspace.changed.connect(self._on_changed)
        workspace.checks.changed.connect(self._on_problems_changed)
        workspace.search.completed.connect(self._on_search_completed)
        self._collector = ProblemCollector(workspace.checks, workspace.outline, workspace)
        self._collector.collected.connect(self._parts.problems.show_problems)
        entry_list.shown.connect(self._on_list)
        entry_list.conditions_changed.connect(self._on_conditions)
        self._build_models(workspace)
        self._show_tree()
        self._on_conditions()
        entry_list.make()
        self._parts.show_catalogue(True)
        self._show_title()
        self._show_status()
        self._clock.start()
        self._first_paint.expect()
        if entry_list.ids:
            self._parts.table.stand_on(entry_list.ids[0])
        self._parts.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.needs_changed.emit()

    def show_nothing(self) -> None:
        """No catalogue is open."""
        self._first_paint.forget()
        self._building.stop()
        self._collector = None
        self._clock.stop()
        self._problems_late.stop()
        parts = self._parts
        parts.table.shut()
        parts.problems.shut()
        parts.form.show_nothing()
        parts.history.show_nothing()
        parts.search.show_query("")
        parts.banner.show_sentence("")
        parts.status.show_nothing()
        self.problems_counted.emit(0)
        parts.empty.show_recent(self._settings.recent)
        parts.show_catalogue(False)
        parts.window.setWindowTitle(_PROGRAM)
        self.needs_changed.emit()

    def show_query(self, query: str) -> None:
        """The clerk typed into the search box."""
        if self._session.entry_list is not None:
            self._session.entry_list.set_query(query)

    def show_scope(self, scope: Scope) -> None:
        """The clerk chose a line of the tree."""
        if self._session.entry_list is not None:
            self._session.entry_list.set_scope(scope)

    def show_sorting(self, sorting: Sorting | None) -> None:
        """The clerk clicked a column's head."""
        if self._session.entry_list is not None:
            self._session.entry_list.set_sorting(sorting)

    def show_safety(self) -> None:
        """Show when the last backup was made, or why there is none."""
        self._show_title()
        self._show_status()

    def reveal(self, ids: Sequence[int], field: str = "") -> None:
        """Select these entries in the table, dropping scope and search when they hide all of them.

        Of more than can be looked through only the first.
        """
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return
        shown = ids if len(ids) <= _REVEALED else ids[:1]
        present = [key for key in shown if key in workspace.outline]
        entry_list.unfold_groups_of(present)
        if present and not self._parts.table.select(present, field):
            entry_list.show_everything()
            self._parts.table.select(present, field)

    def show_current(self, entry_id: int) -> None:
        """Another row is the current one: show its entry."""
        workspace, entry_list = self._session.workspace, self._session.entry_list
        entry = workspace.cache.get(entry_id) if workspace is not None and entry_id else None
        if workspace is None or entry_list is None or entry is None or self._is_building:
            self._parts.form.show_nothing()
            self._parts.history.show_nothing()
            return
        model = self._parts.table.entries
        place = model.number_of(entry_id) if model is not None else 0
        self._parts.form.show_entry(entry, place, len(entry_list.ids), workspace.checks.of_entry(entry_id))
        self.show_history()

    def show_history(self) -> None:
        """Read the history of the entry in the form, if it can be seen."""
        workspace, entry_id = self._session.workspace, self._parts.form.entry_id
        if workspace is None or entry_id is None or self._parts.side.currentIndex() != HISTORY_TAB:
            return
        catalogue = workspace.catalogue
        kind, settings = catalogue.kind, catalogue.settings()
        self._parts.history.show_history(
            catalogue.history(entry_id),
            lambda field: field_label(field, kind, settings),
            workspace.value_text,
            writable=workspace.writable,
        )

    def show_selection(self) -> None:
        """The selection changed."""
        self._parts.status.show_selection(len(self._parts.table.selected_ids()))
        self.needs_changed.emit()

    @property
    def _is_building(self) -> bool:
        """Whether the form is not there yet."""
        return self._first_paint.expected or self._building.running

    def _on_painted(self) -> None:
        """The table can be seen: now the form, then the checks and the search."""
        self._building.start(self._build_form)

    def _build_form(self) -> Iterator[object]:
        """With a look at the events between the steps, each of which takes a while by itself."""
        workspace, _ = self._open()
        self._parts.form.load()
        yield None
        self._set_up_form(workspace)
        yield None

    def _on_form_built(self) -> None:
        workspace, _ = self._open()
        self.show_current(self._parts.table.current_id())
        self._show_problems()
        workspace.start_background_work()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        workspace, entry_list = self._open()
        model = self._parts.table.entries
        if changes.settings and model is not None and _fields_shown(model) != list(workspace.fields):
            self._build_models(workspace)
            entry_list.make()
        if changes.settings or changes.areas:
            self._set_up_form(workspace)
            self._show_title()
        self._show_tree()
        entry_list.follow(changes)
        if model is not None and model is self._parts.table.entries:
            model.refresh(changes.touched)
        if changes.kind is not ChangeKind.DO or changes.added:
            self.reveal(changes.added or changes.touched, _first_field(changes))
            if not changes.added and len(changes.fields) > 1 and len(changes.touched) <= _REVEALED:
                self._parts.table.select_cells(changes.touched, changes.fields)
        shown = self._parts.table.current_id()
        if shown in changes.touched or changes.settings or changes.areas or shown != self._parts.form.entry_id:
            self.show_current(shown)
        self._parts.status.show_step()
        self._show_status()
        self.needs_changed.emit()

    def _on_problems_changed(self) -> None:
        """Findings are repainted a little later, so that a running check does not repaint for each entry."""
        if not self._problems_late.isActive():
            self._problems_late.start()

    def _on_search_completed(self) -> None:
        entry_list = self._session.entry_list
        if entry_list is not None and entry_list.query:
            entry_list.make()

    def _on_list(self, ids: list[int]) -> None:
        workspace, entry_list = self._open()
        model = self._parts.table.entries
        if model is not None:
            model.movable = entry_list.in_hand_order
            model.set_ids(entry_list.rows, entry_list.heads)
            self._parts.form.show_place(model.number_of(self._parts.form.entry_id or 0), len(ids))
            self._parts.table.viewport().update()
        self._parts.status.show_entries(len(ids), len(workspace.outline))
        self._parts.show_nothing_found("" if ids else _why_empty(entry_list, len(workspace.outline)))
        self.needs_changed.emit()

    def _on_conditions(self) -> None:
        _, entry_list = self._open()
        query = entry_list.query
        parts = self._parts
        parts.search.show_query(query)
        parts.tree.show_scope(entry_list.scope)
        parts.table.show_area_column(not entry_list.scope.area)
        parts.table.show_sorting(entry_list.sorting)
        parts.table.delegate.query = query.strip()
        parts.table.viewport().update()
        if entry_list.ids and not parts.table.has_selection:
            parts.table.stand_on(parts.table.current_id() or entry_list.ids[0])
        self.needs_changed.emit()

    def _build_models(self, workspace: Workspace) -> None:
        labels = {field.key: field.label for field in workspace.fields}
        source = TableSource(
            workspace.cache,
            workspace.checks.of_entry,
            workspace.area_label,
            writable=workspace.writable,
            remarks_of=workspace.remarks.of,
        )
        self._parts.table.open(
            EntryTableModel(columns_of(workspace.fields), source),
            workspace.suggestions,
            self._settings.choices("columns"),
        )
        self._parts.problems.open(ProblemModel(self._place_of, labels), writable=workspace.writable)

    def _set_up_form(self, workspace: Workspace) -> None:
        self._parts.form.set_up(
            workspace.fields,
            workspace.catalogue.areas(),
            workspace.suggestions,
            workspace.checks.of_draft,
            read_only=not workspace.writable,
        )

    def _place_of(self, problem: Problem) -> tuple[str, str]:
        """Area and name of what a finding is about."""
        workspace = self._session.workspace
        if workspace is None:
            return "", ""
        entry = workspace.cache.get(problem.entry_id) if problem.entry_id is not None else None
        if entry is None:
            return workspace.area_label(problem.area) if problem.area else "", ""
        return workspace.area_label(entry.area), entry["name"] or "（没有名称）"

    def _show_tree(self) -> None:
        workspace, _ = self._open()
        self._parts.tree_model.show(
            workspace.catalogue.areas(),
            workspace.outline,
            workspace.checks.by_area(),
            writable=workspace.writable,
            remarks=len(workspace.remarks.entry_ids) if workspace.remarks.seen else None,
        )

    def _show_problems(self) -> None:
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return
        if workspace.catalogue.is_lent:  # a long change has it: later
            self._problems_late.start()
            return
        checks = workspace.checks
        self._parts.problems.show_progress(complete=checks.complete)
        if self._collector is not None:
            self._collector.collect()
        self._parts.status.show_problems(len(checks.entry_ids), complete=checks.complete)
        self.problems_counted.emit(len(checks.entry_ids))
        self._show_tree()
        entry_list.follow_problems()
        self._parts.table.viewport().update()
        shown = self._parts.form.entry_id
        if shown is not None:
            self.show_current(shown)

    def _show_status(self) -> None:
        workspace, entry_list = self._open()
        catalogue = workspace.catalogue
        self._parts.status.show_saved(catalogue.last_saved_at, read_only=catalogue.read_only)
        if not workspace.version:  # a file that goes when its window is closed needs none
            self._parts.status.show_backup(catalogue.last_backup_at)
        self._parts.status.show_entries(len(entry_list.ids), len(workspace.outline))

    def _show_title(self) -> None:
        workspace, _ = self._open()
        settings = workspace.catalogue.settings()
        name = settings.title or (f"{settings.unit} — {workspace.catalogue.kind.label}" if settings.unit else "")
        version = f"版本“{workspace.version}”，" if workspace.version else ""
        mark = f"（{version}只读）" if not workspace.writable else ""
        self._parts.window.setWindowTitle(f"{name or workspace.catalogue.path.stem}{mark} — {_PROGRAM}")
        self._parts.banner.show_sentence("\n".join(workspace.catalogue.warnings) or _why_read_only(workspace))

    def _open(self) -> tuple[Workspace, EntryList]:
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            raise RuntimeError("no catalogue is open")
        return workspace, entry_list


def _fields_shown(model: EntryTableModel) -> list[Field]:
    return [column.field for column in model.columns if column.field is not None]


def _first_field(changes: Changes) -> str:
    return changes.fields[0] if changes.fields else ""


def _why_empty(entry_list: EntryList, total: int) -> str:
    if not total:
        return "目录里还没有事项。\n按 Ctrl+Shift+N 新增，或者在“工具”菜单补充标准事项。"
    if entry_list.query:
        return f"没有找到包含“{entry_list.query}”的事项。\n按 Esc 清空搜索。"
    if entry_list.filters:
        return "没有通过筛选的事项。\n单击上面的“清除筛选”。"
    if entry_list.scope == EVERYTHING:
        return ""
    return "这里没有事项。"


def _why_read_only(workspace: Workspace) -> str:
    if workspace.version:
        return f"这是版本“{workspace.version}”当时的内容：可以查看、搜索和导出，不能修改。关闭窗口不会留下文件。"
    return "" if workspace.writable else "目录以只读方式打开：可以查看、搜索和导出，不能修改。"
