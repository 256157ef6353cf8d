"""Text tables: .csv, .tsv, .txt with commas, semicolons, tabs or vertical bars, as one sheet."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from importers.reading.builder import Budget, SheetBuilder
from importers.reading.decoding import decode
from importers.reading.source import RESAVE_TABLE, Source
from importers.sheet import Sheet
from model.errors import UserError
from model.exchange import UID_HEADING, unguard
from model.progress import Progress

_SEPARATORS = ("\t", ",", ";", "|")  # in the order of trust when the counts are equal
_SAMPLE_RECORDS = 50
_LONGEST_FIELD = 10_000_000
_NAMES = {";": "分号", "|": "竖线"}  # worth telling; commas and tabs are what everybody expects
_HEADER_WITHIN = 5  # records; our own files, whose cells are guarded, are known by their header
_MOST_LINES = 60  # in one field, before an unpaired quotation mark is suspected


def read_delimited(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The file as one sheet named after it."""
    decoded = decode(source.path.read_bytes())
    yield sheet_of_text(decoded.text, source.title, decoded.remarks, progress)


def sheet_of_text(text: str, name: str, remarks: tuple[str, ...], progress: Progress, separator: str = "") -> Sheet:
    """A text table as a sheet. ``separator`` empty: the one that cuts the text best.

    Raises ``UserError`` for a text that cannot be cut into cells.
    """
    text = text.removeprefix("\ufeff")
    text, said = _said_separator(text)
    separator = separator or said or guess_separator(text)
    builder = SheetBuilder(name, Budget())
    builder.remarks.extend(remarks)
    if separator in _NAMES:
        builder.remarks.append(f"按{_NAMES[separator]}分列。")
    quoted = not _swallows(text, separator)
    if not quoted:
        builder.remarks.append("引号不成对，已把引号当作普通文字读取，一格内的换行会分成几行，请核对。")
    ours = False
    for number, record in enumerate(records(text, separator, quoted)):
        builder.add_row([unguard(field) for field in record] if ours else record)
        ours = builder.as_is = ours or (number < _HEADER_WITHIN and UID_HEADING in record)
        if number % 5_000 == 0:
            progress(0, 0, f"正在读取 {name}，第 {number + 1} 行")
    return builder.build()


def records(text: str, separator: str, quoted: bool = True) -> Iterator[list[str]]:
    """The records of a text table; a quoted field may hold separators, doubled quotes and line breaks.

    Raises ``UserError`` for a field no table has.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield from csv.reader(
            StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        )
    except csv.Error as error:
        raise UserError(f"里有一格文字长得异常，无法分列。{RESAVE_TABLE}") from error


def _swallows(text: str, separator: str) -> bool:
    """Whether a quotation mark that is never closed makes one field of many lines."""
    if text.count('"') % 2 == 0:
        return False
    return any(field.count("\n") > _MOST_LINES for record in records(text, separator) for field in record)


def guess_separator(text: str) -> str:
    """The separator that cuts most records into the same number (above one) of fields; tab when none does."""
    best, best_score = "\t", 0.0
    for separator in _SEPARATORS:
        widths: Counter[int] = Counter()
        for number, record in enumerate(records(text[:200_000], separator)):
            if number >= _SAMPLE_RECORDS:
                break
            if any(record):
                widths[len(record)] += 1
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        score = count / sum(widths.values()) + min(width, 20) / 100
        if score > best_score:
            best, best_score = separator, score
    return best


def _said_separator(text: str) -> tuple[str, str]:
    """Excel's first line ``sep=;`` and the text after it."""
    if text[:4].lower() == "sep=" and text[5:6] in {"\n", "\r"}:
        return text[5:].lstrip("\r\n"), text[4]
    return text, ""
