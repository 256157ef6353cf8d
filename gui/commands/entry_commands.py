"""Everything that changes entries: from menus, the table, the form, the tree and the list of problems."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gui.commands.changing import Changing, Then
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from model.changes import Changes
from model.operations.entries import (
    add_entry,
    confirm_entries,
    duplicate_entries,
    edit_entries,
    edit_entry,
    remove_entries,
)
from model.operations.placing import move_entries, move_to_group
from model.operations.review import set_status
from model.records import Problem, Repair, Status


class EntryCommands(QObject):
    """Turns wishes about entries into operations.

    Signals: ``made(entry_id)`` when the clerk made a new entry and will want to write its name.
    """

    made = Signal(int)

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._changing = Changing(session, parts, runner)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "undo": self._changing.undo,
            "redo": self._changing.redo,
            "add": self._add,
            "duplicate": self._duplicate,
            "remove": self.remove,
            "move_up": partial(self._shift, -1),
            "move_down": partial(self._shift, 1),
            "confirm": self._confirm,
            **{f"status_{status.value}": partial(self._set_status, status) for status in Status},
        }

    def edit_in_table(self, entry_id: int, field: str, value: str) -> None:
        """Write a cell; what could not be saved is put back into its editor, so that nothing has to be typed again."""
        operation = edit_entry(entry_id=entry_id, field=field, value=value)
        if self._session.run(operation, self._parts.table) is None:
            QTimer.singleShot(0, self, lambda: self._parts.table.edit_cell(entry_id, field, value))

    def edit_in_form(self, entry_id: int, field: str, value: str) -> None:
        self._session.run(edit_entry(entry_id=entry_id, field=field, value=value), self._parts.form)

    def repair(self, entry_id: int, repair: Repair) -> None:
        """Do a one-click repair: one step, whether it writes fields or drops the 待核实 mark."""
        if repair.values:
            self._changing.run(edit_entries(values={entry_id: dict(repair.values)}, label=repair.label))
        if repair.confirm:
            self._changing.run(confirm_entries(entry_ids=[entry_id]))

    def repair_problem(self, problem: Problem) -> None:
        if problem.entry_id is not None and problem.repair is not None:
            self.repair(problem.entry_id, problem.repair)

    def set_status_of(self, entry_id: int, status: Status) -> None:
        self._changing.run(set_status(entry_ids=[entry_id], status=status))

    def confirm_one(self, entry_id: int) -> None:
        self._changing.run(confirm_entries(entry_ids=[entry_id]))

    def move_one_to_area(self, entry_id: int, area: str) -> None:
        self.move_to_area([entry_id], area)

    def move_to_area(self, ids: Sequence[int], area: str, group: str = "") -> None:
        """Put entries at the end of an area, or of a group in it."""
        into_group = move_to_group(entry_ids=ids, area=area, group=group)
        self._changing.run(into_group if group else move_entries(entry_ids=ids, area=area), len(ids))

    def move_before(self, ids: Sequence[int], before: int) -> None:
        """Rows were dropped in front of another row, or behind the last (0)."""
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None or not entry_list.in_hand_order or before in ids:
            return
        if before:
            area = workspace.outline[before].area
            self._changing.run(move_entries(entry_ids=ids, area=area, before=before), len(ids))
        elif entry_list.ids:
            last = entry_list.ids[-1]
            area = workspace.outline[last].area
            behind = _behind(workspace.outline.of_area(area), last, ids)
            self._changing.run(move_entries(entry_ids=ids, area=area, before=behind), len(ids))

    def remove(self) -> None:
        """Delete, and stand on the row that took the place."""
        entry_list, table = self._session.entry_list, self._parts.table
        chosen = set(self._chosen)
        if entry_list is None or not chosen:
            return
        ids = entry_list.ids
        first = next((row for row, key in enumerate(ids) if key in chosen), 0)
        behind = next((key for key in ids[first:] if key not in chosen), 0)
        before = next((key for key in reversed(ids[:first]) if key not in chosen), 0)

        def stand(_changes: Changes) -> None:
            if behind or before:
                table.select([behind or before])

        self._changing.run(remove_entries(entry_ids=sorted(chosen)), len(chosen), stand)

    @property
    def _chosen(self) -> list[int]:
        return self._parts.table.selected_ids()

    def _confirm(self) -> None:
        chosen = self._chosen
        same = self._or_tell("所选事项没有“待核实”标记，没有变化。")
        self._changing.run(confirm_entries(entry_ids=chosen), len(chosen), same)

    def _set_status(self, status: Status) -> None:
        chosen = self._chosen
        then = partial(self._tell_status, status)
        self._changing.run(set_status(entry_ids=chosen, status=status), len(chosen), then)

    def _add(self) -> None:
        """A new entry behind the current one, in its group; else where the tree points, else in the first area."""
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return
        scope, current = entry_list.scope, self._parts.table.current_id()
        grouping = workspace.catalogue.kind.grouping
        place = workspace.outline.get(current)
        if place is not None and scope.area in ("", place.area):
            area, group, after = place.area, place.group, current
        else:
            areas = workspace.catalogue.areas()
            area, group, after = scope.area or (areas[0].key if areas else ""), scope.group, None
        values = {grouping: group} if grouping and group else {}
        settings = workspace.catalogue.settings()
        subject = next((field.key for field in workspace.fields if field.vocabulary == "@units"), "")
        if subject and settings.unit:
            values[subject] = settings.unit
        self._changing.run(add_entry(area=area, values=values, after=after), then=self._show_made)

    def _tell_status(self, status: Status, changes: Changes) -> None:
        """Say it, for the column of the states may be out of sight; and what is still open with approved entries."""
        workspace = self._session.workspace
        if not changes or workspace is None:
            self._parts.status.tell(f"所选事项的状态已经是“{status.label}”，没有变化。")
            return
        waiting = sum(1 for entry in changes.changed if workspace.remarks.of(entry))
        still = f"其中 {waiting} 个还有审核意见待处理，" if waiting and status is Status.APPROVED else ""
        self._parts.status.tell(f"{len(changes.changed)} 个事项已设为“{status.label}”，{still}可以撤销。")

    def _or_tell(self, sentence: str) -> Then:
        """Say this when an action changed nothing: silence would look like a fault."""
        return lambda changes: None if changes else self._parts.status.tell(sentence)

    def _show_made(self, changes: Changes) -> None:
        if changes.added:
            self.made.emit(changes.added[0])

    def _duplicate(self) -> None:
        chosen = self._chosen
        self._changing.run(duplicate_entries(entry_ids=chosen), len(chosen), self._show_made)

    def _shift(self, distance: int) -> None:
        """Move the selected rows of one area up or down by one, together."""
        workspace = self._session.workspace
        chosen = self._chosen
        if workspace is None or not chosen:
            return
        area = workspace.outline[chosen[0]].area
        order = workspace.outline.of_area(area)
        moving = [key for key in order if key in set(chosen)]
        rest = [key for key in order if key not in set(chosen)]
        if not rest:
            return
        first = order.index(moving[0])
        place = len([key for key in order[:first] if key in set(rest)])  # rest entries in front of the block
        target = max(0, min(len(rest), place + distance))
        if target == place and len(moving) == 1:
            self._parts.status.tell(f"已经在本领域的最{'上' if distance < 0 else '下'}面。")
            return
        before = rest[target] if target < len(rest) else None
        self._changing.run(move_entries(entry_ids=moving, area=area, before=before), len(moving))


def _behind(order: Sequence[int], entry_id: int, moving: Sequence[int]) -> int | None:
    """The entry behind this one that is not itself moving; None at the end."""
    place = order.index(entry_id)
    return next((key for key in order[place + 1 :] if key not in moving), None)
