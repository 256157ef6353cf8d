"""Every phrase for 公开时限 met in published catalogues, and what is read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.time_limit import LimitKind, Unit, describe, parse

WITHIN = [
    ("信息形成或变更之日起20个工作日内", 20, Unit.WORKING_DAY, "信息形成或变更"),
    ("信息形成或者变更之日起20个工作日内", 20, Unit.WORKING_DAY, "信息形成或者变更"),
    ("信息形成或者变更之日起20个工作日内公开", 20, Unit.WORKING_DAY, "信息形成或者变更"),
    ("信息形成或者变更之日起20个工作日内予以公开", 20, Unit.WORKING_DAY, "信息形成或者变更"),
    ("自该信息形成或者变更之日起20个工作日内", 20, Unit.WORKING_DAY, "该信息形成或者变更"),
    ("自该政府信息形成或者变更之日起20个工作日内及时公开", 20, Unit.WORKING_DAY, "该政府信息形成或者变更"),
    ("自信息形成或者变更之日起20个工作日内予以公开", 20, Unit.WORKING_DAY, "信息形成或者变更"),
    ("信息形成之日起20个工作日内", 20, Unit.WORKING_DAY, "信息形成"),
    ("信息形成20个工作日内公开", 20, Unit.WORKING_DAY, "信息形成"),
    ("信息形成或变更20个工作日内", 20, Unit.WORKING_DAY, "信息形成或变更"),
    ("信息形成(变更)20个工作日内", 20, Unit.WORKING_DAY, "信息形成(变更)"),
    ("信息产生或变更之日起20个工作日内公开", 20, Unit.WORKING_DAY, "信息产生或变更"),
    ("公开事项信息形成或变更之日起20个工作日内公开", 20, Unit.WORKING_DAY, "公开事项信息形成或变更"),
    ("自制作或获取该信息之日起20个工作日内公开", 20, Unit.WORKING_DAY, "制作或获取该信息"),
    ("制作或获取信息之日起7个工作日内", 7, Unit.WORKING_DAY, "制作或获取信息"),
    ("制定或获取信息之日起10个工作日内", 10, Unit.WORKING_DAY, "制定或获取信息"),
    ("获取该信息之日起20个工作日内", 20, Unit.WORKING_DAY, "获取该信息"),
    ("信息形成或变更之日起3个工作日内", 3, Unit.WORKING_DAY, "信息形成或变更"),
    ("信息形成后,7个工作日内公开", 7, Unit.WORKING_DAY, "信息形成"),
    ("15个工作日", 15, Unit.WORKING_DAY, ""),
    ("15个工作日内公开", 15, Unit.WORKING_DAY, ""),
    ("20工作日", 20, Unit.WORKING_DAY, ""),
    ("自该信息形成或者变更之日起30日内予以公开,法律法规另有规定的除外", 30, Unit.DAY, "该信息形成或者变更"),
    ("作出行政决定之日起7个工作日内,法律法规另有规定的从其规定", 7, Unit.WORKING_DAY, "作出行政决定"),
    ("行政处罚决定形成之日起20个工作日…", 20, Unit.WORKING_DAY, "行政处罚决定形成"),
    ("本级人民代表大会或其常务委员会批准后20日内", 20, Unit.DAY, "本级人民代表大会或其常务委员会批准"),
    ("本级政府财政部门批复后20日内", 20, Unit.DAY, "本级政府财政部门批复"),
    ("人大会议批复后20日内", 20, Unit.DAY, "人大会议批复"),
    ("部门预算经本级财政部门批复后20日内公开", 20, Unit.DAY, "部门预算经本级财政部门批复"),
    ("批后公布应在规划批准后20个工作日内向社会公布", 20, Unit.WORKING_DAY, "规划批准"),
    ("自收到申请之日起20个工作日内", 20, Unit.WORKING_DAY, "收到申请"),
    ("关联规范性文件公开3个工作日内", 3, Unit.WORKING_DAY, "关联规范性文件公开"),
    ("解读材料在文件公开后3个工作日内", 3, Unit.WORKING_DAY, "文件公开"),
    ("信息形成后,20个工作日内公开内公开", 20, Unit.WORKING_DAY, "信息形成"),
    ("自信息形\n成或者变\n更之日起20个工作日内", 20, Unit.WORKING_DAY, "信息形成或者变更"),
    ("20 个工作日", 20, Unit.WORKING_DAY, ""),
    ("20个工 作日", 20, Unit.WORKING_DAY, ""),
    ("自信息形成之日起三十个工作日内", 30, Unit.WORKING_DAY, "信息形成"),
    ("自然资源局批准之日起十五日内", 15, Unit.DAY, "自然资源局批准"),
    ("自信息形成之日起1个月内", 1, Unit.MONTH, "信息形成"),
    ("自信息形成之日起２０个工作日", 20, Unit.WORKING_DAY, "信息形成"),
    ("24小时内", 24, Unit.HOUR, ""),
]


@pytest.mark.parametrize(("text", "number", "unit", "event"), WITHIN)
def test_so_long_after_an_event(text: str, number: int, unit: Unit, event: str) -> None:
    (limit,) = parse(text)
    assert (limit.kind, limit.number, limit.unit, limit.event) == (LimitKind.WITHIN, number, unit, event)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("实时公开", "immediate"),
        ("及时公开", "immediate"),
        ("按进展情况及时公开", "immediate"),
        ("随时公开", "immediate"),
        ("随时公布", "immediate"),
        ("按实际更新", "immediate"),
        ("第一时间公开", "immediate"),
        ("半年至少更新1次", "periodic"),
        ("至少1次/年", "periodic"),
        ("至少1次/年, 至少1次/半年", "periodic periodic"),
        ("每季度", "periodic"),
        ("每季度的首个月20日", "periodic"),
        ("每季度的首个月20日，集体财务往来较多的，每月公布一次", "periodic periodic"),
        ("按年公开", "periodic"),
        ("每年1月31日前（公开上一年度信息）", "periodic"),
        ("每季度结束后15日内", "periodic"),
        ("季度终了后，10日内公开", "periodic"),
        ("每年第一季度内公开", "periodic"),
        ("每周五", "periodic"),
        ("每周一次", "periodic"),
        ("次月10日前", "periodic"),
        ("年底前", "periodic"),
        ("每月5日、25日前", "periodic"),
        ("每年1月、7月底前", "periodic"),
        ("每年6月30日和12月31日前", "periodic"),
        ("逐月公开", "periodic"),
        ("6月底前", "periodic"),
        ("1月31日前", "periodic"),
        ("1年", "periodic"),
        ("6个月", "periodic"),
        ("1个月", "periodic"),
        ("半年", "periodic"),
        ("按月公开", "periodic"),
        ("按季度公布", "periodic"),
        ("每季度末公开一次", "periodic"),
        ("永久公开", "long_term"),
        ("长期公开", "long_term"),
        ("长期，最新有效", "long_term"),
        ("任期内", "long_term"),
        ("长期公开\n随时公开", "long_term immediate"),
        ("提前一周发通知邀请", "in_advance"),
        ("会议召开前3个工作日", "in_advance"),
        ("与政策文件同步发布，时间跨度不超过5个工作日", "linked within"),
        ("按卫健委要求单独公开", "linked"),
        ("批前公示时间不得少于30日", "at_least"),
        ("信息形成后及时公开，最长不超过20个工作日", "immediate within"),
    ],
)
def test_other_kinds_of_limit(text: str, kinds: str) -> None:
    assert " ".join(limit.kind.value for limit in parse(text)) == kinds


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("自信息形成或变更之日起20个工作日内", "20个工作日，自信息形成或变更之日起"),
        ("本级政府财政部门批复后20日内", "20日（自然日），本级政府财政部门批复后"),
        (
            "信息形成20个工作日内公开;其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
            "20个工作日，自信息形成之日起；行政许可、行政处罚事项：7个工作日，自作出行政决定之日起",
        ),
        (
            "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起20个工作日内公开",
            "执法决定信息：7个工作日，自决定作出之日起；20个工作日，自其他相关信息形成或变更之日起",
        ),
        ("15个工作日", "15个工作日，没有写明从什么时候起算"),
        ("批前公示时间不得少于30日", "批前公示时间：不少于30日"),
        ("提前一周发通知邀请", "提前1周"),
        ("6个月", "每6个月更新一次"),
        ("每季度", "定期公开：每季度"),
        ("及时公开", "随办随公开：及时公开"),
        (
            "与政策文件同步发布，时间跨度不超过5个工作日",
            "随其他事项公开：与政策文件同步发布；5个工作日，与政策文件同步发布后",
        ),
        ("看情况", ""),
    ],
)
def test_the_reading_shown_to_the_clerk(text: str, reading: str) -> None:
    assert describe(parse(text)) == reading


@pytest.mark.parametrize(
    "text",
    [
        "",
        "同上",
        "〃",
        "看情况",
        "政府网站",
        "法律、法规另有规定的，从其规定",
        "2024年10月1日公开",
        "/",
        "自信息形成或者变更之日起",
    ],
)
def test_what_is_not_a_limit_is_not_understood(text: str) -> None:
    assert parse(text) == ()


@given(
    st.text() | st.lists(st.sampled_from("自信息形成后起20个工作日内每年月前季度,；。及时半按与同步\n ")).map("".join)
)
def test_no_text_is_too_odd(text: str) -> None:
    assert bool(describe(parse(text))) == bool(parse(text))
