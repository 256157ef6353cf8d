"""放假安排: the years the program knows, and a new year read from the announcement the clerk pastes.

Reading is the business of ``model/holiday_notice``, keeping that of ``work_days``.
"""

from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import messages
from gui.dialogs.dialog import Dialog, current_item
from gui.due.work_days import WorkDays
from model.errors import CatalogueError, UserError
from model.holiday_notice import Notice, read_notice
from model.holidays import Arrangement, Holiday, short_date
from model.text import is_blank

_YEAR = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 150  # pixels
_PASTE_HEIGHT = 120


class HolidaysDialog(Dialog):
    """Years on the left, what was announced for one of them on the right, below a box to paste a new one into."""

    def __init__(self, days: WorkDays, today: date, parent: QWidget | None = None) -> None:
        super().__init__("holidays", "放假安排", parent, accept="保存", reject="关闭")
        self._days = days
        self._today = today
        self._notice: Notice | None = None
        self._years = QListWidget(self)
        self._page = QTextBrowser(self)
        self._pasted = QPlainTextEdit(self)
        self._told = QLabel(self)
        self._remove = self.add_button("remove", "删除这一年", QDialogButtonBox.ButtonRole.ActionRole)
        self._build()
        self._years.currentRowChanged.connect(self._on_year)
        self._pasted.textChanged.connect(self._on_pasted)
        self._remove.clicked.connect(self._on_remove)
        self._show_years(today.year)
        self._on_pasted()
        self.resize(680, 560)

    def accept(self) -> None:
        """Keep the year that was read; the dialog stays and shows it among the others."""
        if self._notice is None:
            return
        year = self._notice.arrangement.year
        if self._notice.doubts and not messages.ask(
            self,
            "保存放假安排",
            f"{year}年的安排有 {len(self._notice.doubts)} 处对不上，算出的日期可能不准。核对过通知原文了吗？",
            "仍然保存",
            dangerous=True,
        ):
            return
        try:
            self._days.add(self._notice.arrangement)
        except CatalogueError as error:
            self._tell(str(error), "error")
            return
        self._pasted.clear()
        self._show_years(year)
        self._tell(f"{year}年的放假安排已保存，今后按它计算。", "success")

    def _on_year(self, row: int) -> None:
        year = self._chosen()
        self._remove.setEnabled(year is not None and year in self._days.own_years)
        for one in self._days.calendar.arrangements:
            if one.year == year and self._notice is None:
                self._page.setHtml(_html(one))

    def _on_pasted(self) -> None:
        """Read what was pasted and show it in place of the chosen year."""
        self._notice = None
        text = self._pasted.toPlainText()
        if is_blank(text):
            self._tell(self._days.problem or _missing(self._days, self._today), "warning")
            self._on_year(self._years.currentRow())
        else:
            try:
                self._notice = read_notice(text, self._year_without_title(text))
            except UserError as error:
                self._tell(str(error), "warning")
            else:
                self._show_notice(self._notice)
        if self.accept_button is not None:
            self.accept_button.setEnabled(self._notice is not None)

    def _on_remove(self) -> None:
        year = self._chosen()
        if year is None:
            return
        try:
            self._days.remove(year)
        except CatalogueError as error:
            self._tell(str(error), "error")
            return
        self._show_years(year)
        self._tell(f"已删除自行录入的{year}年安排。", "success")

    def _show_notice(self, notice: Notice) -> None:
        self._page.setHtml(_html(notice.arrangement))
        if notice.doubts:
            self._tell("\n".join(("请对照通知原文核对：", *notice.doubts)), "warning")
        else:
            number = len(notice.arrangement.holidays)
            self._tell(f"读出{notice.arrangement.year}年的 {number} 个假期，星期和天数都对得上，可以保存。", "success")

    def _year_without_title(self, text: str) -> int | None:
        """The year a text without its title is taken for: the first one not known, when it begins like an item."""
        return self._first_unknown() if "放假" in text and "通知" not in text else None

    def _first_unknown(self) -> int:
        year = self._today.year
        while self._days.calendar.knows(year):
            year += 1
        return year

    def _chosen(self) -> int | None:
        item = current_item(self._years)
        return item.data(_YEAR) if item is not None else None

    def _show_years(self, wanted: int) -> None:
        own = self._days.own_years
        self._years.clear()
        for one in reversed(self._days.calendar.arrangements):
            item = QListWidgetItem(f"{one.year}年" + ("（自行录入）" if one.year in own else ""), self._years)
            item.setData(_YEAR, one.year)
            if one.year == wanted:
                self._years.setCurrentItem(item)
        if self._years.currentRow() < 0:
            self._years.setCurrentRow(0)

    def _tell(self, text: str, look: str) -> None:
        self._told.setText(text)
        self._told.setProperty("look", look)
        self._told.style().polish(self._told)
        self._told.setVisible(bool(text))

    def _build(self) -> None:
        for widget, name, label in (
            (self._years, "holiday_years", "已知的年份"),
            (self._page, "holiday_page", "这一年的放假和调休"),
            (self._pasted, "holiday_pasted", "粘贴放假通知"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label)
        self._years.setFixedWidth(_LIST_WIDTH)
        self._pasted.setFixedHeight(_PASTE_HEIGHT)
        self._pasted.setTabChangesFocus(True)
        self._pasted.setPlaceholderText(
            "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n……"
        )
        self._told.setObjectName("holiday_told")
        self._told.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._years)
        row.addWidget(self._page, 1)
        heading = QLabel("录入新一年：粘贴通知全文", self)
        heading.setProperty("look", "heading")
        heading.setBuddy(self._pasted)
        below = QVBoxLayout()
        below.setSpacing(6)
        below.addWidget(heading)
        below.addWidget(self._pasted)
        below.addWidget(self._told)
        self.note("下一年的放假安排一般在年底前由国务院办公厅公布。软件不联网，公布后把通知全文粘贴到下面即可。")
        self.body.addLayout(row, 1)
        self.body.addLayout(below)


def _missing(days: WorkDays, today: date) -> str:
    """Which year the clerk should look for; nothing before the announcements begin to come."""
    year = today.year if not days.calendar.knows(today.year) else today.year + 1
    if days.calendar.knows(year) or (year > today.year and today.month < 11):
        return ""
    return f"还没有{year}年的放假安排。如果已经公布，请粘贴通知全文。"


def _html(one: Arrangement) -> str:
    rows = "".join(
        f"<tr><td><b>{escape(holiday.name)}</b></td><td>{_said(holiday, one.year)}</td></tr>"
        for holiday in one.holidays
    )
    return f'<p>{escape(one.source)}</p><table cellspacing="6">{rows}</table>'


def _said(holiday: Holiday, year: int) -> str:
    beside = date(year, 1, 1)
    first, last = holiday.first, holiday.last
    number = (last - first).days + 1
    end = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else short_date(last, first)
    until = f"至{end}" if number > 1 else ""
    said = f"{short_date(first, beside)}{until}放假，共{number}天"
    worked = "、".join(short_date(day, beside) for day in holiday.workdays)
    return f"{said}；{worked}上班" if worked else said
