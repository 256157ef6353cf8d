"""The tab with the rows of a plan: filters by kind, ticks row by row and field by field, the chosen row beside it."""

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.importing.decisions import Decisions, RowKind, kind_of
from gui.importing.difference_delegate import DifferenceDelegate
from gui.importing.plan_model import AFTER, BEFORE, DIFFERENCE_ROLE, PLACE, TICK, PlanModel
from gui.importing.row_sheet import row_html
from gui.importing.tick_tree import TickTree
from gui.importing.wording import Wording
from gui.theme import colours_of
from gui.type_size import in_type
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.plan import ImportPlan, Place

_SHOWN_AT_FIRST = frozenset(RowKind) - {RowKind.UNCHANGED}
_WIDTHS = {TICK: 165, PLACE: 150}
_SIZES = (800, 340)
_MOST_OPENED = 300  # lines that open by themselves


class RowsPage(QWidget):
    """Signals: ``decided()`` when ticks were changed, ``erase_requested()`` when blanks shall erase or no longer."""

    decided = Signal()
    erase_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_rows_page")
        self.model: PlanModel | None = None
        self._plan: ImportPlan | None = None
        self._decisions: Decisions | None = None
        self._wording: Wording | None = None
        self.tree = TickTree("import_rows", "导入会带来的变化", self)
        self.sheet = QTextBrowser(self)
        self.chips = {kind: Chip(kind.label, self) for kind in RowKind}
        self.all = QPushButton("全部采用", self)
        self.none = QPushButton("全部不采用", self)
        self.more = QPushButton("批量采用 ▾", self)
        self.menu = QMenu(self)
        self.erase = QCheckBox("空白单元格也清空目录里的内容", self)
        self._soon = QTimer(self)  # many ticks at once are told once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.decided)
        self._build()
        self._connect()

    def show_plan(self, plan: ImportPlan, decisions: Decisions, wording: Wording) -> None:
        """Show a plan; chips that were pressed for the plan before stay as they are."""
        before, self._plan, self._decisions, self._wording = self.model, plan, decisions, wording
        self.model = PlanModel(plan, decisions, wording.labels, wording.names, wording.value, self)
        self.model.ticked.connect(self._soon.start)
        selection = self.tree.selectionModel()
        self.tree.setModel(self.model)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        for thing in (selection, before):
            if thing is not None:
                thing.deleteLater()
        counts = Counter(kind_of(row) for row in plan.rows)
        only_same = set(counts) == {RowKind.UNCHANGED}
        for kind, chip in self.chips.items():
            chip.word = f"{kind.label} {counts[kind]}"
            chip.setVisible(counts[kind] > 0)
            if before is None:
                chip.setChecked(kind in _SHOWN_AT_FIRST or only_same)
            chip.write()
        for column, width in _WIDTHS.items():
            self.tree.setColumnWidth(column, in_type(width))
        for column in (BEFORE, AFTER):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fill_menu()
        self._on_filter()

    def go_to(self, place: Place) -> bool:
        """Choose the row read from this place; False when there is none."""
        rows = self._plan.rows if self._plan is not None else ()
        found = next(
            (
                row
                for row in rows
                if (row.place.file, row.place.sheet) == (place.file, place.sheet) and place.row in row.lines
            ),
            None,
        )
        if found is None or self.model is None:
            return False
        self.chips[kind_of(found)].setChecked(True)
        self._on_filter()
        index = self.model.index(self.model.shown_rows().index(found), 0)
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        return True

    def _on_filter(self) -> None:
        if self.model is None:
            return
        self.model.show_kinds(frozenset(kind for kind, chip in self.chips.items() if chip.isChecked()))
        opened = 0
        for line in range(self.model.rowCount()):
            if self.model.needs_answer(line) and opened < _MOST_OPENED:
                self.tree.expand(self.model.index(line, 0))
                opened += 1
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._on_current()

    def _on_all(self) -> None:
        if self.model is not None:
            self.model.tick_all(True)

    def _on_none(self) -> None:
        if self.model is not None:
            self.model.tick_all(False)

    def _on_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_field(self, key: str, yes: bool) -> None:
        if self.model is not None and self._decisions is not None:
            self._decisions.take_field_everywhere(self.model.shown_rows(), key, yes)
            self.model.retell()

    def _on_conflicts(self, yes: bool) -> None:
        if self.model is not None and self._decisions is not None:
            rows = [row for row in self.model.shown_rows() if kind_of(row) is RowKind.CONFLICT]
            for row in rows:
                if row.entry_id is None:
                    self._decisions.take(row, yes)
                for change in row.changes:
                    if change.conflict:
                        self._decisions.take_field(row, change, yes)
            self.model.retell()

    def _on_likely(self, yes: bool) -> None:
        if self.model is not None and self._decisions is not None:
            for row in self.model.shown_rows():
                if kind_of(row) is RowKind.LIKELY:
                    self._decisions.confirm_same(row, yes)
            self.model.retell()

    def _on_current(self) -> None:
        row = self.model.row_at(self.tree.currentIndex()) if self.model is not None else None
        if row is None or self._wording is None:
            self.sheet.setHtml("")
            return
        existing = self._wording.names.get(row.entry_id, "") if row.entry_id is not None else ""
        colours = colours_of(self.palette())
        self.sheet.setHtml(row_html(row, existing, self._wording.labels, self._wording.value, colours))

    def _build(self) -> None:
        self.sheet.setObjectName("import_row")
        self.sheet.setAccessibleName("所选行的全部内容")
        self.menu.setObjectName("import_more_menu")
        self.erase.setToolTip("文件里空着的单元格，默认不影响目录里已有的内容。")
        for widget, name in (
            (self.all, "import_all"),
            (self.none, "import_none"),
            (self.more, "import_more"),
            (self.erase, "import_erase"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(widget.text().removesuffix(" ▾"))
        chips = FlowLayout(spacing=5)
        for kind, chip in self.chips.items():
            chip.setObjectName(f"import_filter_{kind.value}")
            chip.setAccessibleName(f"显示“{kind.label}”的行")
            chips.addWidget(chip)
        line = QHBoxLayout()
        line.addLayout(chips, 1)
        for button in (self.all, self.none, self.more):
            button.setAutoDefault(False)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        for column, is_before in ((BEFORE, True), (AFTER, False)):
            delegate = DifferenceDelegate(self.tree, DIFFERENCE_ROLE, is_before=is_before)
            self.tree.setItemDelegateForColumn(column, delegate)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.sheet)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes(list(_SIZES))
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addLayout(line)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.erase)

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.clicked.connect(self._on_filter)
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        self.more.clicked.connect(self._on_more)
        self.erase.clicked.connect(self.erase_requested)

    def _fill_menu(self) -> None:
        """What can be taken or left out in one go: by field, by kind of question."""
        if self._plan is None or self._wording is None:
            return
        menu = self.menu
        menu.clear()
        kinds = {kind_of(row) for row in self._plan.rows}
        fields = Counter(change.field for row in self._plan.rows for change in row.changes)
        for yes, word in ((True, "采用"), (False, "不采用")):
            by_field = menu.addMenu(f"按字段{word}")
            by_field.setEnabled(bool(fields))
            for key, number in fields.most_common():
                action = by_field.addAction(f"{word}“{self._wording.labels.get(key, key)}”的修改（{number} 处）")
                action.triggered.connect(lambda _=False, key=key, yes=yes: self._on_field(key, yes))
        for kind, handler, words in (
            (RowKind.CONFLICT, self._on_conflicts, ("冲突都用文件里的", "冲突都保留目录里的")),
            (RowKind.LIKELY, self._on_likely, ("可能相同的都是同一事项", "可能相同的都作为新事项")),
        ):
            if kind in kinds:
                menu.addSeparator()
                for yes, text in zip((True, False), words, strict=True):
                    menu.addAction(text).triggered.connect(lambda _=False, do=handler, yes=yes: do(yes))
