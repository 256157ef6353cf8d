"""Choosing one side of a comparison: the present, a named version, a moment, or another catalogue file."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QFileDialog, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.file_names import CATALOGUE_FILES
from gui.versions.sides import NOW, Side, SideKind
from model.releases import Release

_OTHER_FILE = "另一个目录文件…"
_MOMENT = "某一时刻的内容"


class SideChooser(QWidget):
    """Signals: ``changed()`` when another side was chosen."""

    changed = Signal()

    def __init__(self, name: str, title: str, releases: Sequence[Release], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._box = QComboBox(self)
        self._moment = QDateTimeEdit(QDateTime.currentDateTime().addDays(-7), self)
        self._last = 0
        self._build(name, title)
        self._fill(releases)
        self._box.activated.connect(self._on_activated)
        self._moment.editingFinished.connect(self._on_moment)

    def side(self) -> Side:
        """What is chosen."""
        side = self._box.currentData()
        if isinstance(side, Side) and side.kind is SideKind.MOMENT:
            text = self._moment.dateTime().toString("yyyy-MM-ddTHH:mm:59")
            return Side(SideKind.MOMENT, moment=datetime.fromisoformat(text))
        return side if isinstance(side, Side) else NOW

    def choose(self, side: Side) -> None:
        """Choose a side, without telling; a file that is not in the list is added to it."""
        row = self._row_of(side)
        if row < 0:
            row = self._box.count() - 1
            self._box.insertItem(row, side.label, side)
        if side.moment is not None:
            self._moment.setDateTime(QDateTime.fromString(f"{side.moment:%Y-%m-%dT%H:%M:%S}", "yyyy-MM-ddTHH:mm:ss"))
        self._box.setCurrentIndex(row)
        self._last = row
        self._show_moment()

    def choose_file(self, path: Path) -> None:
        """Another catalogue was named."""
        self.choose(Side(SideKind.FILE, path=path))
        self.changed.emit()

    def _on_activated(self, row: int) -> None:
        if self._box.itemData(row) is not None:
            self._last = row
            self._show_moment()
            self.changed.emit()
            return
        self._box.setCurrentIndex(self._last)
        name, _ = QFileDialog.getOpenFileName(self, "选择要比较的目录", "", CATALOGUE_FILES)
        if name:
            self.choose_file(Path(name))

    def _on_moment(self) -> None:
        if self.side().kind is SideKind.MOMENT:
            self.changed.emit()

    def _show_moment(self) -> None:
        side = self._box.currentData()
        self._moment.setVisible(isinstance(side, Side) and side.kind is SideKind.MOMENT)

    def _row_of(self, side: Side) -> int:
        for row in range(self._box.count()):
            other = self._box.itemData(row)
            if (
                isinstance(other, Side)
                and other.kind is side.kind
                and (other.release, other.path)
                == (
                    side.release,
                    side.path,
                )
            ):
                return row
        return -1

    def _fill(self, releases: Sequence[Release]) -> None:
        self._box.addItem(NOW.label, NOW)
        for release in releases:
            self._box.addItem(f"版本：{release.label}", Side(SideKind.RELEASE, release=release))
        self._box.addItem(_MOMENT, Side(SideKind.MOMENT))
        self._box.addItem(_OTHER_FILE)
        self._show_moment()

    def _build(self, name: str, title: str) -> None:
        self._box.setObjectName(f"{name}_box")
        self._box.setAccessibleName(title)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.setMinimumContentsLength(16)
        self._moment.setObjectName(f"{name}_moment")
        self._moment.setAccessibleName(f"{title}：时刻")
        self._moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._moment.setCalendarPopup(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(title, self))
        line.addWidget(self._box, 1)
        line.addWidget(self._moment)
