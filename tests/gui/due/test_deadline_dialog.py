"""期限计算: what is asked, what is said, what the months show; and a new year taken over from its announcement."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from gui.due.deadline_dialog import DeadlineDialog
from gui.due.holidays_dialog import HolidaysDialog
from gui.due.month_grid import Mark, MonthGrid
from gui.due.month_pages import MonthPages
from gui.due.work_days import WorkDays
from gui.main_window import MainWindow
from gui.theme import Appearance, Theme
from model import holiday_files
from model.catalogue import Catalogue
from model.operations.entries import edit_entry
from tests.helpers.windows import answering, find, press, settle

TODAY = date(2026, 11, 21)
STANDARD = "自信息形成或者变更之日起20个工作日内"
OF_2027 = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。四、劳动节：5月1日至5日放假，共5天。五、端午节：6月9日放假。
六、中秋节：9月15日放假。七、国庆节：10月1日至7日放假，共7天。"""
"""An announcement made up for the tests; the real one was not published when they were written."""


@pytest.fixture
def days(application: QApplication, tmp_path: Path) -> WorkDays:
    return WorkDays(own=tmp_path / "放假安排.toml")


@pytest.fixture
def ask(days: WorkDays) -> Iterator[Callable[..., DeadlineDialog]]:
    window = QWidget()

    def make(phrase: str = "", today: date = TODAY) -> DeadlineDialog:
        window.resize(1280, 800)
        dialog = DeadlineDialog(days, phrase, today, window)
        dialog.show()
        return dialog

    yield make
    window.close()
    window.deleteLater()


Ask = Callable[..., DeadlineDialog]


def said(dialog: QWidget, name: str) -> str:
    label = find(dialog, QLabel, f"deadline_{name}")
    return label.text() if not label.isHidden() else ""


def start_on(dialog: QWidget, day: date) -> None:
    find(dialog, QDateEdit, "deadline_start").setDate(QDate(day.year, day.month, day.day))


def test_the_limit_of_the_entry_is_counted_from_today(ask: Ask) -> None:
    dialog = ask(STANDARD)
    assert find(dialog, QLineEdit, "deadline_words").text() == STANDARD
    assert said(dialog, "result") == "2026年12月18日"
    assert said(dialog, "weekday") == "星期五 · 还有 27 天"
    assert said(dialog, "how") == "11月21日当天不计入，从11月22日起往后数。跳过 7 个休息日。"
    assert said(dialog, "unknown") == ""


def test_holidays_on_the_way_are_named(ask: Ask) -> None:
    dialog = ask(STANDARD)
    start_on(dialog, date(2026, 9, 24))
    assert said(dialog, "result") == "2026年10月29日"
    assert said(dialog, "weekday") == "星期四 · 已过 23 天"
    assert "其中10月10日调休上班，计入期限" in said(dialog, "how")
    assert said(dialog, "skipped").splitlines()[:3] == ["9月25日至27日 中秋节", "10月1日至7日 国庆节", "10月11日 周末"]
    left = find(dialog, MonthGrid, "month_left")
    assert left.accessibleName() == "2026年9月"
    assert "24日起算日，当天不计入" in left.accessibleDescription()
    assert "25日中秋节" in left.accessibleDescription()
    assert "29日到期日" in find(dialog, MonthGrid, "month_right").accessibleDescription()


def test_a_long_result_is_not_squeezed_into_the_choices(ask: Ask) -> None:
    dialog = ask()
    settle()
    words = find(dialog, QLineEdit, "deadline_words")
    fields = (words, find(dialog, QSpinBox, "deadline_number"), find(dialog, QComboBox, "deadline_unit"))
    dialog_before, before = dialog.height(), [field.height() for field in fields]
    words.setText("半年至少更新1次")
    words.textEdited.emit(words.text())
    assert len(said(dialog, "skipped").splitlines()) == 5
    labels = [find(dialog, QLabel, f"deadline_{name}") for name in ("result", "skipped", "unknown")]
    settle(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
    assert [field.height() for field in fields] == before
    assert dialog.height() >= dialog_before


@pytest.mark.parametrize(("both", "month"), [(True, "2026年11月"), (False, "2026年12月")])
def test_where_there_is_little_room_the_month_of_the_end_is_shown(
    application: QApplication, both: bool, month: str
) -> None:
    pages = MonthPages()
    pages.show_both(both)
    pages.show_days(TODAY, date(2026, 12, 18), holiday_files.load(), {})
    pages.show()
    assert find(pages, MonthGrid, "month_left").accessibleName() == month
    assert find(pages, MonthGrid, "month_right").isVisible() == both
    pages.close()
    pages.deleteLater()


def test_number_and_unit_by_hand(ask: Ask) -> None:
    dialog = ask()
    assert find(dialog, QRadioButton, "deadline_by_number").isChecked()
    start_on(dialog, date(2026, 9, 24))
    find(dialog, QSpinBox, "deadline_number").setValue(7)
    unit = find(dialog, QComboBox, "deadline_unit")
    unit.setCurrentIndex(1)
    unit.activated.emit(1)
    assert said(dialog, "result") == "2026年10月8日"
    assert "期间最后一日10月1日是国庆节，顺延" in said(dialog, "how")
    direction = find(dialog, QComboBox, "deadline_direction")
    direction.setCurrentIndex(1)
    direction.activated.emit(1)
    assert said(dialog, "result") == "2026年9月17日"


def test_typing_a_limit_leaves_the_numbers_behind(ask: Ask) -> None:
    dialog = ask()
    line = find(dialog, QLineEdit, "deadline_words")
    line.setText("信息形成之日起20个工作日内公开；行政处罚事项自作出决定之日起7个工作日内公开")
    line.textEdited.emit(line.text())
    assert find(dialog, QRadioButton, "deadline_by_words").isChecked()
    which = find(dialog, QComboBox, "deadline_which")
    assert which.isVisible()
    assert which.count() == 2
    assert said(dialog, "result") == "2026年12月18日"
    which.setCurrentIndex(1)
    assert said(dialog, "result") == "2026年12月1日"


def test_a_period_shows_its_next_dates(ask: Ask) -> None:
    dialog = ask("每季度首月15日前")
    assert said(dialog, "result") == "2027年1月15日"
    lines = said(dialog, "skipped").splitlines()
    assert lines[0] == "2027年第1季度：2027年1月15日 星期五"
    assert lines[4] == "2028年第1季度：2028年1月14日 星期五（1月15日休息）"
    assert "放假安排未公布" in said(dialog, "unknown")
    assert find(dialog, MonthGrid, "month_left").accessibleName() == "2027年1月"


@pytest.mark.parametrize(
    ("phrase", "told"),
    [("长期公开", "没有可以计算"), ("定期公开", "没有写明多久一次"), ("24小时内", "几点几分"), ("随便", "没有读懂")],
)
def test_what_cannot_be_counted_is_told(ask: Ask, phrase: str, told: str) -> None:
    dialog = ask(phrase)
    assert told in said(dialog, "refusal")
    assert said(dialog, "result") == ""
    assert not find(dialog, QPushButton, "deadline_accept").isEnabled()


def test_the_result_is_copied(ask: Ask) -> None:
    dialog = ask(STANDARD)
    QTest.mouseClick(find(dialog, QPushButton, "deadline_accept"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("自2026年11月21日起算，20个工作日，最后一日是2026年12月18日（星期五）。")
    assert dialog.isVisible()
    assert "已复制" in said(dialog, "copied")


def test_months_are_turned_and_days_have_tips(ask: Ask) -> None:
    dialog = ask(STANDARD)
    left = find(dialog, MonthGrid, "month_left")
    for name, title in (("months_forth", "2026年12月"), ("months_back", "2026年11月"), ("months_back", "2026年10月")):
        find(dialog, QToolButton, name).click()
        assert left.accessibleName() == title
    assert left.tip(date(2026, 10, 1)) == "2026年10月1日 星期四\n国庆节"
    assert left.tip(date(2027, 1, 1)) == "2027年1月1日 星期五\n元旦（放假安排未公布）"
    help_event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(60, 80), left.mapToGlobal(QPoint(60, 80)))
    assert QApplication.sendEvent(left, help_event)


def test_days_are_painted_in_the_colours_of_the_theme(application: QApplication, theme: Theme) -> None:
    grid = MonthGrid("month")
    calendar = holiday_files.load()
    pictures = {}
    for look in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(look)
        grid.show_month(2026, 10, calendar, {})
        plain = grid.grab().toImage()
        grid.show_month(2026, 10, calendar, {date(2026, 10, 29): Mark.DUE})
        marked = grid.grab().toImage()
        assert plain != marked
        pictures[look] = plain
    theme.choose(Appearance.LIGHT)
    assert pictures[Appearance.LIGHT] != pictures[Appearance.DARK]
    grid.deleteLater()


class TestHolidays:
    def open(self, days: WorkDays) -> HolidaysDialog:
        dialog = HolidaysDialog(days, TODAY)
        dialog.show()
        return dialog

    def leave(self, dialog: HolidaysDialog) -> None:
        dialog.reject()
        dialog.deleteLater()

    def test_known_years_are_shown(self, days: WorkDays) -> None:
        dialog = self.open(days)
        years = find(dialog, QListWidget, "holiday_years")
        assert [years.item(row).text() for row in range(2)] == ["2026年", "2025年"]
        page = find(dialog, QTextBrowser, "holiday_page")
        assert "10月1日至7日放假，共7天；9月20日、10月10日上班" in page.toPlainText()
        years.setCurrentRow(3)
        assert "2022年12月31日至2023年1月2日放假" in page.toPlainText()
        assert "还没有2027年的放假安排" in find(dialog, QLabel, "holiday_told").text()
        assert not find(dialog, QPushButton, "holidays_remove").isEnabled()
        self.leave(dialog)

    def test_an_announcement_is_read_kept_and_forgotten(self, days: WorkDays, ask: Ask) -> None:
        calculator = ask(STANDARD, date(2027, 1, 25))
        assert said(calculator, "result") == "2027年2月22日"
        dialog = self.open(days)
        save = find(dialog, QPushButton, "holidays_accept")
        assert not save.isEnabled()
        find(dialog, QPlainTextEdit, "holiday_pasted").setPlainText(OF_2027)
        told = find(dialog, QLabel, "holiday_told")
        assert told.text() == "读出2027年的 7 个假期，星期和天数都对得上，可以保存。"
        QTest.mouseClick(save, Qt.MouseButton.LeftButton)
        assert "已保存" in told.text()
        assert find(dialog, QListWidget, "holiday_years").item(0).text() == "2027年（自行录入）"
        assert said(calculator, "unknown") == ""
        assert said(calculator, "result") == "2027年2月25日"
        assert "2月5日至11日 春节" in said(calculator, "skipped")
        QTest.mouseClick(find(dialog, QPushButton, "holidays_remove"), Qt.MouseButton.LeftButton)
        assert said(calculator, "result") == "2027年2月22日"
        assert "2027年放假安排未公布" in said(calculator, "unknown")
        self.leave(dialog)

    def test_doubts_are_confirmed_or_nothing_is_kept(self, days: WorkDays) -> None:
        dialog = self.open(days)
        find(dialog, QPlainTextEdit, "holiday_pasted").setPlainText(OF_2027.replace("共7天", "共8天"))
        assert "通知说共8天，从日期数出来是7天" in find(dialog, QLabel, "holiday_told").text()
        for answer, known in (("answer_1", False), ("answer_0", True)):
            with answering(press(answer)):
                dialog.accept()
            assert days.calendar.knows(2027) == known
        self.leave(dialog)

    @pytest.mark.parametrize(("text", "told"), [("一、元旦", "哪一年"), ("随便写的", "哪一年")])
    def test_what_is_no_announcement_is_told(self, days: WorkDays, text: str, told: str) -> None:
        dialog = self.open(days)
        find(dialog, QPlainTextEdit, "holiday_pasted").setPlainText(text)
        assert told in find(dialog, QLabel, "holiday_told").text()
        dialog.accept()
        assert not days.own_file.exists()
        self.leave(dialog)

    def test_a_text_without_title_is_taken_for_the_next_year(self, days: WorkDays) -> None:
        dialog = self.open(days)
        find(dialog, QPlainTextEdit, "holiday_pasted").setPlainText(OF_2027.split("\n", 1)[1])
        assert "读出2027年的 7 个假期" in find(dialog, QLabel, "holiday_told").text()
        self.leave(dialog)

    def test_a_spoiled_own_file_is_told_and_the_shipped_years_still_count(self, days: WorkDays, ask: Ask) -> None:
        days.own_file.write_text("year = ", encoding="utf-8")
        calculator = ask(STANDARD)
        assert said(calculator, "result") == "2026年12月18日"
        assert "放假安排.toml" in said(calculator, "unknown")
        dialog = self.open(days)
        assert "读不出来" in find(dialog, QLabel, "holiday_told").text()
        find(dialog, QPlainTextEdit, "holiday_pasted").setPlainText(OF_2027)
        dialog.accept()
        assert "读不出来" in find(dialog, QLabel, "holiday_told").text()
        assert days.own_file.read_text(encoding="utf-8") == "year = "
        self.leave(dialog)


class TestInTheWindow:
    def test_the_action_takes_the_limit_of_the_shown_entry(self, open_window: Callable[..., MainWindow]) -> None:
        window = open_window("甲")
        catalogue = window.session.workspace.catalogue if window.session.workspace else None
        assert isinstance(catalogue, Catalogue)
        catalogue.run(edit_entry(entry_id=catalogue.ids()[0], field="time_limit", value="提前一周公开"))
        settle()
        seen: list[str] = []

        def look(dialog: QDialog) -> None:
            seen.append(find(dialog, QLineEdit, "deadline_words").text())
            QTest.mouseClick(find(dialog, QPushButton, "deadline_reject"), Qt.MouseButton.LeftButton)

        with answering(look):
            window.actions_table["deadline"].trigger()
        with answering(look):
            find(window.parts.form, QToolButton, "time_limit_calculator").click()
        assert seen == ["提前一周公开", "提前一周公开"]

    def test_it_works_without_a_catalogue(self, empty_window: MainWindow) -> None:
        assert empty_window.actions_table["deadline"].isEnabled()
        holidays: list[QDialog] = []

        def act(dialog: QDialog) -> None:
            if dialog.objectName() == "holidays":
                holidays.append(dialog)
                dialog.reject()
                return
            find(dialog, QPushButton, "deadline_holidays").click()
            dialog.reject()

        with answering(act) as met:
            empty_window.actions_table["deadline"].trigger()
        assert [dialog.objectName() for dialog in met] == ["deadline", "holidays"]
        assert holidays
