"""One field of many entries: set, filled where empty, added to, taken from, emptied."""

import pytest

from model.errors import UserError
from model.field_filling import Filling, filled, proposing
from model.fields import STANDARD
from model.records import Entry, Status


@pytest.mark.parametrize(
    ("field", "how", "present", "value", "result"),
    [
        ("method", Filling.SET, "主动公开", "依申请公开", "依申请公开"),
        ("note", Filling.FILL, "", "新", "新"),
        ("note", Filling.FILL, "旧", "新", "旧"),
        ("channels", Filling.APPEND, "政府网站；广播", "广播；报刊", "政府网站；广播；报刊"),
        ("note", Filling.APPEND, "旧", "新", "旧\n新"),
        ("note", Filling.APPEND, "旧\n新", "新", "旧\n新"),
        ("subject", Filling.APPEND, "甲局", "、乙局", "甲局、乙局"),
        ("name", Filling.APPEND, "", "甲", "甲"),
        ("channels", Filling.REMOVE, "政府网站；广播", "广播", "政府网站"),
        ("channels", Filling.REMOVE, "政府网站", "网站", "政府网站"),
        ("note", Filling.REMOVE, "一\n二\n三", "二", "一\n三"),
        ("note", Filling.CLEAR, "旧", "", ""),
    ],
)
def test_what_becomes_of_a_field(field: str, how: Filling, present: str, value: str, result: str) -> None:
    assert filled(STANDARD.field(field), present, how, value) == result


def test_nothing_to_write_is_refused() -> None:
    with pytest.raises(UserError, match="请填写“备注”的内容"):
        proposing(STANDARD.field("note"), Filling.SET, " ")


def test_only_what_really_changes_is_proposed() -> None:
    propose = proposing(STANDARD.field("note"), Filling.CLEAR, "")
    assert list(propose(Entry(1, "a", "legal", Status.DRAFT, {}))) == []
    assert [change.after for change in propose(Entry(2, "b", "legal", Status.DRAFT, {"note": "旧"}))] == [""]
