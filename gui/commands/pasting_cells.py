"""Pasting cells over the selected ones: finds the place, asks what the clerk must decide, and makes one operation."""

from collections.abc import Sequence
from typing import NamedTuple

from gui import messages
from gui.item_models.columns import Column
from gui.parts import Parts
from gui.pasting import Pasted, as_it_is, even, lay_out, spread, understanding
from gui.views.cell_selection import Cells
from gui.workspace import Workspace
from model.operations.operation import Operation
from model.operations.pasting import paste_cells

_MOST_TOLD = 5  # refused cells


class CellWish(NamedTuple):
    """What is to be done, how many entries it writes, and what is selected and said afterwards."""

    operation: Operation
    size: int
    ids: list[int]
    keys: list[str]
    sentence: str


class _Place(NamedTuple):
    """Where cells go: these entries, so many new ones behind them, these columns; columns that were not there."""

    ids: list[int]
    new: int
    columns: list[Column]
    lost: int


class CellPaste:
    """Pastes once into the table as it is now."""

    def __init__(self, workspace: Workspace, parts: Parts) -> None:
        self._workspace = workspace
        self._parts = parts

    def make(self, rows: Sequence[Sequence[str]], *, own: bool, taken: Cells | None = None) -> CellWish | None:
        """The wish to paste these cells; ``taken`` are cells to be emptied, as they were cut.

        None when nothing is to be done: the clerk was told why, or decided so.
        """
        cells = even(rows)
        if not self._parts.table.cells.pieces():
            self._parts.status.tell("这里还没有事项，请先新增事项；带表头的整张表格可以直接粘贴。")
            return None
        place = self._place(len(cells), len(cells[0]), is_cut=taken is not None)
        if place is None:
            self._parts.status.tell("不能粘贴到几块不相连的单元格，请只选中一块。")
            return None
        if place.new:
            place = self._decide_about_missing(place)
        if place is None:
            return None
        read = as_it_is if own else understanding(self._workspace.catalogue.kind, cells)
        pasted = lay_out(cells, place.ids, place.new, place.columns, read)
        if pasted.refused:
            self._tell_refused(place, pasted)
            return None
        if not pasted.number:
            self._parts.status.tell("状态和领域不能粘贴，请用“设置状态”和“移到其他领域”。")
            return None
        return self._wish(place, pasted, taken)

    def _wish(self, place: _Place, pasted: Pasted, taken: Cells | None) -> CellWish:
        values = pasted.values
        if taken is not None:
            empty = dict.fromkeys((column.key for column in taken.columns if column.field is not None), "")
            values = {key: dict(empty) for key in taken.ids}
            for key, row in pasted.values.items():
                values[key] = values.get(key, {}) | row
        label = f"移动 {pasted.number} 个单元格" if taken is not None else f"粘贴 {pasted.number} 个单元格"
        operation = paste_cells(values=values, new=pasted.new, behind=place.ids[-1] if place.ids else None, label=label)
        notes = [f"已{label}"]
        if place.lost:
            notes.append(f"右边多出的 {place.lost} 列没有粘贴")
        if any(column.field is None for column in place.columns):
            notes.append("状态和领域两列不能粘贴，没有改动")
        keys = [column.key for column in place.columns]
        size = len(values) + len(pasted.new)
        return CellWish(operation, size, place.ids, keys, "，".join(notes) + "。可以撤销。")

    def _place(self, high: int, wide: int, *, is_cut: bool) -> _Place | None:
        """Where so many rows and columns go; None when the selection is no rectangle."""
        table = self._parts.table
        selected = table.cells.rectangle()
        if selected is None:
            return None
        if table.has_whole_rows:
            selected = table.cells.at_cursor() or selected
        if table.has_whole_rows or is_cut:  # only where to begin is meant
            selected = Cells(selected.ids[:1], selected.columns[:1])
        number = spread(high, len(selected.ids))
        ids = selected.ids if number <= len(selected.ids) else table.cells.ids_from(selected.ids[0], number)
        width = spread(wide, len(selected.columns))
        columns = selected.columns
        if width > len(columns):
            columns = table.cells.columns_from(columns[0].key, width)
        return _Place(ids[:number], number - len(ids[:number]), columns[:width], width - len(columns[:width]))

    def _decide_about_missing(self, place: _Place) -> _Place | None:
        """More rows than there are below: new entries, or not."""
        found = len(place.ids)
        text = f"要粘贴 {found + place.new} 行，从这里往下只有 {found} 个事项。多出的 {place.new} 行怎么办？"
        answers = (f"新增 {place.new} 个事项", f"只粘贴前 {found} 行", "取消")
        answer = messages.choose(self._parts.window, "粘贴", text, answers)
        return place if answer == 0 else place._replace(new=0) if answer == 1 else None

    def _tell_refused(self, place: _Place, pasted: Pasted) -> None:
        lines = [f"{self._line(place, line)}的“{title}”{why}" for line, title, why in pasted.refused[:_MOST_TOLD]]
        if len(pasted.refused) > _MOST_TOLD:
            lines.append(f"……共 {len(pasted.refused)} 处")
        text = "有单元格填不进去，所以什么也没有粘贴。请改好后再复制粘贴：\n\n" + "\n".join(lines)
        messages.inform(self._parts.window, "没有粘贴", text)

    def _line(self, place: _Place, line: int) -> str:
        if line >= len(place.ids):
            return f"多出的第 {line - len(place.ids) + 1} 行"
        model = self._parts.table.entries
        number = model.number_of(place.ids[line]) if model is not None else 0
        return f"第 {number} 行"
