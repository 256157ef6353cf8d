"""What a reviewer wrote over the title and the header of a table we printed: noticed, and taken out of the way.

A changed heading would let a column be taken for something else. Our files say how their headers were printed
(``FileInfo.header``), so they are put back before the table is understood, and what stood there is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from importers.answers.words import squeezed
from importers.sheet import Sheet
from model.exchange import FileInfo
from model.plan import ImportProblem, Place

_ROWS_WITH_INFO = 3
_SEARCHED = 12  # rows from the top in which the header is looked for
_ENOUGH = 0.5  # of its headings must be as printed


def info_of(sheet: Sheet) -> FileInfo | None:
    """What a table of ours says about itself in one of its first rows; None for any other."""
    texts = (text for row in sheet.rows[:_ROWS_WITH_INFO] for text in row if text[:1] == "{")
    return next((info for text in texts if (info := FileInfo.load(text)) is not None), None)


def as_printed(sheet: Sheet) -> tuple[Sheet, list[ImportProblem]]:
    """The sheet with its header as it was sent, and what was written over it, above the table and behind it."""
    info = info_of(sheet)
    if info is None or not info.header:
        return sheet, []
    top = _top(sheet, info.header)
    problems = list(_lines(sheet, info, 0 if top is None else top))
    if top is None:
        return sheet, problems
    rows = list(sheet.rows)
    for depth, printed in enumerate(info.header):
        written = list(rows[top + depth])
        for column, text in enumerate(printed):
            if column >= len(written):
                written.extend([""] * (column - len(written) + 1))
            if squeezed(written[column]) != squeezed(text):
                if written[column].strip():
                    place = Place(sheet.file, sheet.name, top + depth, column)
                    message = f"表头“{text or '（空）'}”处改了字，没有归到事项。"
                    problems.append(ImportProblem(place, "", message, written[column]))
                written[column] = text
        rows[top + depth] = tuple(written)
    return replace(sheet, rows=rows), problems


def _top(sheet: Sheet, header: Sequence[Sequence[str]]) -> int | None:
    """The row where the header begins; None when it cannot be recognised any more."""
    best, best_share = None, _ENOUGH
    for row in range(min(_SEARCHED, len(sheet.rows) - len(header) + 1)):
        cells = [
            (text, sheet.text(row + depth, column))
            for depth, printed in enumerate(header)
            for column, text in enumerate(printed)
            if text
        ]
        share = sum(squeezed(text) == squeezed(written) for text, written in cells) / max(1, len(cells))
        if share > best_share:
            best, best_share = row, share
    return best


def _lines(sheet: Sheet, info: FileInfo, top: int) -> Iterator[ImportProblem]:
    """Lines above and behind the table that we did not write, or not so."""
    ours = [squeezed(line) for line in info.above]
    hidden = info.dump()
    for row in range(top):
        for column, text in enumerate(sheet.rows[row]):
            if text.strip() and text != hidden and FileInfo.load(text) is None and not _is_ours(text, ours):
                place = Place(sheet.file, sheet.name, row, column)
                yield ImportProblem(place, "", "表格上面的文字改动过或是新写的，没有归到事项。", text)
    for text in (*sheet.above, *sheet.below):
        if text.strip() and not _is_ours(text, ours):
            yield ImportProblem(
                Place(sheet.file, sheet.name), "", "表格外面的文字改动过或是新写的，没有归到事项。", text
            )


def _is_ours(text: str, ours: Sequence[str]) -> bool:
    """Whether a line is as printed; in a document a number stands before the title."""
    plain = squeezed(text)
    return plain in ours or any(plain.endswith(f"）{line}") and len(plain) - len(line) <= 5 for line in ours)
