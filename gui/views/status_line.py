"""What the status bar says: saved or not, how many entries and problems, the last backup; and passing sentences."""

from datetime import date, datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from gui.icons import icon

_MESSAGE_TIME = 6_000  # milliseconds a passing message stays


class StatusLine(QStatusBar):
    """The line at the bottom.

    Signals: ``problems_requested()`` when the number of problems was clicked; ``backups_requested()``;
    ``due_requested()`` when the number of what falls due was clicked; ``remarks_requested()`` when that of the
    reviewers' open remarks was.
    """

    problems_requested = Signal()
    due_requested = Signal()
    remarks_requested = Signal()
    backups_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._saved = QLabel(self)
        self._saved_at: datetime | None = None
        self._read_only = False
        self._typing = False
        self._trouble = ""
        self._entries = QLabel(self)
        self._problems = self._button("status_problems", "有问题的事项", "warning")
        self._due = self._button("status_due", "近期应公开", "due-soon")
        self._remarks = self._button("status_remarks", "待处理的审核意见", "remark")
        self._backup = self._button("status_backup", "上次备份", "backup")
        self._selection = QLabel(self)
        for label, name in (
            (self._saved, "status_saved"),
            (self._entries, "status_entries"),
            (self._selection, "status_selection"),
        ):
            label.setObjectName(name)
        for widget in self._parts:
            self.addPermanentWidget(widget)
        self._problems.clicked.connect(self.problems_requested)
        self._due.clicked.connect(self.due_requested)
        self._remarks.clicked.connect(self.remarks_requested)
        self._backup.clicked.connect(self.backups_requested)
        self.show_nothing()

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        """Everything on the line, from left to right."""
        shown = (self._saved, self._entries, self._selection)
        return (*shown, self._problems, self._remarks, self._due, self._backup)

    def show_nothing(self) -> None:
        """No catalogue is open."""
        for widget in self._parts:
            widget.hide()
        self._typing, self._trouble = False, ""

    def show_saved(self, at: datetime | None, *, read_only: bool) -> None:
        """When the last step was saved. What ``show_not_saved`` said stays until ``show_step`` ends it."""
        self._saved_at, self._read_only = at, read_only
        self._write_saved()
        self._saved.show()

    def show_step(self) -> None:
        """A step was saved just now."""
        self._trouble = ""
        self._write_saved()

    def show_not_saved(self, reason: str) -> None:
        """The last step could not be saved, until another one is."""
        self._trouble = reason
        self._write_saved()

    def show_typing(self, typing: bool) -> None:
        """Whether text stands in a field or cell that is saved when the focus leaves it."""
        if typing is not self._typing:
            self._typing = typing
            self._write_saved()

    def show_entries(self, shown: int, total: int) -> None:
        self._entries.setText(f"{total} 项" if shown == total else f"显示 {shown} / {total} 项")
        self._entries.show()

    def show_selection(self, selected: int) -> None:
        self._selection.setText(f"已选 {selected} 项")
        self._selection.setVisible(selected > 1)

    def show_problems(self, entries: int, *, complete: bool) -> None:
        if complete:
            self._problems.setText(f"{entries} 项有问题" if entries else "没有发现问题")
        else:
            self._problems.setText("正在检查…")
        self._problems.show()

    def show_remarks(self, remarks: int) -> None:
        """Say how many remarks of reviewers wait; nothing when there are none."""
        self._remarks.setText(f"待处理意见 {remarks}")
        self._remarks.setVisible(remarks > 0)

    def show_due(self, entries: int) -> None:
        """Say how many entries have to be disclosed within a week; nothing when there are none."""
        self._due.setText(f"近期应公开 {entries} 项（7 天内）")
        self._due.setVisible(entries > 0)

    def show_backup(self, at: datetime | None) -> None:
        self._backup.setText(f"上次备份 {_moment(at)}" if at is not None else "还没有备份")
        self._backup.show()

    def tell(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.showMessage(sentence, _MESSAGE_TIME)

    def _write_saved(self) -> None:
        saved = f"已自动保存 {self._saved_at:%H:%M}" if self._saved_at is not None else "已自动保存"
        if self._read_only:
            text, tip, look = "只读", "可以查看、搜索和导出，不能修改。", ""
        elif self._trouble:
            text, tip, look = "上一步没有保存", self._trouble, "error"
        elif self._typing:
            text, tip, look = "正在填写…", "离开这个字段就保存；没有写完的内容也留了底，程序意外退出后会还给您。", ""
        else:
            text, tip, look = saved, "每改一处立即存盘，不用点保存；改错了按 Ctrl+Z 撤销。", ""
        self._saved.setText(text)
        self._saved.setToolTip(tip)
        if self._saved.property("look") != look:
            self._saved.setProperty("look", look)
            self._saved.style().polish(self._saved)

    def _button(self, name: str, label: str, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setIcon(icon(sign, "muted"))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        return button


def _moment(at: datetime) -> str:
    days = (date.today() - at.date()).days
    if days == 0:
        return f"今天 {at:%H:%M}"
    if days == 1:
        return f"昨天 {at:%H:%M}"
    return f"{at:%Y-%m-%d}"
