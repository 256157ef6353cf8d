"""依据管理: every cited document with its state, writings and users. Stays open beside the window it belongs to.

It changes nothing itself: citing otherwise is a bulk change with its preview, the clerk's own list of documents out of
force belongs to ``superseded_list.py``.
"""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QLabel, QSplitter, QTableView, QWidget

from gui.dialogs.dialog import Dialog
from gui.registers.document_detail import DocumentDetail
from gui.registers.document_model import DocumentModel
from gui.registers.document_rows import DocumentRow, chosen, rows_of
from gui.registers.flat_table import dress
from gui.slices import Slices
from gui.type_size import in_type
from gui.widgets.search_box import SearchBox
from gui.workspace import Workspace
from model import places, superseded
from model.changes import Changes
from model.document_state import Condition

_SEARCH_WIDTH = 420  # pixels at most
_SIZE = (1180, 700)
_WIDTHS = (0, 124, 86, 132)
_HALVES = (690, 460)
_REST = 150  # milliseconds without a change before the list is made anew
_SOUND = "sound"


class BasisRegister(Dialog):
    """The register of one open catalogue.

    Signals: ``jump_requested(entry_id, field)``; ``recite_requested(DocumentRow, replace)``: cite that document in one
    spelling, or (``replace``) another one instead; ``out_of_force_requested(DocumentRow, Writing | None)``;
    ``list_requested()`` for the clerk's own list.
    """

    jump_requested = Signal(int, str)
    recite_requested = Signal(object, bool)
    out_of_force_requested = Signal(object, object)
    list_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("basis_register", "依据管理", parent, reject="关闭")
        self._workspace = workspace
        self._found: list[DocumentRow] = []
        self._wanted = ""
        self._filling = False
        self._rows: list[DocumentRow] = []
        self.documents = DocumentModel(self)
        self.detail = DocumentDetail(workspace.citations.index, self._place_text, self)
        self._search = SearchBox(self)
        self._filter = QComboBox(self)
        self._summary = QLabel(self)
        self._view = QTableView(self)
        self._list_button = self.add_button("list", "失效文件清单…", QDialogButtonBox.ButtonRole.ActionRole)
        self._slices = Slices(self)
        self._late = QTimer(self)
        self._build()
        self._connect()
        self.resize(*_SIZE)
        workspace.citations.need()
        self.renew()

    @property
    def complete(self) -> bool:
        """Whether what is shown is how things are now."""
        return self._workspace.citations.complete and not self._slices.running and not self._late.isActive()

    def renew(self) -> None:
        """Count and judge again: entries or the list of documents out of force may be other ones."""
        if not self._workspace.citations.complete:
            self._on_progress()
            return
        self._late.stop()
        self._found = []
        self._slices.start(self._judge)

    def choose(self, key: str) -> None:
        """Select this document as soon as it can be shown; search and filter give way."""
        self._wanted = key
        self._search.clear()
        self._filter.setCurrentIndex(0)
        self._show()

    def done(self, result: int) -> None:
        self._slices.stop()
        self._late.stop()
        super().done(result)

    def _on_progress(self) -> None:
        """The entries are still being counted."""
        done, total = self._workspace.citations.progress
        if done < total:
            self._summary.setText(f"正在统计引用的文件：{done} / {total} 个事项")

    def _on_changed(self) -> None:
        self._late.start()

    def _on_workspace_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.touched or changes.areas:
            self._on_changed()  # names of entries and areas

    def _on_judged(self) -> None:
        self._rows = self._found
        self._show()

    def _on_current(self, current: QModelIndex) -> None:
        if self._filling:
            return
        row = self.documents.row(current.row())
        if row is None:
            self.detail.show_nothing("选择一个文件，这里列出它的写法和引用它的事项。" if self._rows else "")
            return
        old = row.state.old
        self.detail.show_document(
            row, _more_about(row) if old is not None else "", self._workspace.outline.ids, writable=self._writable
        )

    def _on_unify(self) -> None:
        self._recite(replace=False)

    def _on_replace(self) -> None:
        self._recite(replace=True)

    def _on_out_of_force(self) -> None:
        row = self._current()
        if row is not None:
            self.out_of_force_requested.emit(row, self.detail.writing)

    @property
    def _writable(self) -> bool:
        return self._workspace.writable

    def _recite(self, *, replace: bool) -> None:
        row = self._current()
        if row is not None:
            self.recite_requested.emit(row, replace)

    def _current(self) -> DocumentRow | None:
        return self.documents.row(self._view.currentIndex().row())

    def _judge(self) -> Iterator[object]:
        known, _ = superseded.load_readable(places.superseded_documents())
        for row in rows_of(self._workspace.citations.index, known, date.today()):
            self._found.append(row)
            yield row

    def _show(self) -> None:
        """Show what search and filter leave; the chosen document stays the chosen one."""
        before = self._current()
        key = self._wanted or (before.key if before is not None else "")
        wanted = self._filter.currentData()
        condition = wanted if isinstance(wanted, Condition) else None
        rows = chosen(self._rows, self._search.text(), condition, sound=wanted == _SOUND)
        self.documents.show(rows)
        self._summary.setText(_summary(self._rows, len(rows)))
        place = self.documents.row_of(key)
        self._wanted = "" if place >= 0 else self._wanted
        self._filling = True  # the document is shown once, below
        self._view.selectRow(max(place, 0))
        self._filling = False
        self._on_current(self._view.currentIndex())

    def _place_text(self, entry_id: int) -> tuple[str, str]:
        entry = self._workspace.cache.get(entry_id)
        if entry is None:
            return "", ""
        return entry["name"] or "（没有名称）", self._workspace.area_label(entry.area)

    def _build(self) -> None:
        self._search.setObjectName("register_search")
        self._search.setMaximumWidth(in_type(_SEARCH_WIDTH))
        self._search.setAccessibleName("查找文件")
        self._search.setPlaceholderText("查找文件名称或文号（拼音首字母也可）")
        self._search.setToolTip("例：信息公开、711号、flyz（法律援助）")
        self._filter.setObjectName("register_filter")
        self._filter.setAccessibleName("情况")
        self._filter.addItem("全部情况", None)
        for condition in Condition:
            self._filter.addItem(condition.label, condition)
        self._filter.addItem("未见问题", _SOUND)
        self._summary.setObjectName("register_summary")
        self._summary.setProperty("look", "muted")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._search, 3)
        top.addWidget(self._filter)
        top.addStretch(1)
        top.addWidget(self._summary)
        dress(self._view, self.documents, "register_documents", "引用的文件", _WIDTHS)
        self._view.setSortingEnabled(True)
        self._view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
        halves = QSplitter(self)
        halves.addWidget(self._view)
        halves.addWidget(self.detail)
        halves.setSizes(list(_HALVES))
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        self.body.addLayout(top)
        self.body.addWidget(halves, 1)
        self._search.setFocus()
        self._late.setSingleShot(True)
        self._late.setInterval(_REST)

    def _connect(self) -> None:
        self._search.query_changed.connect(self._show)
        self._search.left_downwards.connect(self._view.setFocus)
        self._filter.currentIndexChanged.connect(self._show)
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self._list_button.clicked.connect(self.list_requested)
        self._slices.finished.connect(self._on_judged)
        self._late.timeout.connect(self.renew)
        self._workspace.citations.changed.connect(self._on_changed)
        self._workspace.citations.advanced.connect(self._on_progress)
        self._workspace.changed.connect(self._on_workspace_changed)
        self.detail.jump_requested.connect(self.jump_requested)
        self.detail.unify_requested.connect(self._on_unify)
        self.detail.replace_requested.connect(self._on_replace)
        self.detail.out_of_force_requested.connect(self._on_out_of_force)


def _more_about(row: DocumentRow) -> str:
    old = row.state.old
    if old is None:
        return ""
    edition = f"{old.number}的版本" if row.state.partly and old.number else ""
    since = f"{edition}{old.date.year}年{old.date.month}月{old.date.day}日起失效。"
    return f"{since}{old.reason}。" if old.reason else since


def _summary(rows: list[DocumentRow], shown: int) -> str:
    old = sum(Condition.SUPERSEDED in row.state.conditions for row in rows)
    said = f"共 {len(rows)} 件" + (f"，显示 {shown} 件" if shown != len(rows) else "")
    return f"{said} · {old} 件已失效" if old else said
