"""Units and their other names: kept as lines, told apart, merged; the names in a text found and replaced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.records import CatalogueSettings
from model.unit_register import Unit, checked, merged, other_names, register_of, settings_of, unit_of_line, with_unit
from model.units_in_text import units_in, with_unit_replaced

JUSTICE = Unit("格尔木市司法局", ("市司法局", "司法局"), ("格尔木市司法处",))
SOCIAL = Unit("格尔木市人社局（社保局）", ("人社局（本级）",))


def settings(*units: Unit, unit: str = "") -> CatalogueSettings:
    return CatalogueSettings(
        unit=unit, units=tuple(one.name for one in units), other_names=tuple(one.line for one in units if one.line)
    )


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        (JUSTICE, "格尔木市司法局（简称：市司法局、司法局，曾用名：格尔木市司法处）"),
        (SOCIAL, "格尔木市人社局（社保局）（简称：人社局（本级））"),
        (Unit("甲局", (), ("乙局（丙）",)), "甲局（曾用名：乙局（丙））"),
    ],
)
def test_a_line_says_everything(unit: Unit, line: str) -> None:
    assert unit.line == line
    assert unit_of_line(line) == unit


@pytest.mark.parametrize("line", ["", "甲局", "甲局（乙）", "（简称：乙）", "甲局（简称：）"])
def test_other_text_is_no_line(line: str) -> None:
    assert unit_of_line(line) is None


NAMES = st.text(st.sampled_from("甲乙丙局处（）() 一二ab"), min_size=1, max_size=8)


@given(st.builds(Unit, NAMES, st.lists(NAMES, max_size=3).map(tuple), st.lists(NAMES, max_size=3).map(tuple)))
def test_whatever_is_accepted_comes_back_from_its_line(unit: Unit) -> None:
    try:
        clean = checked(unit)
    except UserError:
        return
    if clean.line:
        assert unit_of_line(clean.line) == clean


def test_the_register_has_the_own_unit_first() -> None:
    said = settings(JUSTICE, SOCIAL, unit="格尔木市人民政府")
    register = register_of(said)
    assert [unit.name for unit in register] == ["格尔木市人民政府", JUSTICE.name, SOCIAL.name]
    assert register[1:] == (JUSTICE, SOCIAL)
    assert dict(settings_of(register, said)) == {"units": said.units, "other_names": said.other_names}


def test_other_names_never_hide_a_proper_one() -> None:
    said = settings(JUSTICE, Unit("司法局"), Unit("乙局", ("丙",), ("市司法局", "丙")), unit="格尔木市司法局")
    found = {name: (one.unit, one.is_former) for name, one in other_names(said).items()}
    assert found == {
        "市司法局": (JUSTICE.name, False),
        "格尔木市司法处": (JUSTICE.name, True),
        "丙": ("乙局", False),
    }


def test_a_name_means_one_unit() -> None:
    register = with_unit((JUSTICE,), Unit(" 乙局 ", ("乙", "乙局"), ("乙", "老乙")))
    assert register == (JUSTICE, Unit("乙局", ("乙",), ("老乙",)))
    for wrong in (Unit("市司法局"), Unit("丙局", ("格尔木市司法处",)), Unit("丁局", (), (JUSTICE.name,))):
        with pytest.raises(UserError, match="一个名称只能指一个单位"):
            with_unit(register, wrong)
    for wrong in (Unit(" "), Unit("甲、乙"), Unit("《甲》"), Unit("甲：乙"), Unit("甲" * 101), Unit("甲", ("……",))):
        with pytest.raises(UserError):
            with_unit(register, wrong)


def test_merging_keeps_every_name() -> None:
    register = merged((JUSTICE, Unit("普法办", ("普法",), ("老普法办",))), "普法办", JUSTICE.name)
    assert [unit.line for unit in register] == [
        "格尔木市司法局（简称：市司法局、司法局，曾用名：格尔木市司法处、普法办、普法、老普法办）"
    ]
    (only,) = merged((JUSTICE,), "市局", JUSTICE.name, as_alias=True)
    assert only.aliases == ("市司法局", "司法局", "市局")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲局、乙局", ["甲局", "乙局"]),
        (" 甲局 ；\n乙局和丙局，", ["甲局", "乙局", "丙局"]),
        ("和平区政府", ["和平区政府"]),
        ("", []),
    ],
)
def test_units_in_a_text(text: str, names: list[str]) -> None:
    assert units_in(text) == names


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("市司法局", "格尔木市司法局"),
        ("市司法局、市财政局", "格尔木市司法局、市财政局"),
        ("格尔木市司法局、市司法局", "格尔木市司法局"),
        ("市司法局；格尔木市司法局；甲", "格尔木市司法局；甲"),
        ("市司法局和市司法局", "格尔木市司法局"),
        ("格尔木市司法局", "格尔木市司法局"),
        (" 市司法局 ，甲", " 格尔木市司法局 ，甲"),
    ],
)
def test_one_unit_called_otherwise(text: str, after: str) -> None:
    assert with_unit_replaced(text, "市司法局", "格尔木市司法局") == after
