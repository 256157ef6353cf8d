"""The ways into an import: files dropped onto the window, tables and cells from the clipboard, the file dialog."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from gui.importing.import_dialog import ImportDialog
from gui.main_window import MainWindow
from model.catalogue import Catalogue
from tests.helpers.catalogues import entry_named, names, new_catalogue
from tests.helpers.windows import catalogue_of, settle
from tests.helpers.wizard import HEADER, line, told, write_workbook

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("甲", "乙", "丙")


@contextmanager
def leading_through(window: MainWindow, answer: str = "") -> Iterator[list[str]]:
    """Press Enter in every wizard that opens until it closes; gives what was seen. ``answer``: to questions."""
    seen: list[str] = []
    timer = QTimer()

    def look() -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QMessageBox):
            buttons = modal.findChildren(QPushButton)
            seen.append(modal.text())
            wanted = [button for button in buttons if button.text() == answer] or buttons
            QTest.mouseClick(wanted[0], Qt.MouseButton.LeftButton)
        elif isinstance(modal, ImportDialog) and not window.runner.busy:
            seen.append(modal.found.tables.item(1).text() if not seen else modal.finished_page.title.text())
            QTimer.singleShot(0, modal, lambda: QTest.keyClick(modal, Qt.Key.Key_Return))  # may open a box and wait

    timer.timeout.connect(look)
    timer.start(20)
    yield seen
    settle(lambda: not window.runner.busy)
    timer.stop()


def drop(window: MainWindow, paths: Sequence[Path]) -> bool:
    """Drag files over the window and drop them; whether the window took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def paste(window: MainWindow, text: str = "", html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    window.parts.table.setFocus()
    window.actions_table["paste"].trigger()


def tsv(*rows: Sequence[str]) -> str:
    return "\r\n".join("\t".join(row) for row in rows)


def html_table(*rows: Sequence[str]) -> str:
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><table>{''.join(lines)}</table></body></html>"


def wait_for(window: MainWindow, reached: Callable[[], bool]) -> None:
    settle(lambda: reached() and QApplication.activeModalWidget() is None)


def test_a_dropped_file_is_imported(window: MainWindow, tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "同事.xlsx", {"公共法律服务": [HEADER, line("戊")]})
    with leading_through(window) as seen:
        assert drop(window, [file])
        assert seen == [], "the drop is over before the wizard opens"
        wait_for(window, lambda: names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "戊"])
    assert seen[0] == "公共法律服务\n公共法律服务 · 1 个事项"
    assert seen[-1] == "导入完成：新增 1 个事项"


def test_a_drop_without_files_is_left_to_others(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("文字")
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def test_a_table_dropped_where_nothing_is_open_is_a_sentence(empty_window: MainWindow, tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "同事.xlsx", {"公共法律服务": [HEADER, line("戊")]})
    with told() as sentences:
        assert drop(empty_window, [file])
        settle(lambda: bool(sentences))
    assert sentences == ["请先新建或打开一个目录，再把表格拖进来导入。"]


def test_a_catalogue_dropped_where_nothing_is_open_is_opened(empty_window: MainWindow, tmp_path: Path) -> None:
    new_catalogue(tmp_path / "目录.gkml", "甲").close()
    assert drop(empty_window, [tmp_path / "目录.gkml"])
    settle(lambda: empty_window.session.workspace is not None)
    assert catalogue_of(empty_window).path.name == "目录.gkml"


def test_another_catalogue_can_be_taken_in(window: MainWindow, tmp_path: Path) -> None:
    new_catalogue(tmp_path / "别的.gkml", "戊").close()
    with leading_through(window, answer="合并到当前目录") as seen:
        assert drop(window, [tmp_path / "别的.gkml"])
        wait_for(window, lambda: "戊" in names(catalogue_of(window), "legal"))
    assert seen[0] == "要怎样处理“别的.gkml”？"


@pytest.mark.parametrize("form", ["tsv", "html"])
def test_a_pasted_table_goes_through_the_wizard(window: MainWindow, form: str) -> None:
    rows = (HEADER, line("甲", "新的内容"), line("戊"))
    with leading_through(window) as seen:
        paste(window, tsv(*rows), html_table(*rows) if form == "html" else "")
        wait_for(window, lambda: "戊" in names(catalogue_of(window), "legal"))
    assert seen[0].endswith("公共法律服务 · 2 个事项"), "the area is that of the entry at the cursor"
    assert entry_named(catalogue_of(window), "甲")["content"] == "新的内容"


def test_a_few_cells_are_pasted_over_the_cells(window: MainWindow) -> None:
    table = window.parts.table
    table.select([1], "content")
    paste(window, tsv(["第一"], ["第二\n行"]).replace("第二\n行", '"第二\n行"'))
    assert [entry["content"] for entry in catalogue_of(window).snapshot().entries[:2]] == ["第一", "第二\n行"]
    assert catalogue_of(window).undo_label == "粘贴 2 个单元格"
    window.actions_table["undo"].trigger()
    assert "第一" not in [entry["content"] for entry in catalogue_of(window).snapshot().entries]


def test_many_cells_without_a_header_are_asked_about(window: MainWindow) -> None:
    window.parts.table.select([1], "content")
    block = tsv(["内容一", "依据一", "时限一"], ["内容二", "依据二", "时限二"])
    with leading_through(window, answer="覆盖单元格") as seen:
        paste(window, block)
        settle(lambda: catalogue_of(window).undo_label == "粘贴 6 个单元格")
    assert "2 行 3 列" in seen[0]
    first, second = catalogue_of(window).snapshot().entries[:2]
    assert (first["content"], first["basis"], first["time_limit"]) == ("内容一", "依据一", "时限一")
    assert (second["content"], second["basis"], second["time_limit"]) == ("内容二", "依据二", "时限二")


def test_an_empty_clipboard_is_a_sentence(window: MainWindow) -> None:
    with told() as sentences:
        paste(window)
    assert "剪贴板里没有" in sentences[0]


def test_a_catalogue_open_for_reading_takes_nothing_in(window: MainWindow, tmp_path: Path) -> None:
    path = catalogue_of(window).path
    window.session.close()
    window.session.open(Catalogue.open(path, read_only=True))
    file = write_workbook(tmp_path / "同事.xlsx", {"公共法律服务": [HEADER, line("戊")]})
    with told() as sentences:
        window.imports.import_files([file])
    assert sentences == ["目录是只读打开的，不能导入。"]


def test_several_files_are_chosen_at_once(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write_workbook(tmp_path / f"{name}.xlsx", {"公共法律服务": [HEADER, line(name)]}) for name in ("戊", "己")]
    chosen = [str(file) for file in files]
    begun: list[str] = []

    def choose(_parent: object, _title: str, folder: str, *_rest: str) -> tuple[list[str], str]:
        begun.append(folder)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    with leading_through(window):
        window.actions_table["import"].trigger()
        wait_for(window, lambda: names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "戊", "己"])
    chosen = []
    window.actions_table["import"].trigger()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert begun == [documents, str(tmp_path)]
