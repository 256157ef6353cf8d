"""送审: the dialog opened, filled, cancelled and confirmed; the file first, then the status, as one step."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QLabel, QPushButton, QRadioButton

from exporters.review_copy import ReviewCopy
from gui.main_window import MainWindow
from gui.review.send_dialog import SendDialog
from importers.answers.reader import read_answer
from model.operations.review import set_status
from model.records import Status
from tests.gui.test_words import is_anonymous, own_widgets
from tests.helpers.catalogues import picture
from tests.helpers.windows import answering, catalogue_of, find, settle

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window("援助", "公证", "仲裁", "旧事项")
    catalogue_of(window).run(set_status(entry_ids=[4], status=Status.RETIRED))
    return window


def during(window: MainWindow, act: Callable[[SendDialog], object]) -> None:
    """Open the dialog, work in it, and leave it when ``act`` did not."""

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, SendDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    with answering(work):
        window.actions_table["send_review"].trigger()


def choices(dialog: SendDialog) -> list[str]:
    box = find(dialog, QComboBox, "send_reach")
    return [box.itemText(place) for place in range(box.count())]


def test_what_can_be_sent_and_what_is_said_about_it(window: MainWindow) -> None:
    catalogue_of(window).run(set_status(entry_ids=[1], status=Status.APPROVED))
    window.parts.table.select([2, 3])

    def look(dialog: SendDialog) -> None:
        assert choices(dialog) == [
            "整个目录（4 个事项）",
            "草拟的事项（2 个）",
            "定稿的事项（1 个）",
            "所选的（2 个）",
        ]
        assert dialog.choices.ids() == [2, 3], "several are selected: these are meant"
        find(dialog, QComboBox, "send_reach").setCurrentIndex(0)
        assert dialog.choices.ids() == [1, 2, 3]
        assert find(dialog, QLabel, "send_counts").text() == (
            "送审 3 个事项，状态改为“送审”。\n其中废止的 1 个不送。\n有 1 个已经定稿，送审后要重新定稿。"
        )
        guarded = find(dialog, QCheckBox, "send_guarded")
        assert guarded.isVisible()
        QTest.mouseClick(find(dialog, QRadioButton, "send_docx"), Qt.MouseButton.LeftButton)
        assert not guarded.isVisible()
        settle(lambda: dialog.preview.pages is not None and dialog.preview.pages.complete)
        assert [widget.objectName() for widget in own_widgets(dialog) if is_anonymous(widget)] == []

    before = picture(catalogue_of(window))
    during(window, look)
    assert picture(catalogue_of(window)) == before, "looking sends nothing"
    assert catalogue_of(window).review.sendings() == []


def test_a_file_is_written_and_what_was_sent_is_remembered(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = catalogue_of(window)
    before = picture(catalogue)
    offered: list[str] = []

    def ask(_parent: object, _title: str, proposal: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(proposal).name)
        return str(tmp_path / "送法制科"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)

    def send(dialog: SendDialog) -> None:
        find(dialog, QComboBox, "send_to").setCurrentText("法制科")
        find(dialog, QCheckBox, "send_guarded").setChecked(True)
        accept = find(dialog, QPushButton, "send_review_accept")
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
        settle(lambda: dialog.sent == 3)
        settle(lambda: "已导出到" in find(dialog, QLabel, "send_review_outcome").text())
        assert find(dialog, QPushButton, "send_review_open_folder").isVisible()
        assert not accept.isEnabled(), "not twice by accident"

    during(window, send)
    (name,) = offered
    assert name.startswith("政务公开标准目录送审稿（法制科）20")
    path = tmp_path / "送法制科.xlsx"
    assert openpyxl.load_workbook(path).worksheets[0].protection.sheet
    (sending,) = catalogue.review.sendings()
    assert (sending.recipient, sending.file, catalogue.review.sent_ids(sending)) == ("法制科", path.name, [1, 2, 3])
    assert [entry.status.label for entry in catalogue.snapshot().entries] == ["送审", "送审", "送审", "废止"]
    answer = read_answer(path, catalogue.path)
    assert (answer.entries, answer.found, answer.sending) == (3, (), sending)
    assert window.actions_table["undo"].text() == "撤销“送审 3 个事项（法制科）”"
    window.actions_table["undo"].trigger()
    assert picture(catalogue) == before

    def look(dialog: SendDialog) -> None:
        assert dialog.choices.copy("x") == ReviewCopy("x")

    during(window, look)


def test_a_file_that_cannot_be_written_sends_nothing(window: MainWindow, tmp_path: Path) -> None:
    before = picture(catalogue_of(window))

    def send(dialog: SendDialog) -> None:
        dialog.send(tmp_path / "没有这个文件夹" / "送审稿.docx")
        settle(lambda: bool(find(dialog, QLabel, "send_review_outcome").text()))
        assert dialog.sent == 0
        assert find(dialog, QPushButton, "send_review_accept").isEnabled()

    during(window, send)
    assert picture(catalogue_of(window)) == before


def test_the_recipient_of_the_last_time_is_offered(window: MainWindow, tmp_path: Path) -> None:
    def send(dialog: SendDialog) -> None:
        find(dialog, QComboBox, "send_to").setCurrentText("市政府办公室")
        dialog.send(tmp_path / "一.docx")
        settle(lambda: dialog.sent == 3)

    during(window, send)

    def look(dialog: SendDialog) -> None:
        assert find(dialog, QComboBox, "send_to").currentText() == "市政府办公室"
        assert "其中 3 个已经送审过" in find(dialog, QLabel, "send_counts").text()

    during(window, look)


def test_an_empty_catalogue_has_nothing_to_send(open_window: OpenWindow) -> None:
    window = open_window()
    with answering(lambda dialog: dialog.reject()) as met:
        window.actions_table["send_review"].trigger()
    assert "没有可以送审的" in met[0].text()  # type: ignore[attr-defined]
