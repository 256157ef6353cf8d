"""Every layout of a channel cell that was met in published catalogues."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.channel_cells import ChannelMarks, Mark, MarkReading, decide_semantics, read_channels, split_channels
from model.channels import channels

FULL = (
    "■政府网站 □政府公报 ■两微一端 □发布会/听证会 □广播电视 □纸质媒体 □公开查阅点 ■政务服务中心 □便民服务站 "
    "□入户/现场 □社区/企事业单位/村公示栏（电子屏） □精准推送 □其他"
)
BOARD = "社区/企事业单位/村公示栏（电子屏）"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (FULL, ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace(" ", "\n"), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace(" ", ""), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace("□", "口"), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace("□", "☐").replace("■", "☑"), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace("□", "\uf0a8").replace("■", "\uf0fe"), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace("□", "£").replace("■", "R"), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace("□", "o").replace("■", "n"), ["政府网站", "两微一端", "政务服务中心"]),
        (FULL.replace("□", "[ ]").replace("■", "[√]"), ["政府网站", "两微一端", "政务服务中心"]),
        ("■政府网站■两微一端■广播电视", ["政府网站", "两微一端", "广播电视"]),
        ("■ 政府网站\n■ 两微一端", ["政府网站", "两微一端"]),
        ("■政府网站口政府公报口情准推送", ["政府网站"]),
        ("口政府网站■其他_部门网站_", ["其他：部门网站"]),
        ("■其他法律服务网 ■12345政务服务热线", ["其他：法律服务网", "12345政务服务热线"]),
        ("■政府网站；\n■其他:办税服务厅。", ["政府网站", "其他：办税服务厅"]),
        ("■社区/企事业单位/村公示栏(电 \n子屏)", [BOARD]),
        ("■社区/企事业单位、村公示栏(电子屏)", [BOARD]),
        ("社区/企事业单位/村公示\n栏（电子屏）", [BOARD]),
        ("1.政府网站；2.政务服务中心;3.公示栏", ["政府网站", "政务服务中心", "公示栏"]),
        ("1.政府网站 2.两微一端", ["政府网站", "两微一端"]),
        ("1、政府网站；2、政务服务中心", ["政府网站", "政务服务中心"]),
        ("一、政府网站\n二、两微一端", ["政府网站", "两微一端"]),
        ("①政府网站②两微一端", ["政府网站", "两微一端"]),
        ("政府网站、两微一端；村务公开栏", ["政府网站", "两微一端", "村务公开栏"]),
        ("政府网站\n县司法局公众号", ["政府网站", "县司法局公众号"]),
        ("政府网站 政务服务中心 部门网站", ["政府网站", "政务服务中心", "部门网站"]),
        ("政府网站两微一端广播电视", ["政府网站", "两微一端", "广播电视"]),
        ("政务新媒体;提供政务服务的场所;国家档案馆。", ["政务新媒体", "提供政务服务的场所", "国家档案馆"]),
        ("县政府门户网站", ["县政府门户网站"]),
        ("☐县政府门户网站", ["县政府门户网站"]),
        ("发布会、听证会", ["发布会/听证会"]),
        ("两微Tn发布会.听证会", ["两微一端", "发布会/听证会"]),
        ("■政府网站 ■国家企业信用信息\n公示系统", ["政府网站", "国家企业信用信息公示系统"]),
        ("政府网站（县政府、乡政府）、公示栏", ["政府网站（县政府、乡政府）", "公示栏"]),
        ("街道文化站/综合性文化服务中心公示栏", ["街道文化站/综合性文化服务中心公示栏"]),
        ("服务窗口、门口公告栏", ["服务窗口", "门口公告栏"]),
        ("中国·海林政府网", ["中国·海林政府网"]),
        ("http://www.example.gov.cn", ["http://www.example.gov.cn"]),
        ("政府网站√ 政府公报 两微一端√", ["政府网站", "两微一端"]),
        ("√政府网站 √政府网站", ["政府网站"]),
        ("■政府网站 ??????", ["政府网站"]),
        ("★政府网站\n★公示栏", ["政府网站", "公示栏"]),
        ("◆政府网站◆村务公开栏◆其他", ["政府网站", "村务公开栏", "其他"]),
        ("◆政府网站◇两微一端◆公开查阅点", ["政府网站", "公开查阅点"]),
        ("▲政府网站 △村广播 ▲组员微信群", ["政府网站", "组员微信群"]),
        ("", []),
        ("■", []),
    ],
)  # fmt: skip
def test_one_cell(cell: str, names: list[str]) -> None:
    assert list(read_channels(cell).names) == names


def test_a_clean_full_list_needs_no_remark() -> None:
    assert read_channels(FULL).remarks == ()


def test_an_unknown_glyph_among_boxes_is_a_tick_and_is_told() -> None:
    reading = decide_semantics([FULL, "?政府网站 □政府公报 □两微一端"])
    assert reading == MarkReading(ChannelMarks.FULL_LIST, unknown_is_tick=True)
    result = read_channels("?政府网站 □政府公报 □两微一端", reading)
    assert result.names == ("政府网站",)
    assert result.remarks == ("“政府网站”前的符号“?”看不懂，已按选用处理，请核对。",)


def test_unknown_glyphs_in_printed_lists_without_any_empty_box_are_the_empty_boxes() -> None:
    damaged = FULL.replace("□", "?")
    reading = decide_semantics([damaged, damaged])
    assert reading == MarkReading(ChannelMarks.FULL_LIST, unknown_is_tick=False)
    assert read_channels(damaged, reading).names == ("政府网站", "两微一端", "政务服务中心")


def test_a_lost_mark_is_taken_and_told() -> None:
    result = read_channels("■政府网站 □政府公报 。精准推送")
    assert result.names == ("政府网站", "精准推送")
    assert result.remarks == ("“精准推送”前的方框缺失，已按选用处理，请核对。",)


@pytest.mark.parametrize(
    ("note", "semantics", "names"),
    [
        ("“■”表示必选项，“□”表示可选项", ChannelMarks.REQUIRED_OPTIONAL, ("政府网站", "政府公报")),
        ("在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定", ChannelMarks.ANY_OF, ("政府网站",)),
        ("公开渠道和载体", ChannelMarks.FULL_LIST, ("政府网站",)),
    ],
)
def test_the_header_fixes_the_meaning(note: str, semantics: ChannelMarks, names: tuple[str, ...]) -> None:
    reading = decide_semantics(["■政府网站 □政府公报"], [note])
    assert reading.semantics is semantics
    assert read_channels("■政府网站 □政府公报", reading).names == names
    assert semantics.label


def test_only_used_channels_printed() -> None:
    assert decide_semantics(["■政府网站", "■两微一端 ■其他"]).semantics is ChannelMarks.USED_ONLY


def test_empty_boxes_alone_are_bullets() -> None:
    reading = decide_semantics(["☐县政府门户网站", "☐县政府门户网站 ☐公示栏"])
    assert reading.semantics is ChannelMarks.BULLET
    assert read_channels("☐县政府门户网站", reading).names == ("县政府门户网站",)


def test_full_and_hollow_bullets_of_one_file_are_ticks_and_empty_boxes() -> None:
    reading = decide_semantics(["◆政府网站", "◇政府网站◆其他"])
    assert reading == MarkReading(ChannelMarks.FULL_LIST, hollow_is_tick=False)
    assert read_channels("◇政府网站◆其他", reading).names == ("其他",)
    assert read_channels("◇政府网站◇其他", decide_semantics(["◇政府网站◇其他"])).names == ("政府网站", "其他")


def test_a_whole_list_of_empty_boxes_has_lost_its_ticks() -> None:
    empty = FULL.replace("■", "□")
    assert read_channels(empty).names == ()
    assert "没有一个打勾" in read_channels(empty).remarks[0]
    assert read_channels(empty, decide_semantics([FULL, empty])).remarks == ("列出的渠道都没有打勾，请补选公开渠道。",)


def test_a_note_in_the_cell_is_told_and_is_no_channel() -> None:
    result = read_channels("■政府网站\n注：有关公开信息可推送至本省级法律服务网。")
    assert result.names == ("政府网站",)
    assert "本省级法律服务网" in result.remarks[0]


def test_marks_stay_with_their_names() -> None:
    assert [(channel.mark, channel.name) for channel in split_channels("■政府网站 □政府公报")] == [
        (Mark.TICKED, "政府网站"),
        (Mark.UNTICKED, "政府公报"),
    ]


_PIECES = st.lists(
    st.sampled_from([*channels(), *"■□口?。.；、\n RnoÞ", "公示栏", "其他:", "注:", "(", "）"]), max_size=20
)


@given(st.text() | _PIECES.map("".join))
def test_no_cell_is_too_odd(cell: str) -> None:
    for name in read_channels(cell).names:
        assert name.strip() == name
        assert name


@given(st.lists(st.sampled_from(channels()), min_size=1, unique=True))
def test_whatever_is_ticked_in_a_printed_list_is_read(used: list[str]) -> None:
    cell = " ".join(("■" if name in used else "□") + name for name in channels())
    assert set(read_channels(cell).names) == set(used)
    assert set(read_channels(cell.replace(" ", "")).names) == set(used)
    assert list(read_channels("、".join(used)).names) == used
