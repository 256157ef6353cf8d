"""A sheet drawn as text: what a clerk would see of it."""

from collections.abc import Iterable
from textwrap import dedent

from importers.sheet import Sheet, cell_name, column_name


def picture(sheet: Sheet) -> str:
    """Rows with their numbers, cells between bars, line breaks as ↵; then merges, hidden places, comments, remarks."""
    lines = [f"[{sheet.name}]"]
    lines += [f"above: {text}" for text in sheet.above]
    for number, row in enumerate(sheet.rows, 1):
        mark = "*" if number - 1 in sheet.hidden_rows else " "
        lines.append(f"{number}{mark}| " + " | ".join(text.replace("\n", "↵") for text in row))
    lines += [f"below: {text}" for text in sheet.below]
    merges = sorted((merge.top, merge.left, merge.bottom, merge.right) for merge in sheet.merges)
    if merges:
        lines.append("merged: " + " ".join(f"{cell_name(*edges[:2])}:{cell_name(*edges[2:])}" for edges in merges))
    if sheet.hidden_columns:
        lines.append("hidden columns: " + " ".join(column_name(column) for column in sorted(sheet.hidden_columns)))
    lines += [f"comment {cell_name(*place)}: {text}" for place, text in sorted(sheet.comments.items())]
    lines += [f"remark: {text}" for text in sheet.remarks]
    return "\n".join(line.rstrip() for line in lines)


def pictures(sheets: Iterable[Sheet]) -> str:
    return "\n".join(picture(sheet) for sheet in sheets)


def drawn(text: str) -> str:
    """The expected picture, written indented in a test."""
    return dedent(text).strip("\n")
