"""The dialog around every bulk change: the wish above, its reach, below every change it would make, then one step.

The preview follows the wish while it is typed. What can be wished is said by the pages.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from gui.bulk.preview import Preview
from gui.bulk.proposal_model import ProposalModel
from gui.bulk.proposal_search import ProposalSearch
from gui.bulk.wish import Reach, Wish, WishPage
from gui.dialogs.dialog import Dialog
from gui.long_changes import LongChanges
from gui.progress import ProgressRunner
from gui.workspace import Workspace
from model.changes import Changes
from model.errors import UserError
from model.operations.proposals import make_proposals
from model.proposals import Proposal
from model.settings_rows import SETTING_LABELS

_TYPING = 250  # milliseconds without a key before the preview is made anew
_SIZE = (1000, 700)

MakePage = Callable[[QWidget], WishPage]


class BulkDialog(Dialog):
    """``title`` and ``verb`` name it and its button; ``reach`` is the number of the part it begins with."""

    def __init__(
        self,
        workspace: Workspace,
        runner: ProgressRunner,
        reaches: Sequence[Reach],
        make_page: MakePage,
        parent: QWidget,
        *,
        title: str,
        verb: str,
        reach: int = 0,
    ) -> None:
        super().__init__("bulk", title, parent, accept=verb, reject="取消")
        self.made = 0
        self._verb = verb
        self._workspace = workspace
        self._runner = runner
        self._long = LongChanges(workspace, runner, self)
        self._reaches = reaches
        self._wish: Wish | None = None
        self._complete = False
        self._labels = {field.key: field.label for field in workspace.fields}
        self.page = make_page(self)
        self.reach = QComboBox(self)
        self.reach.addItems([part.label for part in reaches])
        self.reach.setCurrentIndex(reach)
        self.model = ProposalModel(self._place_text, self._field_text, self)
        self.preview = Preview(self.model, self)
        self._search = ProposalSearch(workspace.catalogue, self)
        self._typing = QTimer(self)
        self._build()
        self._connect()
        self._look()

    @property
    def waiting(self) -> bool:
        """Whether the preview is not yet that of the wish as it is filled in."""
        return self._typing.isActive() or (self._wish is not None and not self._complete)

    def accept(self) -> None:
        """Make the ticked changes as one step; the dialog closes when they are made."""
        taken = self.model.taken()
        if self._wish is None or self._runner.busy or not taken or not self._complete:
            return
        self.made = len(taken)
        self._long.run(make_proposals(proposals=taken, label=self._wish.label), f"正在{self._verb}", self._on_made)

    def reject(self) -> None:
        if self._runner.busy:
            return
        self._search.stop()
        super().reject()

    def _on_made(self, _changes: Changes) -> None:
        super().accept()

    def _on_wish(self) -> None:
        """The wish is another: what is shown does not belong to it any more."""
        self._search.stop()
        self._forbid()
        self._typing.start()

    def _look(self) -> None:
        """Look for what the wish would change."""
        self._typing.stop()
        self._search.stop()
        self._forbid()
        self.model.clear()
        try:
            self._wish = self.page.wish()
        except UserError as error:
            self._on_failed(error)
            return
        self.preview.say("正在查找…")
        self._search.start(self._wish, self._ids())

    def _on_progress(self, done: int) -> None:
        self.preview.say(f"正在查找：已看过 {done} / {len(self._ids())} 个事项，找到 {self.model.total} 处")

    def _on_failed(self, error: UserError) -> None:
        self._wish = None
        self.model.clear()
        self.preview.say(str(error), wrong=True)

    def _on_finished(self) -> None:
        self._complete = True
        self._show_state()

    def _on_decided(self) -> None:
        if self._complete:
            self._show_state()

    def _show_state(self) -> None:
        """Say how many changes there are and how many are ticked."""
        taken, total, entries = self.model.taken_count(), self.model.total, self.model.entries
        if total:
            where = f"{total} 处（{entries} 个事项）" if entries else f"{total} 处"
            self.preview.say(f"找到 {where}，" + (f"将修改 {taken} 处。" if taken else "没有勾选要改的地方。"))
        else:
            self.preview.say("没有要改的地方。")
        if self.accept_button is not None:
            self.accept_button.setEnabled(taken > 0)
            verb = self._wish.verb if self._wish is not None and self._wish.verb else self._verb
            self.call_accept(f"{verb} {taken} 处" if taken else verb)

    def _forbid(self) -> None:
        """Nothing can be made until the preview is complete again."""
        self._complete = False
        if self.accept_button is not None:
            self.accept_button.setEnabled(False)
            self.call_accept(self._verb)

    def _ids(self) -> Sequence[int]:
        return self._reaches[self.reach.currentIndex()].ids

    def _place_text(self, entry_id: int | None) -> str:
        if entry_id is None:
            return "目录设置"
        entry = self._workspace.cache.get(entry_id)
        if entry is None:
            return ""
        name = entry["name"] or "（没有名称）"
        detail = f"（{entry['detail']}）" if entry["detail"] else ""
        return f"{name}{detail}\n{self._workspace.area_label(entry.area)}"

    def _field_text(self, proposal: Proposal) -> str:
        labels = SETTING_LABELS if proposal.entry_id is None else self._labels
        return labels.get(proposal.field, proposal.field)

    def _build(self) -> None:
        self.page.add_row("范围", self.reach, "bulk_reach")
        self.body.addWidget(self.page)
        self.body.addWidget(self.preview, 1)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self.resize(*_SIZE)
        self.page.setFocus()

    def _connect(self) -> None:
        self.page.changed.connect(self._on_wish)
        self.page.abandoned.connect(self.reject)
        self.reach.currentIndexChanged.connect(self._on_wish)
        self._typing.timeout.connect(self._look)
        self._search.found.connect(self.model.add)
        self._search.progressed.connect(self._on_progress)
        self._search.finished.connect(self._on_finished)
        self._search.failed.connect(self._on_failed)
        self.preview.decided.connect(self._on_decided)
