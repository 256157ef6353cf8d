"""Choosing the areas of a new catalogue."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from gui.dialogs.new_catalogue import NewCatalogueDialog
from gui.settings import Settings
from gui.widgets.chip import Chip
from tests.helpers.windows import find


def test_a_bureau_of_one_area_unticks_the_others_at_once(settings: Settings, theme: object, tmp_path: Path) -> None:
    dialog = NewCatalogueDialog(settings, with_starter=False)
    find(dialog, QLineEdit, "new_unit").setText("某司法局")
    find(dialog, QLineEdit, "new_place").setText(str(tmp_path / "司法局.gkml"))
    every = find(dialog, QPushButton, "all_areas")
    assert every.text() == "全不选"
    every.click()
    assert find(dialog, QLabel, "complaint").text() == "请至少选择一个领域。"
    assert every.text() == "全选"
    find(dialog, QPushButton, "area_legal").click()
    with dialog.make() as catalogue:
        assert [area.label for area in catalogue.areas()] == ["公共法律服务"]
    every.click()
    assert all(chip.isChecked() for chip in dialog.findChildren(Chip))
    dialog.deleteLater()
