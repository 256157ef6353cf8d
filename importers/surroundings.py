"""What stands around tables and is told rather than read: notes, footers, hidden rows, words far out to the right."""

from collections.abc import Sequence

from importers.header import FoundTable
from importers.header_rows import WIDEST
from importers.labels import TargetKind, note_beginnings
from importers.readings import MappedColumn, TableKey, TableReading
from importers.sheet import Sheet, cell_name
from model.plan import ImportProblem, Place, ProblemLevel
from model.text import fold

_SHOWN = 200
_MOST_NAMED = 5
_OUR_OWN = (TargetKind.UID, TargetKind.EXACT, TargetKind.STATUS)
_NO_TABLE = (
    "没有找到表头，未导入。表头里至少要有事项名称或公开内容，以及公开依据、公开时限等列名；"
    "可以在导入向导中指定表头所在的行。"
)


def without_table(key: TableKey, sheet: Sheet, *, alone: bool) -> TableReading:
    """The reading of a sheet in which no header was found: told with its first words.

    With tables elsewhere in the file (not ``alone``) it is probably a cover or a summary.
    """
    texts = [text.strip() for row in sheet.rows for text in row if text and not text.isspace()]
    first = "　".join(texts[:6])[:_SHOWN]
    level = ProblemLevel.ATTENTION if alone else ProblemLevel.NOTICE
    problem = ImportProblem(Place(sheet.file, sheet.name), "", _NO_TABLE, first, level)
    return TableReading(key, sheet, None, problems=(problem, *_remarks(sheet)))


def surrounding_problems(
    sheet: Sheet, table: FoundTable, columns: Sequence[MappedColumn], *, first: bool
) -> tuple[ImportProblem, ...]:
    """What is to be told about one table; about its sheet only with the ``first`` table of it."""
    problems = [*_guessed(sheet, table), *_hidden_rows(sheet, table), *_far_out(sheet, table)]
    if first:
        problems = [*_remarks(sheet), *_notes(sheet), *_hidden_columns(sheet, columns), *problems]
    return tuple(problems)


def _tell(sheet: Sheet, message: str, text: str = "", row: int | None = None) -> ImportProblem:
    return ImportProblem(Place(sheet.file, sheet.name, row), "", message, text[:_SHOWN], ProblemLevel.NOTICE)


def _remarks(sheet: Sheet) -> list[ImportProblem]:
    return [_tell(sheet, remark) for remark in sheet.remarks]


def _notes(sheet: Sheet) -> list[ImportProblem]:
    notes = [text for text in sheet.above if fold(text).startswith(note_beginnings())]
    message = "表格外的说明或页脚文字，不是事项，未导入。"
    return [_tell(sheet, message, text) for text in (*notes, *sheet.below) if text.strip()]


def _guessed(sheet: Sheet, table: FoundTable) -> list[ImportProblem]:
    if table.header.top >= 0 or any(cell.label for cell in table.header.cells):
        return []
    message = "没有找到表头，各列是按内容认出来的，请核对每一列对应的字段。"
    return [ImportProblem(Place(sheet.file, sheet.name), "", message)]


def _hidden_rows(sheet: Sheet, table: FoundTable) -> list[ImportProblem]:
    rows = [row for row in sorted(sheet.hidden_rows) if table.first <= row < table.end and any(sheet.rows[row])]
    if not rows:
        return []
    shown = "、".join(str(row + 1) for row in rows[:_MOST_NAMED]) + (" 等" if len(rows) > _MOST_NAMED else "")
    return [_tell(sheet, f"第 {shown} 行（共 {len(rows)} 行）在表格中是隐藏的，也已读入，请核对。", row=rows[0])]


def _hidden_columns(sheet: Sheet, columns: Sequence[MappedColumn]) -> list[ImportProblem]:
    hidden = [
        column.label or cell_name(0, column.index).rstrip("1")
        for column in columns
        if column.index in sheet.hidden_columns and column.target is not None and column.target.kind not in _OUR_OWN
    ]
    return [_tell(sheet, f"“{'、'.join(hidden)}”列在表格中是隐藏的，也已读入，请核对。")] if hidden else []


def _far_out(sheet: Sheet, table: FoundTable) -> list[ImportProblem]:
    """Words beyond the widest table anybody keeps."""
    problems = []
    for row in range(table.first, table.end):
        cells = sheet.rows[row]
        for column in range(WIDEST, len(cells)):
            if cells[column] and not cells[column].isspace():
                place = Place(sheet.file, sheet.name, row, column)
                problems.append(ImportProblem(place, "", "离表格太远的文字，未导入。", cells[column]))
    return problems
