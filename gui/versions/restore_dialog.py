"""Before a whole entry becomes what it was: what would change in it, now and then side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTextBrowser, QWidget

from gui import marked_html
from gui.dialogs.dialog import Dialog
from gui.theme import colours_of
from model.comparison import FieldDifference
from model.records import Entry


class RestoreDialog(Dialog):
    """``now`` is the entry as it is, ``details`` what would change; accepted when it shall."""

    def __init__(
        self, now: Entry, details: Sequence[FieldDifference], field_label: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__("restore_entry", "恢复整个事项", parent, accept="恢复", reject="取消")
        self.note(f"恢复“{now['name'] or '没有名称'}”会改动 {len(details)} 个栏目，其他栏目不变。可以撤销。")
        self.sheet = QTextBrowser(self)
        self.sheet.setObjectName("restore_sheet")
        self.sheet.setAccessibleName("恢复会带来的改动")
        colours = colours_of(self.palette())
        parts = []
        for detail in details:
            before, after = marked_html.marked(detail.here, detail.there, colours)
            parts.append(marked_html.field(field_label(detail.field), [("现在", before), ("恢复成", after)], colours))
        self.sheet.setHtml("".join(parts))
        self.body.addWidget(self.sheet, 1)
        self.resize(640, 480)
