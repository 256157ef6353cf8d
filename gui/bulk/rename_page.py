"""A unit has a new name: which one, and how it is called now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from gui.bulk.wish import Wish, WishPage
from model.fields import Field
from model.records import CatalogueSettings
from model.renaming import in_settings, proposing

_NOTE = "书名号《》里的文件名称和文号里的单位名称不会改：文件是用当时的名称印发的。目录设置里的单位名称一起改。"


class RenamePage(WishPage):
    """Offers the units in use; other names may be typed too."""

    def __init__(
        self, units: Sequence[str], fields: Sequence[Field], settings: CatalogueSettings, parent: QWidget
    ) -> None:
        super().__init__("rename_page", parent)
        self._fields = fields
        self._settings = settings
        self.old = QComboBox(self)
        self.new = QLineEdit(self)
        self.old.setEditable(True)
        self.old.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.old.addItems(list(units))
        self.old.setCurrentIndex(-1)
        completer = QCompleter(self.old.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.old.setCompleter(completer)
        self.add_row("原名称", self.old, "bulk_old_name")
        self.add_row("新名称", self.new, "bulk_new_name")
        self.add_note(_NOTE)
        self.old.currentTextChanged.connect(self.changed)
        self.new.textChanged.connect(self.changed)

    def wish(self) -> Wish:
        old, new = self.old.currentText().strip(), self.new.text().strip()
        propose = proposing(old, new, self._fields)
        return Wish("单位更名", propose, tuple(in_settings(self._settings, old, new)))
