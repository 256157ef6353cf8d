"""The register of units changed step by step, each undone again."""

from pathlib import Path

import pytest

from model.errors import UserError
from model.operations.entries import add_entry
from model.operations.operation import Operation
from model.operations.settings import change_settings
from model.operations.units import list_units, merge_units, remove_unit, set_unit
from model.reading import read_snapshot
from tests.helpers.catalogues import UNIT, new_catalogue, picture


def test_every_step_is_one_undo(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        pictures = [picture(catalogue)]
        steps: list[tuple[Operation, str, str]] = [
            (set_unit(name="市财政局", aliases=["财政局"]), "主体名录增加“市财政局”", "市财政局（简称：财政局）"),
            (set_unit(name="市财政局", former=["财税局"]), "修改主体名录", "市财政局（曾用名：财税局）"),
            (list_units(names=["国资办", "市财政局"]), "主体名录增加在用的单位", "市财政局（曾用名：财税局）"),
            (
                merge_units(name="国资办", into="市财政局"),
                "“国资办”并入“市财政局”",
                "市财政局（曾用名：财税局、国资办）",
            ),
            (
                set_unit(name=UNIT, aliases=["司法局"]),
                "修改主体名录",
                f"{UNIT}（简称：司法局） 市财政局（曾用名：财税局、国资办）",
            ),
            (remove_unit(name="市财政局"), "主体名录移出“市财政局”", f"{UNIT}（简称：司法局）"),
        ]
        for step, label, lines in steps:
            catalogue.run(step)
            assert catalogue.undo_label == label
            assert " ".join(catalogue.settings().other_names) == lines
            pictures.append(picture(catalogue))
        assert catalogue.settings().units == ()
        for before in reversed(pictures[:-1]):
            catalogue.undo()
            assert picture(catalogue) == before
        catalogue.redo()
        assert catalogue.settings().units == ("市财政局",)
    assert read_snapshot(path).settings.other_names == ("市财政局（简称：财政局）",)


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (remove_unit(name=UNIT), "目录所属的单位"),
        (remove_unit(name="没有"), "名录里没有"),
        (merge_units(name=UNIT, into="乙"), "目录所属的单位"),
        (merge_units(name="乙", into="乙"), "另一个单位"),
        (merge_units(name="乙", into="没有"), "另一个单位"),
        (set_unit(name="丙", aliases=["乙"]), "一个名称只能指一个单位"),
        (list_units(names=["丁", "、"]), "不像单位名称"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, operation: Operation, sentence: str) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        catalogue.run(set_unit(name="乙"))
        before = picture(catalogue)
        with pytest.raises(UserError, match=sentence):
            catalogue.run(operation)
        assert picture(catalogue) == before
        assert catalogue.run(add_entry(area="legal", values={"name": "甲"})).added


def test_a_unit_taken_out_of_the_settings_takes_its_other_names_along(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        for name, alias in ((UNIT, "司法局"), ("甲局", "甲"), ("乙局", "乙")):
            catalogue.run(set_unit(name=name, aliases=[alias]))
        before = picture(catalogue)
        catalogue.run(change_settings(units=("乙局", "丙局")))
        assert catalogue.settings().other_names == (f"{UNIT}（简称：司法局）", "乙局（简称：乙）")
        catalogue.undo()
        assert picture(catalogue) == before
