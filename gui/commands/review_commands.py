"""Handlers of reviewing: sending out, bringing back, settling remarks; and the way out when 定稿 is refused.

The dialogs are imported where they are opened, like every other.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gui import messages
from gui.commands.changing import Changing
from gui.commands.desk import Desk
from gui.commands.view_commands import ViewCommands
from gui.filter import Mark, Scope
from gui.parts import REMARKS_TAB
from gui.workspace import Workspace
from model.errors import CatalogueError
from model.operations.remarks import add_remark, remove_remarks, settle_remarks
from model.operations.review import set_status
from model.records import Status
from model.remarks import RemarkState

ANSWER_FILTER = "审核后退回的文件 (*.xlsx *.docx *.xlsm *.docm *.xls *.et *.ods);;所有文件 (*)"


class ReviewCommands(QObject):
    """Turns wishes about reviewing into operations."""

    def __init__(self, desk: Desk, view: ViewCommands) -> None:
        super().__init__(desk.parts.window)
        self._desk = desk
        self._view = view
        self._changing = Changing(desk.session, desk.parts, desk.runner)
        panel = desk.parts.remarks
        panel.settle_requested.connect(self._settle)
        panel.accept_all_requested.connect(self._accept_all)
        panel.remove_requested.connect(self._remove)
        panel.add_requested.connect(self._add)
        panel.jump_requested.connect(view.focus_form)
        panel.next_requested.connect(self._next)
        desk.parts.status.remarks_requested.connect(self.show_waiting)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "send_review": self._send,
            "take_review": self.choose_answer,
            "next_remark": self._next,
            "remark_report": self._report,
        }

    def show_waiting(self) -> None:
        """Show the entries with open remarks, and their remarks beside them."""
        self._desk.presenter.show_scope(Scope(mark=Mark.REMARKS))
        self._show_tab()

    def choose_answer(self) -> None:
        """Ask for a reviewer's file and lead through taking it."""
        if self._desk.session.workspace is None:
            return
        folder = self._desk.settings.choices("send_review").get("folder")
        start = folder if isinstance(folder, str) else ""
        name, _ = QFileDialog.getOpenFileName(self._desk.parts.window, "选择审核人退回的文件", start, ANSWER_FILTER)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Lead through taking the remarks of one file."""
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.review.take_dialog import TakeDialog

        dialog = TakeDialog(workspace, self._desk.runner, path, self._desk.parts.window)
        dialog.begin()
        if dialog.exec():
            self._desk.presenter.reveal(dialog.entry_ids[:1])
            self._show_tab()
            self._desk.parts.status.tell(f"取回 {dialog.taken} 条审核意见，可以撤销。")
        dialog.deleteLater()

    def explain(self, error: CatalogueError) -> bool:
        """Offer a way out when 定稿 was refused; whether this was such an error."""
        from model.approval import ApprovalError  # with it come the rules, which are loaded after the first paint

        if not isinstance(error, ApprovalError):
            return False
        answers = ["转到这些事项" if len(error.errors) > 1 else "转到这个事项", "取消"]
        if error.free:
            answers.insert(1, f"其余 {len(error.free)} 个定稿")
        chosen = messages.choose(self._desk.parts.window, "还不能定稿", str(error), answers)
        if chosen == 0:
            self._desk.presenter.reveal(list(error.errors), error.first.field)
            self._view.focus_form(error.first.field)
        elif chosen == 1 and error.free:
            self._changing.run(set_status(entry_ids=error.free, status=Status.APPROVED), len(error.free))
        return True

    def _send(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        if not len(workspace.outline):
            messages.inform(self._desk.parts.window, "送审", "目录里还没有事项，没有可以送审的。请先新增或导入事项。")
            return
        from gui.review.reaches import reaches_to_send
        from gui.review.send_dialog import SendDialog

        entry_list = self._desk.session.entry_list
        selected = self._desk.parts.table.selected_ids()
        reaches, first = reaches_to_send(
            workspace,
            entry_list.scope.area if entry_list is not None else "",
            entry_list.ids if entry_list is not None else (),
            selected,
        )
        dialog = SendDialog(
            workspace, self._desk.settings, self._desk.runner, reaches, self._desk.parts.window, reach=first
        )
        dialog.exec()
        if dialog.sent:
            self._desk.parts.status.tell(f"送审 {dialog.sent} 个事项，可以撤销。")
        dialog.deleteLater()

    def _next(self) -> None:
        """Go to the next entry with open remarks, from the last one to the first."""
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        waiting = [key for key in workspace.outline.ids if key in workspace.remarks.entry_ids]
        current = self._desk.parts.table.current_id()
        if not waiting:
            self._desk.parts.status.tell("没有待处理的审核意见。")
            return
        places = {key: place for place, key in enumerate(workspace.outline.ids)}
        here = places.get(current, -1)
        following = next((key for key in waiting if places[key] > here), waiting[0])
        self._desk.presenter.reveal([following])
        self._show_tab()

    def _report(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.review.report_dialog import RemarkReportDialog

        catalogue = workspace.catalogue
        title = catalogue.settings().title or catalogue.path.stem
        dialog = RemarkReportDialog(
            catalogue.path, title, self._desk.settings, self._desk.runner, self._desk.parts.window
        )
        dialog.exec()
        dialog.deleteLater()

    def _settle(self, remark_id: int, state: RemarkState, overwrite: bool) -> None:
        self._desk.parts.form.commit()
        self._desk.session.run(settle_remarks(remark_ids=[remark_id], state=state, overwrite=overwrite))

    def _accept_all(self, ids: Sequence[int]) -> None:
        self._desk.parts.form.commit()
        self._desk.session.run(settle_remarks(remark_ids=ids, state=RemarkState.ACCEPTED))

    def _remove(self, remark_id: int) -> None:
        self._desk.session.run(remove_remarks(remark_ids=[remark_id]))

    def _add(self) -> None:
        workspace = self._desk.session.workspace
        entry = workspace.cache.get(self._desk.parts.table.current_id()) if workspace is not None else None
        if workspace is None or entry is None:
            return
        from gui.review.remark_dialog import RemarkDialog

        dialog = RemarkDialog(entry, workspace.fields, _people(workspace), self._desk.parts.window)
        dialog.choose(next(iter(self._desk.parts.table.fields_from_current(1)), ""))
        if dialog.exec():
            self._desk.session.run(add_remark(remark=dialog.remark()))
        dialog.deleteLater()

    def _show_tab(self) -> None:
        self._view.show_panel("show_form", True)
        self._desk.parts.side.setCurrentIndex(REMARKS_TAB)


def _people(workspace: Workspace) -> list[str]:
    """Who entries were sent to, and who said something already."""
    review = workspace.catalogue.review
    names = [one.recipient for one in review.sendings()] + [one.reviewer for one in reversed(review.all_remarks())]
    return list(dict.fromkeys(name for name in names if name))
