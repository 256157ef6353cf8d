"""``review``: out of the house, back with words in it, settled one by one; exit codes as everywhere."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import front
from model.catalogue import Catalogue
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import COMPLETE, new_catalogue, picture
from tests.helpers.reviewed_files import Workbook

LIMIT = COMPLETE["time_limit"]
SOON = LIMIT.replace("20", "10")
Run = Callable[..., tuple[str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with new_catalogue(tmp_path / "a.gkml", "援助", "公证", "旧事项") as catalogue:
        catalogue.run(set_status(entry_ids=[3], status=Status.RETIRED))
    return tmp_path / "a.gkml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run these words; gives what was printed and what was said beside it."""

    def go(*words: object, code: int = 0) -> tuple[str, str]:
        assert front.run([str(word) for word in words]) == code
        told = capsys.readouterr()
        return told.out, told.err

    return go


def answered(run: Run, home: Path) -> Path:
    """A file sent to 法制科, with a remark, a changed limit, and a row more."""
    path = home.with_name("送审稿.xlsx")
    assert "已写出 2 个事项" in run("review", "send", home, path, "--to", "法制科")[1]
    book = Workbook(path)
    book.cell("援助", "审核意见").value = "要素不全"
    book.cell("援助", "公开时限").value = SOON
    book.cell("公证", "审核意见").value = "无意见"
    book.sheet().cell(book.sheet().max_row + 1, 3).value = "新增"
    return book.save()


def test_there_and_back(run: Run, home: Path) -> None:
    path = answered(run, home)
    with Catalogue.open(home, read_only=True) as catalogue:
        assert [entry.status.label for entry in catalogue.snapshot().entries] == ["送审", "送审", "废止"]
        before = picture(catalogue)
    told = json.loads(run("review", "take", home, path, "--dry-run", "--json", code=1)[0])
    assert run("review", "list", home)[0] == "", "a rehearsal changes nothing"
    taken = json.loads(run("review", "take", home, path, "--json", code=1)[0])
    assert taken == told
    assert [(one["name"], one["field"], one["text"], one["proposed"]) for one in taken["taken"]] == [
        ("援助", "", "要素不全", None),
        ("援助", "time_limit", "", SOON),
    ]
    assert {one["reviewer"] for one in taken["taken"]} == {"法制科"}
    assert [(one["text"], one["idle"]) for one in taken["left"]] == [("无意见", True)]
    assert [problem["text"] for problem in taken["problems"]] == ["新增"]
    assert "已取回 0 条意见；3 条是“无意见”或已经取回过" in run("review", "take", home, path, code=1)[1]
    listed = json.loads(run("review", "list", home, "--json")[0])
    assert [(one["id"], one["state"]) for one in listed] == [(1, "open"), (2, "open")]
    run("review", "accept", home, 2)
    run("review", "decline", home, 1)
    with Catalogue.open(home, read_only=True) as catalogue:
        assert picture(catalogue) != before
        assert catalogue.entry(1)["time_limit"] == SOON
    assert run("review", "list", home)[0] == ""
    assert "已采纳" in run("review", "list", home, "--all")[0]


def test_refusals_are_sentences(run: Run, home: Path) -> None:
    path = home.with_name("送审稿.xlsx")
    before = home.read_bytes()
    for words in (
        ("send", home, home.with_name("送审稿.pdf")),
        ("send", home, path, "--areas", "tax"),
        ("take", home, path),
        ("take", home, home),
        ("accept", home, 7),
    ):
        out, err = run("review", *words, code=2)
        assert out == ""
        assert err.endswith("。\n")
    with Catalogue.open(home, read_only=True) as catalogue:
        assert catalogue.review.sendings() == []
    assert not path.exists()
    assert len(home.read_bytes()) == len(before)


def test_one_way_to_send_what_is_out_of_force(run: Run, home: Path) -> None:
    run("review", "send", home, home.with_name("废止.docx"), "--status", "废止", "--paper", "A4")
    with Catalogue.open(home, read_only=True) as catalogue:
        (sending,) = catalogue.review.sendings()
        assert (catalogue.review.sent_ids(sending), sending.recipient, sending.file) == ([3], "", "废止.docx")


def test_the_report_on_what_became_of_the_remarks(run: Run, home: Path) -> None:
    path = answered(run, home)
    run("review", "take", home, path, code=1)
    out = home.with_name("采纳情况.docx")
    assert "共 2 条" in run("review", "report", home, out)[1]
    assert out.stat().st_size > 1000
