"""Files that cannot be read: a sentence that says what it is and what to do."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from importers.files import read_file
from model.errors import CatalogueError, StorageError, UserError
from tests.helpers.binary_files import BOF, EOF, biff, compound
from tests.helpers.office_files import grid, package, xlsx

DATA = Path(__file__).parents[1] / "data" / "readers"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
FILES: dict[str, tuple[bytes, str, str]] = {
    "a.doc": (compound({"WordDocument": b"x"}), "Word 97-2003 文档（.doc）", ".docx"),
    "a.wps": (compound({"WordDocument": b"x"}), "WPS 文字文档（.wps）", ".docx"),
    "改名的.docx": (compound({"WordDocument": b"x"}), "Word 97-2003 文档（.doc）", ".docx"),
    "密码.xlsx": (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "已加密", "取消密码"),
    "密码.docx": (compound({"EncryptedPackage": b"x"}), "已加密", "取消密码"),
    "密码.xls": (compound({"Workbook": biff(BOF, (0x2F, b"\0" * 6), EOF)}), "已加密", "取消密码"),
    "a.ppt": (compound({"PowerPoint Document": b"x"}), "是演示文稿", ".xlsx"),
    "旧.xls": (compound({"Book": b"x"}), "很旧的 Excel 格式", ".xlsx"),
    "更旧.xls": (b"\x09\x08\x08\x00\x00\x05\x05\x00" + b"\0" * 50, "很旧的 Excel 格式", ".xlsx"),
    "什么.et": (compound({"ABC": b"x"}), "没有找到表格", ".xlsx"),
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "是 PDF 文件", "索取原来的 .docx 或 .xlsx"),
    "扫描件.xlsx": (PNG, "是图片", "文字识别"),
    "照片.jpg": (b"\xff\xd8\xff\xe0" + bytes(100), "是图片", "文字识别"),
    "a.rar": (b"Rar!\x1a\x07\x01\x00" + bytes(50), "是压缩包", "请先解压"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "是压缩包", "请先解压"),
    "a.rtf": (b"{\\rtf1\\ansi \\'b9\\'ab}", "是 RTF 文档", ".docx"),
    "a.exe": (b"MZ\x90\x00" + bytes(100), "是程序文件", "选错了文件"),
    "空.xlsx": (b"", "是空文件", "重新发送"),
    "空白.csv": (b"\xef\xbb\xbf\r\n  \r\n", "是空文件", "重新发送"),
    "噪声.bin": (bytes(range(256)) * 20, "认不出是什么文件", ".xlsx"),
    "~$目录.xlsx": ("司法局".encode("utf-16-le").ljust(165, b" "), "留下的临时文件", "没有“~$”的那一个"),
    "a.xml": (b'<?xml version="1.0"?><root><a/></root>', "是 XML 文件，但不是表格", ".xlsx"),
    "a.json": (b'{"a": 1}', "没有事项列表", "本程序导出"),
    "坏.json": (b'[{"a": 1,', "已损坏或没有传完整", "重新导出"),
}


def refusal(path: Path, kind: type[CatalogueError] = UserError) -> str:
    with pytest.raises(kind) as caught:
        read_file(path)
    return str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_what_it_is_and_what_to_do(tmp_path: Path, name: str) -> None:
    content, what, advice = FILES[name]
    (tmp_path / name).write_bytes(content)
    sentence = refusal(tmp_path / name)
    assert sentence.startswith(f"“{name}”")
    assert what in sentence
    assert advice in sentence
    assert sentence.endswith("。")


PACKAGES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a.zip": ({"目录.xlsx": b"PK"}, "是压缩包"),
    "a.ofd": ({"OFD.xml": "<ofd:OFD/>"}, "是 OFD 版式文件"),
    "a.pptx": ({"ppt/presentation.xml": "<p/>"}, "是演示文稿"),
    "a.odt": ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "不是表格"),
    "密码.ods": (
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"\x8f" * 50,
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
        },
        "已加密",
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_of_other_kinds(tmp_path: Path, name: str) -> None:
    parts, what = PACKAGES[name]
    assert what in refusal(package(tmp_path / name, parts))


@pytest.mark.parametrize("ending", [".xls", ".xlsx", ".ods"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_cut_off_files(tmp_path: Path, ending: str, part: float) -> None:
    whole = (DATA / f"catalogue{ending}").read_bytes()
    path = tmp_path / f"a{ending}"
    path.write_bytes(whole[: int(len(whole) * part)])
    assert "已损坏或没有传完整" in refusal(path)


def test_a_workbook_without_a_word(tmp_path: Path) -> None:
    assert "里没有表格内容" in refusal(xlsx(tmp_path / "a.xlsx", grid([[]])))


def make_folder(path: Path) -> None:
    path.mkdir()


def make_nothing(path: Path) -> None:
    """Nothing is there."""


def make_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "missing")


@pytest.mark.parametrize(
    ("make", "kind", "what"),
    [
        (make_folder, UserError, "是文件夹。请打开它"),
        (make_nothing, UserError, "找不到文件"),
        (make_link_to_nowhere, UserError, "找不到文件"),
    ],
)
def test_places_that_hold_no_file(
    tmp_path: Path, make: Callable[[Path], None], kind: type[CatalogueError], what: str
) -> None:
    make(tmp_path / "目录.xlsx")
    assert what in refusal(tmp_path / "目录.xlsx", kind)


@pytest.fixture
def as_somebody() -> Iterator[None]:
    """Not as root, who may read everything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are another matter on this system")
    before = os.geteuid()
    if before == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(before)


def test_no_permission(tmp_path: Path, as_somebody: None) -> None:
    path = tmp_path / "a.xlsx"
    if os.geteuid() != 65_534:
        xlsx(path, grid([["甲"]])).chmod(0)
    assert "没有读取权限" in refusal(path, StorageError)


def test_a_place_that_cannot_be_opened(tmp_path: Path) -> None:
    """Names the system refuses are the surroundings' failure, not a crash."""
    assert "读不出来" in refusal(tmp_path / ("长" * 300 + ".xlsx"), StorageError)
    assert "读不出来" in refusal(tmp_path / "零\0.xlsx", StorageError)


def test_names_that_are_not_text(tmp_path: Path) -> None:
    """A file copied from an old Windows archive: its name is no UTF-8."""
    if os.name == "nt":
        pytest.skip("file names are text there")
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc4\xbf\xc2\xbc.csv"))
    path.write_bytes("序号,名称\n".encode())
    assert read_file(path)[0].rows == [("序号", "名称")]
