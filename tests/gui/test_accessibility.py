"""For those who do not use the mouse or do not see the screen: names for everything, Tab in the order of reading.

Every action of the window is triggered; whatever dialog opens is walked over, so a new dialog is tested by itself.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu

from gui.action_kinds import Need
from gui.action_table import ACTIONS
from gui.comfort.help_window import show_help
from gui.dialogs.dialog import Dialog
from gui.main_window import MainWindow
from gui.progress import ProgressDialog
from tests.gui.conftest import OpenWindow
from tests.helpers.accessibility import backward_steps, nameless, spoken_name, tab_stops
from tests.helpers.windows import complete, settle

NOT_TRIGGERED = {"quit", "close"}
LEAVES_THE_PROGRAM = set("印")  # 打印… asks the system
_ACROSS = Qt.Orientation.Horizontal
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_names_and_order_of_the_main_window(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.view.focus_form("basis")
    assert "\n".join((*nameless(window), *backward_steps(window))) == ""
    stops = [stop.objectName() for stop in tab_stops(window)]
    order = [stops.index(name) for name in ("search_box", "area_tree", "entry_table", "line_code", "text_basis")]
    assert order == sorted(order)


def test_tab_goes_from_the_search_to_the_areas_and_on_to_the_entries(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.parts.search.setFocus()
    visited = []
    for _ in range(3):
        stop = QApplication.focusWidget()
        visited.append(stop.objectName())
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    assert visited == ["search_box", "area_tree", "entry_table"]
    window.view.focus_form("code")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().objectName() == "entry_status"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "line_code"


def test_names_and_order_of_the_empty_page(empty_window: MainWindow) -> None:
    assert nameless(empty_window) == []
    assert backward_steps(empty_window) == []
    names = [stop.objectName() for stop in tab_stops(empty_window)]
    assert [name for name in names if name.startswith("begin_")] == [
        "begin_starter", "begin_import", "begin_blank", "begin_open"
    ]  # fmt: skip


def test_names_and_order_of_the_help(empty_window: MainWindow) -> None:
    help_window = show_help(empty_window)
    assert nameless(help_window) == []
    assert backward_steps(help_window) == []


def test_a_cell_says_where_it_is_and_what_it_holds(open_window: OpenWindow) -> None:
    window = open_window("法律援助服务")
    model = window.parts.table.model()
    said = {
        str(model.headerData(column, _ACROSS)): str(
            model.index(0, column).data(_SPOKEN) or model.index(0, column).data()
        )
        for column in range(model.columnCount())
    }
    assert "法律援助服务" in said["事项名称"]
    interface = QAccessible.queryAccessibleInterface(window.parts.table)
    assert interface.text(QAccessible.Text.Name) == "事项表"


@pytest.fixture
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the system opens: choosing files and folders is answered with none."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_words, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_words, **_named: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words, **_named: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: QUrl() is not None)


class DialogWalk:
    """Looks at every dialog that opens, presses its buttons that lead to further ones (…), and leaves it."""

    def __init__(self, window: MainWindow) -> None:
        self.complaints: dict[str, list[str]] = {}
        self._window = window
        self._pressed: set[str] = set()
        self._timer = QTimer(window)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._look)

    def after(self, action: str) -> None:
        """Trigger an action and walk over all that opens."""
        self._timer.start()
        self._window.actions_table[action].trigger()
        QTest.qWait(40)
        settle(lambda: not self._window.runner.busy and QApplication.activeModalWidget() is None)
        for dialog in self._window.findChildren(Dialog):  # those that stay open beside the window
            if dialog.isVisible():
                self._walk(dialog)
                dialog.close()
        settle(lambda: not self._window.runner.busy and QApplication.activeModalWidget() is None)
        self._timer.stop()

    def _look(self) -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            menu.close()
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, ProgressDialog):
            return
        if isinstance(dialog, Dialog):
            self._walk(dialog)
            if self._press_next(dialog):
                return
        dialog.reject()

    def _walk(self, dialog: Dialog) -> None:
        found = [*(f"no name: {name}" for name in nameless(dialog)), *backward_steps(dialog)]
        self.complaints[dialog.objectName()] = found if spoken_name(dialog) else [*found, "the dialog has no title"]

    def _press_next(self, dialog: Dialog) -> bool:
        """Press a button that leads further and was not pressed yet, when this round of events is over."""
        for button in dialog.findChildren(QAbstractButton):
            key = f"{dialog.objectName()}.{button.objectName()}"
            leads_further = button.text().endswith("…") and not LEAVES_THE_PROGRAM.intersection(button.text())
            if leads_further and button.isEnabled() and button.isVisibleTo(dialog) and key not in self._pressed:
                self._pressed.add(key)
                QTimer.singleShot(0, button, button.click)
                return True
        return False


def test_names_and_order_of_every_dialog_an_action_opens(
    open_window: OpenWindow, tmp_path: Path, no_way_out: None
) -> None:
    window = open_window("甲", "乙", "丙")
    walk = DialogWalk(window)
    for row in ACTIONS:  # one window for all of them: opening one for each would take minutes
        needs_more = row.need & ~(Need.OPEN | Need.WRITABLE | Need.SELECTION)
        if row.id in NOT_TRIGGERED or needs_more or row.choice or row.switch:
            continue
        window.parts.table.select([1])
        walk.after(row.id)
        if window.session.workspace is None:
            assert window.files.opening.open_path(tmp_path / "目录.gkml")
            complete(window)
    found = walk.complaints
    assert len(found) >= 25, sorted(found)
    assert "\n".join(f"{key} {complaint}" for key, complaints in found.items() for complaint in complaints) == ""
