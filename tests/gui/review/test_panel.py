"""The side tab 审核意见 as a clerk works with it: shown beside the entry, settled one by one, taken back."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.item_models.columns import STATUS
from gui.item_models.entry_table_model import EntryTableModel
from gui.main_window import MainWindow
from gui.parts import FORM_TAB, REMARKS_TAB
from gui.review.card import RemarkCard
from gui.review.words import moment_words
from gui.theme import Appearance, Theme
from model.catalogue import Catalogue
from model.operations.entries import edit_entries, edit_entry
from model.operations.remarks import take_remarks
from model.operations.review import send_for_review
from model.records import Status
from model.remarks import NewRemark
from tests.helpers.catalogues import COMPLETE
from tests.helpers.windows import answering, catalogue_of, find, press, tree_picture

OpenWindow = Callable[..., MainWindow]

LIMIT = COMPLETE["time_limit"]
SOON = LIMIT.replace("20", "10")
AT = datetime(date.today().year, 11, 20, 9, 30)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window("援助", "公证", "仲裁")
    remarks = [
        NewRemark(1, "", "time_limit", "李科长", AT, LIMIT, SOON, "送审稿.docx", "表格 1!F5"),
        NewRemark(1, "要素不全", "content", "王五", None, file="送审稿.xlsx", place="公共法律服务!O5"),
        NewRemark(3, "整项重写"),
    ]
    catalogue_of(window).run(take_remarks(remarks=remarks))
    window.parts.table.select([1])
    window.parts.side.setCurrentIndex(REMARKS_TAB)
    return window


def texts(card: RemarkCard) -> str:
    """Everything a card says, its buttons in brackets."""
    labels = [label.text() for label in card.findChildren(QLabel) if not label.isHidden() and label.text()]
    plain = [text for text in labels if not text.startswith("<")]
    return " | ".join((*plain, *(f"[{button.text()}]" for button in card.findChildren(QPushButton))))


def shown(window: MainWindow) -> list[str]:
    return [texts(card) for card in window.parts.remarks.cards]


def click(window: MainWindow, name: str) -> None:
    QTest.mouseClick(find(window, QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_remarks_of_the_entry_stand_beside_it(window: MainWindow) -> None:
    today = datetime.now()
    assert shown(window) == [
        "李科长 | 11月20日 09:30 · 公开时限 | [采纳] | [不采纳] | [删除]",
        f"王五 | {today.month}月{today.day}日取回 · 公开内容 | 要素不全 | [采纳] | [不采纳] | [去修改] | [删除]",
    ]
    assert window.parts.side.tabText(REMARKS_TAB) == "审核意见 2"
    assert find(window, QLabel, "remark_count").text() == "2 条待处理，共 2 条"
    difference = find(window, QLabel, "remark_difference").text()
    assert "20" not in difference, "the digit that differs is marked by itself"
    assert difference.count("line-through") == 1
    window.parts.table.select([2])
    assert shown(window) == []
    assert window.parts.side.tabText(REMARKS_TAB) == "审核意见"
    window.parts.table.select([3])
    assert [line.split(" | ")[2] for line in shown(window)] == ["整项重写"]


def test_accepting_writes_the_field_and_undo_takes_both_back(window: MainWindow) -> None:
    click(window, "remark_1_accept")
    assert catalogue_of(window).entry(1)["time_limit"] == SOON
    assert "已采纳" in shown(window)[1]
    assert shown(window)[1].endswith("[重新处理] | [删除]")
    assert window.actions_table["undo"].text() == "撤销“采纳审核意见”"
    window.actions_table["undo"].trigger()
    assert catalogue_of(window).entry(1)["time_limit"] == LIMIT
    assert "[采纳]" in shown(window)[0]


def test_declining_reopening_and_removing(window: MainWindow) -> None:
    click(window, "remark_1_decline")
    assert window.parts.side.tabText(REMARKS_TAB) == "审核意见 1"
    assert catalogue_of(window).entry(1)["time_limit"] == LIMIT
    click(window, "remark_1_reopen")
    assert window.parts.side.tabText(REMARKS_TAB) == "审核意见 2"
    click(window, "remark_2_remove")
    assert len(shown(window)) == 1
    window.actions_table["undo"].trigger()
    assert len(shown(window)) == 2


def test_all_proposals_together_are_one_step(window: MainWindow) -> None:
    more = NewRemark(1, "", "subject", "李科长", AT, COMPLETE["subject"], "法律援助中心")
    catalogue_of(window).run(take_remarks(remarks=[more]))
    click(window, "accept_all")
    entry = catalogue_of(window).entry(1)
    assert (entry["time_limit"], entry["subject"]) == (SOON, "法律援助中心")
    assert find(window, QLabel, "remark_count").text() == "1 条待处理，共 3 条"
    assert not find(window, QPushButton, "accept_all").isEnabled()
    window.actions_table["undo"].trigger()
    assert catalogue_of(window).entry(1)["subject"] == COMPLETE["subject"]


def test_what_was_changed_meanwhile_is_said_before_it_is_overwritten(window: MainWindow) -> None:
    catalogue_of(window).run(edit_entry(entry_id=1, field="time_limit", value="实时公开"))
    assert "送审之后目录里已改为“实时公开”，采纳会覆盖它。" in shown(window)[0]
    with answering(press("answer_0")) as met:
        click(window, "accept_all")
    assert isinstance(met[0], QMessageBox)
    assert "送审之后又有改动" in met[0].text()
    assert catalogue_of(window).entry(1)["time_limit"] == "实时公开"
    assert "[覆盖并采纳]" in shown(window)[0]
    click(window, "remark_1_accept")
    assert catalogue_of(window).entry(1)["time_limit"] == SOON


def test_half_typed_text_is_saved_before_a_remark_is_accepted(window: MainWindow) -> None:
    window.parts.side.setCurrentIndex(FORM_TAB)
    window.parts.form.focus_field("content")
    typed_into = window.focusWidget()
    assert typed_into is not None
    QTest.keyClicks(typed_into, "x")
    window.parts.side.setCurrentIndex(REMARKS_TAB)
    click(window, "remark_1_accept")
    entry = catalogue_of(window).entry(1)
    assert entry["time_limit"] == SOON
    assert "x" in entry["content"]


def test_from_words_into_the_field(window: MainWindow) -> None:
    click(window, "remark_2_jump")
    assert window.parts.side.currentIndex() == FORM_TAB
    assert window.parts.form._rows["content"].editor.isAncestorOf(QWidget.window(window).focusWidget() or window)


def test_from_words_about_the_whole_entry_into_the_form(window: MainWindow) -> None:
    window.parts.table.select([3])
    click(window, "remark_3_jump")
    assert window.parts.side.currentIndex() == FORM_TAB
    assert window.parts.form.isAncestorOf(window.focusWidget() or window)


def test_after_a_button_the_next_remark_has_the_focus(window: MainWindow) -> None:
    find(window, QPushButton, "remark_1_accept").setFocus()
    QTest.keyClick(find(window, QPushButton, "remark_1_accept"), Qt.Key.Key_Space)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "remark_2_accept"


def test_open_remarks_are_marked_counted_and_shown_alone(window: MainWindow) -> None:
    assert "待处理意见 2" in tree_picture(window.parts.tree_model)
    button = find(window, QToolButton, "status_remarks")
    assert button.text() == "待处理意见 3"
    model = window.parts.table.entries
    assert isinstance(model, EntryTableModel)
    column = [each.key for each in model.columns].index(STATUS)
    cells = [model.cell(row, column) for row in range(3)]
    assert [cell.remarks for cell in cells if cell is not None] == [True, False, True]
    assert "有 2 条审核意见待处理" in str(model.index(0, column).data(Qt.ItemDataRole.ToolTipRole))
    window.parts.side.setCurrentIndex(FORM_TAB)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert model.ids == [1, 3]
    assert window.parts.side.currentIndex() == REMARKS_TAB
    for name in ("remark_1_decline", "remark_2_decline"):
        click(window, name)
    assert model.ids == [1, 3], "rows do not vanish under the cursor"
    assert "待处理意见 1" in tree_picture(window.parts.tree_model)
    window.parts.table.select([3])
    click(window, "remark_3_decline")
    assert button.isHidden()
    assert "待处理意见 0" in tree_picture(window.parts.tree_model), "the line that is looked at stays"


def test_from_entry_to_entry_until_all_is_settled(window: MainWindow) -> None:
    for name in ("remark_1_decline", "remark_2_decline"):
        button = find(window, QPushButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    following = find(window, QPushButton, "next_remarks")
    assert window.focusWidget() is following, "the keyboard goes on where there is something to do"
    QTest.keyClick(following, Qt.Key.Key_Space)
    assert window.parts.table.current_id() == 3
    assert following.isHidden(), "no other entry is left"
    window.actions_table["next_remark"].trigger()
    assert window.parts.table.current_id() == 3
    click(window, "remark_3_accept")
    window.actions_table["next_remark"].trigger()
    assert window.parts.status.currentMessage() == "没有待处理的审核意见。"


def test_a_remark_is_written_down_by_hand(window: MainWindow) -> None:
    window.parts.table.select([2])

    def fill(dialog: QDialog) -> None:
        accept = find(dialog, QPushButton, "remark_accept")
        assert not accept.isEnabled()
        field = find(dialog, QComboBox, "remark_field")
        field.setCurrentIndex(field.findData("subject"))
        find(dialog, QComboBox, "remark_reviewer").setCurrentText("法制科")
        find(dialog, QCheckBox, "remark_proposes").setChecked(True)
        assert not accept.isEnabled(), "nothing was said yet"
        find(dialog, QPlainTextEdit, "remark_proposed").setPlainText("公证处")
        find(dialog, QPlainTextEdit, "remark_words").setPlainText("电话里说的")
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)

    with answering(fill):
        click(window, "add_remark")
    (card,) = window.parts.remarks.cards
    assert (card.remark.text, card.remark.proposed, card.remark.before) == ("电话里说的", "公证处", COMPLETE["subject"])
    with answering(press("remark_reject")):
        click(window, "add_remark")
    assert len(window.parts.remarks.cards) == 1


def test_who_gave_the_status_and_when_stands_in_the_head(window: MainWindow) -> None:
    mark = find(window, QLabel, "entry_status_mark")
    assert mark.isHidden()
    catalogue = catalogue_of(window)
    catalogue.run(send_for_review(entry_ids=[1], recipient="法制科", uid="1"))
    said = catalogue.review.status_mark(1)
    assert said is not None
    assert mark.text() == f"送审：{said.user} {moment_words(said.at, clock=False)}，送法制科"
    assert not mark.isHidden()
    window.parts.table.select([2])
    assert mark.isHidden()


def test_what_has_errors_is_shown_the_way_out(window: MainWindow) -> None:
    catalogue = catalogue_of(window)
    catalogue.run(edit_entries(values={1: {"basis": ""}}, label="改"))
    window.parts.table.select([1, 2, 3])
    with answering(press("answer_2")) as met:
        window.actions_table["status_approved"].trigger()
    assert isinstance(met[0], QMessageBox)
    assert "“援助”：缺少公开依据" in met[0].text()
    assert [button.text() for button in met[0].findChildren(QPushButton)][:3] == [
        "转到这个事项",
        "其余 2 个定稿",
        "取消",
    ]
    assert {entry.status for entry in catalogue.snapshot().entries} == {Status.DRAFT}
    with answering(press("answer_1")):
        window.actions_table["status_approved"].trigger()
    assert [entry.status.label for entry in catalogue.snapshot().entries] == ["草拟", "定稿", "定稿"]
    with answering(press("answer_0")):
        window.parts.form.status_requested.emit(1, Status.APPROVED)
    assert window.parts.side.currentIndex() == FORM_TAB
    assert window.parts.form._rows["basis"].editor.isAncestorOf(window.focusWidget() or window)


def test_all_that_have_errors_are_selected(window: MainWindow) -> None:
    catalogue_of(window).run(edit_entries(values={1: {"basis": ""}, 3: {"time_limit": ""}}, label="改"))
    window.parts.table.select([1, 2, 3])
    with answering(press("answer_0")) as met:
        window.actions_table["status_approved"].trigger()
    assert met[0].findChildren(QPushButton)[0].text() == "转到这些事项"
    assert window.parts.table.selected_ids() == [1, 3]
    assert window.parts.form.entry_id == 1


def test_cards_follow_the_theme_and_every_button_has_names(window: MainWindow, theme: Theme) -> None:
    before = find(window, QLabel, "remark_difference").text()
    theme.choose(Appearance.DARK)
    try:
        assert find(window, QLabel, "remark_difference").text() != before
    finally:
        theme.choose(Appearance.LIGHT)
    assert find(window, QLabel, "remark_difference").text() == before
    for button in window.parts.remarks.findChildren(QPushButton):
        assert button.objectName()
        assert button.accessibleName()


def test_what_is_only_read_cannot_be_settled(window: MainWindow, open_window: OpenWindow) -> None:
    path = catalogue_of(window).path
    window.session.close()
    assert shown(window) == []
    window.session.open(Catalogue.open(path, read_only=True))
    window.parts.table.select([1])
    assert all("[" not in line for line in shown(window))
    assert len(shown(window)) == 2
    assert not find(window, QPushButton, "add_remark").isEnabled()
