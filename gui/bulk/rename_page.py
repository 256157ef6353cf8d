"""A unit has a new name: which one, and how it is called now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QWidget

from gui.bulk.wish import Wish, WishPage
from model.fields import Field
from model.records import CatalogueSettings
from model.renaming import in_settings, proposing, proposing_whole

_NOTE = "书名号《》里的文件名称和文号里的单位名称不会改：文件是用当时的名称印发的。目录设置里的单位名称一起改。"


@dataclass(frozen=True, slots=True)
class Renaming:
    """What the page begins with; ``whole``: only whole names in the fields that name units."""

    old: str = ""
    new: str = ""
    whole: bool = False


class RenamePage(WishPage):
    """Offers the units in use; other names may be typed too."""

    def __init__(
        self,
        units: Sequence[str],
        fields: Sequence[Field],
        settings: CatalogueSettings,
        parent: QWidget,
        begin: Renaming | None = None,
    ) -> None:
        super().__init__("rename_page", parent)
        self._fields = fields
        self._settings = settings
        self.old = QComboBox(self)
        self.new = QLineEdit(self)
        self.whole = QCheckBox("只改公开主体里的完整名称（用于简称：简称会出现在别的单位名称里）", self)
        self.old.setEditable(True)
        self.old.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.old.addItems(list(units))
        self.old.setCurrentIndex(-1)
        completer = QCompleter(self.old.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.old.setCompleter(completer)
        self.add_row("原名称", self.old, "bulk_old_name")
        self.add_row("新名称", self.new, "bulk_new_name")
        self.add_row("", self.whole, "bulk_whole_name")
        self.whole.setAccessibleName("只改公开主体里的完整名称")
        self.add_note(_NOTE)
        if begin is not None:
            self.old.setEditText(begin.old)
            self.new.setText(begin.new)
            self.whole.setChecked(begin.whole)
            self.setFocusProxy(self.new)
        self.old.currentTextChanged.connect(self.changed)
        self.new.textChanged.connect(self.changed)
        self.whole.toggled.connect(self.changed)

    def wish(self) -> Wish:
        old, new = self.old.currentText().strip(), self.new.text().strip()
        if self.whole.isChecked():
            return Wish("统一单位名称", proposing_whole(old, new, self._fields))
        propose = proposing(old, new, self._fields)
        return Wish("单位更名", propose, tuple(in_settings(self._settings, old, new)))
