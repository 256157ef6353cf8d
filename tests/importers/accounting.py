"""The hard rule, as code: every non-empty cell of a body row is in an entry or in a problem. Returns what is lost."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from importers.content import Tick, tick
from importers.header import is_title
from importers.labels import Target, TargetKind
from importers.planner import plan_import
from importers.readings import TableReading
from importers.sheet import Sheet, cell_name
from importers.understand import Context, understand
from model.channel_cells import Mark, split_channels
from model.cleaning import remove_pinyin
from model.plan import ImportPlan, PlannedRow
from model.text import fold_key, is_ditto
from tests.importers.cases.scoring import empty_snapshot


def lost_cells(sheets: Sequence[Sheet]) -> list[str]:
    """The cells of body rows whose words are nowhere, as ``sheet!B7: words``."""
    snapshot = empty_snapshot()
    readings = understand(sheets, Context(areas=snapshot.areas))
    plan = plan_import(readings, snapshot)
    return [lost for reading in readings if reading.table is not None for lost in lost_in(reading, plan)]


def lost_in(reading: TableReading, plan: ImportPlan) -> Iterator[str]:
    """The same for one table, against a plan."""
    table, sheet = reading.table, reading.sheet
    assert table is not None
    targets = {column.index: column.target for column in reading.columns}
    entries: dict[int, PlannedRow] = {}
    for row in plan.rows:
        if (row.place.file, row.place.sheet) == (sheet.file, sheet.name) and row.place.row in _own_rows(reading):
            entries |= dict.fromkeys(row.lines, row)
    said: dict[int, str] = defaultdict(str)
    everywhere = ""
    for problem in plan.problems:
        words = fold_key(problem.message + problem.text)
        if problem.place.row is not None and problem.place.sheet == sheet.name:
            said[problem.place.row] += words
        everywhere += words
    headings = fold_key("".join(row.values.get("category", "") + row.area for row in plan.rows))
    for number in range(table.first, table.end):
        if number in table.repeated:
            continue
        for column, text in enumerate(sheet.rows[number]):
            if not text.strip() or not fold_key(text):
                continue
            entry = entries.get(number)
            held = _words_of(entry) if entry is not None else ""
            words = fold_key(remove_pinyin(text)[0])
            told = "".join(said[line] for line in (entry.lines if entry is not None else (number,)))
            fine = words in held or words in told or fold_key(text) in told
            if not fine and entry is not None:
                cells = (sheet.text(line, column) for line in entry.lines)
                lines = "\n".join(cell for cell in cells if not is_ditto(cell))
                fine = _is_understood(targets.get(column), text, lines, entry, held)
            if not fine and entry is None:
                heading = words.lstrip("一二三四五六七八九十")
                fine = heading in headings or words in everywhere or _names_area(text)
                fine = fine or _numbers_a_heading(targets.get(column), sheet.rows[number])
            if not fine:
                yield f"{sheet.name}!{cell_name(number, column)}: {text!r}"


def _numbers_a_heading(target: Target | None, cells: Sequence[str]) -> bool:
    """Whether a cell is the number in a row that holds nothing else but the words of a heading."""
    return target == Target(TargetKind.NUMBER) and sum(bool(text.strip()) for text in cells) == 2


def _own_rows(reading: TableReading) -> set[int]:
    return {row.row for row in reading.rows}


def _words_of(entry: PlannedRow) -> str:
    return fold_key("\n".join(entry.values.values()) + entry.number + entry.uid + entry.area)


def _is_understood(target: Target | None, text: str, lines: str, entry: PlannedRow, held: str) -> bool:
    """Cells whose meaning is kept although their words are not: ticks, dittos, marked lists, areas, numbers."""
    if target is None:
        return False
    if target.is_tick and tick(text) is not Tick.WORDS:
        return tick(text) is Tick.NO or fold_key(target.word) in held
    if is_ditto(text):
        return True
    if target.kind is TargetKind.AREA:
        return bool(entry.area) or any(problem.field == "area" for problem in entry.problems)
    if target.kind in (TargetKind.NUMBER, TargetKind.STATUS, TargetKind.EXACT):
        return target.kind is not TargetKind.NUMBER or text.strip().removesuffix(".0") in entry.number
    if target.field == "channels":
        if all(fold_key(piece) in held for piece in _pieces(text)):
            return True
        return all(
            channel.mark in (Mark.UNTICKED, Mark.HOLLOW, Mark.UNKNOWN) or fold_key(channel.name) in held
            for channel in split_channels(lines)
        )
    if target.field == "time_limit" and all(fold_key(piece) in held for piece in _pieces(text)):
        return True  # channels printed with it are in the entry too
    if target.field in ("tiers", "method", "audience"):
        return any(fold_key(word) in held for word in _pieces(text))
    return all(fold_key(line).removesuffix("续") in held for line in text.split("\n"))


def _pieces(text: str) -> list[str]:
    plain = "".join("|" if char in "、，,；;：:/ \n■□√☑（）" else char for char in text)
    return [piece for piece in plain.split("|") if piece]


def _names_area(text: str) -> bool:
    """Whether a text is a title inside the table that was used to know the area."""
    labels = [fold_key(area.label) for area in empty_snapshot().areas]
    return fold_key(text) in labels or (is_title(text) and any(label in fold_key(text) for label in labels))
