"""A comparison to look at: filters by kind and area, the tree of differences, the chosen entry in full beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui import marked_html
from gui.importing.difference_delegate import DifferenceDelegate
from gui.theme import colours_of
from gui.type_size import in_type
from gui.versions.compared_rows import ComparedKind, ComparedRow
from gui.versions.comparison_model import AFTER, AREA, BEFORE, DIFFERENCE_ROLE, WHAT, ComparisonModel
from gui.versions.sides import Compared
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from model.fields import list_kind
from model.history import field_label

_WIDTHS = {WHAT: 116, AREA: 112}
_SIZES = (760, 330)
_OPENED = 12  # differing entries that are shown with their fields at once


class ComparisonView(QWidget):
    """Signals: ``selection_changed()`` when other lines are chosen, ``activated()`` when one was double-clicked."""

    selection_changed = Signal()
    activated = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.model = ComparisonModel(self._field_label, self)
        self._compared: Compared | None = None
        self.tree = QTreeView(self)
        self.sheet = QTextBrowser(self)
        self.area = QComboBox(self)
        self.chips = {kind: Chip(kind.value, self) for kind in ComparedKind}
        self.too_many = QLabel(self)
        self._build()
        self.tree.selectionModel().selectionChanged.connect(self._on_selection)
        self.tree.activated.connect(self.activated)
        self.area.currentIndexChanged.connect(self._on_area)
        for chip in self.chips.values():
            chip.clicked.connect(self._narrow)

    def show_compared(self, compared: Compared | None) -> None:
        """Show a comparison; kinds that are there are all shown at first. Without one the list is empty."""
        self._compared = compared
        rows: Sequence[ComparedRow] = compared.rows if compared is not None else ()
        areas = _areas_of(compared)
        left, right = (compared.left.label, compared.right.label) if compared is not None else ("", "")
        self.model.show(rows, areas, left, right)
        self._offer_areas(rows, areas)
        for chip in self.chips.values():
            chip.setChecked(True)
        self._narrow()

    def chosen(self) -> list[QModelIndex]:
        """The chosen lines."""
        return self.tree.selectionModel().selectedRows(WHAT)

    def _on_area(self) -> None:
        self._narrow()

    def _on_selection(self) -> None:
        self._show_sheet()
        self.selection_changed.emit()

    def _narrow(self) -> None:
        area = str(self.area.currentData() or "")
        counts = self.model.counts(area)
        for kind, chip in self.chips.items():
            chip.word = f"{kind.value} {counts[kind]}"
            chip.setVisible(counts[kind] > 0)
            chip.write()
        self.model.narrow(frozenset(kind for kind, chip in self.chips.items() if chip.isChecked()), area)
        for line in range(min(_OPENED, self.model.rowCount())):
            self.tree.expand(self.model.index(line, 0))
        hidden = self.model.hidden
        self.too_many.setVisible(hidden > 0)
        self.too_many.setText(f"只列出前 {self.model.rowCount()} 项，还有 {hidden} 项。请按领域或变化筛选。")
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._on_selection()

    def _offer_areas(self, rows: Sequence[ComparedRow], areas: Mapping[str, str]) -> None:
        present = {row.area for row in rows}
        self.area.blockSignals(True)
        self.area.clear()
        self.area.addItem("全部领域", "")
        for key, label in areas.items():
            if key in present:
                self.area.addItem(label, key)
        self.area.blockSignals(False)

    def _show_sheet(self) -> None:
        row = self.model.row_at(self.tree.currentIndex())
        self.sheet.setHtml(self._html(row) if row is not None and self._compared is not None else "")

    def _html(self, row: ComparedRow) -> str:
        """The whole of an entry, with what differs marked."""
        colours = colours_of(self.palette())
        entry = row.there or row.here
        where = " · ".join(text for text in (row.kind.value, self.model.area_label(row)) if text)
        parts = [marked_html.heading(row.name, where, colours)]
        left, right = self._sides()
        details = {detail.field: detail for detail in row.details}
        for detail in row.details:
            before, after = marked_html.marked(detail.here, detail.there, colours)
            label = self.model.field_label(row, detail)
            parts.append(marked_html.field(label, [(left, before), (right, after)], colours))
        if entry is not None:
            for key, value in entry.values.items():
                if key not in details:
                    parts.append(marked_html.field(self._field_label(key), [("", marked_html.lines(value))], colours))
        return "".join(parts)

    def _field_label(self, field: str) -> str:
        """What the clerk calls a field; one that only the left side has keeps its name from there."""
        if self._compared is None:
            return field
        for version in (self._compared.new, self._compared.old):
            settings = version.snapshot.settings
            label = field_label(field, list_kind(settings.kind), settings)
            if label != field:
                break
        return label

    def _sides(self) -> tuple[str, str]:
        compared = self._compared
        return (compared.left.label, compared.right.label) if compared is not None else ("", "")

    def _build(self) -> None:
        self.tree.setObjectName("comparison_rows")
        self.tree.setAccessibleName("两边的差别")
        self.tree.setModel(self.model)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setExpandsOnDoubleClick(False)
        self.sheet.setObjectName("comparison_sheet")
        self.sheet.setAccessibleName("所选事项的全部内容")
        self.area.setObjectName("comparison_area")
        self.area.setAccessibleName("只看这个领域")
        self.too_many.setObjectName("comparison_too_many")
        self.too_many.setProperty("look", "warning")
        chips = FlowLayout(spacing=5)
        for kind, chip in self.chips.items():
            chip.setObjectName(f"comparison_{kind.name.lower()}")
            chip.setAccessibleName(f"显示“{kind.value}”")
            chips.addWidget(chip)
        line = QHBoxLayout()
        line.addLayout(chips, 1)
        line.addWidget(self.area, 0, Qt.AlignmentFlag.AlignTop)
        self.tree.header().setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the names of versions may be long
        for column, width in _WIDTHS.items():
            self.tree.setColumnWidth(column, in_type(width))
        for column, is_before in ((BEFORE, True), (AFTER, False)):
            delegate = DifferenceDelegate(self.tree, DIFFERENCE_ROLE, is_before=is_before)
            self.tree.setItemDelegateForColumn(column, delegate)
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.sheet)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes(list(_SIZES))
        splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(line)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.too_many)


def _areas_of(compared: Compared | None) -> dict[str, str]:
    """What the areas of both sides are called, the right side's first."""
    if compared is None:
        return {}
    return {area.key: area.label for side in (compared.old, compared.new) for area in side.snapshot.areas}
