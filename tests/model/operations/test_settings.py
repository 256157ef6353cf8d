from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.operations.settings import change_settings
from tests.helpers.catalogues import new_catalogue, picture


def test_only_the_settings_given_change(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        first, before = picture(catalogue), catalogue.settings()
        changes = catalogue.run(change_settings(contact=" 张三\x00 0979-1234567 ", tiers=("县级", " ", "乡级", "县级")))
        after = catalogue.settings()
        assert (after.contact, after.tiers) == ("张三 0979-1234567", ("县级", "乡级"))
        assert (after.unit, after.title) == (before.unit, before.title)
        assert (changes.settings, changes.label) == (True, "修改目录设置")
        catalogue.undo()
        assert picture(catalogue) == first


def test_settings_are_still_there_after_opening_again(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        catalogue.run(change_settings(units=("格尔木市司法局", "格尔木市公证处"), version_label="2026年版"))
        settings = catalogue.settings()
    with Catalogue.open(tmp_path / "a.gkml") as catalogue:
        assert catalogue.settings() == settings


def test_the_same_settings_leave_no_trace(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        assert not catalogue.run(change_settings(unit=catalogue.settings().unit, tiers=catalogue.settings().tiers))
        assert catalogue.undo_label is None


@pytest.mark.parametrize("field", ["kind", "custom_fields", "colour"])
def test_what_is_no_setting_to_change_is_a_bug(tmp_path: Path, field: str) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue, pytest.raises(TypeError):
        catalogue.run(change_settings(**{field: "x"}))
