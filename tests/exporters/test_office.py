"""LibreOffice opens what we write, without loss: every word of the catalogue is on its pages, heads repeat."""

import re
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from exporters.formats import export
from exporters.options import ExportOptions, FlowCharts, LetterPart
from model.snapshot import Snapshot
from tests.helpers.snapshots import entry, snapshot, starter

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

LONG = "\n".join(f"{number}.第{number}项要素：受理条件、申请材料、办理流程和咨询电话" for number in range(1, 80))


WITH_LETTER = ExportOptions(
    letter=LetterPart.FIRST,
    letter_words={"number": "格司〔2026〕12号", "copies": "市委办公室，市人大常委会办公室。"},
    flow_charts=FlowCharts.CHOSEN,
    charted=frozenset({1, 2, 999}),
)


def catalogue() -> Snapshot:
    """An area of the starter catalogue with one entry longer than a page."""
    held = starter(["legal"])
    return snapshot(*held.entries, entry(999, name="特别长的事项", content=LONG), settings=held.settings)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of every page of the .docx and the .xlsx, without blanks, as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("office")
    files = [folder / "word.docx", folder / "excel.xlsx", folder / "letter.docx"]
    for file in files[:2]:
        export(catalogue(), file, ExportOptions())
    export(catalogue(), files[2], WITH_LETTER)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {
        file.suffix if file.stem != "letter" else file.stem: [
            re.sub(r"\s", "", page.extract_text()) for page in PdfReader(file.with_suffix(".pdf")).pages
        ]
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


def test_the_letter_fills_its_pages_as_the_standard_says(pages: dict[str, list[str]]) -> None:
    first, second, cover = pages["letter"][:3]
    assert first.startswith("格尔木市司法局文件格司〔2026〕12号格尔木市司法局关于公布")
    assert first.endswith("—1—")
    assert "—2—" in second
    signed = second.index("格尔木市司法局2026年11月21日")
    assert second.index("附件：1.格尔木市政务公开标准目录2.政务公开流程图") < signed < second.index("抄送：市委办公室")
    assert "格尔木市司法局办公室2026年11月21日印发" in second
    assert cover.startswith("附件1格尔木市政务公开标准目录")


def test_every_chart_stands_on_a_page_of_its_own(pages: dict[str, list[str]]) -> None:
    found = pages["letter"]
    names = [one["name"] for one in catalogue().entries if one.id in WITH_LETTER.charted]
    charts = [text for text in found if "公开流程图" in text and "时限依据" in text]
    assert len(charts) == len(names) == 3
    for name, text in zip(names, charts, strict=True):
        assert re.sub(r"\s", "", f"“{name}”公开流程图") in text
        for lane in ("形成或者获取信息", "发布解读", "收集关切", "采纳改进"):
            assert lane in text
    assert all(len(text) > 30 for text in found), "no page is left empty"
