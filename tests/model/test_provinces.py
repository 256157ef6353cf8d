"""Whose document is it, and where is the unit."""

import pytest

from model.provinces import most_likely, of_document, of_unit, provinces


def test_all_provinces_of_the_mainland() -> None:
    assert len({province.name for province in provinces()}) == 31
    places = [place for province in provinces() for place in province.places]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("unit", "province"),
    [
        ("格尔木市司法局", "青海"),
        ("青海省海西蒙古族藏族自治州司法局", "青海"),
        ("重庆市奉节县应急管理局", "重庆"),
        ("枣庄高新区应急管理局", "山东"),
        ("某县司法局", ""),
        ("", ""),
    ],
)
def test_the_province_of_a_unit(unit: str, province: str) -> None:
    assert of_unit(unit) == province


@pytest.mark.parametrize(
    ("title", "number", "province"),
    [
        ("", "皖民基字〔2014〕169号", "安徽"),
        ("", "青政办〔2017〕138号", "青海"),
        ("浙江省“八五”普法规划", "", "浙江"),
        ("", "格政办〔2017〕210号", ""),
        ("", "国办发〔2017〕94号", ""),
        ("", "新出政发〔2014〕1号", ""),
        ("", "国务院令第711号", ""),
    ],
)
def test_the_province_of_a_document(title: str, number: str, province: str) -> None:
    assert of_document(title, number) == province


def test_the_province_of_a_catalogue_needs_a_clear_majority() -> None:
    assert most_likely(["青海"] * 4 + ["安徽"] + [""] * 50) == "青海"
    assert most_likely(["青海", "青海"]) == ""
    assert most_likely(["青海"] * 3 + ["安徽"] * 3) == ""
    assert most_likely([]) == ""
