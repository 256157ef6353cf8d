"""The names clerks use for cells: columns by letters, rows from 1. Nothing else belongs here."""


def column_name(column: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """(6, 1) → B7."""
    return f"{column_name(column)}{row + 1}"
