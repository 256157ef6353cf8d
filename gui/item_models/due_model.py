"""What falls due as a tree: a line for each month or week, below it the entries, the next first.

Words of entries are asked for when they are painted. What falls due is found by ``model/due_dates``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from gui.item_models.two_level_model import INVALID, Index, TwoLevelModel
from gui.theme import colours_of
from model.due_dates import DueItem
from model.fields import Field
from model.holidays import chinese_date, short_date, weekday
from model.records import Entry

ITEM_ROLE = Qt.ItemDataRole.UserRole
DATE, LEFT, AREA = range(3)
FIELDS = ("name", "time_limit", "subject", "channels")
"""The fields of an entry that a clerk needs to disclose it."""

_NEAR, _SOON = 3, 7  # days
_NAMELESS = "（没有名称）"


class DueModel(TwoLevelModel):
    """Groups of due entries. ``entry`` gives an entry, ``area_label`` the name of an area."""

    def __init__(
        self,
        entry: Callable[[int], Entry | None],
        area_label: Callable[[str], str],
        fields: Sequence[Field],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._area_label = area_label
        labels = {field.key: field.label for field in fields}
        self.fields = tuple(key for key in FIELDS if key in labels)
        self._titles = ("最晚日期", "剩余", "领域", *(labels[key] for key in self.fields))
        self._groups: list[tuple[str, list[DueItem]]] = []
        self._today = date.min

    def show(self, groups: Mapping[str, list[DueItem]], today: date) -> None:
        """Show these groups in their order."""
        self.beginResetModel()
        self._groups, self._today = list(groups.items()), today
        self.endResetModel()

    def item(self, index: Index) -> DueItem | None:
        """What an index is about; None on the line of a group."""
        below = self.below_of(index) if index.isValid() else None
        return self._groups[self.line_of(index)][1][below] if below is not None else None

    def lines(self) -> int:
        return len(self._groups)

    def lines_below(self, line: int) -> int:
        return len(self._groups[line][1])

    def columnCount(self, parent: Index = INVALID) -> int:
        return len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item(index)
        if item is None:
            return self._of_group(index, role)
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(item) if index.column() in (DATE, LEFT) else self.text(item, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == LEFT:
            return _ink(item.days_left(self._today))
        return None

    def text(self, item: DueItem, column: int) -> str:
        """What a cell says."""
        if column == DATE:
            uncertain = "" if item.when.is_certain else " *"
            return f"{short_date(item.when.act_by, self._today)} {weekday(item.when.act_by)}{uncertain}"
        if column == LEFT:
            return days_left(item.days_left(self._today))
        entry = self._entry(item.entry_id)
        if entry is None:
            return ""
        if column == AREA:
            return self._area_label(entry.area)
        key = self.fields[column - AREA - 1]
        return (entry[key] or (_NAMELESS if key == "name" else "")).replace("\n", " ")

    def _of_group(self, index: Index, role: int) -> Any:
        title, items = self._groups[self.line_of(index)]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == DATE:
            return f"{title}　{len(items)} 项"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        return None

    def _tip(self, item: DueItem) -> str:
        when = item.when
        told = [f"{when.period}，最晚{chinese_date(when.due)}（{weekday(when.due)}）"]
        if when.act_by != when.due:
            told.append(f"这一天休息，请在{chinese_date(when.act_by)}（{weekday(when.act_by)}）前公开")
        if item.rhythm.times > 1:
            told.append(f"这一期应公开 {item.rhythm.times} 次")
        if not when.is_certain:
            told.append(f"* {when.act_by.year}年放假安排未公布，暂按周一至周五上班估算")
        return "\n".join(told)


def days_left(days: int) -> str:
    """``今天``, ``明天``, ``还有 6 天``; ``已过最后工作日`` when only rest days are left."""
    if days < 0:
        return "已过最后工作日"
    return ("今天", "明天")[days] if days < 2 else f"还有 {days} 天"


def _ink(days: int) -> QColor:
    colours = colours_of(QGuiApplication.palette())
    return QColor(colours.error if days <= _NEAR else colours.warning if days <= _SOON else colours.muted)
