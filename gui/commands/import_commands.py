"""Handlers of importing: from files, from the clipboard, from files dropped onto the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from gui import messages
from gui.commands.opening import Opening
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from importers.sheet import Sheet
from model.errors import UserError
from model.places import CATALOGUE_SUFFIX

FILE_FILTER = (
    "表格和文档 (*.xlsx *.xlsm *.xls *.xlsb *.et *.ods *.csv *.txt *.docx *.html *.htm *.json *.gkml);;所有文件 (*)"
)
_FEW_ROWS, _FEW_COLUMNS = 2, 3
"""A copied piece smaller than this in one direction is cells; of a larger one without a header it is asked."""


class ImportCommands(QObject):
    """Turns files and clipboard contents into imports. Watches the window for dropped files.

    Signals: ``compare_requested(Path)`` when a catalogue was dropped to be compared with the open one.
    """

    compare_requested = Signal(object)

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner, opening: Opening) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._runner = runner
        self._opening = opening
        self._folder = ""
        parts.window.setAcceptDrops(True)
        parts.window.installEventFilter(self)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {"import": self.choose_files}

    def import_files(self, paths: Sequence[Path]) -> None:
        """Lead through importing these files into the open catalogue."""
        self._lead(paths=paths)

    def merge(self, path: Path, parent: QWidget) -> None:
        """Choose what to take over from another catalogue: straight to the changes it would bring."""
        self._lead(paths=[path], straight=True, parent=parent)

    def choose_files(self) -> None:
        """Ask for files and lead through importing them; nothing when no catalogue is open."""
        if self._session.workspace is None:
            return
        start = self._folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        names, _ = QFileDialog.getOpenFileNames(self._parts.window, "选择要导入的文件（可以多选）", start, FILE_FILTER)
        if names:
            self._folder = str(Path(names[0]).parent)
            self._lead(paths=[Path(name) for name in names])

    def pasted(self, data: QMimeData, *, over_cells: bool) -> Sheet | None:
        """Lead through importing the tables of the clipboard; mere cells are given back.

        ``over_cells``: the clerk has selected the cells to be pasted over and is not asked whether they are meant.
        """
        from importers.clipboard import read_clipboard  # HTML and text readers are loaded when something is pasted

        try:
            sheets = read_clipboard(data.html(), data.text())
        except UserError as error:
            messages.show_error(self._parts.window, error)
            return None
        if len(sheets) > 1 or self._has_header(sheets[0]):
            self._lead(sheets=sheets, area=self._area_here())
        elif over_cells or _is_cells(sheets[0]) or self._means_cells(sheets[0]):
            return sheets[0]
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and self._dropped(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = self._dropped(event.mimeData())
            if paths:
                event.acceptProposedAction()
                # Later: the program the files come from waits until the drop is over.
                QTimer.singleShot(0, self, partial(self._on_dropped, paths))
                return True
        return super().eventFilter(watched, event)

    def _on_dropped(self, paths: list[Path]) -> None:
        is_catalogue = len(paths) == 1 and paths[0].suffix.lower() == CATALOGUE_SUFFIX
        if self._session.workspace is None:
            if is_catalogue:
                self._opening.open_path(paths[0])
            else:
                messages.inform(self._parts.window, "先打开目录", "请先新建或打开一个目录，再把表格拖进来导入。")
            return
        if is_catalogue:
            self._on_catalogue_dropped(paths[0])
        else:
            self._lead(paths=paths)

    def _on_catalogue_dropped(self, path: Path) -> None:
        answers = ("打开它", "与当前目录比较", "合并到当前目录", "取消")
        answer = messages.choose(self._parts.window, "拖入了目录文件", f"要怎样处理“{path.name}”？", answers)
        if answer == 0:
            self._opening.open_path(path)
        elif answer == 1:
            self.compare_requested.emit(path)
        elif answer == 2:
            self.merge(path, self._parts.window)

    def _has_header(self, sheet: Sheet) -> bool:
        from importers.arranging import arranged
        from importers.header import find_tables
        from importers.labels import label_book

        workspace = self._session.workspace
        if workspace is None:
            return False
        kind = workspace.catalogue.kind
        return any(find_tables(each, label_book(kind)) for each in arranged([sheet], kind))

    def _area_here(self) -> str:
        """The area the clerk looks at: of the tree, else of the entry at the cursor."""
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return ""
        place = workspace.outline.get(self._parts.table.current_id())
        return entry_list.scope.area or (place.area if place is not None else "")

    def _means_cells(self, sheet: Sheet) -> bool:
        """Ask what many cells without a header are; a table is imported at once."""
        size = f"{len(sheet.rows)} 行 {max(len(row) for row in sheet.rows)} 列"
        question = f"剪贴板里有 {size}，没有表头。要从当前单元格开始覆盖已有的事项，还是作为新表格导入？"
        answers = ("作为表格导入", "覆盖单元格", "取消")
        answer = messages.choose(self._parts.window, "粘贴多行多列", question, answers)
        if answer == 0:
            self._lead(sheets=[sheet], area=self._area_here())
        return answer == 1

    def _lead(
        self,
        paths: Sequence[Path] = (),
        sheets: Sequence[Sheet] = (),
        area: str = "",
        *,
        straight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.importing.import_dialog import ImportDialog  # what understands files is loaded when it is needed
        from gui.importing.source import Source

        self._parts.form.commit()
        if not workspace.writable:
            messages.inform(self._parts.window, "只读打开", "目录是只读打开的，不能导入。")
            return
        source = Source(paths, sheets, area, straight)
        dialog = ImportDialog(workspace, self._runner, source, parent or self._parts.window)
        dialog.begin()
        dialog.exec()
        dialog.deleteLater()

    def _dropped(self, data: QMimeData) -> list[Path]:
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_cells(sheet: Sheet) -> bool:
    return len(sheet.rows) < _FEW_ROWS or max(len(row) for row in sheet.rows) < _FEW_COLUMNS
