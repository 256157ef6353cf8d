"""Damaged citations are found, and mended where the mending is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis_faults import FaultKind, find_faults, mend


@pytest.mark.parametrize(
    ("text", "kind", "mended"),
    [
        ("税收征收管理法》、《预算法》", FaultKind.TITLE_MARKS, "《税收征收管理法》、《预算法》"),
        ("1.税收征收管理法》", FaultKind.TITLE_MARKS, "1.《税收征收管理法》"),
        (
            "《税收征收管理法（2015年修正）、《预算法》",
            FaultKind.TITLE_MARKS,
            "《税收征收管理法》（2015年修正）、《预算法》",
        ),
        ("《办法》（税总发〔201744号）", FaultKind.LOST_BRACKET, "《办法》（税总发〔2017〕44号）"),
        ("财预〔2015)3号", FaultKind.MIXED_BRACKETS, "财预〔2015〕3号"),
        ("《甲》财预[2011]5 号", FaultKind.NUMBER_BRACKETS, "《甲》财预〔2011〕5号"),
        ("《甲》（国务院令第711号、《乙》", FaultKind.BRACKETS, "《甲》（国务院令第711号）、《乙》"),
        ("《甲》国务院令第711号）", FaultKind.BRACKETS, "《甲》（国务院令第711号）"),
        ("政府信息公开条例、预算法", FaultKind.NO_DOCUMENT, "《政府信息公开条例》、《预算法》"),
    ],
)
def test_found_and_mended(text: str, kind: FaultKind, mended: str) -> None:
    assert {fault.kind for fault in find_faults(text)} == {kind}
    assert mend(text, kind) == mended
    assert find_faults(mended) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("相关政策文件", FaultKind.NO_DOCUMENT), ("《甲〈乙》", FaultKind.BRACKETS), ("》", FaultKind.TITLE_MARKS)],
)
def test_what_is_uncertain_stays_as_it_is(text: str, kind: FaultKind) -> None:
    assert kind in {fault.kind for fault in find_faults(text)}
    assert mend(text, kind) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）、《意见》（国办发〔2017〕94号）",
        "1）《甲法》；2)《乙法》",
        "《财政部关于印发〈地方预决算公开操作规程〉的通知》（财预〔2016〕143号）",
        "《涉税专业服务管理办法（试行)》",
    ],
)
def test_sound_citations_have_no_fault(text: str) -> None:
    assert find_faults(text) == ()


@given(st.text() | st.lists(st.sampled_from("《》〔〕（)[2017年国办发号第1、；条例〈>")).map("".join))
def test_mending_leaves_no_fault_of_its_kind_or_changes_nothing(text: str) -> None:
    for fault in find_faults(text):
        mended = mend(text, fault.kind)
        assert mended == text or fault.kind not in {left.kind for left in find_faults(mended)}
