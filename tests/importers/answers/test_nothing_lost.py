"""Wherever a reviewer writes, the words are found again: beside an entry, or as a problem with its place."""

import random
from pathlib import Path

import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment

from exporters.review_copy import ReviewCopy, write_review_copy
from importers.answers.answer import Answer
from importers.answers.reader import read_answer
from importers.session import ImportSession
from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.entries import NewEntry, add_entries
from model.operations.review import send_for_review
from model.plan import RowState
from tests.helpers.catalogues import entry_values, new_catalogue
from tests.helpers.reviewed_files import Paper, Workbook

ROUND = "7" * 32


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a catalogue and what was sent of it, as .xlsx and .docx."""
    folder = tmp_path_factory.mktemp("sent")
    with new_catalogue(folder / "a.gkml", "援助", "公证", "仲裁") as catalogue:
        rows = [NewEntry("tax", entry_values(name, category=group)) for name, group in (("优惠", "税"), ("申报", "税"))]
        catalogue.run(add_entries(rows=rows))
        for suffix in (".xlsx", ".docx"):
            write_review_copy(catalogue.snapshot(), folder / f"送审稿{suffix}", ReviewCopy(ROUND))
        catalogue.run(send_for_review(entry_ids=catalogue.ids(), recipient="法制科", uid=ROUND))
    return folder


def everything_told(answer: Answer) -> str:
    said = [f"{found.remark.text} {found.remark.proposed or ''}" for found in answer.found]
    return "\n".join((*said, *(f"{problem.message} {problem.text}" for problem in answer.problems)))


@pytest.mark.parametrize("seed", range(8))
def test_words_anywhere_in_a_workbook(sent: Path, tmp_path: Path, seed: int) -> None:
    """In any cell one can see, below the table, right of it, on a new worksheet; and comments on any cell."""
    chance = random.Random(seed)
    book = Workbook(sent / "送审稿.xlsx")
    words: list[str] = []
    for sheet in book.book.worksheets:
        hidden = next(cell.column for row in sheet.iter_rows(max_row=4) for cell in row if cell.value == "唯一标识")
        below = sheet.max_row + 3
        cells = [sheet.cell(row, column) for row in range(1, below) for column in range(1, hidden)]
        chosen = chance.sample([cell for cell in cells if not isinstance(cell, MergedCell)], 5)
        for number, cell in enumerate(chosen):
            words.append(f"写{seed}甲{number}{sheet.title[:1]}")
            if number < 2:
                cell.comment = Comment(words[-1], "李四")
            else:
                cell.value = words[-1] if number == 2 else f"{cell.value or ''}{words[-1]}"
    extra = book.book.create_sheet("另附")
    words.append(f"写{seed}另附")
    extra["B3"] = words[-1]
    path = book.save(tmp_path / "退回.xlsx")
    told = everything_told(read_answer(path, sent / "a.gkml"))
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("seed", range(5))
def test_words_anywhere_in_a_document(sent: Path, tmp_path: Path, seed: int) -> None:
    """In any cell, plainly or with the change recorded; comments on any cell; before, between and behind the tables."""
    chance = random.Random(seed)
    paper = Paper(sent / "送审稿.docx")
    words: list[str] = []
    for number, table in enumerate(paper.document.tables):
        for place in range(4):
            row = table.rows[chance.randrange(0, len(table.rows))]
            cell = row.cells[chance.randrange(0, len(row.cells))]
            words.append(f"写{seed}甲{place}乙{number}")
            if place == 0 and cell.paragraphs[0].runs:
                paper.comment(cell, "李四", words[-1])
            elif place == 1:
                paper.add(cell, words[-1], "李四")
            else:
                cell.paragraphs[-1].add_run(words[-1])
    for paragraph in (paper.document.paragraphs[0], paper.document.paragraphs[-1]):
        words.append(f"写{seed}段{len(words)}")
        paper.document.element.body.insert(
            list(paper.document.element.body).index(paragraph._p), paper.document.add_paragraph(words[-1])._p
        )
    path = paper.save(tmp_path / "退回.docx")
    told = everything_told(read_answer(path, sent / "a.gkml"))
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_damaged_files_are_read_or_refused_with_a_sentence(sent: Path, tmp_path: Path, suffix: str) -> None:
    content = (sent / f"送审稿{suffix}").read_bytes()
    chance = random.Random(7)
    outcomes = set()
    for _ in range(6):
        spoiled = bytearray(content)
        for _ in range(chance.choice([1, 40])):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        (tmp_path / f"坏{suffix}").write_bytes(spoiled[: chance.choice([len(spoiled), len(spoiled) // 2])])
        try:
            outcomes.add(read_answer(tmp_path / f"坏{suffix}", sent / "a.gkml").entries)
        except UserError as refusal:
            outcomes.add(str(refusal)[:5])
    assert outcomes <= {5, f"“坏{suffix[:3]}"}


def test_the_importer_says_what_such_a_file_is_for(sent: Path) -> None:
    with Catalogue.open(sent / "a.gkml", read_only=True) as catalogue:
        session = ImportSession.from_files([sent / "送审稿.xlsx"], catalogue.snapshot())
        plan = session.plan()
    assert {row.state for row in plan.rows} == {RowState.UNCHANGED}
    assert [problem.place.sheet for problem in plan.problems if "取回审核意见" in problem.message] == [
        "税收管理",
        "公共法律服务",
    ]


def test_the_catalogue_is_only_read(sent: Path) -> None:
    with Catalogue.open(sent / "a.gkml", read_only=True) as catalogue:
        assert catalogue.review.all_remarks() == []
