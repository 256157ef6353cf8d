"""Text tables in any encoding, with any separator."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.delimited import sheet_of_text
from importers.files import read_file
from importers.reading.decoding import decode
from model.exchange import UID_HEADING, guard
from model.progress import silent
from tests.helpers.sheet_pictures import picture

TABLE = '序号,公开事项,公开内容\n1,法律援助,"1.机构\n2.地址，电话"\n2,公证,"“三公”经费,决算"\n'
LINES = ("1 | 序号 | 公开事项 | 公开内容", "2 | 1 | 法律援助 | 1.机构↵2.地址，电话", "3 | 2 | 公证 | “三公”经费,决算")
GUESSED = "文件没有写明编码，按 GB18030（中文 Windows 常用编码）读取。如有乱码，请另存为 UTF-8 后再导入。"


@pytest.mark.parametrize(
    ("encoding", "remark"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("utf-32", ""),
        ("gb18030", GUESSED),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, remark: str) -> None:
    (tmp_path / "目录.csv").write_bytes(TABLE.encode(encoding))
    expected = ["[目录]", *LINES, *([f"remark: {remark}"] if remark else [])]
    assert picture(read_file(tmp_path / "目录.csv")[0]).splitlines() == expected


def test_rare_characters_of_real_names_survive(tmp_path: Path) -> None:
    """GB 18030-2022 holds characters GBK does not have."""
    (tmp_path / "a.csv").write_bytes("姓名,单位\n𬱟,㛃街道办事处\n".encode("gb18030"))
    assert read_file(tmp_path / "a.csv")[0].rows[1] == ("𬱟", "㛃街道办事处")


def test_traditional_windows(tmp_path: Path) -> None:
    text = "序號,公開事項,公開內容\n" + "1,法律援助,機構名稱與聯絡電話\n" * 20
    sheet = sheet_of_text(decode(text.encode("big5")).text, "a", (), silent)
    assert sheet.rows[1] == ("1", "法律援助", "機構名稱與聯絡電話")


def test_lost_bytes_are_told() -> None:
    whole = "序号,名称\n" + "1,法律援助服务指南\n" * 10
    decoded = decode(whole.encode() + b"\xff\xfe\xfd" + "甲乙丙丁".encode())
    assert decoded.text == whole + "\ufffd" * 3 + "甲乙丙丁"
    assert decoded.remarks == ("文件有 3 处文字已损坏，显示为“\ufffd”，导入后请对照原文补上。",)


@pytest.mark.parametrize("separator", ["\t", ",", ";", "|"])
def test_separators_are_found(separator: str) -> None:
    text = "\r\n".join(
        separator.join(row) for row in (["序号", "名称", "依据"], ["1", "甲", "《法》，第1条"], ["2", "乙", ""])
    )
    assert sheet_of_text(text, "a", (), silent).rows == [
        ("序号", "名称", "依据"),
        ("1", "甲", "《法》，第1条"),
        ("2", "乙"),
    ]


def test_excel_says_its_separator() -> None:
    assert sheet_of_text("sep=;\r\n甲;乙,丙\r\n", "a", (), silent).rows == [("甲", "乙,丙")]


def test_prose_is_one_column() -> None:
    assert sheet_of_text("关于公开的通知\n各单位：\n一、要求\n", "a", (), silent).rows == [
        ("关于公开的通知",),
        ("各单位：",),
        ("一、要求",),
    ]


def test_a_quotation_mark_without_partner_swallows_nothing() -> None:
    text = '名称,内容\n甲,"乙\n' + "".join(f"丙{n},丁\n" for n in range(100))
    sheet = sheet_of_text(text, "a", (), silent)
    assert len(sheet.rows) == 102
    assert sheet.rows[1] == ("甲", '"乙')
    assert sheet.remarks == ("引号不成对，已把引号当作普通文字读取，一格内的换行会分成几行，请核对。",)


def test_control_characters_are_taken_out_and_told() -> None:
    text = "名称,内容\n" + "甲,正文正文正文正文正文\n" * 20 + "乙\x07,一\x0b二\x00三\x85四\n"
    sheet = sheet_of_text(text, "a", (), silent)
    assert sheet.rows[-1] == ("乙", "一\n二三\n四")
    assert sheet.remarks == ("有 2 种单元格文字含有看不见的控制字符，已去掉。",)


def test_formula_like_words_stay_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("名称,内容\n=1+1,+86\n-1,@甲\n'乙,=丙\n", encoding="utf-8")
    assert read_file(tmp_path / "a.csv")[0].rows[1:] == [("=1+1", "+86"), ("-1", "@甲"), ("'乙", "=丙")]


def test_the_guard_of_our_own_files_is_taken_off() -> None:
    words = ["=1+1", "'=甲", "-乙", "'丙", "丁"]
    text = f"公开内容,{UID_HEADING}\n" + "".join(f"{guard(word)},x\n" for word in words)
    assert [row[0] for row in sheet_of_text(text, "a", (), silent).rows[1:]] == words


cells = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"), max_size=12
)


@given(st.lists(st.lists(cells, min_size=2, max_size=5), min_size=1, max_size=8))
def test_what_csv_writes_comes_back(table: list[list[str]]) -> None:
    import csv
    from io import StringIO

    file = StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(table)
    sheet = sheet_of_text(file.getvalue(), "a", (), silent, separator=",")
    width = max(map(len, table))
    read = [[sheet.text(row, column) for column in range(width)] for row in range(len(table))]
    assert read == [row + [""] * (width - len(row)) for row in table]


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    """A text is always found, and the same bytes give the same text."""
    assert decode(data) == decode(data)
    assert sheet_of_text(decode(data).text, "a", (), silent).name == "a"
