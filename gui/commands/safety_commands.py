"""Handlers of what keeps the file sound: verifying it and the ways out when something is wrong with it.

Backups and restoring are handled in ``file_commands.py``; the dialogs are imported where they are opened.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from gui import messages
from gui.commands.file_commands import FileCommands
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session


class SafetyCommands(QObject):
    """Looks the open catalogue's file over, on a thread, and offers what can be done about the findings."""

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner, files: FileCommands) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._runner = runner
        self._files = files

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {"verify": self._verify}

    def _verify(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from model.verification import verify

        path = workspace.catalogue.path
        self._runner.run("正在校验目录文件", partial(verify, path), partial(self._on_verified, path))

    def _on_verified(self, path: Path, findings: list[str]) -> None:
        if not findings:
            messages.inform(self._parts.window, "校验结果", "目录文件完好，没有发现问题。")
            return
        from gui.comfort.findings_dialog import FindingsDialog, WayOut

        dialog = FindingsDialog(findings, self._parts.window)
        dialog.exec()
        way_out = dialog.way_out
        dialog.deleteLater()
        if way_out is WayOut.RESTORE:
            self._files.show_backups(path)
        elif way_out is WayOut.SALVAGE:
            self._files.opening.salvage(path)
