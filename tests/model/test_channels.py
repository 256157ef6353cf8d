"""Canonical channels, their spellings, boards."""

import pytest

from model.channels import canonical, channels, is_board, named_other, normal, own_name


def test_the_thirteen_options_of_the_national_form() -> None:
    assert channels() == (
        "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点", "政务服务中心",
        "便民服务站", "入户/现场", "社区/企事业单位/村公示栏（电子屏）", "精准推送", "其他",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "channel"),
    [
        ("发布会听证会", "发布会/听证会"),
        ("发布会", "发布会/听证会"),
        ("纸质载体", "纸质媒体"),
        ("行政服务中心", "政务服务中心"),
        ("政府服务中心", "政务服务中心"),
        ("公开查询点", "公开查阅点"),
        ("入户／现场宣传", "入户/现场"),
        ("社区/企事业单位、村公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）"),
        ("村居/企事业单位公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）"),
        ("单位/村委会公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）"),
        ("政 府\n网 站", "政府网站"),
        ("政府網站", "政府网站"),
        ("其它", "其他"),
        ("情准推送", "精准推送"),
    ],
)
def test_spellings_fold_to_the_canonical_name(spelling: str, channel: str) -> None:
    assert canonical(spelling) == channel
    assert normal(spelling) == channel


@pytest.mark.parametrize("name", ["县政府门户网站", "信用中国网站", "部门网站", "街道文化站/综合性文化服务中心公示栏"])
def test_other_channels_stay_the_clerks_own(name: str) -> None:
    assert canonical(name) is None
    assert normal(name) == name


@pytest.mark.parametrize(
    ("written", "stored", "own"),
    [
        ("其他:办税服务厅", "其他：办税服务厅", "办税服务厅"),
        ("其他_部门网站_", "其他：部门网站", "部门网站"),
        ("其他（请注明）", "其他", ""),
        ("其他______", "其他", ""),
        ("其他", "其他", ""),
        ("政府网站", "政府网站", None),
    ],
)
def test_what_was_filled_in_behind_other(written: str, stored: str, own: str | None) -> None:
    assert normal(written) == stored
    assert normal(stored) == stored
    assert own_name(stored) == own


def test_other_with_an_empty_name() -> None:
    assert named_other("__") == "其他"


@pytest.mark.parametrize(
    "name", ["社区/企事业单位/村公示栏（电子屏）", "镇政府公告栏", "村务公开栏", "村/社区公开栏(电子屏)"]
)
def test_boards(name: str) -> None:
    assert is_board(name)


def test_what_is_no_board() -> None:
    assert not is_board("政府网站")
