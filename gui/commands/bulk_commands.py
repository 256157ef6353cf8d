"""Handlers of the changes of many entries: find and replace, fill a field, rename a unit, cite a document otherwise.

The dialog is imported when it is opened, like every other.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from gui.workspace import Workspace

if TYPE_CHECKING:
    from gui.bulk.bulk_dialog import MakePage
    from gui.bulk.document_page import Recitation
    from gui.bulk.rename_page import Renaming
    from gui.bulk.wish import Reach


class BulkCommands(QObject):
    """Opens the bulk dialog with one of its pages."""

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._runner = runner

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "replace": self._replace,
            "fill_field": self._fill_field,
            "rename_unit": self.rename_unit,
            "cite_otherwise": self.cite_otherwise,
        }

    def _replace(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.bulk.replace_page import ReplacePage

        several = len(self._parts.table.selected_ids()) > 1
        self._open(
            workspace,
            lambda parent: ReplacePage(workspace.fields, parent),
            "查找和替换",
            "替换",
            with_selection=several,
        )

    def _fill_field(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.bulk.fill_page import FillPage

        key = next(iter(self._parts.table.fields_from_current(1)), "")

        def make(parent: QWidget) -> FillPage:
            page = FillPage(workspace.fields, workspace.suggestions, parent)
            page.choose(key)
            return page

        self._open(workspace, make, "批量修改", "修改", with_selection=True)

    def rename_unit(self, begin: "Renaming | None" = None) -> None:
        """Open the dialog that renames a unit, filled in as far as ``begin`` says."""
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.bulk.rename_page import RenamePage

        settings = workspace.catalogue.settings()
        units = {name: None for name in (settings.unit, *settings.units) if name}
        for field in workspace.fields:
            if field.vocabulary == "@units":
                units |= dict.fromkeys(workspace.catalogue.values_in_use(field.key))
        self._open(
            workspace,
            lambda parent: RenamePage(tuple(units), workspace.fields, settings, parent, begin),
            "单位更名",
            "更名",
        )

    def cite_otherwise(self, begin: "Recitation | None" = None) -> None:
        """Open the dialog that unifies or replaces a document, at this one if one is given."""
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.bulk.document_page import DocumentPage

        self._open(
            workspace,
            lambda parent: DocumentPage(workspace.citations, workspace.fields, parent, begin),
            "统一和更换引用的文件",
            "改引",
        )

    def _open(
        self, workspace: Workspace, make_page: "MakePage", title: str, verb: str, *, with_selection: bool = False
    ) -> None:
        from gui.bulk.bulk_dialog import BulkDialog

        reaches = self._reaches(workspace)
        chosen = len(reaches) - 1 if with_selection and self._parts.table.selected_ids() else 0
        dialog = BulkDialog(
            workspace, self._runner, reaches, make_page, self._parts.window, title=title, verb=verb, reach=chosen
        )
        if dialog.exec():
            self._parts.status.tell(f"{title}：改了 {dialog.made} 处，可以撤销。")
        dialog.deleteLater()

    def _reaches(self, workspace: Workspace) -> "list[Reach]":
        """The parts of the catalogue to choose from, the largest first, the selection last."""
        from gui.bulk.wish import Reach

        entry_list, selected = self._session.entry_list, self._parts.table.selected_ids()
        ids = workspace.outline.ids
        found = [Reach(f"整个目录（{len(ids)} 个事项）", ids)]
        if entry_list is not None and entry_list.scope.area:
            key = entry_list.scope.area
            inside = workspace.outline.of_area(key)
            found.append(Reach(f"领域“{workspace.area_label(key)}”（{len(inside)} 个事项）", inside))
        if entry_list is not None and len(entry_list.ids) < len(ids):
            found.append(Reach(f"表格里显示的 {len(entry_list.ids)} 个事项", list(entry_list.ids)))
        if selected:
            found.append(Reach(f"所选的 {len(selected)} 个事项", selected))
        return found
