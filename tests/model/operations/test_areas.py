from collections.abc import Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.areas import add_area, move_area, remove_area, rename_area
from model.operations.entries import add_entry
from tests.helpers.catalogues import new_catalogue, picture


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", areas=("budget", "legal")) as opened:
        yield opened


def labels(catalogue: Catalogue) -> list[str]:
    return [area.label for area in catalogue.areas()]


def test_an_own_area_holds_entries(catalogue: Catalogue) -> None:
    first = picture(catalogue)
    assert catalogue.run(add_area(label=" 养老  服务 ")).areas
    area = catalogue.areas()[-1]
    assert (area.label, area.custom) == ("养老 服务", True)
    catalogue.run(add_entry(area=area.key, values={"name": "养老机构"}))
    assert sum(catalogue.counts()[area.key].values()) == 1
    catalogue.undo()
    catalogue.undo()
    assert picture(catalogue) == first


def test_a_built_in_area_comes_back_under_its_own_key(catalogue: Catalogue) -> None:
    catalogue.run(add_area(label="税收管理"))
    assert [(area.key, area.custom) for area in catalogue.areas()] == [
        ("budget", False),
        ("legal", False),
        ("tax", False),
    ]


def test_key_of_a_removed_area_is_not_given_to_another(catalogue: Catalogue) -> None:
    catalogue.run(add_area(label="养老"))
    first = catalogue.areas()[-1].key
    catalogue.run(remove_area(key=first))
    catalogue.run(add_area(label="托育"))
    assert catalogue.areas()[-1].key != first


def test_renaming_keeps_the_key_and_the_entries(catalogue: Catalogue) -> None:
    changes = catalogue.run(rename_area(key="legal", label="法律服务"))
    assert (changes.areas, changes.changed) == (True, ())
    assert labels(catalogue) == ["财政预决算", "法律服务"]
    assert catalogue.entry(1).area == "legal"


def test_areas_are_put_in_order(catalogue: Catalogue) -> None:
    catalogue.run(add_area(label="养老"))
    own = catalogue.areas()[-1].key
    catalogue.run(move_area(key=own, before="budget"))
    assert labels(catalogue) == ["养老", "财政预决算", "公共法律服务"]
    catalogue.run(move_area(key="budget"))
    assert labels(catalogue) == ["养老", "公共法律服务", "财政预决算"]
    assert not catalogue.run(move_area(key="budget"))
    catalogue.undo()
    assert labels(catalogue) == ["养老", "财政预决算", "公共法律服务"]


def test_removing_an_empty_area(catalogue: Catalogue) -> None:
    catalogue.run(remove_area(key="budget"))
    assert labels(catalogue) == ["公共法律服务"]
    catalogue.undo()
    assert labels(catalogue) == ["财政预决算", "公共法律服务"]


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (remove_area(key="legal"), "还有 1 个事项"),
        (remove_area(key="mars"), "没有“mars”这个领域"),
        (add_area(label=" \n"), "不能为空"),
        (add_area(label="财政预决算"), "已经有名称为“财政预决算”的领域"),
        (add_area(label="长" * 101), "太长"),
        (rename_area(key="legal", label="财政预决算"), "已经有名称"),
        (move_area(key="legal", before="mars"), "已经不在目录里"),
    ],
)
def test_a_refused_wish_changes_nothing(catalogue: Catalogue, operation: object, sentence: str) -> None:
    first = picture(catalogue)
    with pytest.raises(UserError, match=sentence):
        catalogue.run(operation)
    assert picture(catalogue) == first


def test_the_last_area_stays(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "b.gkml", areas=("legal",)) as catalogue:
        with pytest.raises(UserError, match="这是最后一个"):
            catalogue.run(remove_area(key="legal"))
        assert labels(catalogue) == ["公共法律服务"]
