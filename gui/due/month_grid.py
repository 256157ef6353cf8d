"""One month painted as on a wall calendar: weekends, holidays with their names, days worked in exchange, marked days.

Shows what a ``WorkCalendar`` says; counts nothing. Colours come from the palette, so light and dark follow by
themselves.
"""

import calendar
from collections.abc import Mapping
from datetime import date
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from gui.theme import Colours, colours_of
from gui.type_size import in_type
from model.holidays import Day, DayKind, WorkCalendar, chinese_date, weekday

_WEEKDAYS = "一二三四五六日"
_WEEKS = 6
_CELL = (40, 36)  # pixels, here and below for type of the standard size
_TITLE, _HEAD = 30, 20  # pixels
_EDGE = 8  # around the days
_SMALL = 0.74  # of the font
_ROUND = 5


class Mark(Enum):
    """What a day is in the calculation; the value is what its tooltip says."""

    START = "起算日，当天不计入"
    DUE = "到期日"
    COUNTED = "计入期限"
    BETWEEN = "期间内，不计入"


class MonthGrid(QWidget):
    """Seven columns from Monday to Sunday. Passive: days are read, not chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedSize(self.sizeHint())
        self._year, self._month = 2000, 1
        self._calendar = WorkCalendar(())
        self._marks: Mapping[date, Mark] = {}

    def show_month(self, year: int, month: int, days: WorkCalendar, marks: Mapping[date, Mark]) -> None:
        """Show a month with these days marked."""
        self._year, self._month, self._calendar, self._marks = year, month, days, marks
        self.setAccessibleName(self._title())
        self.setAccessibleDescription("；".join(self._told()))
        self.update()

    def sizeHint(self) -> QSize:
        cell, title, head, edge = self._measures()
        return QSize(cell.width() * 7 + 2 * edge, title + head + cell.height() * _WEEKS + 2 * edge)

    def tip(self, day: date) -> str:
        """What the tooltip of a day says."""
        one = self._calendar.day(day)
        known = "" if self._calendar.knows(day.year) else "（放假安排未公布）"
        said = [f"{chinese_date(day)} {weekday(day)}", (one.label or one.kind.value) + known]
        mark = self._marks.get(day)
        return "\n".join([*said, mark.value] if mark is not None else said)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _ROUND, _ROUND)
        self._paint_head(painter, colours)
        for place, day in self._cells():
            self._paint_day(painter, place, self._calendar.day(day), colours)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedSize(self.sizeHint())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for place, day in self._cells():
                if place.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self.tip(day), self, place)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def _cells(self) -> list[tuple[QRect, date]]:
        weeks = calendar.Calendar().monthdatescalendar(self._year, self._month)
        cell, title, head, edge = self._measures()
        return [
            (QRect(QPoint(edge + column * cell.width(), edge + title + head + row * cell.height()), cell), day)
            for row, week in enumerate(weeks)
            for column, day in enumerate(week)
            if day.month == self._month
        ]

    def _measures(self) -> tuple[QSize, int, int, int]:
        """A day's cell, the heights of title and weekdays, the edge: in pixels for the present size of the type."""
        return QSize(in_type(_CELL[0]), in_type(_CELL[1])), in_type(_TITLE), in_type(_HEAD), _EDGE

    def _title(self) -> str:
        return f"{self._year}年{self._month}月"

    def _told(self) -> list[str]:
        """Every day that is not an ordinary one, for those who do not see the colours."""
        told = [] if self._calendar.knows(self._year) else ["放假安排未公布"]
        for _, day in self._cells():
            one, mark = self._calendar.day(day), self._marks.get(day)
            words = [one.label] if one.kind in (DayKind.HOLIDAY, DayKind.MADE_UP) else []
            words += [mark.value] if mark in (Mark.START, Mark.DUE) else []
            if words:
                told.append(f"{day.day}日{'，'.join(words)}")
        return told

    def _paint_head(self, painter: QPainter, colours: Colours) -> None:
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        cell, height, head, edge = self._measures()
        title = QRect(edge + 4, edge // 2, self.width() - 2 * edge - 8, height)
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title())
        painter.setFont(_small(self.font()))
        if not self._calendar.knows(self._year):
            painter.setPen(QColor(colours.warning))
            painter.drawText(title, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "放假安排未公布")
        painter.setPen(QColor(colours.muted))
        for column, name in enumerate(_WEEKDAYS):
            place = QRect(edge + column * cell.width(), edge + height, cell.width(), head)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, place: QRect, one: Day, colours: Colours) -> None:
        mark = self._marks.get(one.date)
        ink, ground = _colours(one, mark, colours)
        room = place.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent), 1.6) if mark is Mark.START else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or mark is Mark.START:
            painter.drawRoundedRect(room, _ROUND, _ROUND)
        caption = self._caption(one, mark)
        painter.setPen(QColor(ink))
        font = QFont(self.font())
        font.setBold(mark in (Mark.DUE, Mark.START))
        painter.setFont(font)
        number = room.adjusted(0, 1, 0, -room.height() * 2 // 5) if caption else room
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(one.date.day))
        if caption:
            painter.setFont(_small(self.font()))
            below = room.adjusted(0, room.height() // 2, 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)

    def _caption(self, one: Day, mark: Mark | None) -> str:
        """The few characters below the number: the name on a holiday's first day, then 休; 班; 起; 到期."""
        if mark is Mark.DUE:
            return "到期"
        if one.kind is DayKind.HOLIDAY:
            before = self._calendar.day(date.fromordinal(one.date.toordinal() - 1))
            return "休" if before.kind is DayKind.HOLIDAY and before.name == one.name else one.name[:3]
        if one.kind is DayKind.MADE_UP:
            return "班"
        return "起算" if mark is Mark.START else ""


def _colours(one: Day, mark: Mark | None, colours: Colours) -> tuple[str, str]:
    """Ink and ground of a day; no ground for an ordinary one."""
    if mark is Mark.DUE:
        return colours.on_accent, colours.accent
    if one.kind is DayKind.HOLIDAY:
        return colours.error, colours.error_soft
    if one.kind is DayKind.MADE_UP:
        return colours.warning, colours.warning_soft
    if mark is Mark.COUNTED:
        return colours.text, colours.accent_soft
    return (colours.muted, colours.hover) if one.kind is DayKind.WEEKEND else (colours.text, "")


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
