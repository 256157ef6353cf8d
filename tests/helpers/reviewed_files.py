"""What reviewers do to the files they were sent: in a workbook as Excel does it, in a document as Word does it."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

MORNING = datetime(2026, 11, 20, 9, 30)


class Workbook:
    """A workbook opened by a reviewer; ``save`` closes it. Cells are named by entry and column heading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheet(self, number: int = 0) -> Worksheet:
        return self.book.worksheets[number]

    def cell(self, name: str, heading: str, number: int = 0) -> Cell:
        """The cell of the entry of that name under that heading."""
        sheet = self.sheet(number)
        columns = {cell.value: cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value}
        (row,) = [
            cell.row for cell in (line[columns["二级事项"] - 1] for line in sheet.iter_rows()) if cell.value == name
        ]
        found = sheet.cell(row, columns[heading])
        assert isinstance(found, Cell)
        return found

    def comment(self, cell: Cell, author: str, text: str) -> None:
        """A note as Excel writes it, the author's name in front."""
        cell.comment = Comment(f"{author}:\n{text}", author)

    def save(self, path: Path | None = None, by: str = "") -> Path:
        self.book.properties.lastModifiedBy = by or None
        self.book.save(path or self.path)
        self.book.close()
        return path or self.path


class Paper:
    """A document opened by a reviewer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document: Document = docx.Document(str(path))
        self._ids = 1000

    def table(self, number: int = 0) -> Table:
        return self.document.tables[number]

    def cell(self, name: str, column: int, number: int = 0) -> _Cell:
        """The cell of the entry of that name in a column, counted from 0."""
        for row in self.table(number).rows:
            cells = row.cells
            if cells[2].text == name:
                return cells[column]
        raise AssertionError(name)

    def comment(self, cell: _Cell, author: str, text: str) -> None:
        """A comment on all words of a cell."""
        runs = [run for paragraph in cell.paragraphs for run in paragraph.runs]
        comment = self.document.add_comment(runs, text=text, author=author)
        comment._comment_elm.set(qn("w:date"), f"{MORNING.isoformat()}Z")

    def write(self, cell: _Cell, text: str) -> None:
        """Write over a cell without recording the change."""
        cell.paragraphs[0].text = text
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)

    def change(self, cell: _Cell, old: str, new: str, author: str) -> None:
        """Replace words in a cell with the change recorded."""
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                if old in run.text:
                    before, _, after = run.text.partition(old)
                    run.text = before
                    struck, added = self._mark("w:del", author), self._mark("w:ins", author)
                    struck.append(self._run(old, "w:delText"))
                    added.append(self._run(new, "w:t"))
                    run._r.addnext(struck)
                    struck.addnext(added)
                    added.addnext(self._run(after, "w:t"))
                    return
        raise AssertionError(f"{old!r} is not in {cell.text!r}")

    def add(self, cell: _Cell, text: str, author: str) -> None:
        """Write into an empty cell with the change recorded."""
        added = self._mark("w:ins", author)
        added.append(self._run(text, "w:t"))
        cell.paragraphs[0]._p.append(added)

    def strike_row(self, name: str, author: str, number: int = 0) -> None:
        """Delete an entry's row with the change recorded: the row, its words and the ends of its paragraphs."""
        row = self.cell(name, 2, number)._tc.getparent()
        row.get_or_add_trPr().append(self._mark("w:del", author))
        for run in list(row.iter(qn("w:r"))):
            struck = self._mark("w:del", author)
            run.addprevious(struck)
            struck.append(run)
            for words in run.iter(qn("w:t")):
                words.tag = qn("w:delText")
        for paragraph in row.iter(qn("w:p")):
            ending = OxmlElement("w:rPr")
            ending.append(self._mark("w:del", author))
            paragraph.get_or_add_pPr().append(ending)

    def save(self, path: Path | None = None) -> Path:
        self.document.save(str(path or self.path))
        return path or self.path

    def _mark(self, name: str, author: str) -> OxmlElement:
        self._ids += 1
        mark = OxmlElement(name)
        mark.set(qn("w:id"), str(self._ids))
        mark.set(qn("w:author"), author)
        mark.set(qn("w:date"), f"{MORNING.isoformat()}Z")
        return mark

    def _run(self, text: str, name: str) -> OxmlElement:
        run, words = OxmlElement("w:r"), OxmlElement(name)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        return run


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The package with one part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
