"""Excel of 10,000 entries beside plain XlsxWriter writing the same cells in the same run. Target: at most 1.5 times.

The peer gets the finished texts and only writes them, with one wrapped and bordered format; our export also chooses
columns and widths, prints the marks, computes every row's height, merges, adds lists and the hidden columns.
"""

import tempfile
from pathlib import Path

import openpyxl
import xlsxwriter

from benchmarks.exported import seconds, snapshot
from exporters.formats import export

COUNT = 10_000
TARGET = 1.5

Sheets = dict[str, list[list[str]]]


def cells_of(path: Path) -> Sheets:
    """Every cell of a workbook as text."""
    book = openpyxl.load_workbook(path, read_only=True)
    return {
        sheet.title: [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


def write_plain(sheets: Sheets, path: Path) -> None:
    """XlsxWriter without anything of ours."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True, "strings_to_urls": False})
    look = book.add_format({"text_wrap": True, "border": 1, "valign": "vcenter"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                if text:
                    sheet.write_string(row, column, text, look)
                else:
                    sheet.write_blank(row, column, None, look)
    book.close()


def main() -> None:
    catalogue = snapshot(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours.xlsx"), Path(folder, "plain.xlsx")
        export(catalogue, ours)
        sheets = cells_of(ours)
        peer = seconds(lambda: write_plain(sheets, plain))
        own = seconds(lambda: export(catalogue, ours))
    cells = sum(len(row) for rows in sheets.values() for row in rows)
    print(f"export of {COUNT:,} entries {own:6.2f} s")
    print(f"XlsxWriter, {cells:,} cells {peer:6.2f} s")
    print(f"ratio {own / peer:.2f} (target at most {TARGET})")


if __name__ == "__main__":
    main()
