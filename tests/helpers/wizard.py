"""Driving the import wizard in tests as a clerk would, and pictures of its pages."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import QAbstractItemModel, QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from exporters.entry_json import entry_json
from gui.importing.changes_page import ChangesPage
from gui.importing.done_page import DonePage
from gui.importing.found_page import FoundPage
from gui.importing.import_dialog import ImportDialog
from gui.importing.source import Source
from gui.main_window import MainWindow
from importers.sheet import Sheet
from model.catalogue import Catalogue
from tests.helpers.windows import find

HEADER = ("序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开方式")
LAW = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
LIMIT = "自信息形成或者变更之日起20个工作日内"

_PATIENCE = 40.0  # seconds before a test gives up
_TICKS = {Qt.CheckState.Checked: "[x]", Qt.CheckState.PartiallyChecked: "[-]", Qt.CheckState.Unchecked: "[ ]"}


def line(name: str, content: str = "名称；地址；电话", category: str = "法律援助", **cells: str) -> tuple[str, ...]:
    """A row under ``HEADER``; what is not said is as ``catalogues.COMPLETE`` has it."""
    usual = {
        "number": "1",
        "basis": LAW,
        "time_limit": LIMIT,
        "subject": "格尔木市司法局",
        "channels": "政府网站；政务服务中心",
        "method": "主动公开",
        **cells,
    }
    return (
        usual["number"], category, name, content, usual["basis"], usual["time_limit"], usual["subject"],
        usual["channels"], usual["method"],
    )  # fmt: skip


def sheet_of(*rows: Sequence[str], name: str = "公共法律服务", file: str = "剪贴板") -> Sheet:
    """A sheet as the readers give it."""
    return Sheet(file, name, tuple(tuple(row) for row in rows))


def write_workbook(path: Path, sheets: dict[str, Sequence[Sequence[str]]]) -> Path:
    """A workbook of these sheets, everything as text."""
    workbook = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text)
    workbook.close()
    return path


def wait_until(reached: Callable[[], bool]) -> None:
    """Let events and threads run until something is so."""
    limit = time.monotonic() + _PATIENCE
    while not reached():
        assert time.monotonic() < limit, "waited in vain"
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


@contextmanager
def told() -> Iterator[list[str]]:
    """The sentences of the message boxes that open meanwhile; each is answered by its first button."""
    sentences: list[str] = []
    timer = QTimer()

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            sentences.append(box.text())
            QTest.mouseClick(find(box, QPushButton, "answer_0"), Qt.MouseButton.LeftButton)

    timer.timeout.connect(look)
    timer.start(10)
    yield sentences
    timer.stop()
    assert sentences, "nothing was told"


class Wizard:
    """An import led through step by step."""

    def __init__(self, window: MainWindow, *paths: Path, sheets: Sequence[Sheet] = ()) -> None:
        workspace = window.session.workspace
        assert workspace is not None
        self.window = window
        self.catalogue: Catalogue = workspace.catalogue
        self.dialog = ImportDialog(workspace, window.runner, Source(paths, sheets), window)
        self.dialog.begin()
        self.dialog.open()
        self.settle()

    @property
    def found(self) -> FoundPage:
        return self.dialog.found

    @property
    def changes(self) -> ChangesPage:
        return self.dialog.changes

    @property
    def finished(self) -> DonePage:
        return self.dialog.finished_page

    def settle(self) -> None:
        """Wait until nothing runs and nothing waits to run."""
        wait_until(lambda: not self.window.runner.busy and not self.dialog.changes.cleanups.pending)

    def next(self) -> None:
        """Enter: the default button."""
        QTest.keyClick(self.dialog, Qt.Key.Key_Return)
        self.settle()

    def press(self, name: str) -> None:
        QTest.mouseClick(find(self.dialog, QPushButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def can_go_on(self) -> bool:
        return find(self.dialog, QPushButton, "import_accept").isEnabled()

    def page(self) -> str:
        """Which page is shown: the step in bold."""
        text = self.dialog._steps.text()
        return text[text.index("<b>") + 3 : text.index("</b>")]

    def summary(self) -> str:
        return self.dialog._summary.text()

    def close(self) -> None:
        self.dialog.reject()
        self.settle()
        self.dialog.deleteLater()

    # --- pictures

    def tables(self) -> str:
        """The list of tables, the shown one marked."""
        tables = self.found.tables
        lines = []
        for row in range(tables.count()):
            item = tables.item(row)
            ticked = item.flags() & Qt.ItemFlag.ItemIsUserCheckable
            tick = f"{_TICKS[item.checkState()]} " if ticked else ""
            mark = "> " if item is tables.currentItem() else "  "
            lines.append(mark + tick + item.text().replace("\n", " | "))
        return "\n".join(lines)

    def columns(self) -> str:
        """What stands over the columns of the shown table."""
        model = self.found.model
        return " | ".join(
            str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())
        )

    def rows(self) -> str:
        """The lines of the changes with their ticks, those of the second level indented."""
        model = self.changes.rows.model
        assert model is not None
        return "\n".join(_lines(model, QModelIndex(), 0))


OpenWizard = Callable[..., Wizard]
"""``wizard(path, …)`` or ``wizard(sheets=[…])`` of the fixtures."""


def _lines(model: QAbstractItemModel, parent: QModelIndex, depth: int) -> list[str]:
    lines = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        tick = _TICKS[Qt.CheckState(state)] if state is not None else "   "
        cells = [str(index.siblingAtColumn(column).data() or "-") for column in range(model.columnCount())]
        lines.append("    " * depth + f"{tick} " + " | ".join(cells))
        lines += _lines(model, index, depth + 1)
    return lines


def list_json(catalogue: Catalogue) -> str:
    """What ``list --json`` prints."""
    settings = catalogue.settings()
    labels = {field.key: field.label for field in settings.custom_fields}
    entries = [entry_json(entry, catalogue.kind, labels) for entry in catalogue.snapshot().entries]
    return json.dumps(entries, ensure_ascii=False, indent=2)
