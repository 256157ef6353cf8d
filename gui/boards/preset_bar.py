"""The presets of the designer: choose one, keep the choices of now under a name, rename, delete.

What a preset holds and where it is kept is the business of ``exporters/board_presets.py``.
"""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLabel, QMenu, QPushButton, QToolButton, QWidget

from exporters.board_design import BoardDesign
from exporters.board_presets import LONGEST_NAME, BoardPresets, load_presets, save_presets
from gui import messages
from gui.icons import icon
from model.errors import CatalogueError

_TIP = "以前保存的一套选项，例如“村务公开栏 A3 横向”"
_NONE = "（没有用方案）"


class PresetBar(QWidget):
    """The presets on one line.

    Signals: ``chosen(BoardDesign)`` when the clerk chose a preset; ``save_requested()`` when the choices of now are to
    be kept: the owner answers with ``save``.
    """

    chosen = Signal(object)
    save_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._presets: BoardPresets = load_presets()
        self._names = QComboBox(self)
        self._save = QPushButton("保存为方案…", self)
        self._more = QToolButton(self)
        self._menu = QMenu(self)
        self._rename = self._menu.addAction("改名…")
        self._remove = self._menu.addAction("删除…")
        self._build()
        self._names.activated.connect(self._on_chosen)
        self._save.clicked.connect(self.save_requested)
        self._rename.triggered.connect(self._on_rename)
        self._remove.triggered.connect(self._on_remove)
        self._fill(self._presets.last)

    @property
    def current(self) -> str:
        """The name of the preset in use, ``""`` for none."""
        return str(self._names.currentData() or "")

    def show_state(self, design: BoardDesign) -> None:
        """Say whether these choices are still those of the preset."""
        name = self.current
        if name:
            changed = self._presets.designs[name] != design
            self._names.setItemText(self._names.currentIndex(), f"{name} *" if changed else name)
            self._names.setToolTip(f"方案“{name}”，选项已经改动，还没有保存" if changed else f"方案“{name}”")

    def save(self, design: BoardDesign) -> None:
        """Ask for a name and keep this design under it."""
        proposal = self.current or f"公示栏 {design.paper}{'横向' if design.landscape else ''}"
        name, given = QInputDialog.getText(self, "保存为方案", "方案名称：", text=proposal)
        if not given:
            return
        taken = name.strip() in self._presets.designs
        question = f"已经有叫“{name.strip()}”的方案。用现在的选项替换它吗？"
        if taken and name.strip() != self.current and not messages.ask(self, "保存为方案", question, "替换"):
            return
        self._keep(lambda: self._presets.saved(name, design))

    def _on_chosen(self) -> None:
        name = self.current
        if name:
            self._keep(lambda: self._presets.used(name))
            self.chosen.emit(self._presets.designs[name])
        self._update_menu()

    def _on_rename(self) -> None:
        name = self.current
        new_name, given = QInputDialog.getText(self, "方案改名", "新的名称：", text=name)
        if given and new_name.strip() != name:
            self._keep(lambda: self._presets.renamed(name, new_name))

    def _on_remove(self) -> None:
        name = self.current
        if messages.ask(self, "删除方案", f"删除方案“{name}”？只删除方案，不影响目录。", "删除", dangerous=True):
            self._keep(lambda: self._presets.removed(name))

    def _keep(self, change: Callable[[], BoardPresets]) -> None:
        """Take a change of the presets over and write it; what cannot be is told in a sentence."""
        try:
            presets = change()
            save_presets(presets)
        except CatalogueError as error:
            messages.show_error(self, error)
            return
        self._presets = presets
        self._fill(presets.last)

    def _fill(self, current: str) -> None:
        with QSignalBlocker(self._names):
            self._names.clear()
            self._names.addItem(_NONE if self._presets.designs else "（还没有保存过方案）", "")
            for name in self._presets.designs:
                self._names.addItem(name, name)
            self._names.setCurrentIndex(max(self._names.findData(current), 0))
        self._names.setEnabled(bool(self._presets.designs))
        self._update_menu()

    def _update_menu(self) -> None:
        self._more.setEnabled(bool(self.current))

    def _build(self) -> None:
        self._names.setObjectName("board_presets")
        self._names.setAccessibleName("公示栏方案")
        self._names.setToolTip(_TIP)
        self._names.setMinimumContentsLength(LONGEST_NAME // 2)
        self._save.setObjectName("board_preset_save")
        self._save.setAccessibleName("保存为方案")
        self._save.setAutoDefault(False)
        self._more.setObjectName("board_preset_more")
        self._more.setAccessibleName("方案改名、删除")
        self._more.setToolTip("方案改名、删除")
        self._more.setIcon(icon("edit"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        self._menu.setObjectName("board_preset_menu")
        self._rename.setObjectName("board_preset_rename")
        self._remove.setObjectName("board_preset_remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel("方案", self))
        row.addWidget(self._names, 1)
        row.addWidget(self._save)
        row.addWidget(self._more)
