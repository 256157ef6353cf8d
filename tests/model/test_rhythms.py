"""Periods read from a time limit: all that is clear, and a reason for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rhythm import Cycle, NoDate, Rhythm
from model.rhythms import read
from model.time_limit import Unit

LAST = 31
READ = [
    ("每月", "每月 0.31"),
    ("按月公开", "每月 0.31"),
    ("逐月公开", "每月 0.31"),
    ("1个月", "每月 0.31"),
    ("每月底前", "每月 0.31"),
    ("每月10日前", "每月 0.10"),
    ("每月１０日前公开", "每月 0.10"),
    ("每月上旬", "每月 0.10"),
    ("每月5日、20日", "每月 0.5, 每月 0.20"),
    ("次月10日前", "每月 0.10"),
    ("每月于次月10日前公布", "每月 0.10"),
    ("每季度", "每季度 0.31"),
    ("村务每季度公布一次", "每季度 0.31"),
    ("每季度末公开一次", "每季度 0.31"),
    ("每季度首月15日前", "每季度 1.15"),
    ("每季度的首个月20日", "每季度 1.20"),
    ("每季度首月10日前公开上季度情况", "每季度 1.10"),
    ("每季度末月底前", "每季度 0.31"),
    ("每季度第二个月", "每季度 2.31"),
    ("半年至少更新1次", "每半年 0.31"),
    ("至少1次/半年", "每半年 0.31"),
    ("6个月", "每半年 0.31"),
    ("每年", "每年 0.31"),
    ("1年", "每年 0.31"),
    ("年度公开", "每年 0.31"),
    ("至少1次/年", "每年 0.31"),
    ("每年1月31日前", "每年 1.31"),
    ("每年1月31日前公开上一年度政府信息公开工作年度报告", "每年 1.31"),
    ("1月31日前", "每年 1.31"),
    ("次年3月31日前", "每年 3.31"),
    ("6月底前", "每年 6.31"),
    ("每年6月底前、12月底前", "每年 6.31, 每年 12.31"),
    ("每年1月、7月底前", "每年 1.31, 每年 7.31"),
    ("每年第一季度", "每年 3.31"),
    ("每年第四季度内公开", "每年 12.31"),
    ("每年上半年", "每年 6.31"),
    ("每年7月15日前公开上半年情况", "每年 7.15"),
    ("年底前", "每年 0.31"),
    ("每周", "每周 0.7"),
    ("每周五", "每周 0.5"),
    ("每周一公开", "每周 0.1"),
    ("每周一次", "每周 0.7"),
    ("每周三次", "每周 0.7 ×3"),
    ("每半年一次", "每半年 0.31"),
    ("每季度结束后15日内", "每季度 +15日"),
    ("季度终了后，10日内公开", "每季度 +10日"),
    ("月度终了后5个工作日内", "每月 +5个工作日"),
    ("每年度终了后3个月内", "每年 +3个月"),
    ("每月2次", "每月 0.31 ×2"),
    ("自信息形成之日起20个工作日内；每季度公开一次", "每季度 0.31"),
    ("每季度首个月20日（集体财务往来较多的每月公布一次）", "每季度 1.20, 每月 0.31"),
    ("每月公布，每月10日前公开", "每月 0.10"),
    ("每月公布1次，于次月5日前公布", "每月 0.5"),
    ("每月月底前", "每月 0.31"),
    ("每季季末", "每季度 0.31"),
    ("每季末月25日前", "每季度 0.25"),
    ("镇财务一季度一次", "每季度 0.31"),
    ("半年一次", "每半年 0.31"),
    ("一年两次", "每年 0.31 ×2"),
    ("每年3、9月", "每年 3.31, 每年 9.31"),
    ("每年的6月30日和12月31日前", "每年 6.30, 每年 12.31"),
    ("每季度公开，6月底前公开半年情况", "每季度 0.31, 每年 6.31"),
    ("应于次年3月31日前公开", "每年 3.31"),
    ("每月公开（自2024年10月1日起）", "每月 0.31"),
]
NOT_READ = [
    ("", NoDate.BLANK),
    ("自信息形成或者变更之日起20个工作日内", NoDate.EVENT),
    ("本级人民代表大会批准后20日内", NoDate.EVENT),
    ("批前公示时间不得少于30日", NoDate.EVENT),
    ("提前一周公开", NoDate.EVENT),
    ("实时公开", NoDate.AT_ONCE),
    ("每个工作日", NoDate.AT_ONCE),
    ("长期公开", NoDate.LONG_TERM),
    ("与政策文件同步公开", NoDate.LINKED),
    ("定期公开", NoDate.UNCLEAR),
    ("每月初", NoDate.UNCLEAR),
    ("每两周", NoDate.UNCLEAR),
    ("每2个月", NoDate.UNCLEAR),
    ("每三年", NoDate.UNCLEAR),
    ("每月32日前", NoDate.UNCLEAR),
    ("每年2月30日前", NoDate.UNCLEAR),
    ("每年4月31日前", NoDate.UNCLEAR),
    ("每年13月10日前", NoDate.UNCLEAR),
    ("每季度次月15日前", NoDate.UNCLEAR),
    ("每月1日至5日", NoDate.UNCLEAR),
    ("每年春节前", NoDate.UNCLEAR),
    ("每年汛期前", NoDate.UNCLEAR),
    ("2026年1月31日前", NoDate.UNCLEAR),
    ("每年10月1日前后", NoDate.UNCLEAR),
    ("每年年初", NoDate.UNCLEAR),
    ("年度终了前", NoDate.UNCLEAR),
    ("项目完工当年12月31日前", NoDate.UNCLEAR),
    ("每年2次（6月、12月）", NoDate.UNCLEAR),
    ("每季度末月20日左右", NoDate.UNCLEAR),
    ("每月前5个工作日内", NoDate.UNCLEAR),
    ("每季度后10日内", NoDate.UNCLEAR),
    ("每年12次", NoDate.UNCLEAR),
    ("第一季度", NoDate.NOT_UNDERSTOOD),
    ("每旬", NoDate.NOT_UNDERSTOOD),
    ("同上", NoDate.NOT_UNDERSTOOD),
]


def picture(rhythms: tuple[Rhythm, ...]) -> str:
    parts = []
    for one in rhythms:
        place = f"+{one.grace[0]}{one.grace[1].value}" if one.grace else f"{one.month}.{one.day}"
        parts.append(f"{one.cycle.label} {place}" + (f" ×{one.times}" if one.times > 1 else ""))
    return ", ".join(parts)


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_period_is_read(text: str, expected: str) -> None:
    reading = read(text)
    assert picture(reading.rhythms) == expected
    assert reading.why_not is None


@pytest.mark.parametrize(("text", "why"), NOT_READ)
def test_what_has_no_clear_date_has_a_reason(text: str, why: NoDate) -> None:
    reading = read(text)
    assert (reading.rhythms, reading.why_not) == ((), why)
    assert reading.detail.endswith("。")
    assert "。。" not in reading.detail


def test_the_clerks_words_are_kept_short() -> None:
    (one,) = read(f"每月10日前公开{'甲' * 60}").rhythms
    assert one.words.startswith("每月10日前公开")
    assert len(one.words) <= 40


TIME = "每月季度年半周首末底个第一二三四日前内后结束终了10235、，；次工作（）"


@given(st.text(alphabet=TIME, max_size=24))
def test_whatever_is_read_is_a_date_that_exists(text: str) -> None:
    reading = read(text)
    assert bool(reading.rhythms) == (reading.why_not is None)
    for one in reading.rhythms:
        assert 0 <= one.month <= max(one.cycle.months, 0)
        assert 1 <= one.day <= (7 if one.cycle is Cycle.WEEK else LAST)
        if one.grace is not None:
            assert one.grace[1] in (Unit.WORKING_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH)
