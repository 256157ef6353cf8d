"""The calendar of working days the window counts with: read when first asked for, read anew when the clerk adds a year.

What a working day is stands in ``model/holidays``; here is only where the window gets it from.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from model import holiday_files, places
from model.errors import UserError
from model.holidays import Arrangement, WorkCalendar


class WorkDays(QObject):
    """The calendar with the user's own years.

    Signals: ``changed()`` when another year is known or one reads otherwise.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, own: Path | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._calendar: WorkCalendar | None = None
        self._own_years: frozenset[int] = frozenset()
        self._problem = ""

    @property
    def own_file(self) -> Path:
        """Where the user's own years are kept."""
        return self._own or places.holiday_arrangements()

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar; without the user's own years when their file is spoiled, which ``problem`` then tells."""
        if self._calendar is None:
            own: tuple[Arrangement, ...] = ()
            self._problem = ""
            try:
                own = holiday_files.read_own(self.own_file)
            except UserError as error:
                self._problem = str(error)
            self._own_years = frozenset(one.year for one in own)
            self._calendar = WorkCalendar((*holiday_files.load().arrangements, *own))
        return self._calendar

    @property
    def problem(self) -> str:
        """Why the user's own years could not be read; empty when all is well."""
        return self._problem if self.calendar.arrangements else ""

    @property
    def own_years(self) -> frozenset[int]:
        """The years the clerk added or corrected."""
        return self._own_years if self.calendar.arrangements else frozenset()

    def add(self, arrangement: Arrangement) -> None:
        """Keep a year. Raises ``UserError`` or ``StorageError`` when that cannot be done."""
        holiday_files.save_own(self.own_file, arrangement)
        self._forget()

    def remove(self, year: int) -> None:
        """Forget a year the clerk added. Raises as ``add``."""
        holiday_files.remove_own(self.own_file, year)
        self._forget()

    def _forget(self) -> None:
        self._calendar = None
        self.changed.emit()
