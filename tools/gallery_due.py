"""Pictures of deadlines for the manual: the calculator, the arrangements of holidays, what falls due soon."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTreeView, QWidget

from gui.due.deadline_dialog import DeadlineDialog
from gui.due.due_dialog import DueDialog
from gui.due.holidays_dialog import HolidaysDialog
from gui.main_window import MainWindow
from model.catalogue import Catalogue
from model.operations.entries import edit_entries

TODAY = date(2026, 11, 21)
STILL = 500  # milliseconds in which a dialog comes to rest
LIMITS = (
    "每月25日前",
    "每周五",
    "每季度首月15日前",
    "每年1月31日前",
    "季度终了后10日内",
    "定期公开",
    "每两周",
    "每月底前",
)
NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。"""

Keep = Callable[[QWidget, str], None]


def set_limits(catalogue: Catalogue) -> None:
    """Give some entries of the culture area limits that come back."""
    ids = catalogue.ids("culture")
    values = {key: {"time_limit": LIMITS[place % len(LIMITS)]} for place, key in enumerate(ids)}
    catalogue.run(edit_entries(values=values, label="填写公开时限"))


def picture_due(keep: Keep, window: MainWindow, look: str) -> None:
    """The dialogs about deadlines over this window."""
    window.dues.clock = lambda: TODAY
    days = window.dues.days
    calculator = DeadlineDialog(days, "自信息形成或者变更之日起20个工作日内", date(2026, 9, 24), window)
    holidays = HolidaysDialog(days, TODAY, window)
    for dialog, name in ((calculator, f"deadline-{look}"), (holidays, f"holidays-{look}")):
        dialog.show()
        pasted = dialog.findChild(QPlainTextEdit, "holiday_pasted")
        if pasted is not None:
            pasted.setPlainText(NOTICE)
        QTest.qWait(STILL)
        keep(dialog, name)
        dialog.reject()
        dialog.deleteLater()
    window.dues.show_due()
    (due,) = window.findChildren(DueDialog)
    while due.is_behind:
        QTest.qWait(STILL // 10)
    tree = due.findChild(QTreeView, "due_tree")
    if tree is not None and look == "light":
        first = tree.model().index(0, 0, tree.model().index(0, 0))
        tree.model().setData(first, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    QTest.qWait(STILL)
    keep(due, f"due-{look}")
    due.close()
    QTest.qWait(STILL)
