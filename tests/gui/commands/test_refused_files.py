"""Opening what cannot simply be opened: locked, foreign, missing and damaged catalogues."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
)

from gui.main_window import MainWindow
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import answering, catalogue_of, complete, press


def test_a_locked_catalogue_can_be_read(empty_window: MainWindow, tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as other:
        with answering(press("answer_0")):
            assert empty_window.files.opening.open_path(other.path)
        complete(empty_window)
        assert catalogue_of(empty_window).read_only
        empty_window.session.close()


def test_a_locked_catalogue_can_be_left(empty_window: MainWindow, tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as other:
        with answering(press("answer_2")):
            assert not empty_window.files.opening.open_path(other.path)
        assert empty_window.session.workspace is None


@pytest.mark.parametrize("content", [b"", b"not a catalogue", b"PK\x03\x04 rest"])
def test_a_foreign_file_is_a_sentence(empty_window: MainWindow, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "别的.gkml"
    path.write_bytes(content)
    with answering(press("answer_0")):
        assert not empty_window.files.opening.open_path(path)
    assert path.read_bytes() == content


def test_a_missing_file_is_a_sentence(empty_window: MainWindow, tmp_path: Path) -> None:
    with answering(press("answer_0")):
        assert not empty_window.files.opening.open_path(tmp_path / "没有.gkml")


def test_a_damaged_catalogue_offers_ways_out(empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, *(f"事项{number}" for number in range(300))).close()
    damaged = bytearray(path.read_bytes())
    damaged[8192:20480] = bytes(12288)
    path.write_bytes(damaged)
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        texts.extend(button.text() for button in dialog.findChildren(QPushButton))
        press("answer_2")(dialog)

    with answering(look):
        assert not empty_window.files.opening.open_path(path)
    assert {"从备份恢复…", "抢救到新文件…", "取消"} <= set(texts)
    assert path.read_bytes() == bytes(damaged)
