"""The named versions of the catalogue: name, rename, forget them. What else can be done with one is told as a wish."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.icons import icon
from gui.type_size import type_factor
from gui.versions.name_dialog import NameDialog
from model.changes import Changes
from model.operations.operation import Operation
from model.operations.releases import name_version, remove_version, rename_version
from model.releases import Release

TITLES = ("版本名称", "内容截至", "事项", "命名人")
_WIDTHS = (220, 140, 70)
_RELEASE_ROLE = Qt.ItemDataRole.UserRole
_NOTHING = (
    "还没有命名的版本。\n\n报送、定稿、公布前，把当时的内容命名下来：\n"
    "以后可以随时打开查看、与现在比较、生成变更说明。\n不占空间，也不影响继续修改。"
)

Run = Callable[[Operation], Changes | None]
ReadReleases = Callable[[], Sequence[Release]]


class VersionsDialog(Dialog):
    """A list of versions with buttons beside it.

    Signals, each with the chosen ``Release``: ``open_requested``, ``compare_requested``, ``report_requested``,
    ``export_requested``, ``save_requested``.
    """

    open_requested = Signal(object)
    compare_requested = Signal(object)
    report_requested = Signal(object)
    export_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, read: ReadReleases, run: Run, parent: QWidget | None = None, *, writable: bool) -> None:
        super().__init__("versions", "版本", parent, reject="关闭")
        self._read = read
        self._run = run
        self._writable = writable
        self._model = QStandardItemModel(0, len(TITLES), self)
        self._model.setHorizontalHeaderLabels(list(TITLES))
        self.list = QTreeView(self)
        self._remark = QLabel(self)
        self._nothing = QLabel(_NOTHING, self)
        self._pages = QStackedWidget(self)
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        self.list.activated.connect(self._on_open)
        self.show_releases()
        self.resize(800, 470)

    def current(self) -> Release | None:
        """The chosen version."""
        release = self.list.currentIndex().siblingAtColumn(0).data(_RELEASE_ROLE)
        return release if isinstance(release, Release) else None

    def show_releases(self, chosen: str = "") -> None:
        """Read the versions anew and choose the one of this name, else the first."""
        releases = self._read()
        self._model.removeRows(0, self._model.rowCount())
        for release in releases:
            self._model.appendRow(_row(release))
        self._pages.setCurrentIndex(1 if releases else 0)
        labels = [release.label for release in releases]
        row = labels.index(chosen) if chosen in labels else 0
        self.list.setCurrentIndex(self._model.index(row, 0))
        self._on_row(self.list.currentIndex())

    def _on_row(self, _current: QModelIndex) -> None:
        release = self.current()
        for name, button in self._buttons.items():
            needs_writing = name in ("name", "rename", "remove")
            button.setEnabled((name == "name" or release is not None) and (self._writable or not needs_writing))
        if release is None:
            self._remark.setText("")
        else:
            said = f"{release.user} 于 {release.at:%Y-%m-%d %H:%M} 命名"
            self._remark.setText(f"{said}。备注：{release.note}" if release.note else f"{said}，没有备注。")

    def _on_name(self) -> None:
        labels = [release.label for release in self._read()]
        dialog = NameDialog("给目录现在的内容起一个名称。", labels, self)
        if dialog.exec() and self._run(name_version(label=dialog.label, note=dialog.remark)) is not None:
            self.show_releases(dialog.label)
        dialog.deleteLater()

    def _on_rename(self) -> None:
        release = self.current()
        if release is None:
            return
        others = [one.label for one in self._read() if one.id != release.id]
        what = f"{release.changed_at:%Y-%m-%d %H:%M} 的内容，{release.entries} 个事项。"
        dialog = NameDialog(what, others, self, label=release.label, note=release.note)
        if dialog.exec():
            wish = rename_version(release_id=release.id, label=dialog.label, note=dialog.remark)
            if self._run(wish) is not None:
                self.show_releases(dialog.label)
        dialog.deleteLater()

    def _on_remove(self) -> None:
        release = self.current()
        if release is None or not messages.ask(
            self,
            "删除版本名称",
            f"将去掉“{release.label}”这个名称和备注。目录的内容和修改记录都不受影响，可以撤销。",
            "删除名称",
        ):
            return
        if self._run(remove_version(release_id=release.id)) is not None:
            self.show_releases()

    def _on_open(self) -> None:
        self._wish(self.open_requested)

    def _on_compare(self) -> None:
        self._wish(self.compare_requested)

    def _on_report(self) -> None:
        self._wish(self.report_requested)

    def _on_export(self) -> None:
        self._wish(self.export_requested)

    def _on_save(self) -> None:
        self._wish(self.save_requested)

    def _wish(self, signal: SignalInstance) -> None:
        release = self.current()
        if release is not None:
            signal.emit(release)

    def _build(self) -> None:
        self.list.setObjectName("version_list")
        self.list.setAccessibleName("命名的版本")
        self.list.setModel(self._model)
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, round(width * type_factor()))
        self._remark.setObjectName("version_remark")
        self._remark.setWordWrap(True)
        self._remark.setProperty("look", "muted")
        self._nothing.setObjectName("no_versions")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("look", "muted")
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        left = QVBoxLayout()
        left.addWidget(self._pages, 1)
        left.addWidget(self._remark)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addLayout(self._button_column())
        self.body.addLayout(row, 1)

    def _button_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        for name, text, sign, tip, handler in (
            ("name", "命名现在的内容…", "plus", "给目录现在的内容起一个名称", self._on_name),
            ("rename", "改名和备注…", "edit", "修改版本的名称和备注", self._on_rename),
            ("remove", "删除名称", "delete", "去掉这个名称，内容和修改记录不受影响", self._on_remove),
            ("", "", "", "", None),
            ("open", "打开查看", "open", "在另一个窗口里查看这个版本，不能修改", self._on_open),
            ("compare", "比较…", "compare", "与现在或者另一个版本比较", self._on_compare),
            ("report", "变更说明…", "change-report", "说明从这个版本到现在改了什么、为什么", self._on_report),
            ("export", "导出…", "export", "把这个版本导出为 Word、Excel、PDF", self._on_export),
            ("save", "另存为目录…", "save-copy", "把这个版本存为一个单独的目录文件", self._on_save),
        ):
            if handler is None:
                column.addSpacing(14)
                continue
            button = QPushButton(icon(sign), text, self)
            button.setObjectName(f"version_{name}_button")
            button.setAccessibleName(text.rstrip("…"))
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(handler)
            self._buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        return column


def _row(release: Release) -> list[QStandardItem]:
    texts = (release.label, f"{release.changed_at:%Y-%m-%d %H:%M}", str(release.entries), release.user)
    items = [QStandardItem(text) for text in texts]
    items[0].setData(release, _RELEASE_ROLE)
    items[0].setIcon(icon("versions"))
    items[2].setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    for item in items:
        item.setToolTip(release.note)
    return items
