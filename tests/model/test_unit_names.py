"""Taking a unit's name apart: the place, and what kind of unit it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.unit_names import UnitKind, unit_name

GOVERNMENT, TOWNSHIP, DEPARTMENT = UnitKind.GOVERNMENT, UnitKind.TOWNSHIP, UnitKind.DEPARTMENT


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("格尔木市", "格尔木市", GOVERNMENT),
        ("格尔木市人民政府", "格尔木市", GOVERNMENT),
        ("苏州工业园区管理委员会", "苏州工业园区", GOVERNMENT),
        ("大兴安岭地区行政公署", "大兴安岭地区", GOVERNMENT),
        ("格尔木市司法局", "格尔木市", DEPARTMENT),
        ("青海省格尔木市司法局", "青海省格尔木市", DEPARTMENT),
        ("海西蒙古族藏族自治州格尔木市司法局", "海西蒙古族藏族自治州格尔木市", DEPARTMENT),
        ("国家税务总局格尔木市税务局", "格尔木市", DEPARTMENT),
        ("枣庄高新区应急管理局", "枣庄高新区", DEPARTMENT),
        ("上海市浦东新区财政局", "上海市浦东新区", DEPARTMENT),
        ("阿拉善左旗财政局", "阿拉善左旗", DEPARTMENT),
        ("市司法局", "市", DEPARTMENT),
        ("司法局", "", DEPARTMENT),
        # characters that end a place, inside other words
        ("格尔木市市场监督管理局", "格尔木市", DEPARTMENT),
        ("格尔木市城市管理局", "格尔木市", DEPARTMENT),
        ("格尔木市民政局", "格尔木市", DEPARTMENT),
        ("格尔木市政务服务局", "格尔木市", DEPARTMENT),
        ("格尔木市市政工程管理处", "格尔木市", DEPARTMENT),
        ("格尔木市乡村振兴局", "格尔木市", DEPARTMENT),
        ("晋城市城区司法局", "晋城市城区", DEPARTMENT),
        ("山东省聊城市城市管理局", "山东省聊城市", DEPARTMENT),
        ("成都市武侯区住房和城乡建设局", "成都市武侯区", DEPARTMENT),
        ("广州市财政局", "广州市", DEPARTMENT),
        # townships
        ("江上乡人民政府", "", TOWNSHIP),
        ("嘉荫县青山乡人民政府", "嘉荫县", TOWNSHIP),
        ("广东省深圳市南山区粤海街道办事处", "广东省深圳市南山区", TOWNSHIP),
        ("红旗镇人民政府", "", TOWNSHIP),
        ("郭勒木德镇", "", TOWNSHIP),
        ("九龙镇司法所", "", TOWNSHIP),
    ],
)
def test_name_says_place_and_kind(name: str, place: str, kind: UnitKind) -> None:
    unit = unit_name(name)
    assert (unit.place, unit.kind) == (place, kind)


@given(st.text("格尔木市县区乡镇州省政府司法局城场", max_size=12))
def test_place_is_always_a_part_of_the_name(name: str) -> None:
    assert unit_name(name).place in name
