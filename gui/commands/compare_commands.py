"""Handlers of comparing: two states side by side, the 变更说明 made of them, merging another file, the 自查表.

The dialogs are imported where they are opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from gui import messages
from gui.commands.desk import Desk
from gui.commands.import_commands import ImportCommands
from gui.commands.opening import FILE_FILTER
from gui.versions.restoring import Restore
from model.releases import Release

if TYPE_CHECKING:
    from gui.versions.reasons_model import Explicable
    from gui.versions.sides import Compared, Side


class CompareCommands(QObject):
    """``restore`` brings something back as one step; given by the one who builds it."""

    def __init__(self, desk: Desk, imports: ImportCommands, restore: Restore) -> None:
        super().__init__(desk.parts.window)
        self._desk = desk
        self._imports = imports
        self._restore = restore
        imports.compare_requested.connect(self._compare_file)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "compare": self._compare,
            "merge": self._merge,
            "change_report": self._report_newest,
            "self_check": self._self_check,
        }

    def compare(self, release: Release | None, parent: QWidget) -> bool:
        """Compare this version (none: the newest) with now. True when the clerk wants to see an entry instead."""
        from gui.versions.sides import NOW, Side, SideKind

        workspace = self._desk.session.workspace
        releases = workspace.catalogue.releases() if workspace is not None else []
        left = release or next(iter(releases), None)
        return self._show(Side(SideKind.RELEASE, release=left) if left is not None else NOW, NOW, parent)

    def _show(self, left: "Side", right: "Side", parent: QWidget) -> bool:
        """The dialog with these two sides; True when it ended with an entry to look at."""
        workspace = self._desk.session.workspace
        if workspace is None:
            return False
        from gui.versions.compare_dialog import CompareDialog

        dialog = CompareDialog(
            workspace.catalogue.path,
            self._desk.jobs,
            workspace.catalogue.releases(),
            self._restore,
            parent,
            writable=workspace.writable,
        )
        dialog.report_requested.connect(lambda compared: self._report(compared, dialog))
        dialog.merge_requested.connect(lambda path: self._imports.merge(path, dialog))
        dialog.compare(left, right)
        dialog.exec()
        jump = dialog.jump
        dialog.deleteLater()
        if jump is not None:
            self._jump(*jump)
        return jump is not None

    def report(self, release: Release, parent: QWidget) -> None:
        """Explain what changed since this version."""
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.versions.sides import NOW, Side, SideKind, compare_sides

        left = Side(SideKind.RELEASE, release=release)
        self._desk.runner.run(
            f"正在与版本“{release.label}”比较",
            partial(compare_sides, workspace.catalogue.path, left, NOW),
            lambda compared: self._report(compared, parent),
            partial(messages.show_error, parent),
            parent,
        )

    def _compare(self) -> None:
        self.compare(None, self._desk.parts.window)

    def _compare_file(self, path: Path) -> None:
        """Compare the present with another file."""
        from gui.versions.sides import NOW, Side, SideKind

        self._show(NOW, Side(SideKind.FILE, path=path), self._desk.parts.window)

    def _report_newest(self) -> None:
        """The 变更说明 since the newest version in which anything was otherwise."""
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        releases = workspace.catalogue.releases()
        if not releases:
            messages.inform(
                self._desk.parts.window,
                "还没有版本",
                "变更说明写的是从一个版本到现在改了什么。请先在“版本”里给公布或者报送的内容命名；"
                "以前没有命名的，可以在“比较”里选择某一时刻。",
            )
            return
        self.report(releases[0], self._desk.parts.window)

    def _report(self, compared: "Compared", parent: QWidget) -> None:
        from gui.versions.change_report_dialog import changes_of

        self._desk.runner.run(
            "正在整理变化",
            partial(changes_of, compared),
            partial(self._show_report, compared, parent),
            partial(messages.show_error, parent),
            parent,
        )

    def _show_report(self, compared: "Compared", parent: QWidget, rows: "list[Explicable]") -> None:
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.versions.change_report_dialog import ChangeReportDialog

        dialog = ChangeReportDialog(
            workspace.catalogue.path, compared, rows, self._desk.settings, self._desk.runner, parent
        )
        dialog.exec()
        dialog.deleteLater()

    def _merge(self) -> None:
        """Ask for another catalogue and choose what to take over from it."""
        if self._desk.session.workspace is None:
            return
        name, _ = QFileDialog.getOpenFileName(self._desk.parts.window, "选择要合并的目录", "", FILE_FILTER)
        if name:
            self._imports.merge(Path(name), self._desk.parts.window)

    def _self_check(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.versions.self_check_dialog import SelfCheckDialog

        catalogue = workspace.catalogue
        title = catalogue.settings().title or catalogue.path.stem
        dialog = SelfCheckDialog(
            catalogue.path, title, catalogue.areas(), self._desk.settings, self._desk.runner, self._desk.parts.window
        )
        dialog.exec()
        dialog.deleteLater()

    def _jump(self, entry_id: int, field: str) -> None:
        workspace = self._desk.session.workspace
        if workspace is not None and entry_id in workspace.outline:
            self._desk.presenter.reveal([entry_id], field)
        else:
            self._desk.parts.status.tell("这个事项现在已不在目录里。可以在“目录修改记录”里恢复它。")
