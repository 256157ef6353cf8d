"""After a crash: what was being typed when the program ended, to be put back into its field, copied or dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QWidget

from gui.dialogs.dialog import Dialog
from model.drafts import Draft
from model.records import Entry

_LINES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A draft, what its field is called, and its entry as it is now (``None``: it is gone)."""

    draft: Draft
    label: str
    entry: Entry | None


class DraftsDialog(Dialog):
    """Shows the texts. Accepted: they go back into their fields; ``dropped``: they are not wanted; else: later."""

    def __init__(self, told: Sequence[Told], parent: QWidget | None = None) -> None:
        some_left = any(one.entry is not None for one in told)
        super().__init__(
            "drafts", "上次没有写完的内容", parent, accept="填回原处" if some_left else "", reject="以后再说"
        )
        self.dropped = False
        self._text = "\n\n".join(map(_words, told))
        self.note("上次退出时正在填写的内容还没有保存", "heading")
        self.note(
            "填回原处后，请看一遍再按 Tab 或单击别处，才会保存。"
            if some_left
            else "原来的事项已经不在目录里了，可以先复制下来。"
        )
        text = QPlainTextEdit(self._text, self)
        text.setObjectName("drafts_text")
        text.setAccessibleName("没有保存的内容")
        text.setReadOnly(True)
        text.setMinimumHeight(min(_LINES_SHOWN, self._text.count("\n") + 3) * self.fontMetrics().lineSpacing())
        self.body.addWidget(text, 1)
        copy = self.add_button("copy", "复制", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._on_copy)
        drop = self.add_button("drop", "不要了", QDialogButtonBox.ButtonRole.DestructiveRole)
        drop.clicked.connect(self._on_drop)
        self.resize(520, self.sizeHint().height())

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text)

    def _on_drop(self) -> None:
        self.dropped = True
        self.reject()


def _words(told: Told) -> str:
    """The text, below a line that says where it stood."""
    draft, entry = told.draft, told.entry
    parts = [f"{draft.name} · {told.label}"]
    try:
        parts.append(f"{datetime.fromisoformat(draft.at):%m月%d日 %H:%M}")
    except ValueError:  # the file was edited by hand
        parts.append(draft.at)
    if entry is None:
        parts.append("事项已经不在目录里")
    elif entry[draft.field] != draft.before:
        parts.append("目录里的内容后来又改过，请对照")
    return f"【{'，'.join(parts)}】\n{draft.text}"
