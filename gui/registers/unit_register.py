"""主体名录: the units of the catalogue, what else they are called, and how often entries name them.

Adding, other names, taking out and merging are operations on the register. Names in entries are changed by the bulk
page 单位更名, which this dialog asks for.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.icons import icon
from gui.registers.flat_table import FlatTable, dress
from gui.registers.unit_form import MergeForm, UnitForm
from gui.slices import Slices
from gui.type_size import in_type
from gui.widgets.button_column import ButtonColumn
from gui.widgets.search_box import SearchBox
from gui.workspace import Workspace
from model.initials import BREAK
from model.operations.operation import Operation
from model.operations.units import list_units, merge_units, remove_unit, set_unit
from model.search_text import search_fold
from model.title_search import NOT_FOUND, ranks
from model.unit_census import UnitCensus, UnitUse
from model.unit_register import Unit, register_of

NAME, ALIASES, FORMER, USES, OTHER_USES, STATE = range(6)
_READ = 60  # entries read together
_COUNTED = 10  # entries counted between two looks at the clock
_WIDTHS = (0, 170, 170, 72, 116, 110)
_SEARCH_WIDTH = 420  # pixels at most
_SIZE = (1040, 600)


class UnitModel(FlatTable):
    """The units of the register, then those that are only named somewhere."""

    titles = ("单位", "简称", "曾用名", "事项数", "用其他名称", "情况")
    numbers = (USES, OTHER_USES)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[UnitUse] = ()

    def show(self, rows: Sequence[UnitUse]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> UnitUse | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, name: str) -> int:
        """The row of a unit; -1 when it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.unit.name == name), -1)

    def count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        use = self._rows[row]
        state = "本单位" if use.is_own else "" if use.is_listed else "未列入名录"
        names = (use.unit.name, "、".join(use.unit.aliases), "、".join(use.unit.former))
        return (*names, str(use.uses), str(use.other_uses) if use.other_uses else "", state)[column]

    def sign(self, row: int, column: int) -> object:
        return icon("warning", "warning") if column == STATE and not self._rows[row].is_listed else None

    def is_faint(self, row: int, column: int) -> bool:
        return column == USES and not self._rows[row].uses


class UnitRegister(Dialog):
    """The table with buttons beside it.

    Signals: ``rename_requested(old, new, whole)``: rename in the entries, ``whole`` only whole names;
    ``find_requested(name)``: show the entries that name the unit.
    """

    rename_requested = Signal(str, str, bool)
    find_requested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("unit_register", "主体名录", parent, reject="关闭")
        self._workspace = workspace
        self._census = UnitCensus(workspace.catalogue.kind.fields)
        self._rows: list[UnitUse] = []
        self.units = UnitModel(self)
        self._search = SearchBox(self)
        self._summary = QLabel(self)
        self._view = QTableView(self)
        self._buttons: dict[str, QPushButton] = {}
        self._slices = Slices(self)
        self._build()
        self._connect()
        self.resize(*_SIZE)
        self.renew()

    @property
    def complete(self) -> bool:
        """Whether the entries have been counted."""
        return not self._slices.running

    def renew(self) -> None:
        """Count again: entries or the register may be other ones."""
        self._census = UnitCensus(self._workspace.catalogue.kind.fields)
        self._slices.start(self._count)
        self._show()

    def done(self, result: int) -> None:
        self._slices.stop()
        super().done(result)

    def _on_counted(self) -> None:
        self._show()

    def _on_current(self, _current: QModelIndex | None = None) -> None:
        use = self._current()
        writable = self._workspace.writable
        for name, needs in (
            ("change", use is not None),
            ("rename", use is not None and use.is_listed),
            ("merge", use is not None and not use.is_own),
            ("remove", use is not None and use.is_listed and not use.is_own),
        ):
            self._buttons[name].setEnabled(needs and writable)
        self._buttons["find"].setEnabled(use is not None and use.uses > 0)
        self._buttons["change"].setText("列入名录…" if use is not None and not use.is_listed else "修改…")
        self._buttons["add"].setEnabled(writable)
        self._buttons["list_all"].setEnabled(writable and any(not row.is_listed for row in self._rows))

    def _on_add(self) -> None:
        self._ask("增加单位", Unit(""))

    def _on_change(self) -> None:
        use = self._current()
        if use is not None and self._workspace.writable:
            self._ask("修改单位" if use.is_listed else "列入名录", use.unit)

    def _on_rename(self) -> None:
        use = self._current()
        if use is not None:
            self.rename_requested.emit(use.unit.name, "", False)
            self.renew()

    def _on_merge(self) -> None:
        use = self._current()
        if use is None:
            return
        name = use.unit.name
        others = [unit.name for unit in register_of(self._workspace.catalogue.settings()) if unit.name != name]
        form = MergeForm(name, others, self, as_alias=not use.is_listed)
        if form.exec() and self._run(merge_units(name=name, into=form.into, as_alias=form.as_alias), form.into):
            if form.changes_entries:
                self.rename_requested.emit(name, form.into, True)
            self.renew()
        form.deleteLater()

    def _on_remove(self) -> None:
        use = self._current()
        if use is not None and messages.ask(
            self,
            "移出名录",
            f"把“{use.unit.name}”移出名录？事项里的名称不变，以后检查时会提示它不在名录中。可以撤销。",
            "移出",
        ):
            self._run(remove_unit(name=use.unit.name), "")

    def _on_list_all(self) -> None:
        names = [use.unit.name for use in self._rows if not use.is_listed]
        if messages.ask(
            self,
            "全部列入名录",
            f"把事项里在用、名录里没有的 {len(names)} 个单位都列入名录？请先把写错的和简称合并到正确的单位。可以撤销。",
            "列入",
        ):
            self._run(list_units(names=names), "")

    def _on_find(self) -> None:
        use = self._current()
        if use is not None:
            self.find_requested.emit(use.unit.name)
            self.reject()

    def _ask(self, title: str, begin: Unit) -> None:
        form = UnitForm(title, begin, register_of(self._workspace.catalogue.settings()), self)
        if form.exec():
            unit = form.unit()
            self._run(set_unit(name=unit.name, aliases=unit.aliases, former=unit.former), unit.name.strip())
        form.deleteLater()

    def _run(self, operation: Operation, name: str) -> bool:
        """Do this and show the register as it is then, this unit chosen; False when it was refused."""
        if self._workspace.run(operation) is None:
            return False
        self._show(name)
        return True

    def _current(self) -> UnitUse | None:
        return self.units.row(self._view.currentIndex().row())

    def _show(self, name: str = "") -> None:
        """Show what the search leaves; the unit ``name``, else the present one, is the chosen one."""
        present = self._current()
        self._rows = self._census.uses(self._workspace.catalogue.settings())
        found = ranks([_words_of(use.unit) for use in self._rows], self._search.text())
        self.units.show([use for use, rank in zip(self._rows, found, strict=True) if rank < NOT_FOUND])
        row = self.units.row_of(name or (present.unit.name if present is not None else ""))
        self._view.selectRow(max(row, 0))
        self._summary.setText(_summary(self._rows) if self.complete else "正在统计…")
        self._on_current()

    def _count(self) -> Iterator[object]:
        ids = self._workspace.outline.ids
        for first in range(0, len(ids), _READ):
            for number, entry in enumerate(self._workspace.catalogue.entries(ids[first : first + _READ])):
                self._census.add(entry)
                if number % _COUNTED == 0:
                    yield number

    def _build(self) -> None:
        self._search.setObjectName("unit_search")
        self._search.setMaximumWidth(in_type(_SEARCH_WIDTH))
        self._search.setAccessibleName("查找单位")
        self._search.setPlaceholderText("查找单位（简称、曾用名、拼音首字母也可）")
        self._search.setToolTip("例：司法局，或者各字拼音的首字母")
        self._summary.setObjectName("unit_summary")
        self._summary.setProperty("look", "muted")
        top = QHBoxLayout()
        top.addWidget(self._search, 3)
        top.addStretch(1)
        top.addWidget(self._summary)
        dress(self._view, self.units, "unit_list", "单位", _WIDTHS)
        row = QHBoxLayout()
        row.addWidget(self._view, 1)
        row.addLayout(self._build_buttons())
        self.body.addLayout(top)
        self.body.addLayout(row, 1)
        self.note("名录里有单位时，检查会指出不在名录中的名称；简称和曾用名会提示改成全称。填写时打简称也能找到全称。")
        self._search.setFocus()

    def _build_buttons(self) -> QVBoxLayout:
        orders = (
            ("add", "增加…", "plus", self._on_add),
            ("change", "修改…", "edit", self._on_change),
            ("rename", "更名…", "rename-unit", self._on_rename),
            ("merge", "合并到…", "replace", self._on_merge),
            ("remove", "移出…", "delete", self._on_remove),
            ("find", "查看事项", "search", self._on_find),
            ("list_all", "全部列入…", "unit-register", self._on_list_all),
        )
        column = ButtonColumn("unit", orders, self)
        self._buttons = column.buttons
        return column

    def _connect(self) -> None:
        self._search.query_changed.connect(self._on_counted)
        self._search.left_downwards.connect(self._view.setFocus)
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self._view.doubleClicked.connect(self._on_change)
        self._slices.finished.connect(self._on_counted)


def _words_of(unit: Unit) -> str:
    return BREAK.join(map(search_fold, (unit.name, *unit.aliases, *unit.former)))


def _summary(rows: Sequence[UnitUse]) -> str:
    unlisted = sum(not row.is_listed for row in rows)
    said = f"名录 {len(rows) - unlisted} 个单位"
    return f"{said} · 另有 {unlisted} 个在用的未列入" if unlisted else said
