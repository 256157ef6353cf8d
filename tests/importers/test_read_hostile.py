"""Hostile files: each ends in a sentence or is read correctly, within the limits, and the program goes on.

They are read by a process of its own that also measures, so that nothing here could endanger the other tests.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.hostile import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
GIGABYTE = 1024  # in MB

DECLARED = "含有办公软件不会写的声明（DTD）"
DAMAGED = "已损坏或没有传完整"
SCATTERED = "里的内容散落得太远"
TOLD = {
    "corner-cells.xlsx": "1 sheets: A1=a XFD1048576=z",
    "corner-cell-in-row-1.xlsx": "1 sheets: A1=a XFD1=z",
    "corner-cells-spaced.xlsx": "1 sheets: A1=1 XFD1048576=2",
    "diagonal.xlsx": SCATTERED,
    "million-styled-rows.xlsx": "1 sheets: A1=序号",
    "whole-sheet-merge.xlsx": "1 sheets: A1=标题 B1=乙 A2=丙 B2=丁",
    "hundred-thousand-merges.xlsx": "1 sheets: A1=甲 A2=乙",
    "wrong-dimension.xlsx": "1 sheets: A1=甲 B1=乙 A2=1 B2=2",
    "huge-dimension.xlsx": "1 sheets: A1=甲 B1=乙 A2=1 B2=2",
    "thousands-of-sheets.xlsx": "里的工作表或表格超过 1000 个",
    "hundreds-of-sheets.xlsx": "600 sheets: A1=甲",
    "zip-bomb.xlsx": "压缩得异常，展开后有 381 MB，没有读取",
    "zip-bomb-texts.xlsx": "1 sheets: A1=",
    "lying-size.xlsx": DAMAGED,
    "thousands-of-parts.xlsx": "里面的部分多得异常",
    "path-tricks.xlsx": "1 sheets: A1=甲 A2=1",
    "path-tricks-relationship.xlsx": DAMAGED,
    "same-part-twice.xlsx": "内部有重名的部分",
    "long-cells.xlsx": "1 sheets: A1=名称 B1=内容 A2=甲 B2=字字字字字字字字字字字字 A3==1+1",
    "empty-zip.xlsx": "是空的压缩包",
    "no-workbook.xlsx": "里没有表格内容",
    "shared-text-missing.xlsx": DAMAGED,
    "nonsense-attributes.xlsx": "1 sheets: A1=甲",
    "billion-laughs.xlsx": DECLARED,
    "billion-laughs-texts.xlsx": DECLARED,
    "billion-laughs.docx": DECLARED,
    "billion-laughs-spreadsheet.xml": DECLARED,
    "billion-laughs.html": "1 sheets: A1=&m;",
    "external-entity.docx": DECLARED,
    "external-entity.xlsx": DECLARED,
    "deep.html": "的标签嵌套得太深",
    "wide-spans.html": "里有一行的列数超过工作表的上限",
    "tall-spans.html": SCATTERED,
    "deep.docx": DAMAGED,
    "nested.docx": "1 sheets: A1=",
    "wide-spans.docx": "里有一个表格的列数超过 1000",
    "repeated.ods": "里有内容的单元格超过 500 万个",
    "repeated-rows.ods": "1 sheets: A1=甲 A2=甲 A3=甲 A4=甲 A5=甲",
    "repeated-empty.ods": "1 sheets: A1=甲",
    "control-characters.csv": "不是表格、文档或文本",
    "long-cells.csv": "1 sheets: A1=名称 B1=内容 A2=甲 B2=字字字字字字字字字字字字 A3==cmd|calc",
    "one-huge-cell.csv": "里有一格文字长得异常",
    "unclosed-quote.csv": '1 sheets: A1=名称 B1=内容 A2=甲 B2="乙 A3=丙',
    "only-separators.csv": "里有一格文字长得异常",
    "deep.json": DAMAGED,
    "utf-16-odd.csv": "1 sheets: A1=序号 B1=名称 A2=1 B2=甲\N{REPLACEMENT CHARACTER}",
    "loop.xls": "是旧式办公文件，但里面没有找到表格",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a clerk is told about each file; ``""`` holds the largest memory of a reading process, in MB."""
    folder = tmp_path_factory.mktemp("hostile")
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.torture", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(folder.iterdir()) == [], "reading writes nothing"
    return {**{line["name"]: line["told"] for line in lines[:-1]}, "": str(lines[-1]["peak"])}


@pytest.mark.parametrize("name", TOLD)
def test_ends_well(told: dict[str, str], name: str) -> None:
    assert told[name].startswith(TOLD[name])
    assert told[name][-1] == "。" or ": " in told[name]


def test_every_hostile_file_is_expected() -> None:
    assert set(TOLD) == set(HOSTILE)


def test_no_file_takes_a_gigabyte(told: dict[str, str]) -> None:
    assert int(told[""]) < GIGABYTE
