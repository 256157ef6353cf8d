"""A unit gets a new name everywhere, but never inside 《》 or in a document number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis import find_titles
from model.errors import UserError
from model.fields import STANDARD
from model.records import CatalogueSettings, Entry, Status
from model.renaming import in_settings, proposing, proposing_whole, renamed

OLD, NEW = "市文广局", "市文化旅游局"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("市文广局", "市文化旅游局"),
        ("市文广局、县文广局", "市文化旅游局、县文广局"),
        ("《市文广局办事规定》由市文广局负责解释", "《市文广局办事规定》由市文化旅游局负责解释"),
        (
            "《市文广局关于〈条例〉的通知》（市文广局公告2019年第3号）",
            "《市文广局关于〈条例〉的通知》（市文广局公告2019年第3号）",
        ),
        ("《市文广局规定", "《市文广局规定"),
    ],
)
def test_where_the_name_is_changed(before: str, after: str) -> None:
    assert renamed(before, OLD, NEW) == after


def test_a_new_name_that_contains_the_old_one_is_not_doubled() -> None:
    assert renamed("文旅局、市文旅局", "文旅局", "市文旅局") == "市文旅局、市文旅局"


@given(st.lists(st.sampled_from(["《", "》", OLD, NEW, "、", "的", "关于", "〔2020〕3号"]), max_size=14).map("".join))
def test_titles_are_never_touched(text: str) -> None:
    titles = [title.text for title in find_titles(text)]
    result = renamed(text, OLD, NEW)
    assert [title.text for title in find_titles(result)] == titles
    assert renamed(result, OLD, NEW) == result


@pytest.mark.parametrize(("old", "new"), [("", "甲"), ("甲", ""), ("甲", "甲"), ("《甲》", "乙")])
def test_no_renaming(old: str, new: str) -> None:
    with pytest.raises(UserError):
        proposing(old, new, STANDARD.fields)


def test_every_field_is_looked_at() -> None:
    entry = Entry(1, "uid", "legal", Status.DRAFT, {"subject": f"{OLD}、县局", "content": f"{OLD}电话", "name": "甲"})
    assert {change.field: change.after for change in proposing(OLD, NEW, STANDARD.fields)(entry)} == {
        "subject": f"{NEW}、县局",
        "content": f"{NEW}电话",
    }


def test_settings_too() -> None:
    settings = CatalogueSettings(unit=OLD, title=f"{OLD}目录", units=(OLD, "县局", NEW))
    assert {change.field: change.after for change in in_settings(settings, OLD, NEW)} == {
        "unit": NEW,
        "title": f"{NEW}目录",
        "units": f"{NEW}；县局",
        "other_names": f"{NEW}（曾用名：{OLD}）",
    }


def test_other_names_follow_and_the_old_name_is_remembered() -> None:
    settings = CatalogueSettings(units=(OLD, NEW), other_names=(f"{OLD}（简称：县局）", f"{NEW}（曾用名：文管所）"))
    (_, names) = in_settings(settings, OLD, NEW)
    assert names.after == f"{NEW}（简称：县局，曾用名：{OLD}、文管所）"
    renamed_once = CatalogueSettings(units=(NEW,), other_names=(names.after,))
    back = {change.field: change.after for change in in_settings(renamed_once, NEW, OLD)}
    assert back == {"units": OLD, "other_names": f"{OLD}（简称：县局，曾用名：文管所、{NEW}）"}


def test_a_short_name_is_renamed_only_where_it_stands_alone() -> None:
    entry = Entry(1, "u", "legal", Status.DRAFT, {"subject": "县局、某县局", "content": "县局电话"})
    (change,) = proposing_whole("县局", OLD, STANDARD.fields)(entry)
    assert (change.field, change.after) == ("subject", f"{OLD}、某县局")
