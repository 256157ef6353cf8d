"""Handlers of the past: the history, bringing back what was, named versions, comparisons, the papers made of them.

The dialogs are imported where they are opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gui import messages
from gui.commands.compare_commands import CompareCommands
from gui.commands.desk import Desk
from gui.commands.import_commands import ImportCommands
from gui.commands.opening import FILE_FILTER
from gui.file_names import as_file_name
from gui.versions.restoring import Restoring
from gui.versions.version_windows import MakeWindow, VersionWindows
from gui.workspace import Workspace
from model.catalogue import Catalogue
from model.errors import CatalogueError
from model.history import Revision, field_label
from model.operations.releases import name_version
from model.operations.restoring import Part
from model.places import CATALOGUE_SUFFIX
from model.releases import Release
from model.version_file import write_version


class VersionCommands(QObject):
    """Opens the dialogs about earlier states and turns their answers into operations."""

    def __init__(self, desk: Desk, imports: ImportCommands, make_window: MakeWindow) -> None:
        super().__init__(desk.parts.window)
        self._desk = desk
        self.windows = VersionWindows(desk.runner, make_window, desk.parts.window)
        self._restoring = Restoring(desk.session, desk.parts, desk.runner)
        self._compare = CompareCommands(desk, imports, self._restoring.restore)
        desk.parts.history.restore_requested.connect(self._on_restore)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {"history": self._show_history, "versions": self._show_versions, **self._compare.handlers()}

    def _on_restore(self, parts: Sequence[Part]) -> None:
        self._restoring.restore(parts, self._desk.parts.window, lambda: None)

    def _show_history(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        kind, settings = workspace.catalogue.kind, workspace.catalogue.settings()
        from gui.versions.history_dialog import HistoryDialog

        dialog = HistoryDialog(
            workspace.catalogue.path,
            self._desk.jobs,
            lambda field: field_label(field, kind, settings),
            workspace.value_text,
            self._restoring.restore,
            self._desk.parts.window,
            writable=workspace.writable,
        )
        dialog.name_requested.connect(lambda revision: self._name_step(workspace, revision, dialog))
        dialog.exec()
        dialog.deleteLater()
        if dialog.jump is not None:
            entry_id, field = dialog.jump
            self._desk.presenter.reveal([entry_id], field)

    def _name_step(self, workspace: Workspace, revision: Revision, parent: QWidget) -> None:
        """Give the state after an earlier step a name."""
        from gui.versions.name_dialog import NameDialog

        taken = [release.label for release in workspace.catalogue.releases()]
        what = f"给 {revision.at:%Y-%m-%d %H:%M}“{revision.label}”这一步之后的内容起一个名称。"
        dialog = NameDialog(what, taken, parent)
        if dialog.exec():
            wish = name_version(label=dialog.label, note=dialog.remark, revision_id=revision.id)
            if self._desk.session.run(wish) is not None:
                self._desk.parts.status.tell(f"已命名版本“{dialog.label}”，在“版本”里可以打开查看和比较。")
        dialog.deleteLater()

    def _show_versions(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.versions.versions_dialog import VersionsDialog

        path = workspace.catalogue.path
        dialog = VersionsDialog(
            workspace.catalogue.releases, self._desk.session.run, self._desk.parts.window, writable=workspace.writable
        )
        dialog.open_requested.connect(lambda release: self.windows.open(path, release, dialog, dialog.accept))
        dialog.compare_requested.connect(partial(self._compare_over, dialog))
        dialog.report_requested.connect(lambda release: self._compare.report(release, dialog))
        dialog.export_requested.connect(lambda release: self._export(path, release, dialog))
        dialog.save_requested.connect(lambda release: self._save(path, release, dialog))
        dialog.exec()
        dialog.deleteLater()

    def _compare_over(self, dialog: QDialog, release: Release) -> None:
        """Compare a version; the list of versions closes when the clerk wants to see an entry."""
        if self._compare.compare(release, dialog):
            dialog.accept()

    def _export(self, path: Path, release: Release, parent: QWidget) -> None:
        """Export what a version held, like the catalogue itself."""
        self.windows.write(path, release, parent, partial(self._on_written, release.label, parent))

    def _on_written(self, label: str, parent: QWidget, file: Path) -> None:
        from gui.dialogs.export import ExportDialog

        try:
            with Catalogue.open(file, read_only=True) as catalogue:
                dialog = ExportDialog(catalogue, "", self._desk.settings, self._desk.runner, parent, version=label)
                dialog.exec()
                dialog.deleteLater()
        except CatalogueError as error:
            messages.show_error(parent, error)
        finally:
            self.windows.forget(file)

    def _save(self, path: Path, release: Release, parent: QWidget) -> None:
        """Write a version as a catalogue of its own."""
        name = as_file_name(f"{path.stem}-{release.label}")
        proposal = path.with_name(f"{name}{CATALOGUE_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(parent, "版本另存为目录", str(proposal), FILE_FILTER)
        if not chosen:
            return
        target = Path(chosen if chosen.endswith(CATALOGUE_SUFFIX) else chosen + CATALOGUE_SUFFIX)
        self._desk.runner.run(
            f"正在保存版本“{release.label}”",
            lambda _progress: write_version(path, release.revision_id, target),
            lambda _written: messages.inform(parent, "版本已保存", f"版本“{release.label}”已存为目录：\n{target}"),
            partial(messages.show_error, parent),
            parent,
        )
