"""Opening files in other programs: what the system cannot open is said, with the place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from gui.outside import open_outside
from tests.helpers.windows import answering


@pytest.mark.parametrize(("folder", "title"), [(False, "打不开文件"), (True, "打不开文件夹")])
def test_what_the_system_cannot_open_is_said(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: bool, title: str
) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) is not None)
    place = tmp_path if folder else tmp_path / "目录.docx"
    told: list[tuple[str, str]] = []

    def read(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        told.append((box.windowTitle(), box.text()))
        box.accept()

    parent = QWidget()
    with answering(read):
        open_outside(parent, place)
    parent.deleteLater()
    assert asked == [QUrl.fromLocalFile(str(place))]
    assert told[0][0] == title
    assert str(place) in told[0][1]
