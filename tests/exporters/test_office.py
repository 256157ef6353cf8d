"""LibreOffice opens what we write, without loss: every word of the catalogue is on its pages, heads repeat."""

import re
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from exporters.formats import export
from exporters.options import ExportOptions
from model.snapshot import Snapshot
from tests.helpers.snapshots import entry, snapshot, starter

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

LONG = "\n".join(f"{number}.第{number}项要素：受理条件、申请材料、办理流程和咨询电话" for number in range(1, 80))


def catalogue() -> Snapshot:
    """An area of the starter catalogue with one entry longer than a page."""
    held = starter(["legal"])
    return snapshot(*held.entries, entry(999, name="特别长的事项", content=LONG), settings=held.settings)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of every page of the .docx and the .xlsx, without blanks, as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("office")
    files = [folder / "word.docx", folder / "excel.xlsx"]
    for file in files:
        export(catalogue(), file, ExportOptions())
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {
        file.suffix: [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(file.with_suffix(".pdf")).pages]
        for file in files
    }


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_every_word_is_printed(pages: dict[str, list[str]], ending: str) -> None:
    printed = "".join(pages[ending])
    for one in catalogue().entries:
        for key in ("name", "subject", "time_limit"):
            assert re.sub(r"\s", "", one[key]) in printed
    for number in range(1, 80):
        assert f"{number}.第{number}项要素" in printed


@pytest.mark.parametrize(("ending", "first"), [(".docx", 2), (".xlsx", 1)])
def test_every_page_of_a_table_has_its_header(pages: dict[str, list[str]], ending: str, first: int) -> None:
    notes = next((n for n, text in enumerate(pages[ending]) if text.startswith("编制说明")), None)
    found = pages[ending][first:notes]
    assert len(found) > 3
    for text in found:
        for heading in ("公开事项", "公开依据", "公开渠道和载体", "公开对象", "特定群体", "依申请", "县级"):
            assert heading in text


def test_word_pages_are_numbered_and_the_contents_are_right(pages: dict[str, list[str]]) -> None:
    found = pages[".docx"]
    assert found[0].startswith("格尔木市政务公开标准目录")
    assert "—1—" not in found[0]
    for number, text in enumerate(found[1:], 2):
        assert f"—{number}—" in text
    contents = re.findall(r"(（一）公共法律服务领域政务公开标准目录|编制说明)\.+(\d+)", found[1])
    assert [name for name, _ in contents] == ["（一）公共法律服务领域政务公开标准目录", "编制说明"]
    for name, page in contents:
        assert name in found[int(page) - 1]


def test_workbook_pages_say_which_of_how_many(pages: dict[str, list[str]]) -> None:
    found = pages[".xlsx"]
    for number, text in enumerate(found, 1):
        assert f"第{number}页共{len(found)}页" in text
