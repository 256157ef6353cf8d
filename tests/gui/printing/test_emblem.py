"""Pictures for a notice: any picture file becomes a PNG of sensible size; anything else is a sentence."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from gui.printing.emblem import read_emblem
from model.errors import UserError


def save(path: Path, width: int, height: int) -> Path:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#C00000"))
    assert picture.save(str(path))
    return path


@pytest.mark.parametrize("name", ["徽.png", "徽.jpg", "徽.bmp"])
def test_pictures_of_any_kind(tmp_path: Path, name: str) -> None:
    read = QImage.fromData(read_emblem(save(tmp_path / name, 120, 80)))
    assert (read.width(), read.height()) == (120, 80)


def test_large_pictures_are_made_smaller(tmp_path: Path) -> None:
    read = QImage.fromData(read_emblem(save(tmp_path / "大.png", 4000, 1000)))
    assert (read.width(), read.height()) == (1600, 400)


def test_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "徽.jpg").write_bytes(save(tmp_path / "徽.png", 64, 64).read_bytes())
    assert QImage.fromData(read_emblem(tmp_path / "徽.jpg")).width() == 64


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "不是能用的图片"), (b"GIF89a", "不是能用的图片"), ("文字".encode(), "不是能用的图片")],
)
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "徽.png").write_bytes(content)
    with pytest.raises(UserError, match=reason):
        read_emblem(tmp_path / "徽.png")


def test_a_picture_cut_off_is_told(tmp_path: Path) -> None:
    whole = save(tmp_path / "徽.png", 200, 200).read_bytes()
    (tmp_path / "徽.png").write_bytes(whole[: len(whole) // 3])
    with pytest.raises(UserError, match="已经损坏"):
        read_emblem(tmp_path / "徽.png")


def test_limits(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到图片"):
        read_emblem(tmp_path / "没有.png")
    (tmp_path / "巨.png").write_bytes(b"0" * (21 * 1024 * 1024))
    with pytest.raises(UserError, match="太大了"):
        read_emblem(tmp_path / "巨.png")
    with pytest.raises(UserError, match="边长不小于 16"):
        read_emblem(save(tmp_path / "小.png", 8, 8))
