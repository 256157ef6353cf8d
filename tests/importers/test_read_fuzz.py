"""Whatever the bytes, a reader gives sheets or a sentence; everything else would be a bug of ours."""

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.clipboard import read_clipboard
from importers.files import READABLE, read_file
from importers.html import sheets_of_html
from importers.office.biff import sheet_details
from importers.readers import reader_of
from importers.reading.ole import CompoundFile, OleError
from importers.reading.package import Package
from importers.reading.sniff import Kind, sniff
from importers.reading.source import Source
from importers.sheet import Sheet
from model.errors import CatalogueError
from model.progress import silent
from tests.importers.test_read_workbooks import walked

DATA = Path(__file__).parents[1] / "data"
IN_PROCESS = {Kind.ODS, Kind.DOCX, Kind.HTML, Kind.WEB_ARCHIVE, Kind.XML_SPREADSHEET, Kind.JSON, Kind.DELIMITED}
"""Kinds read by Python and libxml2 alone. Calamine may abort on broken files, so its kinds are read in the child."""

SEEDS = [
    DATA / "readers" / "catalogue.ods",
    DATA / "readers" / "catalogue.html",
    DATA / "samples" / "02-legal-word.docx",
    DATA / "samples" / "04-flat-gb18030.csv",
    DATA / "samples" / "04-flat-gb18030.expected.json",
]
PIECES = [
    b"<",
    b">",
    b"</",
    b'"',
    b"\0",
    b"&",
    b"&#x0;",
    b"]]>",
    b"<w:tbl>",
    b"<table>",
    b"99999999999",
    b"-1",
    b"\xff\xff",
]


def broken(data: bytes, chance: random.Random) -> bytes:
    """A file with bytes changed, cut out, doubled or strewn in."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        at = chance.randrange(len(out)) if out else 0
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                out[at:at] = chance.choice(PIECES)
            case 2:
                del out[at : at + chance.randrange(1, 60)]
            case 3:
                out[at:at] = out[at // 2 : at // 2 + chance.randrange(1, 300)]
            case _:
                out[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0"])
    return bytes(out)


def broken_file(data: bytes, chance: random.Random) -> bytes:
    """A broken file; of a package mostly one part, so that the zip around it holds."""
    if not data.startswith(b"PK") or chance.random() < 0.3:
        return broken(data, chance)
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        victim = chance.choice([name for name in source.namelist() if name.endswith((".xml", ".rels"))])
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, broken(content, chance) if name == victim else content)
    return target.getvalue()


def in_process(path: Path) -> list[Sheet]:
    """What the reading process would do, for kinds that cannot abort."""
    found = sniff(path)
    if found.kind not in IN_PROCESS:
        return []
    return list(reader_of(found.kind)(Source(path, path.stat().st_size), silent))


def sheets_or_sentence(read: Callable[[], object]) -> None:
    """Anything but our own errors comes through and fails the test."""
    with suppress(CatalogueError):
        read()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_broken_files(tmp_path: Path, seed: Path) -> None:
    data, path = seed.read_bytes(), tmp_path / seed.name
    for number in range(40):
        path.write_bytes(broken_file(data, random.Random(number)))
        sheets_or_sentence(lambda: in_process(path))


def test_broken_workbooks_on_our_walk(tmp_path: Path) -> None:
    data, path = (DATA / "readers" / "catalogue.xlsx").read_bytes(), tmp_path / "a.xlsx"
    for number in range(40):
        path.write_bytes(broken_file(data, random.Random(number)))
        sheets_or_sentence(lambda: walked(path) if _has_sheets(path) else None)


def _has_sheets(path: Path) -> bool:
    from importers.office.xlsx import XlsxParts

    with Package(path) as archive:
        return bool(XlsxParts(archive).sheets)


@pytest.mark.parametrize("name", ["catalogue.xls", "catalogue.xlsx"])
def test_broken_workbooks_in_the_reading_process(tmp_path: Path, name: str) -> None:
    data, path = (DATA / "readers" / name).read_bytes(), tmp_path / name
    for number in range(5):
        path.write_bytes(broken_file(data, random.Random(number)))
        sheets_or_sentence(lambda: read_file(path))


@pytest.mark.parametrize("ending", READABLE)
def test_noise_under_every_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"噪声{ending}"
    for number, size in enumerate((1, 50, 5_000)):
        path.write_bytes(random.Random(number).randbytes(size))
        sheets_or_sentence(lambda: read_file(path))


HEADS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html><table>",
    b"<?xml ",
    b"[{",
    b"\xff\xfe",
    b"From: a\n",
]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(head=st.sampled_from(HEADS), data=st.binary(max_size=2_000), ending=st.sampled_from(READABLE))
def test_noise_behind_a_true_beginning(tmp_path: Path, head: bytes, data: bytes, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(head + data)
    sheets_or_sentence(lambda: in_process(path))


@given(st.binary(max_size=3_000))
def test_noise_in_a_compound_file(data: bytes) -> None:
    head = (DATA / "readers" / "catalogue.xls").read_bytes()[:512]
    with suppress(OleError):
        CompoundFile(head + data).names()
    sheets_or_sentence(lambda: sheet_details(head + data))


TAGS = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td rowspan=3>",
        "<td colspan=2>",
        "</td>",
        "<p>",
        "<br>",
        "文字",
        "a&b;",
        "<!--",
        "-->",
    ]
)


@given(st.lists(TAGS, max_size=60).map("".join))
def test_tag_soup_keeps_every_word_of_its_tables(page: str) -> None:
    """However tags are mixed up: what stands in the cells that were found is in the sheets, once."""
    sheets = sheets_of_html(page)
    found = sum(text.count("文字") for sheet in sheets for row in sheet.rows for text in row)
    around = sum(text.count("文字") for sheet in sheets for text in (*sheet.above, *sheet.below))
    assert found + around <= page.count("文字")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_clipboard(html: str, text: str) -> None:
    sheets_or_sentence(lambda: read_clipboard(html, text))
