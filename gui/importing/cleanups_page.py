"""The tab with the clean-ups: what was repaired in the texts, what is offered, each with a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.importing.cleanup_choices import with_wishes
from gui.importing.cleanup_model import AFTER, BEFORE, PAIR_ROLE, CleanupModel
from gui.importing.difference_delegate import DifferenceDelegate
from gui.importing.tick_tree import TickTree
from gui.type_size import in_type
from gui.widgets.chip import Chip
from importers.readings import ReadingChoices
from model.plan import Cleanup, CleanupKind

_CALM = 700  # milliseconds after the last tick before the files are read anew
_WIDTHS = (150, 190, 330)
_TOLD = "勾选的已经清理，取消勾选就保留原来的文字。繁体字不会自动转换，勾选才转为简体。␣ 是空格，⏎ 是换行。"


class CleanupsPage(QWidget):
    """Signals: ``choices_requested(ReadingChoices)`` a moment after the last tick."""

    choices_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_cleanups_page")
        self._cleanups: Sequence[Cleanup] = ()
        self._choices = ReadingChoices()
        self.model = CleanupModel(self)
        self.list = TickTree("import_cleanups", "清理过的文字", self)
        self._chips = {kind: Chip(kind.label, self) for kind in CleanupKind}
        self.all = QPushButton("全部清理", self)
        self.none = QPushButton("全部保留原文", self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._build()
        self._connect()

    @property
    def pending(self) -> bool:
        """Whether ticks were changed that the plan does not know of yet."""
        return self._calm.isActive()

    def show_cleanups(self, cleanups: Sequence[Cleanup], choices: ReadingChoices) -> None:
        """Show the repairs of a plan made under these choices."""
        self._calm.stop()
        current = self.list.currentIndex().row()
        self._cleanups = cleanups
        self._choices = choices
        self.model.show_cleanups(cleanups, choices)
        for kind, number in self.model.counts.items():
            chip = self._chips[kind]
            chip.word = f"{kind.label} {number}"
            chip.write()
            chip.setVisible(number > 0)
        for button in (self.all, self.none):
            button.setEnabled(bool(cleanups))
        self.list.setCurrentIndex(self.model.index(max(current, 0), 0))

    def flush(self) -> None:
        """Tell the ticks that wait at once."""
        if self.pending:
            self._calm.stop()
            self._on_calm()

    def _on_wish(self, cleanup: Cleanup, wanted: bool) -> None:
        self._take([cleanup], wanted)

    def _on_all(self) -> None:
        self._take(self.model.shown, True)

    def _on_none(self) -> None:
        self._take(self.model.shown, False)

    def _on_kinds(self) -> None:
        self.model.show_kinds(frozenset(kind for kind, chip in self._chips.items() if chip.isChecked()))

    def _on_calm(self) -> None:
        self.choices_requested.emit(self._choices)

    def _take(self, changed: Sequence[Cleanup], wanted: bool) -> None:
        self._choices = with_wishes(self._choices, self._cleanups, changed, wanted)
        self.model.show_choices(self._choices)
        self._calm.start()

    def _build(self) -> None:
        line = QHBoxLayout()
        for kind, chip in self._chips.items():
            chip.setObjectName(f"import_cleanups_{kind.value}")
            chip.setChecked(True)
            line.addWidget(chip)
        line.addStretch(1)
        for button, name in ((self.all, "import_clean_all"), (self.none, "import_clean_none")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            line.addWidget(button)
        told = QLabel(_TOLD, self)
        told.setProperty("look", "muted")
        told.setWordWrap(True)
        self.list.setRootIsDecorated(False)
        self.list.setModel(self.model)
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, in_type(width))
        self.list.setItemDelegateForColumn(BEFORE, DifferenceDelegate(self.list, PAIR_ROLE, is_before=True))
        self.list.setItemDelegateForColumn(AFTER, DifferenceDelegate(self.list, PAIR_ROLE, is_before=False))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addLayout(line)
        whole.addWidget(told)
        whole.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.model.wished.connect(self._on_wish)
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        self._calm.timeout.connect(self._on_calm)
        for chip in self._chips.values():
            chip.clicked.connect(self._on_kinds)
