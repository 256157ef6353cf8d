"""``import`` as the IT office uses it: whole files in, the agreed answer out, the catalogue as it should be."""

import json
from pathlib import Path

import openpyxl
import pytest

from cli import front
from model.catalogue import Catalogue
from model.operations.entries import edit_entry
from tests.helpers.catalogues import entry_named, new_catalogue

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run a command in this process: exit code and the JSON it printed."""

    def command(*words: object) -> tuple[int, object]:
        capsys.readouterr()
        code = front.run([str(word) for word in words])
        out = capsys.readouterr().out
        return code, json.loads(out) if out.startswith(("{", "[")) else out

    return command


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    new_catalogue(tmp_path / "目录.gkml").close()
    return tmp_path / "目录.gkml"


@pytest.mark.parametrize("expected", sorted(SAMPLES.glob("*.expected.json")), ids=lambda path: path.stem)
def test_a_sample_arrives_in_the_list(run, catalogue: Path, expected: Path) -> None:
    stem = expected.name.removesuffix(".expected.json")
    file = next(path for path in SAMPLES.glob(f"{stem}.*") if path != expected)
    code, told = run("import", catalogue, file, "--json")
    items = json.loads(expected.read_text(encoding="utf-8"))["items"]
    assert code == 0
    assert told["files"][0]["added"] == len(items)
    _, listed = run("list", catalogue, "--json")
    wanted = sorted(items, key=lambda item: (item["area"], item["name"]))
    for found, item in zip(sorted(listed, key=lambda item: (item["area"], item["name"])), wanted, strict=True):
        assert {key: found[key] for key in item} == item
    code, again = run("import", catalogue, file, "--json")
    assert (code, again["files"][0]["unchanged"]) == (0, len(items))


def test_rows_without_an_area_need_the_option(run, catalogue: Path, tmp_path: Path) -> None:
    file = tmp_path / "清单.csv"
    file.write_text("事项名称,公开内容\n公证,公证的内容\n", encoding="utf-8")
    code, told = run("import", catalogue, file, "--json")
    assert (code, told["files"][0]["skipped"]) == (1, 1)
    assert run("list", catalogue, "--json") == (0, [])
    run("import", catalogue, file, "--area", "legal")
    _, listed = run("list", catalogue, "--json")
    assert [(entry["area"], entry["name"]) for entry in listed] == [("legal", "公证")]
    assert run("import", catalogue, file, "--area", "weather")[0] == 2


@pytest.mark.parametrize(("side", "content"), [("keep", "目录改的"), ("replace", "文件改的")])
def test_conflicts_are_kept_or_replaced(run, tmp_path: Path, side: str, content: str) -> None:
    path, out = tmp_path / "目录.gkml", tmp_path / "导出.xlsx"
    new_catalogue(path, "公证", "仲裁").close()
    run("export", path, out)
    book = openpyxl.load_workbook(out)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "机构名称；办公地址；联系电话":
                    cell.value = "文件改的"
    book.save(out)
    with Catalogue.open(path) as opened:
        opened.run(edit_entry(entry_id=entry_named(opened, "公证").id, field="content", value="目录改的"))
    code, told = run("import", path, out, "--on-conflict", side, "--json")
    file = told["files"][0]
    assert (code, file["conflicts"], file["changed"]) == (1, 1, 1)
    _, listed = run("list", path, "--json")
    assert {entry["name"]: entry["content"] for entry in listed} == {"公证": content, "仲裁": "文件改的"}


def test_a_dry_run_only_tells(run, catalogue: Path) -> None:
    before = catalogue.read_bytes()
    code, told = run("import", catalogue, SAMPLES / "01-projects-standard.xlsx", "--dry-run", "--json")
    assert (code, told["files"][0]["added"]) == (0, 7)
    assert catalogue.read_bytes() == before
