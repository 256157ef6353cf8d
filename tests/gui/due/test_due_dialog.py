"""近期应公开: the list in groups, what has no date, following changes, the way to an entry, the list on paper."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableView,
    QTabWidget,
    QToolButton,
    QTreeView,
)

from gui.due.due_dialog import DueDialog
from gui.due.due_pages import DuePagesDialog
from gui.due.holidays_dialog import HolidaysDialog
from gui.item_models.due_model import days_left
from gui.main_window import MainWindow
from model.catalogue import Catalogue
from model.operations.entries import edit_entries, edit_entry, remove_entries
from model.operations.review import set_status
from model.records import Status
from tests.gui.test_words import described, english, is_anonymous, own_widgets, texts
from tests.helpers.windows import answering, catalogue_of, complete, find, press, settle

TODAY = date(2026, 11, 21)
LIMITS = {
    "甲": "每季度",
    "乙": "每月25日前",
    "丙": "自信息形成或者变更之日起20个工作日内",
    "丁": "定期公开",
    "戊": "每周五",
    "己": "每年1月31日前",
}


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window whose catalogue has these limits; for it, today is 21 November 2026."""
    window = open_window(*LIMITS)
    window.dues.clock = lambda: TODAY
    catalogue = catalogue_of(window)
    values = {key: {"time_limit": LIMITS[catalogue.entry(key)["name"]]} for key in catalogue.ids()}
    catalogue.run(edit_entries(values=values, label="填写时限"))
    return window


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[DueDialog]:
    window.actions_table["due_soon"].trigger()
    (shown,) = window.findChildren(DueDialog)
    settle(lambda: not shown.is_behind)
    yield shown
    window.session.close()  # closes the list, too
    settle()


def entry_named(window: MainWindow, name: str) -> int:
    catalogue = catalogue_of(window)
    return next(key for key in catalogue.ids() if catalogue.entry(key)["name"] == name)


def picture(dialog: DueDialog) -> str:
    """Groups and, below them, date, days left and name."""
    model = find(dialog, QTreeView, "due_tree").model()
    lines = []
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        lines.append(str(group.data()))
        for below in range(model.rowCount(group)):
            cells = (str(model.index(below, column, group).data()) for column in (0, 1, 3))
            lines.append("  " + " | ".join(cells))
    return "\n".join(lines)


def undated(dialog: DueDialog) -> list[tuple[str, str]]:
    model = find(dialog, QTableView, "undated_table").model()
    return [(str(model.index(row, 1).data()), str(model.index(row, 3).data())) for row in range(model.rowCount())]


def choose(dialog: DueDialog, name: str, words: str) -> None:
    find(dialog, QComboBox, name).setCurrentText(words)
    settle(lambda: not dialog.is_behind)


def test_what_falls_due_in_groups(dialog: DueDialog) -> None:
    assert picture(dialog) == (
        "2026年11月　2 项\n"
        "  11月25日 星期三 | 还有 4 天 | 乙\n"
        "  11月27日 星期五 | 还有 6 天 | 戊\n"
        "2026年12月　3 项\n"
        "  12月4日 星期五 | 还有 13 天 | 戊\n"
        "  12月11日 星期五 | 还有 20 天 | 戊\n"
        "  12月18日 星期五 | 还有 27 天 | 戊"
    )
    choose(dialog, "due_groups", "按周")
    assert picture(dialog).splitlines()[0] == "2026年11月23日至11月29日　2 项"
    choose(dialog, "due_horizon", "7天内")
    assert picture(dialog).splitlines()[1:] == [
        "  11月25日 星期三 | 还有 4 天 | 乙",
        "  11月27日 星期五 | 还有 6 天 | 戊",
    ]
    pages = find(dialog, QTabWidget, "due_pages")
    assert [pages.tabText(place) for place in range(2)] == ["应公开 2", "没有日期 2"]


def test_unknown_years_are_marked(dialog: DueDialog) -> None:
    choose(dialog, "due_horizon", "一年内")
    model = find(dialog, QTreeView, "due_tree").model()
    january = model.index(2, 0)
    assert january.data().startswith("2027年1月")
    row = next(row for row in range(model.rowCount(january)) if model.index(row, 3, january).data() == "己")
    cell = model.index(row, 0, january)
    assert cell.data() == "2027年1月29日 星期五 *"
    tip = str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert "最晚2027年1月31日（星期日）" in tip
    assert "放假安排未公布" in tip
    assert "2027年放假安排未公布" in " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_has_no_date_and_why(dialog: DueDialog) -> None:
    assert undated(dialog) == [
        ("丁", "只写了“定期”，没有写明多久一次，请写成“每季度”“每月10日前”等。"),
        ("丙", "20个工作日，自信息形成或者变更之日起。"),
    ]
    reasons = find(dialog, QComboBox, "due_reasons")
    assert [reasons.itemText(place) for place in range(reasons.count())] == [
        "全部原因（2）",
        "定期公开，但读不出日期（1）",
        "从某件事发生之日起算（1）",
    ]
    reasons.setCurrentIndex(1)
    assert [name for name, _ in undated(dialog)] == ["丁"]


def test_the_list_follows_the_catalogue(window: MainWindow, dialog: DueDialog) -> None:
    catalogue = catalogue_of(window)

    def after(change: Callable[[], object]) -> list[str]:
        change()
        settle(lambda: not dialog.is_behind)
        choose(dialog, "due_horizon", "7天内")
        return [line.strip() for line in picture(dialog).splitlines() if line.startswith(" ")]

    first = after(
        lambda: catalogue.run(edit_entry(entry_id=entry_named(window, "甲"), field="time_limit", value="每月底前"))
    )
    assert [line[-1] for line in first] == ["乙", "戊"]
    choose(dialog, "due_horizon", "30天内")
    assert "11月30日 星期一 | 还有 9 天 | 甲" in picture(dialog)
    assert (
        len(after(lambda: catalogue.run(set_status(entry_ids=[entry_named(window, "戊")], status=Status.RETIRED)))) == 1
    )
    assert after(lambda: catalogue.run(remove_entries(entry_ids=[entry_named(window, "乙")]))) == []
    assert len(after(catalogue.undo)) == 1
    assert len(after(catalogue.undo)) == 2


def test_what_is_disclosed_is_ticked_undone_and_hidden(window: MainWindow, dialog: DueDialog) -> None:
    number = find(window.parts.status, QToolButton, "status_due")
    settle(lambda: number.isVisible())
    tree = find(dialog, QTreeView, "due_tree")
    box = tree.model().index(0, 0, tree.model().index(0, 0))
    assert box.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    tree.setCurrentIndex(box)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert list(catalogue_of(window).disclosures(TODAY)) == [(entry_named(window, "乙"), date(2026, 11, 25))]
    assert picture(dialog).splitlines()[1] == "  11月25日 星期三 | 已公开 | 乙"
    assert tree.currentIndex().data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert "记下已公开" in str(tree.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert find(dialog, QTabWidget, "due_pages").tabText(0) == "应公开 4"
    settle(lambda: number.text() == "近期应公开 1 项（7 天内）")
    find(dialog, QCheckBox, "due_hide").click()
    assert len(picture(dialog).splitlines()) == 6
    window.actions_table["undo"].trigger()
    settle()
    assert catalogue_of(window).disclosures(TODAY) == {}
    assert picture(dialog).splitlines()[1] == "  11月25日 星期三 | 还有 4 天 | 乙"
    window.actions_table["redo"].trigger()
    settle()
    find(dialog, QCheckBox, "due_hide").click()
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert catalogue_of(window).disclosures(TODAY) == {}


def test_a_catalogue_that_is_only_read_cannot_be_ticked(window: MainWindow, tmp_path: Path) -> None:
    path = catalogue_of(window).path
    window.session.close()
    window.session.open(Catalogue.open(path, read_only=True))
    complete(window)
    window.actions_table["due_soon"].trigger()
    (shown,) = window.findChildren(DueDialog)
    settle(lambda: not shown.is_behind)
    tree = find(shown, QTreeView, "due_tree")
    box = tree.model().index(0, 0, tree.model().index(0, 0))
    assert not box.flags() & Qt.ItemFlag.ItemIsUserCheckable
    tree.setCurrentIndex(box)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert picture(shown).splitlines()[1] == "  11月25日 星期三 | 还有 4 天 | 乙"
    window.session.close()


def test_an_area_alone(window: MainWindow, dialog: DueDialog) -> None:
    choose(dialog, "due_area", "公共文化服务")
    assert picture(dialog) == ""
    assert undated(dialog) == []
    choose(dialog, "due_area", "公共法律服务")
    assert len(picture(dialog).splitlines()) == 7


def test_the_way_to_an_entry(window: MainWindow, dialog: DueDialog) -> None:
    tree = find(dialog, QTreeView, "due_tree")
    group = tree.model().index(0, 0)
    tree.setCurrentIndex(group)
    assert not find(dialog, QPushButton, "due_accept").isEnabled()
    tree.setCurrentIndex(tree.model().index(1, 0, group))
    QTest.mouseClick(find(dialog, QPushButton, "due_accept"), Qt.MouseButton.LeftButton)
    assert window.parts.table.current_id() == entry_named(window, "戊")
    assert dialog.isVisible()
    find(dialog, QTabWidget, "due_pages").setCurrentIndex(1)
    table = find(dialog, QTableView, "undated_table")
    table.activated.emit(table.model().index(0, 0))
    table.setCurrentIndex(table.model().index(0, 0))
    table.activated.emit(table.model().index(0, 0))
    assert window.parts.table.current_id() == entry_named(window, "丁")


def test_the_calculator_takes_the_chosen_entry(dialog: DueDialog) -> None:
    with answering(press("deadline_reject")) as met:
        find(dialog, QPushButton, "due_calculator").click()
    assert met[0].objectName() == "deadline"


def test_the_status_line_counts_the_week(window: MainWindow) -> None:
    number = find(window.parts.status, QToolButton, "status_due")
    settle(lambda: number.isVisible())
    assert number.text() == "近期应公开 2 项（7 天内）"
    catalogue_of(window).run(edit_entry(entry_id=entry_named(window, "乙"), field="time_limit", value="每季度"))
    settle(lambda: number.text() == "近期应公开 1 项（7 天内）")
    number.click()
    assert len(window.findChildren(DueDialog)) == 1
    window.actions_table["due_soon"].trigger()
    assert len(window.findChildren(DueDialog)) == 1
    catalogue_of(window).run(edit_entry(entry_id=entry_named(window, "戊"), field="time_limit", value="每季度"))
    settle(lambda: not number.isVisible())


def test_closing_the_catalogue_closes_the_list(window: MainWindow, dialog: DueDialog) -> None:
    choose(dialog, "due_horizon", "今年")
    dialog.renew()  # still being found when everything is closed
    window.session.close()
    settle()
    assert not find(window.parts.status, QToolButton, "status_due").isVisible()
    assert window.settings.choices("due")["horizon"] == "今年"


def test_every_widget_has_its_names(window: MainWindow, dialog: DueDialog) -> None:
    holidays = HolidaysDialog(window.dues.days, TODAY, window)
    for shown in (dialog, holidays):
        assert [described(widget) for widget in own_widgets(shown) if is_anonymous(widget)] == []
        assert {word for text in texts(shown) for word in english(text)} == set()
    holidays.deleteLater()


def test_the_models_keep_qts_rules(dialog: DueDialog) -> None:
    for model in (find(dialog, QTreeView, "due_tree").model(), find(dialog, QTableView, "undated_table").model()):
        assert isinstance(model, QAbstractItemModel)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        choose(dialog, "due_groups", "按周")
        choose(dialog, "due_horizon", "一年内")
        choose(dialog, "due_groups", "按月")
        assert model.rowCount(QModelIndex()) > 0
        tester.deleteLater()


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "已过最后工作日"), (0, "今天"), (1, "明天"), (2, "还有 2 天"), (40, "还有 40 天")]
)
def test_words_for_days_left(days: int, words: str) -> None:
    assert days_left(days) == words


def test_the_list_on_paper(window: MainWindow, dialog: DueDialog, tmp_path: Path) -> None:
    def act(pages: QDialog) -> None:
        assert isinstance(pages, DuePagesDialog)
        settle(lambda: pages.preview.pages is not None and pages.preview.pages.complete)
        for suffix in ("docx", "xlsx", "pdf"):
            find(pages, QRadioButton, f"due_report_{suffix}").click()
            target = tmp_path / f"清单.{suffix}"
            pages.write(target)
            settle(lambda: not window.runner.busy)
            assert target.stat().st_size > 1_000
        assert "已导出" in find(pages, QLabel, "due_report_outcome").text()
        whole = pages.preview.pages
        find(pages, QComboBox, "due_report_groups").setCurrentText("按周")
        settle(lambda: pages.preview.pages is not whole and pages.preview.pages is not None)
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "打印.pdf"))
        pages.print_with(printer)
        settle(lambda: not window.runner.busy)
        assert (tmp_path / "打印.pdf").stat().st_size > 1_000
        pages.reject()

    with answering(act):
        find(dialog, QPushButton, "due_export").click()
    assert window.settings.choices("due_report")["suffix"] == ".pdf"
