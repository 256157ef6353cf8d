"""What the table's cells know from spreadsheets: copy, cut, paste, fill down, clear. Rows are told from cells here.

A cut is carried out only when it is pasted. What an import is, and what of the clipboard is a whole table, say
``import_commands.py`` and ``importers/clipboard.py``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from gui import messages
from gui.commands.changing import Changing, Refused
from gui.commands.entry_commands import EntryCommands
from gui.commands.filling_cells import CellFill, Filling
from gui.commands.import_commands import ImportCommands
from gui.item_models.columns import Column
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.row_copy import (
    CELLS_MIME,
    ROWS_MIME,
    Clip,
    clip_of_cells,
    clip_of_rows,
    copied_cells,
    copied_rows,
    own_rows,
    texts_of,
)
from gui.session import Session
from gui.views.cell_selection import Cells
from gui.workspace import Workspace
from model.changes import Changes
from model.operations.entries import edit_entries
from model.operations.operation import Operation
from model.progress import Progress
from model.records import Entry

_MANY = 2_000  # entries from which copying takes a thread
_TOO_SCATTERED = "所选的单元格不是一个整块，不能一起复制。请只选同样的几列，或者选中整行。"


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut and waits to be pasted; without columns whole rows. ``clip`` is what the clipboard then held."""

    ids: tuple[int, ...]
    columns: tuple[Column, ...]
    clip: bytes


class CellCommands(QObject):
    """Turns wishes about cells into operations."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        runner: ProgressRunner,
        imports: ImportCommands,
        entries: EntryCommands,
    ) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._runner = runner
        self._changing = Changing(session, parts, runner)
        self._imports = imports
        self._entries = entries
        self._cut: Cut | None = None
        session.opened.connect(self._on_opened)
        session.closing.connect(self.end_cut)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard_changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "copy_rows": self._copy,
            "cut": self._on_cut,
            "paste": self._paste,
            "fill_down": self._fill_down,
            "clear_cells": self._clear,
        }

    def end_cut(self) -> None:
        """What was cut stays where it is."""
        self._cut = None
        self._parts.table.show_cut((), ())

    def _on_opened(self) -> None:
        if self._session.workspace is not None:
            self._session.workspace.changed.connect(self.end_cut)

    def _on_clipboard_changed(self) -> None:
        if self._cut is not None and _clip(_on_clipboard()) != self._cut.clip:
            self.end_cut()

    # -- copy and cut

    def _copy(self) -> None:
        self._take(self._copied)

    def _on_cut(self) -> None:
        self._take(self._marked)

    def _take(self, then: Callable[[Cells, bytes], object]) -> None:
        """Put the selection on the clipboard, on a thread if it is large."""
        workspace, table = self._session.workspace, self._parts.table
        cells = table.cells.rectangle()
        if workspace is None or cells is None:
            self._parts.status.tell(_TOO_SCATTERED)
            return
        whole, path = table.has_whole_rows, workspace.catalogue.path
        own = own_rows(str(path), cells.ids) if whole else b""
        titles = [column.title for column in cells.columns]

        def make(entries: Iterable[Entry]) -> Clip:
            texts = texts_of(entries, cells.columns, workspace.area_label)
            return clip_of_rows(titles, texts, own) if whole else clip_of_cells(texts)

        def work(progress: Progress) -> Clip:
            from model.reading import read_entries  # what reads past states is loaded with it

            return make(_told(read_entries(path, cells.ids), len(cells.ids), progress))

        taken = Cells(cells.ids, []) if whole else cells
        if len(cells.ids) < _MANY:
            self._put(taken, then, make(workspace.catalogue.entries(cells.ids)))
        else:
            self._runner.run("复制", work, partial(self._put, taken, then))

    def _put(self, cells: Cells, then: Callable[[Cells, bytes], object], clip: Clip) -> None:
        self.end_cut()
        QGuiApplication.clipboard().setMimeData(clip.mime())
        then(cells, clip.own)

    def _copied(self, cells: Cells, _clip: bytes) -> None:
        self._parts.status.tell(f"已复制{_size(cells)}，可以粘贴到 Excel、WPS 或 Word。")

    def _marked(self, cells: Cells, clip: bytes) -> None:
        """A cut is a copy that is remembered."""
        self._cut = Cut(tuple(cells.ids), tuple(cells.columns), clip)
        keys = [column.key for column in cells.columns] or self._parts.table.columns_shown()
        self._parts.table.show_cut(cells.ids, keys)
        self._parts.status.tell(f"已剪切{_size(cells)}，在要放的地方按 Ctrl+V；按 Esc 取消。")

    # -- paste

    def _paste(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        data, cut = _on_clipboard(), self._cut
        rows, cells = copied_rows(data, str(workspace.catalogue.path)), copied_cells(data)
        if rows:
            self._paste_rows(workspace, rows, is_move=cut is not None)
            return
        from gui.commands.pasting_cells import CellPaste  # what understands foreign cells is loaded when they come

        taken = None
        if cells is not None and cut is not None:
            taken = Cells(list(cut.ids), list(cut.columns))
        paste = CellPaste(workspace, self._parts)
        if cells is None:
            several = sum(len(piece.ids) * len(piece.columns) for piece in self._parts.table.cells.pieces()) > 1
            sheet = self._imports.pasted(data, over_cells=several and not self._parts.table.has_whole_rows)
            cells = [list(row) for row in sheet.rows] if sheet is not None else None
            made = paste.make(cells, own=False) if cells else None
        else:
            made = paste.make(cells, own=True, taken=taken)
        if made is not None:
            self._run(made.operation, made.size, lambda: self._pasted(made.ids, made.keys, made.sentence))

    def _pasted(self, ids: Sequence[int], keys: Sequence[str], sentence: str) -> None:
        self._parts.table.select_cells(ids, keys)
        self._parts.status.tell(sentence)

    def _paste_rows(self, workspace: Workspace, ids: Sequence[int], *, is_move: bool) -> None:
        from gui.commands.pasting_rows import paste_rows

        entry_list, current = self._session.entry_list, self._parts.table.current_id()
        if entry_list is None:
            return
        wish = paste_rows(workspace, entry_list.scope.area, current, ids, is_move=is_move)
        if wish is None:
            self._parts.status.tell("请先选中要放在它下面的事项，再粘贴。")
            return
        verb = "移动" if is_move else "复制"
        told = f"已把 {len(ids)} 个事项{verb}到{wish.place}，可以撤销。"
        self._run(wish.operation, len(ids), lambda: self._placed(ids if is_move else (), told))

    def _placed(self, ids: Sequence[int], sentence: str) -> None:
        if ids:
            self._parts.table.select(ids)
        self._parts.status.tell(sentence)

    # -- fill and clear

    def fill_onwards(self, number: int) -> None:
        """The handle was pulled down: the first ``number`` selected lines go on below."""
        if self._session.workspace is not None:
            self._fill(CellFill(self._session.workspace, self._parts.table).onwards(number))

    def spread(self, text: str) -> None:
        """Write a text into every selected cell; what could not be written is put back into its editor."""
        workspace, table = self._session.workspace, self._parts.table
        here = table.cells.at_cursor()
        if workspace is None or here is None:
            return
        filling = CellFill(workspace, table).everywhere(text)
        if filling.refused:
            lines = "\n".join(f"“{title}”{why}" for title, why in filling.refused)
            messages.inform(
                self._parts.window, "没有填入", f"所选的列里有的不能填这些字，所以一格也没有填：\n\n{lines}"
            )
            table.edit_again(text)
        elif filling.number == 1 and table.entries is not None:
            table.entries.setData(table.currentIndex(), text)  # as if Enter had been pressed
        else:
            label = f"填入 {filling.number} 个单元格"
            self._write(filling.values, label, f"已{label}，可以撤销。", partial(table.edit_again, text))

    def _fill_down(self) -> None:
        workspace, table = self._session.workspace, self._parts.table
        if workspace is None:
            return
        if table.has_whole_rows:
            self._parts.status.tell("向下填充要选中单元格，不是整行：选中第一格和下面要填的格，再按 Ctrl+D。")
        else:
            self._fill(CellFill(workspace, table).down())

    def _fill(self, filling: Filling) -> None:
        if filling.number:
            label = f"向下填充 {filling.number} 个单元格"
            self._write(filling.values, label, f"已{label}，可以撤销。")
        else:
            self._parts.status.tell("上面没有可以填充的内容。")

    def _clear(self) -> None:
        """Delete: whole rows are removed, cells emptied."""
        table = self._parts.table
        if table.has_whole_rows:
            self._entries.remove()
            return
        values: dict[int, Mapping[str, str]] = {}
        number, title = 0, ""
        for cells in table.cells.pieces():
            columns = [column for column in cells.columns if column.field is not None]
            row = dict.fromkeys((column.key for column in columns), "")
            values |= dict.fromkeys(cells.ids, row) if row else {}
            number += len(cells.ids) * len(columns)
            title = columns[0].title if columns else title
        if number:
            label = f"清空{title}" if number == 1 else f"清空 {number} 个单元格"
            self._write(values, label, f"已{label}，可以撤销。")
        else:
            self._parts.status.tell("状态和领域不能清空，请用“设置状态”和“移到其他领域”。")

    def _write(
        self, values: Mapping[int, Mapping[str, str]], label: str, sentence: str, refused: Refused | None = None
    ) -> None:
        operation = edit_entries(values=values, label=label)
        self._run(operation, len(values), lambda: self._parts.status.tell(sentence), refused)

    def _run(self, operation: Operation, size: int, then: Callable[[], object], refused: Refused | None = None) -> None:
        """Do this; when it changes nothing, say so; ``refused`` when it could not be done."""

        def done(changes: Changes) -> None:
            if changes:
                then()
            else:
                self._parts.status.tell("内容本来就是这样，没有改动。")

        self._changing.run(operation, size, done, refused)


def _told(parts: Iterable[Sequence[Entry]], total: int, progress: Progress) -> Iterator[Entry]:
    """The entries one by one, with a report for each part."""
    done = 0
    for part in parts:
        progress(done, total, f"正在复制，已读 {done} 行")
        yield from part
        done += len(part)


def _size(cells: Cells) -> str:
    return f" {len(cells.ids)} 行" if not cells.columns else f" {len(cells.ids) * len(cells.columns)} 个单元格"


def _on_clipboard() -> QMimeData:
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data if data is not None else QMimeData()  # some platforms give nothing when it is empty


def _clip(data: QMimeData) -> bytes:
    """What tells one copy of ours from another."""
    return bytes(data.data(ROWS_MIME).data()) or bytes(data.data(CELLS_MIME).data())
