"""Reviewers work in other programs: what LibreOffice saves says the same as before."""

import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.review_copy import ReviewCopy, write_review_copy
from importers.answers.reader import read_answer
from model.catalogue import Catalogue
from tests.helpers.reviewed_files import Paper, Workbook
from tests.importers.answers.test_reader import LIMIT, NOTE, ROUND, SOON, catalogue, said, sent, told

__all__ = ["catalogue"]

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def resaved(file: Path, folder: Path, suffix: str = "") -> Path:
    """The file opened and saved by LibreOffice, in its own format or another."""
    wanted = suffix or file.suffix
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to",
         wanted[1:], "--outdir", str(folder / "neu"), str(file)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "neu" / file.with_suffix(wanted).name


def test_comments_and_changes_survive_another_program(catalogue: Catalogue, tmp_path: Path) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    document = tmp_path / "送审稿.docx"
    write_review_copy(catalogue.snapshot(), document, ReviewCopy(ROUND))
    book = Workbook(path)
    book.cell("援助", NOTE, 1).value = "要素不全"
    book.cell("援助", "公开时限", 1).value = SOON
    book.comment(book.cell("仲裁", "公开主体", 1), "李四", "写全称")
    book.save()
    paper = Paper(document)
    paper.change(paper.cell("援助", 5, 1), "20个", "10个", "李四")
    paper.comment(paper.cell("公证", 4, 1), "王五", "依据不全")
    paper.add(paper.cell("公证", 14, 1), "请核对主体", "李四")
    paper.strike_row("仲裁", "李四", 1)
    paper.save()
    before = [said(read_answer(file, catalogue.path)) for file in (path, document)]
    after = [read_answer(resaved(file, tmp_path), catalogue.path) for file in (path, document)]
    assert [sorted(said(answer)) for answer in after] == [sorted(lines) for lines in before]
    assert f"援助 修订 李四 11-20 09:30 time_limit - {LIMIT} → {SOON}" in before[1]
    assert [told(answer) for answer in after] == [[], []]
    in_open_format = read_answer(resaved(path, tmp_path, ".ods"), catalogue.path)
    assert (said(in_open_format), told(in_open_format)) == (before[0], [])
