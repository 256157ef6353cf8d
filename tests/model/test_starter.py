"""The starter catalogue: what a clerk finds in it, for the unit it was made for, and that it passes our own checks."""

import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from model.areas import known_areas
from model.basis import parse as parse_basis
from model.catalogue import Catalogue
from model.channels import canonical
from model.checks import CheckBook
from model.fields import STANDARD, split_words
from model.operations.entries import NewEntry
from model.records import CatalogueSettings, Entry, Problem, Status
from model.resource_files import resource
from model.snapshot import Snapshot
from model.starter import plant_starter, starter_entries
from model.time_limit import parse as parse_time_limit
from model.vocabulary import words

AREAS = tuple(known.area for known in known_areas())
KEYS = [area.key for area in AREAS]
UNITS = ("格尔木市司法局", "格尔木市", "格尔木市人民政府", "武昌区发展和改革局", "江上乡人民政府", "市财政局", "")
KNOWN_CHANNELS = {
    "投资项目在线审批监管平台", "信用中国网站", "公共资源交易平台", "国家企业信用信息公示系统", "财政部门网站公开平台",
    "部门网站", "其他：办税服务厅",
}  # fmt: skip


def starter(unit: str = "格尔木市司法局", tiers: tuple[str, ...] = ("县级", "乡级")) -> list[NewEntry]:
    return starter_entries(KEYS, CatalogueSettings(unit=unit, tiers=tiers))


def problems(unit: str) -> list[Problem]:
    settings, now = CatalogueSettings(unit=unit), datetime(2026, 11, 21)
    entries = tuple(
        Entry(number, f"u{number}", new.area, Status.DRAFT, new.values, new.unconfirmed, now, now)
        for number, new in enumerate(starter(unit), 1)
    )
    book = CheckBook()
    book.rebuild(Snapshot(settings, AREAS, entries, now), date(2026, 11, 21))
    return book.problems()


@pytest.mark.parametrize("unit", UNITS)
def test_passes_its_own_checks(unit: str) -> None:
    """Only what was never verified is reported, and all of it."""
    found = problems(unit)
    assert [problem for problem in found if problem.code != "unconfirmed"] == []
    assert len(found) == sum(new.unconfirmed for new in starter(unit)) > 0


def test_every_area_has_enough_to_begin_with() -> None:
    counts = Counter(new.area for new in starter())
    assert list(counts) == KEYS
    assert min(counts.values()) >= 10


@pytest.mark.parametrize(
    "key", [field.key for field in STANDARD.fields if field.required] + ["category", "requirement"]
)
def test_nothing_is_left_to_fill_in(key: str) -> None:
    assert [new.values["name"] for new in starter() if not new.values.get(key)] == []


def test_values_are_words_the_program_knows() -> None:
    for new in starter():
        values = new.values
        assert parse_time_limit(values["time_limit"]) is not None, values
        assert all(canonical(name) == name or name in KNOWN_CHANNELS for name in split_words(values["channels"])), (
            values
        )
        assert values["method"] in words("methods"), values
        assert values.keys() <= set(STANDARD.keys), values
        assert parse_basis(values["basis"]), values


def test_budgets_are_four_items_counted_in_calendar_days() -> None:
    rows = [new.values for new in starter() if new.area == "budget"]
    assert list(dict.fromkeys(row["name"] for row in rows)) == ["政府预算", "政府决算", "部门预算", "部门决算"]
    assert {row["category"] for row in rows} == {"财政预决算"}
    assert all("20日内" in row["time_limit"] and "工作日" not in row["time_limit"] for row in rows)
    assert len({(row["name"], row["detail"]) for row in rows}) == len(rows)


def test_what_is_given_on_request_goes_to_the_parties_only() -> None:
    rows = [new.values for new in starter() if new.values["method"] == "依申请公开"]
    assert {row["name"] for row in rows} == {"行政处罚流程", "行政强制流程", "法律援助服务"}
    assert all(row["channels"] == "精准推送" and "全社会" not in row["audience"] for row in rows)


def test_no_document_is_cited_in_two_ways() -> None:
    cited = {(citation.title, citation.number) for new in starter() for citation in parse_basis(new.values["basis"])}
    assert [title for title, times in Counter(title for title, _ in cited).items() if times > 1] == []


@pytest.mark.parametrize(
    ("unit", "area", "name", "subject"),
    [
        ("格尔木市司法局", "legal", "公证服务信息", "格尔木市司法局"),
        ("格尔木市司法局", "budget", "政府预算", "格尔木市财政局"),
        ("格尔木市司法局", "budget", "部门预算", "格尔木市司法局"),
        ("格尔木市司法局", "tax", "纳税人权利", "国家税务总局格尔木市税务局"),
        ("格尔木市司法局", "planning", "村庄规划", "格尔木市各乡镇人民政府"),
        ("格尔木市", "projects", "征收土地信息", "格尔木市人民政府、格尔木市自然资源局"),
        ("格尔木市", "budget", "部门预算", "格尔木市本级预算单位"),
        ("中山市文化广电旅游局", "culture", "娱乐场所经营许可", "中山市文化广电旅游局"),
        ("武昌区发展和改革局", "projects", "企业投资项目备案", "武昌区发展和改革局"),
        ("嘉荫县青山乡人民政府", "planning", "村庄规划", "嘉荫县青山乡人民政府"),
        ("嘉荫县青山乡人民政府", "safety", "标准", "嘉荫县应急管理局"),
        ("江上乡人民政府", "safety", "标准", "江上乡人民政府"),  # no county in the name: the unit itself
        ("市税务局", "tax", "纳税人权利", "市税务局"),
        ("市司法局", "tax", "纳税人权利", "市税务局"),
        ("", "safety", "标准", "应急管理局"),
    ],
)
def test_subjects_are_units_of_the_place(unit: str, area: str, name: str, subject: str) -> None:
    found = [new.values["subject"] for new in starter(unit) if new.area == area and new.values["name"] == name]
    assert set(found) == {subject}


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        (("市级", "镇（街）级"), {"市级", "市级；镇（街）级", "镇（街）级"}),
        (("市级", "区级", "街镇级"), {"市级", "市级；区级", "区级"}),
        (("镇级",), {"镇级"}),
        ((), {""}),
    ],
)
def test_levels_go_by_the_names_of_the_catalogue(tiers: tuple[str, ...], expected: set[str]) -> None:
    assert {new.values["tiers"] for new in starter(tiers=tiers)} == expected


def test_planting_is_one_step_that_can_be_undone(tmp_path: Path) -> None:
    settings = CatalogueSettings(unit="格尔木市司法局")
    with Catalogue.create(tmp_path / "a.gkml", settings, ["legal", "budget"]) as catalogue:
        planted = plant_starter(catalogue)
        entries = catalogue.entries(catalogue.ids())
        assert planted == len(entries) == len(starter_entries(["budget", "legal"], settings))
        assert {entry.area for entry in entries} == {"legal", "budget"}
        assert [entry["name"] for entry in entries if entry.unconfirmed] == [
            new.values["name"] for new in starter_entries(["budget", "legal"], settings) if new.unconfirmed
        ]
        catalogue.undo()
        assert (catalogue.ids(), catalogue.undo_label) == ([], None)


def test_an_area_of_the_clerks_own_has_no_starter() -> None:
    assert starter_entries(["x_own"], CatalogueSettings()) == []


@pytest.mark.parametrize("table", ["documents", "departments"])
def test_every_document_and_department_is_used(table: str) -> None:
    with resource("starter", f"{table}.toml").open("rb") as file:
        data = tomllib.load(file)
    if table == "documents":
        listed, key = {name for group in data.values() for name in group}, "basis"
    else:
        listed, key = {row["key"] for row in data["department"]}, "subject"
    used = set()
    for area in KEYS:
        with resource("starter", f"{area}.toml").open("rb") as file:
            rows = tomllib.load(file)
        used |= {name for row in (rows["common"], *rows["entry"]) for name in row.get(key, ())}
    assert used == listed
