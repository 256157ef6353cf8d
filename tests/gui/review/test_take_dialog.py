"""取回审核意见: a reviewer's file chosen, looked at, taken or left; and files that are something else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QTreeView

from exporters.review_copy import ReviewCopy, write_review_copy
from gui.filter import Mark
from gui.main_window import MainWindow
from gui.parts import REMARKS_TAB
from gui.review.found_model import NAME, FoundModel
from gui.review.take_dialog import TakeDialog
from importers.answers.answer import FoundRemark, Source
from model.operations.review import send_for_review
from model.remarks import NewRemark
from tests.gui.test_words import is_anonymous, own_widgets
from tests.helpers.catalogues import COMPLETE
from tests.helpers.reviewed_files import Workbook
from tests.helpers.windows import answering, catalogue_of, find, settle

OpenWindow = Callable[..., MainWindow]

ROUND = "7" * 32
SOON = COMPLETE["time_limit"].replace("20", "10")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("援助", "公证", "仲裁")


def answer_file(window: MainWindow) -> Path:
    """Sent to 法制科, back with a remark, a changed limit, 无意见 and a comment on the title."""
    catalogue = catalogue_of(window)
    path = catalogue.path.with_name("送审稿.xlsx")
    write_review_copy(catalogue.snapshot(), path, ReviewCopy(ROUND))
    catalogue.run(send_for_review(entry_ids=[1, 2, 3], recipient="法制科", uid=ROUND, file=path))
    book = Workbook(path)
    book.cell("公证", "审核意见").value = "要素不全"
    book.cell("公证", "公开时限").value = SOON
    book.cell("仲裁", "审核意见").value = "无意见"
    book.comment(book.sheet().cell(1, 1), "李四", "标题漏了年份")
    return book.save()


def during(window: MainWindow, path: Path, act: Callable[[TakeDialog], object]) -> None:
    """Choose a file, work in the dialog when it was read, and leave it when ``act`` did not."""

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, TakeDialog)
        settle(lambda: not window.runner.busy)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    with answering(work):
        window.reviews.take(path)


def lines(dialog: TakeDialog) -> list[str]:
    model = dialog.model
    found = []
    for row in range(model.rowCount()):
        ticked = Qt.CheckState(model.index(row, NAME).data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        cells = (str(model.index(row, column).data() or "-") for column in range(model.columnCount()))
        found.append(f"{'✓' if ticked else '○'} {' | '.join(cells)}")
    return found


def test_what_was_found_is_seen_before_it_is_taken(window: MainWindow) -> None:
    path = answer_file(window)

    def look(dialog: TakeDialog) -> None:
        limit = COMPLETE["time_limit"]
        assert lines(dialog) == [
            "✓ 公证 | 整个事项 | 法制科 | 意见栏 | 要素不全 | - | -",
            f"✓ 公证 | 公开时限 | 法制科 | 直接修改 | - | {limit} | {SOON}",
            "○ 仲裁 | 整个事项 | 法制科 | 意见栏 | （无意见）无意见 | - | -",
        ]
        said = "；".join(label.text() for label in dialog.findChildren(QLabel))
        assert "对照 3 个事项" in said
        assert "找到 3 条意见；其中 1 条是“无意见”，没有勾选。" in said
        problems = find(dialog, QTreeView, "take_problems")
        assert problems.model().rowCount() == 1
        assert "标题漏了年份" in str(problems.model().index(0, 2).data())
        assert find(dialog, QPushButton, "take_review_accept").text() == "取回 2 条"
        find(dialog, QLineEdit, "take_reviewer").setText("张科长")
        assert "张科长" in lines(dialog)[0]
        assert [widget.objectName() for widget in own_widgets(dialog) if is_anonymous(widget)] == []

    during(window, path, look)
    assert catalogue_of(window).review.all_remarks() == [], "looking takes nothing"


def test_what_is_ticked_is_taken_as_one_step_and_shown(window: MainWindow) -> None:
    path = answer_file(window)
    catalogue = catalogue_of(window)

    def take(dialog: TakeDialog) -> None:
        QTest.mouseClick(find(dialog, QPushButton, "take_none"), Qt.MouseButton.LeftButton)
        accept = find(dialog, QPushButton, "take_review_accept")
        assert not accept.isEnabled()
        view = find(dialog, QTreeView, "take_found")
        view.setCurrentIndex(dialog.model.index(1, 3))
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert accept.text() == "取回 1 条"
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
        settle(lambda: not window.runner.busy and not dialog.isVisible())

    during(window, path, take)
    (remark,) = catalogue.review.all_remarks()
    assert (remark.field, remark.proposed, remark.reviewer, remark.place) == (
        "time_limit", SOON, "法制科", "公共法律服务!F6",
    )  # fmt: skip
    assert window.parts.table.current_id() == 2
    assert window.parts.side.currentIndex() == REMARKS_TAB
    assert [card.remark.id for card in window.parts.remarks.cards] == [remark.id]
    assert Mark.REMARKS.value == "待处理意见"
    window.actions_table["undo"].trigger()
    assert catalogue.review.all_remarks() == []


def test_a_file_is_asked_for(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    path = answer_file(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with answering(lambda dialog: settle(lambda: not window.runner.busy) or dialog.reject()) as met:
        window.actions_table["take_review"].trigger()
    assert isinstance(met[0], TakeDialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.actions_table["take_review"].trigger()


def test_an_untouched_file_says_so(window: MainWindow) -> None:
    catalogue = catalogue_of(window)
    path = catalogue.path.with_name("送审稿.docx")
    write_review_copy(catalogue.snapshot(), path, ReviewCopy(ROUND))

    def look(dialog: TakeDialog) -> None:
        said = "；".join(label.text() for label in dialog.findChildren(QLabel))
        assert "没有找到意见" in said
        assert not find(dialog, QPushButton, "take_review_accept").isEnabled()
        assert "送审记录里没有它" in str(find(dialog, QTreeView, "take_problems").model().index(0, 1).data())

    during(window, path, look)


def test_another_file_is_refused_with_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "别的.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with answering(lambda dialog: dialog.reject() if isinstance(dialog, QMessageBox) else None) as met:
        window.reviews.take(tmp_path / "别的.xlsx")
    (box,) = [dialog for dialog in met if isinstance(dialog, QMessageBox)]
    assert "别的.xlsx" in box.text()


def test_the_list_passes_qts_model_tester() -> None:
    model = FoundModel(lambda key: key)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = [
        FoundRemark(NewRemark(1, "改", "subject", before="甲", proposed=""), "援助", Source.EDIT),
        FoundRemark(NewRemark(2, "无", ""), "", Source.COLUMN, idle=True),
    ]
    model.show(found, [0])
    model.show_reviewer("法制科")
    model.setData(model.index(1, NAME), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.chosen == {0, 1}
    model.tick_all(False)
    assert model.chosen == frozenset()
    model.show([], [])
    assert tester.model() is model
