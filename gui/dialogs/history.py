"""The history of the whole catalogue: every step, newest first, with what it changed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from gui.dialogs.dialog import Dialog
from gui.item_models.history_model import HistoryModel
from gui.views.history_panel import HistoryTree
from model.history import Revision
from model.text import fold


class HistoryDialog(Dialog):
    """Steps with their changes; a line narrows them by user, step or day."""

    def __init__(
        self,
        revisions: Sequence[Revision],
        field_label: Callable[[str], str],
        entry_name: Callable[[int], str],
        value_text: Callable[[str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("history", "目录修改记录", parent, reject="关闭")
        self._revisions = revisions
        self._field_label = field_label
        self._entry_name = entry_name
        self._value_text = value_text
        self._model = HistoryModel(self)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("history_filter")
        self._filter.setAccessibleName("筛选修改记录")
        self._filter.setPlaceholderText("按步骤、操作人或日期筛选，例：删除、2026-11-21")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filter)
        self.body.addWidget(self._filter)
        self.body.addWidget(HistoryTree(self._model, "catalogue_history", self), 1)
        self.note(f"最近 {len(revisions)} 步。撤销和重做也会记录在这里。")
        self._on_filter("")
        self.resize(620, 600)

    def _on_filter(self, words: str) -> None:
        wanted = fold(words)
        shown = [
            revision
            for revision in self._revisions
            if wanted in fold(f"{revision.label} {revision.user} {revision.at:%Y-%m-%d %H:%M}")
        ]
        self._model.show(shown, self._field_label, self._entry_name, self._value_text)
