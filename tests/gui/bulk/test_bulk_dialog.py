"""The bulk dialogs opened, filled, cancelled and confirmed as a clerk would."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from gui.bulk.bulk_dialog import BulkDialog
from gui.bulk.proposal_model import AFTER, BEFORE, FIELD, PLACE, TICK, ProposalModel
from gui.main_window import MainWindow
from model.fields import STANDARD
from model.operations.entries import edit_entries
from model.proposals import Proposal
from tests.helpers.catalogues import UNIT, picture
from tests.helpers.windows import answering, catalogue_of, compose, find, settle

OpenWindow = Callable[..., MainWindow]


def write(window: MainWindow, **values: str) -> None:
    """Put these values into every entry, before the test begins."""
    catalogue = catalogue_of(window)
    catalogue.run(edit_entries(values=dict.fromkeys(catalogue.ids(), values), label="准备"))


def summary(dialog: QDialog) -> str:
    return find(dialog, QLabel, "bulk_summary").text()


def looked(dialog: BulkDialog) -> str:
    """Wait until the preview is complete; what it says then."""
    settle(lambda: "正在" not in summary(dialog) and not dialog.waiting)
    return summary(dialog)


def lines(dialog: BulkDialog) -> list[str]:
    """The preview as text: ticks, field, before → after."""
    model = dialog.model
    return [
        " ".join(
            (
                "✓" if model.index(row, TICK).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked else "-",
                str(model.index(row, FIELD).data()),
                f"{model.index(row, BEFORE).data()} → {model.index(row, AFTER).data()}",
            )
        )
        for row in range(model.rowCount())
    ]


def during(window: MainWindow, action: str, act: Callable[[BulkDialog], object]) -> None:
    """Order something and work in the dialog that opens; it is closed when ``act`` did not."""

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkDialog)
        act(dialog)
        settle(lambda: not window.runner.busy)
        if dialog.isVisible():
            dialog.reject()

    with answering(work):
        window.actions_table[action].trigger()
    settle()


def confirm(dialog: BulkDialog) -> None:
    button = find(dialog, QPushButton, "bulk_accept")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(lambda: not dialog.isVisible())


def test_replacing_with_one_tick_taken_out(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    write(window, note="咨询县局")
    before = picture(catalogue_of(window))

    def act(dialog: BulkDialog) -> None:
        assert dialog.focusWidget() is find(dialog, QLineEdit, "bulk_find")
        assert looked(dialog) == "请填写要查找的文字。"
        QTest.keyClicks(find(dialog, QLineEdit, "bulk_find"), "  ")
        compose(find(dialog, QLineEdit, "bulk_find"), "xian")
        find(dialog, QLineEdit, "bulk_find").setText("县局")
        find(dialog, QLineEdit, "bulk_write").setText("市局")
        assert not find(dialog, QPushButton, "bulk_accept").isEnabled(), "the preview is not of this wish yet"
        assert looked(dialog) == "找到 2 处（2 个事项），将修改 2 处。"
        assert lines(dialog) == ["✓ 备注 咨询县局 → 咨询市局"] * 2
        first = dialog.model.index(0, TICK)
        dialog.preview.tree.setCurrentIndex(first)
        QTest.keyClick(dialog.preview.tree, Qt.Key.Key_Space)
        settle(lambda: summary(dialog) == "找到 2 处（2 个事项），将修改 1 处。")
        confirm(dialog)

    during(window, "replace", act)
    catalogue = catalogue_of(window)
    assert [entry["note"] for entry in catalogue.snapshot().entries] == ["咨询县局", "咨询市局"]
    assert catalogue.undo_label == "替换“县局”"
    assert "改了 1 处" in window.parts.status.currentMessage()
    window.actions_table["undo"].trigger()
    assert picture(catalogue) == before


def test_cancelling_changes_nothing(open_window: OpenWindow) -> None:
    window = open_window("甲")
    before = picture(catalogue_of(window))

    def act(dialog: BulkDialog) -> None:
        find(dialog, QLineEdit, "bulk_find").setText("公开")
        assert looked(dialog).startswith("找到 2 处（1 个事项）")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    during(window, "replace", act)
    assert picture(catalogue_of(window)) == before
    assert catalogue_of(window).undo_label is None


def test_enter_behind_the_words_to_find_deletes_nothing(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    write(window, note="咨询县局")
    before = picture(catalogue_of(window))

    def act(dialog: BulkDialog) -> None:
        words, button = find(dialog, QLineEdit, "bulk_find"), find(dialog, QPushButton, "bulk_accept")
        words.setText("咨询")
        assert looked(dialog) == "找到 2 处（2 个事项），将修改 2 处。"
        assert button.text() == "删去 2 处"
        QTest.keyClick(words, Qt.Key.Key_Return)
        settle()
        assert dialog.isVisible()
        assert dialog.focusWidget() is find(dialog, QLineEdit, "bulk_write")
        find(dialog, QLineEdit, "bulk_write").setText("请问")
        looked(dialog)
        assert button.text() == "替换 2 处"
        dialog.reject()

    during(window, "replace", act)
    assert picture(catalogue_of(window)) == before


def test_choosing_fields_and_whole_words(open_window: OpenWindow) -> None:
    window = open_window("县级")
    write(window, note="县级以上；县级")

    def act(dialog: BulkDialog) -> None:
        find(dialog, QLineEdit, "bulk_find").setText("县级")
        find(dialog, QLineEdit, "bulk_write").setText("区级")
        assert looked(dialog).endswith("将修改 3 处。")
        find(dialog, QPushButton, "bulk_field_note").click()
        assert looked(dialog).endswith("将修改 1 处。")
        find(dialog, QComboBox, "bulk_manner").setCurrentIndex(1)
        looked(dialog)
        assert lines(dialog) == ["✓ 备注 县级以上；县级 → 县级以上；区级"]
        find(dialog, QPushButton, "bulk_every_field").click()
        find(dialog, QCheckBox, "bulk_strict").click()
        assert looked(dialog).endswith("将修改 3 处。")

    during(window, "replace", act)


@pytest.mark.parametrize(("pattern", "says"), [("(甲", "缺少右括号"), ("(a|aa)+$", "太慢"), ("(乙", "缺少右括号")])
def test_bad_patterns_are_told_and_nothing_can_be_done(open_window: OpenWindow, pattern: str, says: str) -> None:
    window = open_window("甲")
    write(window, note="a" * 3000 + "!")

    def act(dialog: BulkDialog) -> None:
        find(dialog, QComboBox, "bulk_manner").setCurrentIndex(2)
        find(dialog, QLineEdit, "bulk_find").setText(pattern)
        assert says in looked(dialog)
        assert not find(dialog, QPushButton, "bulk_accept").isEnabled()
        dialog.accept()
        assert dialog.isVisible()

    during(window, "replace", act)
    assert catalogue_of(window).undo_label == "准备"


def test_all_and_none(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")

    def act(dialog: BulkDialog) -> None:
        find(dialog, QLineEdit, "bulk_find").setText("全社会")
        looked(dialog)
        find(dialog, QPushButton, "bulk_none").click()
        settle(lambda: summary(dialog) == "找到 3 处（3 个事项），没有勾选要改的地方。")
        assert not find(dialog, QPushButton, "bulk_accept").isEnabled()
        find(dialog, QPushButton, "bulk_all").click()
        settle(lambda: "将修改 3 处" in summary(dialog))
        assert find(dialog, QPushButton, "bulk_accept").text() == "删去 3 处"

    during(window, "replace", act)


def test_filling_a_field_of_the_selected_entries(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")
    catalogue = catalogue_of(window)
    window.parts.table.select(catalogue.ids()[:2])

    def act(dialog: BulkDialog) -> None:
        assert dialog.reach.currentText() == "所选的 2 个事项"
        fields = find(dialog, QComboBox, "bulk_field")
        fields.setCurrentIndex(fields.findText("公开渠道"))
        assert looked(dialog).startswith("请填写“公开渠道”的内容")
        how = find(dialog, QComboBox, "bulk_filling")
        how.setCurrentIndex(how.findText("在后面加上"))
        find(dialog, QPushButton, "chip_channels_政府公报").click()
        assert looked(dialog).startswith("找到 2 处（2 个事项）")
        confirm(dialog)

    during(window, "fill_field", act)
    channels = [entry["channels"] for entry in catalogue.snapshot().entries]
    assert channels == ["政府网站；政务服务中心；政府公报"] * 2 + ["政府网站；政务服务中心"]
    assert catalogue.undo_label == "批量修改公开渠道"


def test_emptying_a_field_needs_no_value(open_window: OpenWindow) -> None:
    window = open_window("甲")

    def act(dialog: BulkDialog) -> None:
        fields, how = find(dialog, QComboBox, "bulk_field"), find(dialog, QComboBox, "bulk_filling")
        fields.setCurrentIndex(fields.findText("公开对象"))
        how.setCurrentIndex(how.findText("清空"))
        looked(dialog)
        assert lines(dialog) == ["✓ 公开对象 全社会 → （空）"]
        confirm(dialog)

    during(window, "fill_field", act)
    assert [entry["audience"] for entry in catalogue_of(window).snapshot().entries] == [""]


def test_renaming_a_unit_leaves_titles_and_renames_the_settings(open_window: OpenWindow) -> None:
    window = open_window("甲")
    write(window, basis=f"《{UNIT}办法》，{UNIT}另有规定")
    catalogue = catalogue_of(window)
    before = picture(catalogue)

    def act(dialog: BulkDialog) -> None:
        old = find(dialog, QComboBox, "bulk_old_name")
        assert UNIT in [old.itemText(row) for row in range(old.count())]
        old.setEditText(UNIT)
        find(dialog, QLineEdit, "bulk_new_name").setText("新局")
        assert looked(dialog) == "找到 4 处（1 个事项），将修改 4 处。"
        assert str(dialog.model.index(0, PLACE).data()) == "目录设置"
        confirm(dialog)

    during(window, "rename_unit", act)
    (entry,) = catalogue.snapshot().entries
    assert (entry["basis"], entry["subject"], catalogue.settings().unit) == (
        f"《{UNIT}办法》，新局另有规定",
        "新局",
        "新局",
    )
    window.actions_table["undo"].trigger()
    assert picture(catalogue) == before


def test_one_spelling_for_a_document(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")
    catalogue = catalogue_of(window)
    last = catalogue.ids()[-1]
    catalogue.run(edit_entries(values={last: {"basis": "《政府信息公开条例》第十条"}}, label="准备"))

    def act(dialog: BulkDialog) -> None:
        settle(lambda: find(dialog, QComboBox, "bulk_document").count() == 1)
        assert "2 种写法" in find(dialog, QComboBox, "bulk_document").currentText()
        looked(dialog)
        assert lines(dialog) == [
            "✓ 公开依据 《政府信息公开条例》第十条 → 《中华人民共和国政府信息公开条例》第十条",
        ]
        find(dialog, QLineEdit, "bulk_title").setText("新条例")
        looked(dialog)
        assert [line[0] for line in lines(dialog)] == ["✓", "✓", "-"], "what hangs on the old document is not ticked"
        confirm(dialog)

    during(window, "cite_otherwise", act)
    assert [entry["basis"] for entry in catalogue.snapshot().entries] == [
        "《新条例》",
        "《新条例》",
        "《政府信息公开条例》第十条",
    ]


def test_reaches_follow_the_window(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")
    window.parts.search.setText("乙")
    settle(lambda: window.session.entry_list is not None and len(window.session.entry_list.ids) == 1)
    seen: list[str] = []

    def act(dialog: BulkDialog) -> None:
        seen.extend(dialog.reach.itemText(row) for row in range(dialog.reach.count()))
        find(dialog, QLineEdit, "bulk_find").setText("全社会")
        dialog.reach.setCurrentIndex(1)
        assert looked(dialog).endswith("将修改 1 处。")

    during(window, "replace", act)
    assert seen[:2] == ["整个目录（3 个事项）", "表格里显示的 1 个事项"]


def test_a_long_list_is_given_out_in_pages(application: QApplication) -> None:
    model = ProposalModel(str, lambda proposal: proposal.field, application)
    model.add([Proposal(number // 2, "name", "甲", "乙") for number in range(150)])
    seen = model.rowCount()
    assert (seen < 150, model.total, model.entries) == (True, 150, 75)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        assert model.rowCount() > seen
        seen = model.rowCount()
    assert seen == 150
    model.tick_all(False)
    assert model.taken() == []
    model.deleteLater()


def test_the_list_of_proposals_is_a_sound_model(application: QApplication) -> None:
    model = ProposalModel(str, lambda proposal: STANDARD.field(proposal.field).label, application)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add([Proposal(1, "name", "甲", "乙"), Proposal(2, "name", "甲", "", "请看")])
    model.add([Proposal(3, "note", "", "丙")])
    model.setData(model.index(0, TICK), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert [proposal.entry_id for proposal in model.taken()] == [3]
    model.tick_all(True)
    assert model.taken_count() == 3
    model.clear()
    assert (model.rowCount(), model.taken()) == (0, [])
    tester.deleteLater()
