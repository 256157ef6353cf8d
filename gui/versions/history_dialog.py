"""The history of the whole catalogue: steps newest first, narrowed by conditions, read page by page on a thread.

What was can be brought back from here; the owner does it (``restore``) and the list is read anew.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from gui import marked_html
from gui.dialogs.dialog import Dialog
from gui.item_models.history_model import CHANGE_ROLE, REVISION_ROLE, FieldLabel, HistoryModel, ValueText
from gui.jobs import Jobs
from gui.latest_job import LatestJob
from gui.theme import colours_of
from gui.versions.history_bar import HistoryBar
from gui.versions.history_filter import HistoryFilter
from gui.versions.history_tree import HistoryTree
from gui.versions.restoring import Restore
from model.errors import CatalogueError
from model.history import FieldChange, Revision
from model.operations.restoring import Part
from model.reading import read_timeline
from model.timeline import TimelinePage, Wanted

PAGE = 60
"""Steps read at a time."""
_SIZES = (560, 340)
_GONE = "（没有名称）"


class HistoryDialog(Dialog):
    """``jump`` is the entry and field the clerk wants to see; set when the dialog ends so.

    Signals: ``name_requested(revision)`` to give the state after a step a name.
    """

    name_requested = Signal(object)

    def __init__(
        self,
        path: Path,
        jobs: Jobs,
        field_label: FieldLabel,
        value_text: ValueText,
        restore: Restore,
        parent: QWidget | None = None,
        *,
        writable: bool,
    ) -> None:
        super().__init__("history", "目录修改记录", parent, reject="关闭")
        self.jump: tuple[int, str] | None = None
        self._path = path
        self._field_label, self._value_text, self._restore = field_label, value_text, restore
        self._names: dict[int, str] = {}
        self._wanted = Wanted()
        self._reading = LatestJob(jobs, self)
        self._model = HistoryModel(self)
        self.conditions = HistoryFilter(self)
        self.tree = HistoryTree(self._model, "catalogue_history", self)
        self.bar = HistoryBar(self.tree, self, whole_catalogue=True)
        self.bar.set_writable(writable)
        self.sheet = QTextBrowser(self)
        self.state = QLabel(self)
        self.more = QPushButton("读取更早的", self)
        self._build()
        self._connect()
        self.read()

    @property
    def reading(self) -> bool:
        """Whether a page is on its way."""
        return self._reading.running

    def read(self) -> None:
        """Read the newest page under the present conditions."""
        self._wanted = self.conditions.wanted(date.today())
        self.state.setText("正在读取修改记录…")
        self._start(None, self._on_first)

    def done(self, result: int) -> None:
        self._reading.drop()
        super().done(result)

    def _on_first(self, page: TimelinePage) -> None:
        self._names = dict(page.names)
        self.conditions.show_users(page.users)
        self._model.show(page.revisions, self._field_label, self._name_of, self._value_text, older=page.older)
        self.tree.open_newest()
        if page.revisions:
            self.tree.setCurrentIndex(self._model.index(0, 0))
        self._show_state()

    def _on_scrolled(self, value: int) -> None:
        if value >= self.tree.verticalScrollBar().maximum():
            self._on_more()

    def _on_more(self) -> None:
        if self._model.has_older and not self.reading and self._model.oldest is not None:
            self._start(self._model.oldest, self._on_older)

    def _on_older(self, page: TimelinePage) -> None:
        self._names |= page.names
        self._model.append(page.revisions, older=page.older)
        self._show_state()

    def _on_failed(self, error: CatalogueError) -> None:
        self.state.setText(f"读不出修改记录：{error}")

    def _on_current(self) -> None:
        index = self.tree.currentIndex()
        self.sheet.setHtml(self._html(index.data(REVISION_ROLE), index.data(CHANGE_ROLE)) if index.isValid() else "")

    def _on_restore(self, parts: Sequence[Part]) -> None:
        self._restore(parts, self, self.read)

    def _on_jump(self, entry_id: int, field: str) -> None:
        self.jump = (entry_id, field)
        self.accept()

    def _start(self, before: int | None, then: Callable[[TimelinePage], None]) -> None:
        read = partial(read_timeline, self._path, self._wanted, before, PAGE)
        self._reading.start(lambda _progress: read(), then, self._on_failed)

    def _show_state(self) -> None:
        number = self._model.rowCount()
        self.more.setVisible(self._model.has_older)
        if not number:
            self.state.setText("没有符合条件的修改记录。" if self._wanted != Wanted() else "还没有修改记录。")
        elif self._model.has_older:
            self.state.setText(f"已列出最近 {number} 步，往下滚动，或者")
        else:
            self.state.setText(f"共 {number} 步。撤销和重做也会记录在这里。")

    def _name_of(self, entry_id: int) -> str:
        return self._names.get(entry_id, "") or _GONE

    def _html(self, revision: Revision, change: FieldChange | None) -> str:
        """The whole words of a change, or what a step was."""
        colours = colours_of(self.palette())
        when = f"{revision.at:%Y-%m-%d %H:%M:%S} · {revision.user}"
        if change is None:
            told = marked_html.heading(revision.label, when, colours)
            return told + (f"<p>共涉及 {revision.entries} 个事项。</p>" if revision.entries else "")
        label = self._model.title(change)
        words = self._model.words(change)
        told = marked_html.heading(self._name_of(change.entry_id), f"{when} · {revision.label}", colours)
        if words is None:
            return told + f"<p>{marked_html.lines(label)}</p>"
        before, after = marked_html.marked(*words, colours)
        return told + marked_html.field(self._field_label(change.field), [("原来", before), ("改为", after)], colours)

    def _build(self) -> None:
        self.sheet.setObjectName("history_sheet")
        self.sheet.setAccessibleName("所选修改的全部内容")
        self.state.setObjectName("history_state")
        self.state.setProperty("look", "muted")
        self.more.setObjectName("history_more")
        self.more.setAccessibleName("读取更早的修改记录")
        self.more.setProperty("look", "link")
        self.more.setAutoDefault(False)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.bar)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.sheet)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes(list(_SIZES))
        splitter.setStretchFactor(0, 1)
        self.body.addWidget(self.conditions)
        self.body.addWidget(splitter, 1)
        below = QHBoxLayout()
        below.addWidget(self.state)
        below.addWidget(self.more)
        below.addStretch(1)
        self.body.addLayout(below)
        self.resize(980, 660)
        self.tree.setFocus()

    def _connect(self) -> None:
        self.conditions.changed.connect(self.read)
        self.tree.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.more.clicked.connect(self._on_more)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self._model.modelReset.connect(self._on_current)
        self.bar.restore_requested.connect(self._on_restore)
        self.bar.jump_requested.connect(self._on_jump)
        self.bar.name_requested.connect(self.name_requested)
