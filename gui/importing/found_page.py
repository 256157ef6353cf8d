"""First page of the import: the tables found in the files, their area and columns, to be looked at and corrected.

Wishes go out as a new ``ReadingChoices``; the dialog lets the files be understood anew and shows the result here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from gui.field_help import field_tip
from gui.importing.column_menu import ColumnMenu
from gui.importing.import_problem_model import PROBLEM_ROLE, ImportProblemModel
from gui.importing.lists import problem_list
from gui.importing.notice import Notice
from gui.importing.sheet_model import SheetModel
from gui.importing.sheet_view import SheetView
from gui.importing.table_choices import TableChoices
from gui.importing.table_list import TableList
from gui.importing.targets import offers
from importers.labels import Target
from importers.readings import ReadingChoices, TableChoice, TableReading
from model.fields import ListKind
from model.plan import CleanupKind
from model.records import Area, CatalogueSettings

_HINT = "单击行号改选表头（两行表头就按住拖过两个行号）；单击列标题改选字段；键盘用空格键和菜单键。"
_NO_HEADER = "没有认出表头：请单击表头所在的行号。两行的表头，按住鼠标拖过两个行号。不想导入这张表，就在左边取消勾选。"
_NO_AREA = "看不出这张表属于哪个领域：请在上面“领域”里选择，也可以新建一个领域。"
_SIZES = (250, 880)  # pixels of the list and the table
_HEIGHTS = (430, 120)


class FoundPage(QWidget):
    """Tables on the left, the chosen one as the file has it on the right, below it what was noticed in it.

    Signals: ``choices_requested(ReadingChoices)`` when the clerk corrected something.
    """

    choices_requested = Signal(object)

    def __init__(
        self,
        kind: ListKind,
        areas: Sequence[Area],
        settings: CatalogueSettings,
        labels: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_found")
        self._kind = kind
        self._tiers = settings.tiers
        self._own = tuple(field.label for field in settings.custom_fields)
        self._labels = dict(labels)
        self._tips = {field.key: field_tip(field) for field in kind.fields}
        self._choices = ReadingChoices()
        self._readings: Sequence[TableReading] = ()
        self.tables = TableList(self)
        self.choices_line = TableChoices(areas, self)
        self.model = SheetModel(self._labels, self._tips, self)
        self.sheet = SheetView(self.model, self)
        self.notice = Notice(self)
        self.problems = ImportProblemModel(self, in_one_table=True)
        self.problem_list = problem_list(self.problems, "import_table_problems", "这张表里要留意的地方")
        self.problem_title = QLabel(self)
        self.reset = QPushButton("恢复自动识别", self)
        self._build()
        self._connect()

    def show_readings(self, readings: Sequence[TableReading], choices: ReadingChoices) -> None:
        """Show what was understood with these choices."""
        readings = _as_in_the_files(readings)
        self._readings = readings
        self._choices = choices
        traditional = {
            repair.key for table in readings for repair in table.cleanups if repair.kind is CleanupKind.TRADITIONAL
        }
        self.choices_line.show_traditional(len(traditional), done=choices.simplify)
        self.tables.show_readings(readings, choices, self._describe)

    def go_to(self, reading: TableReading) -> None:
        """Show this table."""
        self.tables.go_to(reading)

    def column_menu(self, column: int) -> ColumnMenu:
        """The list of what a column may be, the present choice marked."""
        reading = self.tables.current
        columns = reading.columns if reading is not None else ()
        offered = offers(self._kind, self._tiers, self._labels, columns, column, self._own)
        return ColumnMenu(
            offered, self.model.target(column), self._labels, self._tips, partial(self._on_column, column), self
        )

    def _on_table_chosen(self, reading: TableReading | None) -> None:
        self.sheet.show_reading(reading)
        self.choices_line.show_reading(reading)
        self.problems.show_problems(reading.problems if reading is not None else ())
        number = self.problems.rowCount()
        self.problem_title.setText(f"这张表里要留意的地方（{number}）")
        self._noticed.setVisible(number > 0)
        self.notice.show_sentence(self._what_is_missing(reading) if reading is not None else "")
        self.reset.setVisible(reading is not None and replace(self._choice(reading), left_out=False) != TableChoice())

    def _on_table_ticked(self, reading: TableReading, ticked: bool) -> None:
        self._choose(reading, left_out=not ticked)

    def _on_area(self, area: str) -> None:
        self._choose_here(area=area or None)

    def _on_marks(self, marks: object) -> None:
        self._choose_here(marks=marks)

    def _on_simplify(self, yes: bool) -> None:
        refused = frozenset(key for key in self._choices.refused if key[0] != CleanupKind.TRADITIONAL.value)
        self._request(replace(self._choices, simplify=yes, refused=refused))

    def _on_column_requested(self, column: int, place: QPoint) -> None:
        menu = self.column_menu(column)
        menu.exec(place)
        menu.deleteLater()

    def _on_column(self, column: int, target: Target | None) -> None:
        reading = self.tables.current
        if reading is not None:
            self._choose(reading, columns={**self._choice(reading).columns, column: target})

    def _on_header(self, first: int, last: int) -> None:
        self._choose_here(header=(first, last), columns={})

    def _on_reset(self) -> None:
        reading = self.tables.current
        if reading is not None:
            choice = TableChoice(left_out=self._is_out(reading))
            self._request(replace(self._choices, tables={**self._choices.tables, reading.key: choice}))

    def _on_problem(self, index: QModelIndex) -> None:
        problem = index.data(PROBLEM_ROLE)
        if problem is not None and problem.place.row is not None:
            self.sheet.go_to(problem.place.row, problem.place.column)

    def _build(self) -> None:
        self.reset.setObjectName("import_reset")
        self.reset.setAccessibleName("恢复自动识别这张表")
        self.reset.setProperty("look", "link")
        self.reset.setAutoDefault(False)
        self.reset.hide()
        hint = QLabel(_HINT, self)
        hint.setObjectName("import_hint")
        hint.setProperty("look", "muted")
        hint.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(hint, 1)
        below.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.choices_line, self.notice):
            column.addWidget(part)
        column.addWidget(self.sheet, 1)
        column.addLayout(below)
        self._noticed = QWidget(self)
        noticed = QVBoxLayout(self._noticed)
        noticed.setContentsMargins(0, 4, 0, 0)
        noticed.setSpacing(4)
        noticed.addWidget(self.problem_title)
        noticed.addWidget(self.problem_list, 1)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setContentsMargins(10, 0, 0, 0)
        right.addWidget(above)
        right.addWidget(self._noticed)
        right.setChildrenCollapsible(False)
        right.setStretchFactor(0, 1)
        right.setSizes(list(_HEIGHTS))
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.addWidget(self.tables)
        whole.addWidget(right)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(1, 1)
        whole.setSizes(list(_SIZES))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(whole)

    def _connect(self) -> None:
        self.tables.chosen.connect(self._on_table_chosen)
        self.tables.ticked.connect(self._on_table_ticked)
        self.choices_line.area_chosen.connect(self._on_area)
        self.choices_line.marks_chosen.connect(self._on_marks)
        self.choices_line.simplify_chosen.connect(self._on_simplify)
        self.sheet.column_requested.connect(self._on_column_requested)
        self.sheet.header_requested.connect(self._on_header)
        self.reset.clicked.connect(self._on_reset)
        self.problem_list.clicked.connect(self._on_problem)
        self.problem_list.activated.connect(self._on_problem)

    def _choose_here(self, **changes: object) -> None:
        reading = self.tables.current
        if reading is not None:
            self._choose(reading, **changes)

    def _choose(self, reading: TableReading, **changes: object) -> None:
        choice = replace(self._choice(reading), **changes)  # type: ignore[arg-type]
        self._request(replace(self._choices, tables={**self._choices.tables, reading.key: choice}))

    def _request(self, choices: ReadingChoices) -> None:
        """Tell a wish; the next one builds on it, even when this one is still being read."""
        self._choices = choices
        self.choices_requested.emit(choices)

    def _choice(self, reading: TableReading) -> TableChoice:
        return self._choices.tables.get(reading.key, TableChoice())

    def _is_out(self, reading: TableReading) -> bool:
        return self._choice(reading).left_out

    def _describe(self, reading: TableReading) -> tuple[str, bool]:
        if reading.table is None:
            return self._without_table(reading)
        areas = {row.area.key or row.area.label for row in reading.rows}
        if "" in areas:
            area, warned = "领域不明", not self._is_out(reading)
        else:
            key = next(iter(areas), "")
            area, warned = (f"{len(areas)} 个领域" if len(areas) > 1 else self._labels.get(key, key)), False
        return " · ".join(part for part in (area, f"{len(reading.rows)} 个事项") if part), warned

    def _without_table(self, reading: TableReading) -> tuple[str, bool]:
        """A file we exported holds pages beside its tables, of which nobody needs to be warned."""
        is_ours = any(other.taken_at is not None for other in self._readings if other.key.file == reading.key.file)
        return ("没有事项，不导入", False) if is_ours else ("没有认出表头", not self._is_out(reading))

    def _what_is_missing(self, reading: TableReading) -> str:
        if self._is_out(reading):
            return ""
        if reading.table is None:
            return _NO_HEADER if self._without_table(reading)[1] else ""
        return _NO_AREA if any(not row.area for row in reading.rows) else ""


def _as_in_the_files(readings: Sequence[TableReading]) -> list[TableReading]:
    """Tables in the order of the files and their sheets."""
    files = {reading.key.file: number for number, reading in reversed(list(enumerate(readings)))}
    return sorted(readings, key=lambda reading: (files[reading.key.file], *reading.key[1:]))
