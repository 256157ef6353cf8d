"""Stray blanks, broken lines and pinyin: repaired where they are damage, left where they mean something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cleaning import LINE_JOINED, PINYIN_REMOVED, SPACE_REMOVED, remove_pinyin, tidy


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("20个工 作日内", "20个工作日内"),
        ("20 个工作日", "20个工作日"),
        ("自信息形\n成或者变\n更之日起", "自信息形成或者变更之日起"),
        ("变 更 之 日 起", "变更之日起"),
        ("预\n决算", "预决算"),
        ("城市、 镇总体规划", "城市、镇总体规划"),
        ("《中华人民共和国安 全生产法》", "《中华人民共和国安全生产法》"),
        ("固体废 、物污染", "固体废、物污染"),
        ("生产地 址/经营场所", "生产地址/经营场所"),
        ("“ 三同时”", "“三同时”"),
        ("国办发〔2016〕80 号", "国办发〔2016〕80号"),
        ("公开内容 (要素)", "公开内容(要素)"),
        ("土地利用规\n划", "土地利用规划"),
        ("《关于全面推进\n政务公开工作的意见》", "《关于全面推进政务公开工作的意见》"),
        ("社区/企事业单位/村公示栏（电 子屏）", "社区/企事业单位/村公示栏（电子屏）"),
        ("行政\n许可", "行政许可"),
        ("信息形成后，\n20个工作日内", "信息形成后，20个工作日内"),
        ("　　第一段\r\n\r\n", "第一段"),
        ("1.检查计划；2.违法建设查\n处情况；3.举报电话", "1.检查计划；2.违法建设查处情况；3.举报电话"),
        ("适用范围、办结\n时限、收费标准", "适用范围、办结时限、收费标准"),
        ("质量监督机构\n及其联系方式", "质量监督机构及其联系方式"),
        ("国家税务总局 格尔木市税务局", "国家税务总局格尔木市税务局"),
    ],
)
def test_cut_words_are_joined(damaged: str, repaired: str) -> None:
    assert tidy(damaged)[0] == repaired


@pytest.mark.parametrize(
    "text",
    [
        "机构名称\n开放时间\n联系电话",
        "长期公开\n随时公开",
        "1.机构名称；\n2.开放时间；\n3.机构地址",
        "办理依据\n①法律\n②法规",
        "《食品安全法》\n《药品管理法》",
        "GB/T 32939—2016",
        "Windows 10 系统",
        "国土资源局 规划局",
        "机构名称 开放时间 联系电话",
        "■政府网站 □政府公报",
        "■ 政府网站",
        "①收入表 ②支出表",
        "咨询电话0979 8412345",
    ],
)
def test_breaks_with_a_meaning_stay(text: str) -> None:
    assert tidy(text) == (text, [])


def test_a_name_has_one_line() -> None:
    assert tidy("对没有取得执业证书\n以律师名义从事业务", one_line=True)[0] == "对没有取得执业证书以律师名义从事业务"
    assert tidy("收费 目录 清单", one_line=True)[0] == "收费目录清单"
    assert tidy("国土资源局 规划局", one_line=True)[0] == "国土资源局 规划局"


def test_every_repair_is_told() -> None:
    text, repairs = tidy("自信息形\n成之日起20个工 作日内")
    assert text == "自信息形成之日起20个工作日内"
    assert [(repair.what, repair.before, repair.after) for repair in repairs] == [
        (LINE_JOINED, "自信息形⏎成之日起", "自信息形成之日起"),
        (SPACE_REMOVED, "20个工 作日内", "20个工作日内"),
    ]


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("召開會(huì)議", "召開會議"),
        ("公開(kāi)", "公開"),
        ("會(huì )議", "會議"),
        ("政(zheng)(zheng)府(fu)網(wang)站(zhan)", "政府網站"),
        ("绿（lv）化", "绿化"),
    ],
)
def test_pinyin_behind_characters_goes(damaged: str, repaired: str) -> None:
    text, repairs = remove_pinyin(damaged)
    assert text == repaired
    assert {repair.what for repair in repairs} == {PINYIN_REMOVED}


@pytest.mark.parametrize("text", ["互联网(wifi)", "部门(he)", "（A）类", "指标(PM)", "标准(GB)", "网站(www)"])
def test_latin_in_brackets_that_is_no_reading_stays(text: str) -> None:
    assert remove_pinyin(text) == (text, [])


_CLERKS_TEXT = st.text(alphabet=st.sampled_from("信息形成公开20个工作日 \n　;；。《》（）()1.①■AbT,、\t"), max_size=40)


@given(_CLERKS_TEXT | st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once, _ = tidy(text)
    assert tidy(once) == (once, [])
    names, _ = tidy(text, one_line=True)
    assert tidy(names, one_line=True) == (names, [])


@given(_CLERKS_TEXT)
def test_tidying_takes_only_blanks(text: str) -> None:
    assert "".join(tidy(text)[0].split()) == "".join(text.split())


@given(st.text())
def test_pinyin_removal_never_fails(text: str) -> None:
    remove_pinyin(text)
