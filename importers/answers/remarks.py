"""What one table of an answer says about its entries: words in columns, comments, changed cells, recorded changes.

Everything a reviewer wrote becomes a remark or a problem with its place; nothing is dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from importers.answers.answer import FoundRemark, Source
from importers.answers.table import AnswerTable, is_number
from importers.answers.words import is_idle, is_review_column, speaks_for_itself, squeezed
from importers.office.note_names import split_name
from importers.readings import RowReading
from importers.sheet import Comment, Tracked
from model.channel_cells import split_channels
from model.channels import canonical
from model.fields import ListKind, split_words
from model.plan import STATUS_FIELD, ImportProblem
from model.records import Entry, Status
from model.remarks import NewRemark
from model.review_ground import ReviewGround
from model.text import fold_key

_STRIKE = "建议删去这个事项。"
_NUMBER = re.compile(r"[\d.\s、]*")

_Cell = tuple[int, str]
"""An entry and a field of it."""


class TableRemarks:
    """Collects from one table; ``found`` and ``problems`` are filled by ``collect``."""

    def __init__(self, table: AnswerTable, ground: ReviewGround, kind: ListKind) -> None:
        self.found: list[FoundRemark] = []
        self.problems: list[ImportProblem] = []
        self._table = table
        self._sheet = table.reading.sheet
        self._ground = ground
        self._grouping = kind.grouping
        self._lists = {field.key for field in kind.fields if field.is_list}
        self._channels = next((field.key for field in kind.fields if field.vocabulary == "channels"), "")
        self._by_uid = {entry.uid: entry for entry in ground.snapshot.entries}
        self._changes: dict[_Cell, Tracked] = {}
        self._settled: set[_Cell] = set()

    def collect(self) -> None:
        """Look at everything."""
        self._sign_changes()
        for row, entry in self._table.rows:
            self._words(row, entry)
            if any(row.values.get(key) for key in row.values if key != self._grouping):
                self._edits(row, entry)
            else:
                self._emptied(row, entry)
            self._below(row)
        for note in sorted(self._sheet.notes or self._unsigned(), key=_in_reading_order):
            self._comment(note)
        self._left_changes()

    def _sign_changes(self) -> None:
        """Who changed which cell: an edit of that field will carry the name."""
        for change in self._sheet.tracked:
            entry = self._table.entry_at(change.row)
            if entry is not None:
                self._changes.setdefault((entry.id, self._table.key_at(change.column)), change)

    # -- words in columns --------------------------------------------------------------------------------------

    def _words(self, row: RowReading, entry: Entry) -> None:
        """All columns of remarks together are one remark."""
        said: list[str] = []
        idle: list[bool] = []
        first: int | None = None
        covered = 1
        for column in self._table.review_columns:
            lines = (self._sheet.text(line, column.index).strip() for line in row.lines)
            text = "\n".join(line for line in lines if line)
            if text:
                said.append(text if speaks_for_itself(column.label) else f"{column.label}：{text}")
                idle.append(is_idle(text) and is_review_column(column.label))
                first = column.index if first is None else first
                covered = max(covered, self._table.spread(row.row, column.index))
        for words in self._beside(row, entry):
            said.append(words)
            idle.append(False)
        if said:
            signed = self._changes.get((entry.id, ""))
            place = self._table.where(row.row, first)
            remark = NewRemark(entry.id, _shared("\n".join(said), covered), file=self._sheet.file, place=place)
            self._keep(_signed(remark, signed), entry, Source.COLUMN, idle=all(idle))
            self._settled.add((entry.id, ""))

    def _beside(self, row: RowReading, entry: Entry) -> Iterator[str]:
        """Words in columns that hold none of the reviewer's: 序号, 状态, and between the options of the channels."""
        number = next((column.index for column in self._table.reading.columns if is_number(column)), None)
        written = self._sheet.text(row.row, number).strip() if number is not None else ""
        if written and not _NUMBER.fullmatch(written):
            yield f"序号栏写的是“{written}”"
        status = self._other_status(row, entry)
        if status:
            yield f"状态栏写的是“{status}”"
        if self._channels:
            taken = split_words(row.values.get(self._channels, ""))
            texts = (self._sheet.text(row.row, index) for index in self._table.cells_of(self._channels))
            for marked in (marked for text in texts for marked in split_channels(text)):
                if marked.name and canonical(marked.name) is None and marked.name not in taken:
                    yield f"“{marked.name}”写在没有选的一项上"

    def _other_status(self, row: RowReading, entry: Entry) -> str:
        """The status a reviewer wrote over the one that was printed; ``""`` when it was left as it was."""
        if not row.status or not row.uid:
            return ""
        then = Status.REVIEW.value if self._ground.sending else self._ground.value_then(entry, STATUS_FIELD)
        known = {status.value: status.label for status in Status}
        before = known.get(then, entry.status.label)
        return "" if row.status in (before, Status.REVIEW.label) else row.status

    # -- changed cells -----------------------------------------------------------------------------------------

    def _edits(self, row: RowReading, entry: Entry) -> None:
        written = {**row.values, **dict.fromkeys(row.blanks, "")}
        for said_key, new in written.items():
            key = self._table.custom.get(said_key, said_key)
            columns = self._table.cells_of(key)
            before = self._ground.value_then(entry, key)
            # A blank group means the one above; without one above the top of a merged block was lost with its row.
            lost = key == self._grouping and not new
            if lost or not columns or not self._differs(row, said_key, new, before):
                continue
            change = self._changes.get((entry.id, key))
            place = self._table.where(row.row, columns[0])
            remark = NewRemark(entry.id, field=key, before=before, proposed=new, file=self._sheet.file, place=place)
            self._keep(_signed(remark, change), entry, Source.EDIT if change is None else Source.TRACKED)
            self._settled.add((entry.id, key))

    def _differs(self, row: RowReading, key: str, new: str, before: str) -> bool:
        plain = row.plain.get(key, new)
        if squeezed(before) in (squeezed(new), squeezed(plain)):
            return False
        if key in self._lists and sorted(split_words(before)) in (sorted(split_words(new)), sorted(split_words(plain))):
            return False
        return bool(row.uid) or fold_key(new) != fold_key(before)  # somebody else's way of writing is no change

    def _below(self, row: RowReading) -> None:
        """Words in the lines under an entry's first that became part of none of its fields."""
        if len(row.lines) == 1:
            return
        known = squeezed("".join((*row.values.values(), *(found.remark.text for found in self.found[-2:]))))
        for line in row.lines[1:]:
            for column, text in enumerate(self._sheet.rows[line]):
                if text.strip() and squeezed(text) not in known and text != row.uid:
                    self._tell("写在事项下面一行，没有归到字段。", text, line, column)

    def _emptied(self, row: RowReading, entry: Entry) -> None:
        """Every cell of the row was emptied: the reviewer wants the entry gone, not its fields blank."""
        changes = [change for (entry_id, _), change in self._changes.items() if entry_id == entry.id]
        remark = NewRemark(entry.id, _STRIKE, file=self._sheet.file, place=self._table.where(row.row))
        self._keep(_signed(remark, changes[0] if changes else None), entry, Source.STRUCK)
        self._settled |= {cell for cell in self._changes if cell[0] == entry.id}

    # -- comments ----------------------------------------------------------------------------------------------

    def _unsigned(self) -> Iterator[Comment]:
        """Comments of formats whose reader does not tell who made them."""
        for (row, column), text in sorted(self._sheet.comments.items()):
            author, words = split_name(text)
            yield Comment(row, column, author, "", words)

    def _comment(self, note: Comment) -> None:
        text = f"“{note.anchor}”：{note.text}" if note.anchor else note.text
        if not note.text.strip():
            return
        entry = self._table.entry_at(note.row)
        if entry is None or note.row is None or note.column is None:
            who = f"{note.author}：" if note.author else ""
            self._tell("批注不在送审的事项上，没有归到事项。", f"{who}{text}", note.row, note.column)
            return
        key = "" if note.whole_row else self._table.key_at(note.column)
        covered = self._table.spread(note.row, note.column)
        remark = NewRemark(
            entry.id,
            _shared(text, covered),
            key,
            note.author,
            _moment(note.at),
            self._ground.value_then(entry, key) if key else "",
            file=self._sheet.file,
            place=self._table.where(note.row, note.column),
        )
        self._keep(remark, entry, Source.COMMENT, idle=is_idle(note.text))

    # -- recorded changes that are no edit of a field ----------------------------------------------------------

    def _left_changes(self) -> None:
        for change in self._sheet.tracked:
            entry = self._table.entry_at(change.row)
            if change.uid:
                self._struck(change)
            elif entry is not None and (entry.id, self._table.key_at(change.column)) in self._settled:
                continue
            elif squeezed(change.before) != squeezed(change.after):
                who = f"{change.author}：" if change.author else ""
                words = f"{who}“{change.before.strip()}” → “{change.after.strip()}”"
                self._tell("修订不在事项的内容里，没有归到事项。", words, change.row, change.column)

    def _struck(self, change: Tracked) -> None:
        entry = self._by_uid.get(change.uid)
        if entry is None:
            self._tell("修订删去了一行，它不是目录里的事项。", change.before)
            return
        place = self._table.where(None)
        remark = NewRemark(entry.id, _STRIKE, file=self._sheet.file, place=place)
        self._keep(_signed(remark, change), entry, Source.STRUCK)

    def _keep(self, remark: NewRemark, entry: Entry, source: Source, *, idle: bool = False) -> None:
        self.found.append(FoundRemark(remark, entry["name"], source, self._ground.knows(remark), idle))

    def _tell(self, message: str, text: str, row: int | None = None, column: int | None = None) -> None:
        self.problems.append(self._table.problem(message, text, row, column))


def _in_reading_order(note: Comment) -> tuple[bool, int, int]:
    return note.row is None, note.row or 0, note.column or 0


def _signed(remark: NewRemark, change: Tracked | None) -> NewRemark:
    if change is None:
        return remark
    return replace(remark, reviewer=change.author, said_at=_moment(change.at))


def _shared(text: str, entries: int) -> str:
    return f"{text}\n（写在合并的单元格上，涉及 {entries} 个事项）" if entries > 1 else text


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
