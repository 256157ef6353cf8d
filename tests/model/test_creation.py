from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.records import CatalogueSettings

SETTINGS = CatalogueSettings(
    unit="格尔木市司法局", tiers=("市级", "县级"), units=("甲局", "乙局"), contact="0979-1234567"
)


def test_the_settings_and_areas_chosen_are_there_in_catalogue_order(tmp_path: Path) -> None:
    with Catalogue.create(tmp_path / "a.gkml", SETTINGS, ["legal", "budget"]) as catalogue:
        assert catalogue.settings() == SETTINGS
        assert [area.key for area in catalogue.areas()] == ["budget", "legal"]
        assert [revision.label for revision in catalogue.history()] == ["新建目录"]
        assert catalogue.warnings == ()
        assert catalogue.backups() == []  # there is nothing to lose yet


@pytest.mark.parametrize(
    ("name", "areas", "sentence"),
    [
        ("old.gkml", None, "文件已经存在"),
        ("没有/a.gkml", None, "文件夹不存在"),
        ("a.gkml", ["legal", "mars"], "没有“mars”这个领域，可选的有：planning、"),
    ],
)
def test_a_refused_wish_leaves_nothing_behind(
    tmp_path: Path, name: str, areas: list[str] | None, sentence: str
) -> None:
    (tmp_path / "old.gkml").write_text("mine")
    with pytest.raises(UserError, match=sentence):
        Catalogue.create(tmp_path / name, SETTINGS, areas)
    assert [file.name for file in tmp_path.iterdir()] == ["old.gkml"]
    assert (tmp_path / "old.gkml").read_text() == "mine"


def test_two_catalogues_are_two(tmp_path: Path) -> None:
    with (
        Catalogue.create(tmp_path / "a.gkml", SETTINGS) as first,
        Catalogue.create(tmp_path / "b.gkml", SETTINGS) as second,
    ):
        assert not {first.backup().parent} & {second.backup().parent}
