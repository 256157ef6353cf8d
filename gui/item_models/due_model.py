"""What falls due as a tree: a line for each month or week, below it the entries, the next first.

Words of entries are asked for when they are painted. What falls due is found by ``model/due_dates``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from gui.item_models.two_level_model import INVALID, Index, TwoLevelModel
from gui.theme import colours_of
from model.disclosures import Disclosure, DueDate
from model.due_dates import DueItem
from model.fields import Field
from model.holidays import chinese_date, not_announced, short_date, weekday
from model.records import Entry

ITEM_ROLE = Qt.ItemDataRole.UserRole
DATE, LEFT, AREA = range(3)
FIELDS = ("name", "time_limit", "subject", "channels")
"""The fields of an entry that a clerk needs to disclose it."""

_NEAR, _SOON = 3, 7  # days
_NAMELESS = "（没有名称）"


class DueModel(TwoLevelModel):
    """Groups of due entries. ``entry`` gives an entry, ``area_label`` the name of an area.

    Signals: ``tick_requested(DueItem, disclosed)`` when the box before a date was clicked; nothing is ticked by itself.
    """

    tick_requested = Signal(object, bool)

    def __init__(
        self,
        entry: Callable[[int], Entry | None],
        area_label: Callable[[str], str],
        fields: Sequence[Field],
        parent: QObject | None = None,
        *,
        writable: bool,
    ) -> None:
        super().__init__(parent)
        self._writable = writable
        self._disclosed: Mapping[DueDate, Disclosure] = {}
        self._entry = entry
        self._area_label = area_label
        labels = {field.key: field.label for field in fields}
        self.fields = tuple(key for key in FIELDS if key in labels)
        self._titles = ("最晚日期", "剩余", "领域", *(labels[key] for key in self.fields))
        self._groups: list[tuple[str, list[DueItem]]] = []
        self._today = date.min

    def show(self, groups: Mapping[str, list[DueItem]], today: date, disclosed: Mapping[DueDate, Disclosure]) -> None:
        """Show these groups in their order, with what was noted as disclosed."""
        self.beginResetModel()
        self._groups, self._today, self._disclosed = list(groups.items()), today, disclosed
        self.endResetModel()

    def place_of(self, key: DueDate) -> QModelIndex:
        """Where a due date of an entry is shown; an invalid index when it is not."""
        return next((index for index, item in self._items() if item.key == key), QModelIndex())

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
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._tick(item) if index.column() == DATE else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(item) if index.column() in (DATE, LEFT) else self.text(item, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            if item.key in self._disclosed:
                return QColor(colours_of(QGuiApplication.palette()).muted)
            return _ink(item.days_left(self._today)) if index.column() == LEFT else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on a box is a wish; the box follows when the wish was granted."""
        item = self.item(index)
        if role == Qt.ItemDataRole.CheckStateRole and item is not None:
            self.tick_requested.emit(item, item.key not in self._disclosed)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._writable and index.column() == DATE and self.item(index) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def text(self, item: DueItem, column: int) -> str:
        """What a cell says."""
        if column == DATE:
            uncertain = "" if item.when.is_certain else " *"
            return f"{short_date(item.when.act_by, self._today)} {weekday(item.when.act_by)}{uncertain}"
        if column == LEFT:
            noted = self._disclosed.get(item.key)
            return "已公开" if noted is not None else days_left(item.days_left(self._today))
        entry = self._entry(item.entry_id)
        if entry is None:
            return ""
        if column == AREA:
            return self._area_label(entry.area)
        key = self.fields[column - AREA - 1]
        return (entry[key] or (_NAMELESS if key == "name" else "")).replace("\n", " ")

    def _tick(self, item: DueItem) -> Qt.CheckState:
        return Qt.CheckState.Checked if item.key in self._disclosed else Qt.CheckState.Unchecked

    def _items(self) -> Iterator[tuple[QModelIndex, DueItem]]:
        for line, (_, items) in enumerate(self._groups):
            above = self.index(line, 0)
            for below, item in enumerate(items):
                yield self.index(below, 0, above), item

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
        noted = self._disclosed.get(item.key)
        if noted is not None:
            told.append(f"{noted.user}于{noted.at:%Y-%m-%d %H:%M}记下已公开")
        if item.rhythm.times > 1:
            told.append(f"这一期应公开 {item.rhythm.times} 次")
        if not when.is_certain:
            told.append(f"* {not_announced((when.act_by.year,))}")
        return "\n".join(told)


def days_left(days: int) -> str:
    """``今天``, ``明天``, ``还有 6 天``; ``已过最后工作日`` when only rest days are left."""
    if days < 0:
        return "已过最后工作日"
    return ("今天", "明天")[days] if days < 2 else f"还有 {days} 天"


def _ink(days: int) -> QColor:
    colours = colours_of(QGuiApplication.palette())
    return QColor(colours.error if days <= _NEAR else colours.warning if days <= _SOON else colours.muted)
