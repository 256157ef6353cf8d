"""Puts cells with spans (HTML, OpenDocument, XML Spreadsheet) on a grid, row by row."""

from importers.reading.builder import SheetBuilder
from model.errors import UserError

MOST_COLUMNS = 16_384


class Grid:
    """Writes into a builder; cells that a span from above covers are stepped over."""

    def __init__(self, builder: SheetBuilder) -> None:
        self._builder = builder
        self._covered: dict[int, int] = {}  # column → first row that is free again
        self._row = -1
        self._cells: list[str] = []
        self._column = 0

    @property
    def row(self) -> int:
        """The index of the row that is being filled."""
        return self._row

    @property
    def column(self) -> int:
        """The column after the last placed cell."""
        return self._column

    def begin_row(self) -> None:
        """The next row begins at column A."""
        self._row += 1
        self._cells = []
        self._column = 0

    def step_to(self, column: int) -> None:
        """Leave cells empty up to ``column``."""
        self._column = max(self._column, min(column, MOST_COLUMNS))

    def place(self, text: str, columns: int = 1, rows: int = 1, step_over: bool = True) -> int:
        """Put a text over ``columns`` × ``rows`` places; returns its column.

        ``step_over``: the format leaves covered cells out (HTML), so the next free place is meant.
        Raises ``UserError`` for a row wider than any worksheet.
        """
        while step_over and self._covered.get(self._column, 0) > self._row:
            self._column += 1
        left = self._column
        self._column += columns
        if self._column > MOST_COLUMNS:
            raise UserError(
                "里有一行的列数超过工作表的上限，不是正常的表格，没有读取。请在 WPS 中打开并另存为 .xlsx 后再导入。"
            )
        if text:
            self._cells.extend([""] * (left - len(self._cells)))
            self._cells.append(text)
        if rows > 1 and step_over:
            for column in range(left, self._column):
                self._covered[column] = self._row + rows
        if rows > 1 or columns > 1:
            self._builder.merge(self._row, left, self._row + rows - 1, self._column - 1)
        return left

    def end_row(self) -> None:
        """The row is complete."""
        if self._cells:
            self._builder.put_row(self._row, self._cells)

    def skip_rows(self, count: int) -> None:
        """Leave whole rows empty."""
        self._row += count
