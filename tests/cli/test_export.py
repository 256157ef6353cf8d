"""``export`` on the command line: the letter, the flow charts, and wishes a file cannot fulfil."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from cli import front
from tests.exporters.word_parts import body_texts


@pytest.fixture
def main(capsys: pytest.CaptureFixture[str]):
    """Run a command in this process; checks the exit code, gives back what was printed and what was told."""

    def command(*words: object, code: int = 0):
        capsys.readouterr()
        assert front.run([str(word) for word in words]) == code
        return capsys.readouterr()

    return command


@pytest.fixture
def held(main, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURE_CATALOGUE_HOME", str(tmp_path / "home"))
    path = tmp_path / "目录.gkml"
    main("new", path, "--unit", "格尔木市司法局", "--areas", "legal", "--starter")
    return path


def test_a_letter_goes_before_the_catalogue(main, held: Path, tmp_path: Path) -> None:
    out = tmp_path / "目录.docx"
    told = main("export", held, out, "--cover-letter", "--letter", "number=格司〔2026〕12号").err
    said = body_texts(out)
    assert said[1:3] == ["格尔木市司法局文件", ""]
    assert "格司〔2026〕12号" in said
    assert "附件" in said
    assert "×" not in told


def test_only_a_letter_and_what_it_leaves_open(main, held: Path, tmp_path: Path) -> None:
    out = tmp_path / "函.docx"
    told = main("export", held, out, "--letter-only", "--letter-kind", "submission").err
    assert len(docx.Document(str(out)).sections) == 1
    assert "公文里还有没写明的地方（×）：发文字号、主送机关。" in told


def test_flow_charts_of_all_and_of_some(main, held: Path, tmp_path: Path) -> None:
    entries = json.loads(main("list", held, "--json").out)
    out = tmp_path / "目录.docx"
    main("export", held, out, "--flow-charts-of", f"{entries[0]['id']},{entries[2]['uid']}")
    titles = [text for text in body_texts(out) if text.endswith("公开流程图")]
    assert titles[1:] == [f"“{entries[place]['name']}”公开流程图" for place in (0, 2)]
    main("export", held, tmp_path / "目录.xlsx", "--flow-charts")
    assert "政务公开流程图" in openpyxl.load_workbook(tmp_path / "目录.xlsx").sheetnames


@pytest.mark.parametrize(
    "words",
    [
        ["目录.xlsx", "--cover-letter"],
        ["目录.csv", "--flow-charts"],
        ["目录.json", "--letter-only"],
        ["目录.docx", "--letter", "colour=red"],
        ["目录.docx", "--letter", "没有等号"],
        ["目录.docx", "--letter-kind", "memo"],
        ["目录.docx", "--flow-charts-of", "没有这个事项"],
    ],
)
def test_wishes_that_cannot_be_fulfilled_are_refused(main, held: Path, tmp_path: Path, words: list[str]) -> None:
    out = tmp_path / words[0]
    refused = main("export", held, out, *words[1:], code=2).err
    assert "。" in refused
    assert not out.exists()


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_what_goes_with_the_catalogue_does_not_come_back_as_entries(
    main, held: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"目录{ending}"
    main("export", held, out, "--flow-charts", *(["--cover-letter"] if ending == ".docx" else []))
    told = json.loads(main("import", held, out, "--dry-run", "--json").out)["files"][0]
    entries = json.loads(main("list", held, "--json").out)
    assert (told["unchanged"], told["added"], told["changed"], told["conflicts"]) == (len(entries), 0, 0, 0)
    assert {table["area"] for table in told["tables"]} == {"legal"}
    headless = [problem["where"] for problem in told["problems"] if "没有找到表头" in problem["message"]]
    assert len(headless) <= 2  # the summary and the charts of a workbook; nothing for each chart
