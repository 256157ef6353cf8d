"""The old file is as before until the new one is whole; every refusal is a sentence about that file."""

import errno
import os
import re
import resource
from pathlib import Path

import pytest

from exporters.output import replacing
from model.errors import StorageError
from model.progress import Cancelled
from tests.helpers.processes import in_child


def put(path: Path, content: bytes = b"new") -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def folder_picture(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_new_file_appears_with_usual_rights(tmp_path: Path) -> None:
    put(tmp_path / "目录.xlsx")
    assert folder_picture(tmp_path) == {"目录.xlsx": b"new"}
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "目录.xlsx").stat().st_mode & 0o777 == 0o666 & ~umask


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    put(target)
    assert folder_picture(tmp_path) == {"目录.xlsx": b"new"}
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    real = tmp_path / "share" / "目录.xlsx"
    real.write_bytes(b"old")
    link = tmp_path / "目录.xlsx"
    link.symlink_to(real)
    put(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("failure", [Cancelled(), ValueError("a bug"), KeyboardInterrupt()])
def test_a_failure_leaves_everything_as_before(tmp_path: Path, failure: BaseException) -> None:
    target = tmp_path / "目录.xlsx"
    target.write_bytes(b"old")

    def fail() -> None:
        with replacing(target) as temporary:
            temporary.write_bytes(b"half")
            raise failure

    with pytest.raises(type(failure)):
        fail()
    assert folder_picture(tmp_path) == {"目录.xlsx": b"old"}


def test_a_read_only_file_is_refused_even_for_the_administrator(tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(StorageError, match=r"“目录\.xlsx”是只读文件.*换一个文件名"):
        put(target)
    assert folder_picture(tmp_path) == {"目录.xlsx": b"old"}


@pytest.mark.parametrize("owner", [".~lock.目录.xlsx#", ".~目录.xlsx"])
def test_a_file_open_in_another_program_is_a_sentence(tmp_path: Path, owner: str) -> None:
    """LibreOffice and WPS for Linux lock what they have open by a file beside it."""
    (tmp_path / "目录.xlsx").write_bytes(b"old")
    (tmp_path / owner).write_text(",clerk,office-3,21.11.2026 09:30,file:///home/clerk;", encoding="utf-8")
    before = folder_picture(tmp_path)
    with pytest.raises(StorageError) as caught:
        put(tmp_path / "目录.xlsx")
    assert "“目录.xlsx”正被其他程序（如 WPS、Excel、Word）打开" in str(caught.value)
    assert f"请删除同一文件夹里的隐藏文件“{owner}”" in str(caught.value)
    assert folder_picture(tmp_path) == before


def test_a_folder_without_rights_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "机要室"
    folder.mkdir()
    folder.chmod(0o555)
    for parent in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        parent.chmod(0o755)

    def refused() -> str:
        with pytest.raises(StorageError) as caught:
            put(folder / "目录.docx")
        return str(caught.value)

    said = in_child(refused, as_nobody=True)
    assert re.search(r"没有权限在“.*机要室”里写“目录\.docx”", said)


def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    target.write_bytes(b"old")

    def refused() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        with pytest.raises(StorageError) as caught:
            put(target, bytes(5000))
        return str(caught.value)

    said = in_child(refused)
    assert "磁盘满了，“目录.xlsx”没有写出，原来的文件没有改动" in said
    assert folder_picture(tmp_path) == {"目录.xlsx": b"old"}


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("没有的文件夹/目录.xlsx", "没有“.*没有的文件夹”这个文件夹，“目录.xlsx”没有写出"),
        ("文件/目录.xlsx", "“.*文件”不是文件夹"),
        ("文件夹", "“文件夹”是一个文件夹，不能写成文件"),
        ("长" * 100 + ".xlsx", "文件名太长"),
    ],
)
def test_impossible_places_are_sentences(tmp_path: Path, place: str, sentence: str) -> None:
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "文件").write_bytes(b"old")
    with pytest.raises(StorageError, match=sentence):
        put(tmp_path / place)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["文件", "文件夹"]


def test_an_unknown_failure_says_what_the_system_said(tmp_path: Path) -> None:
    said = r"“目录\.xlsx”没有写出，原来的文件没有改动。系统说：.+。"
    with pytest.raises(StorageError, match=said), replacing(tmp_path / "目录.xlsx"):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_leftovers_of_killed_exports_are_swept_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".gkml-export-1.tmp", tmp_path / ".gkml-export-2.tmp"
    for file in (old, young):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    put(tmp_path / "目录.xlsx")
    assert sorted(file.name for file in tmp_path.iterdir()) == [".gkml-export-2.tmp", "目录.xlsx"]
