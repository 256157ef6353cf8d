"""Pictures of the past: history, versions, comparison, 变更说明, 自查表. Called by ``gallery.py``."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.main_window import MainWindow
from gui.parts import HISTORY_TAB
from gui.versions.compare_dialog import CompareDialog
from gui.versions.history_dialog import HistoryDialog
from gui.versions.report_dialog import ReportDialog
from model.catalogue import Catalogue
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.releases import name_version

Keep = Callable[[QWidget, str], None]

_LOOK = 100  # milliseconds between two looks whether a dialog is ready
_STILL = 500  # milliseconds in which a dialog comes to rest
_PATIENCE = 300  # looks


def work_on(catalogue: Catalogue) -> None:
    """A version, and what a clerk changes after it."""
    catalogue.run(name_version(label="送审稿 2026-10", note="报市政府办公室审核"))
    legal, tax = catalogue.ids("legal"), catalogue.ids("tax")
    catalogue.run(edit_entry(entry_id=legal[0], field="subject", value="格尔木市司法局公共法律服务中心"))
    basis = catalogue.entry(legal[5])["basis"]
    catalogue.run(edit_entry(entry_id=legal[5], field="basis", value=f"{basis}、《中华人民共和国法律援助法》"))
    catalogue.run(remove_entries(entry_ids=legal[3:5]))
    values = dict(catalogue.entry(catalogue.ids("culture")[0]).values)
    catalogue.run(add_entry(area="culture", values={**values, "name": "全民阅读活动", "note": "2026年新增职责"}))
    catalogue.run(move_entries(entry_ids=[tax[5]], area="tax", before=tax[0]))


def picture_the_past(keep: Keep, window: MainWindow, look: str) -> None:
    """Take the pictures of a window whose catalogue has been worked on; ``look`` ends their names."""
    work = window.session.workspace
    if work is None:
        return
    window.presenter.reveal(work.catalogue.ids("legal")[:1])
    window.parts.side.setCurrentIndex(HISTORY_TAB)
    QTest.qWait(_STILL)
    keep(window.parts.side, f"entry-history-{look}")
    actions = window.actions_table
    for action, name in (
        ("history", "history"),
        ("versions", "versions"),
        ("compare", "compare"),
        ("change_report", "change-report"),
        ("self_check", "self-check"),
    ):
        _shoot(actions[action].trigger, lambda dialog, name=name: keep(dialog, f"{name}-{look}"))
    window.parts.side.setCurrentIndex(0)
    if look == "light":
        _picture_version(keep, window, work.catalogue)


def _picture_version(keep: Keep, window: MainWindow, catalogue: Catalogue) -> None:
    """The window on an earlier version."""
    windows = window.versions.windows
    windows.open(catalogue.path, catalogue.releases()[0], window, lambda: None)
    while not windows.windows:
        QTest.qWait(_LOOK)
    QTest.qWait(3 * _STILL)
    keep(windows.windows[0], "version-window")
    windows.close_all()


def _shoot(open_it: Callable[[], object], keep: Callable[[QDialog], object]) -> None:
    """Open a dialog, picture it when it is ready, and leave it."""
    done: list[bool] = []

    def wait(left: int) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog) and _is_ready(shown):
            _arrange(shown)
            QTest.qWait(_STILL)
            keep(shown)
            shown.reject()
            done.append(True)
        elif left:
            QTimer.singleShot(_LOOK, lambda: wait(left - 1))
        else:
            done.append(False)

    QTimer.singleShot(_LOOK, lambda: wait(_PATIENCE))
    open_it()
    while not done:
        QTest.qWait(_LOOK)


def _is_ready(dialog: QDialog) -> bool:
    if dialog.objectName() == "progress":
        return False
    if isinstance(dialog, HistoryDialog):
        return not dialog.reading
    if isinstance(dialog, CompareDialog):
        return not dialog.comparing
    if isinstance(dialog, ReportDialog):
        return dialog.preview.pages is not None and dialog.preview.pages.complete
    return True


def _arrange(dialog: QDialog) -> None:
    """Choose something worth seeing."""
    if isinstance(dialog, HistoryDialog):
        model = dialog.tree.model()
        for row in range(6):
            dialog.tree.expand(model.index(row, 0))
        dialog.tree.setCurrentIndex(model.index(0, 0, model.index(4, 0)))
    elif isinstance(dialog, CompareDialog):
        dialog.view.tree.setCurrentIndex(dialog.view.model.index(2, 0))
