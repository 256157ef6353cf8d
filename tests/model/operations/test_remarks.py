"""Remarks of reviewers: taken, accepted, declined, reopened, taken back; nothing is overwritten unseen."""

from datetime import datetime
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.entries import edit_entry, remove_entries
from model.operations.remarks import add_remark, contested, remove_remarks, settle_remarks, take_remarks
from model.operations.review import send_for_review
from model.remarks import NewRemark, RemarkState
from tests.helpers.catalogues import COMPLETE, new_catalogue, picture

LIMIT = COMPLETE["time_limit"]
SOON = "自信息形成之日起10个工作日内"


def limit_remark(entry_id: int = 1, proposed: str | None = SOON, text: str = "") -> NewRemark:
    return NewRemark(
        entry_id, text, "time_limit", "李四", datetime(2026, 11, 20, 9, 30), LIMIT, proposed, "答复.xlsx", "表!G5"
    )


def board(catalogue: Catalogue, entry_id: int = 1) -> list[str]:
    """The remarks of an entry as one would read them off a wall."""
    return [
        f"{remark.id} {remark.state.label} {remark.reviewer} {remark.field or '-'}"
        f" {remark.text or '-'} {'=' + remark.proposed if remark.proposed is not None else ''}".rstrip()
        for remark in catalogue.review.remarks(entry_id)
    ]


@pytest.fixture
def catalogue(tmp_path: Path):
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as catalogue:
        yield catalogue


def test_taking_accepting_and_going_back_step_by_step(catalogue: Catalogue) -> None:
    first = picture(catalogue)
    taken = catalogue.run(take_remarks(remarks=[limit_remark(), NewRemark(1, "要素不全", reviewer="王五")]))
    assert taken.remarks
    assert not taken.touched, "no entry was changed"
    assert catalogue.undo_label == "取回 2 条审核意见"
    assert picture(catalogue) == first
    assert board(catalogue) == [f"1 待处理 李四 time_limit - ={SOON}", "2 待处理 王五 - 要素不全"]
    assert catalogue.review.open_counts() == {1: 2}

    changes = catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.ACCEPTED))
    assert (changes.changed, changes.fields, changes.remarks) == ((1,), ("time_limit",), True)
    assert catalogue.entry(1)["time_limit"] == SOON
    assert board(catalogue) == ["2 待处理 王五 - 要素不全", f"1 已采纳 李四 time_limit - ={SOON}"]
    (settled,) = catalogue.review.remarks_by_id([1])
    assert settled.settled_by
    assert settled.settled_at is not None
    assert [change.field for change in catalogue.history(1)[0].changes] == ["time_limit"]
    assert catalogue.history(1)[0].label == "采纳审核意见"

    catalogue.undo()
    assert catalogue.entry(1)["time_limit"] == LIMIT
    assert catalogue.review.open_counts() == {1: 2}
    catalogue.undo()
    assert board(catalogue) == []
    assert picture(catalogue) == first
    catalogue.redo()
    catalogue.redo()
    assert catalogue.entry(1)["time_limit"] == SOON
    assert catalogue.review.open_counts() == {1: 1}


def test_declining_and_reopening_leave_the_entry_alone(catalogue: Catalogue) -> None:
    catalogue.run(take_remarks(remarks=[limit_remark()]))
    first = picture(catalogue)
    catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.DECLINED))
    assert board(catalogue) == [f"1 未采纳 李四 time_limit - ={SOON}"]
    assert not catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.DECLINED)), "nothing to do twice"
    catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.OPEN))
    (remark,) = catalogue.review.remarks(1)
    assert (remark.is_open, remark.settled_by, remark.settled_at) == (True, "", None)
    assert picture(catalogue) == first


def test_what_was_changed_meanwhile_is_not_overwritten_unasked(catalogue: Catalogue) -> None:
    catalogue.run(take_remarks(remarks=[limit_remark()]))
    catalogue.run(edit_entry(entry_id=1, field="time_limit", value="实时公开"))
    (remark,) = catalogue.review.remarks(1)
    assert contested(remark, "实时公开")
    assert not contested(remark, SOON)
    with pytest.raises(UserError, match="送审之后又有改动"):
        catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.ACCEPTED))
    assert catalogue.entry(1)["time_limit"] == "实时公开"
    catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.ACCEPTED, overwrite=True))
    assert catalogue.entry(1)["time_limit"] == SOON


def test_two_reviewers_who_disagree_are_not_accepted_together(catalogue: Catalogue) -> None:
    catalogue.run(take_remarks(remarks=[limit_remark(), limit_remark(proposed="实时公开"), limit_remark(2)]))
    with pytest.raises(UserError, match="两条不同的修改建议"):
        catalogue.run(settle_remarks(remark_ids=[1, 2, 3], state=RemarkState.ACCEPTED))
    assert catalogue.review.open_counts() == {1: 2, 2: 1}
    catalogue.run(settle_remarks(remark_ids=[1, 3], state=RemarkState.ACCEPTED))
    assert [catalogue.entry(key)["time_limit"] for key in (1, 2)] == [SOON, SOON]


def test_a_value_may_be_proposed_to_be_emptied(catalogue: Catalogue) -> None:
    catalogue.run(take_remarks(remarks=[NewRemark(1, field="audience", before="全社会", proposed="")]))
    catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.ACCEPTED))
    assert catalogue.entry(1)["audience"] == ""


def test_remarks_of_a_removed_entry_wait_until_it_comes_back(catalogue: Catalogue) -> None:
    catalogue.run(take_remarks(remarks=[limit_remark()]))
    catalogue.run(remove_entries(entry_ids=[1]))
    assert catalogue.review.open_counts() == {}
    with pytest.raises(UserError, match="已经不在目录里"):
        catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.ACCEPTED))
    with pytest.raises(UserError, match="已经不在目录里"):
        catalogue.run(take_remarks(remarks=[limit_remark()]))
    catalogue.undo()
    assert catalogue.review.open_counts() == {1: 1}


def test_a_remark_by_hand_needs_words_and_a_known_field(catalogue: Catalogue) -> None:
    with pytest.raises(UserError, match="意见还没有写"):
        catalogue.run(add_remark(remark=NewRemark(1, "  ")))
    with pytest.raises(UserError, match="没有“colour”这个字段"):
        catalogue.run(add_remark(remark=NewRemark(1, "改", "colour")))
    catalogue.run(add_remark(remark=NewRemark(1, " 电话里说：\x00补充地址 ", "content", " 法制科\n张三 ")))
    assert board(catalogue) == ["1 待处理 法制科 张三 content 电话里说：补充地址"]
    catalogue.run(remove_remarks(remark_ids=[1]))
    assert board(catalogue) == []
    with pytest.raises(UserError, match="这条意见已经不在"):
        catalogue.run(remove_remarks(remark_ids=[1]))


def test_a_round_of_sending_is_remembered_and_undone_as_one_step(catalogue: Catalogue) -> None:
    first = picture(catalogue)
    changes = catalogue.run(
        send_for_review(entry_ids=[2, 1], recipient=" 法制科 ", uid="u" * 32, file=Path("some") / "送审稿.xlsx")
    )
    assert (set(changes.changed), changes.remarks, catalogue.undo_label) == ({1, 2}, True, "送审 2 个事项（法制科）")
    assert {entry.status.label for entry in catalogue.snapshot().entries} == {"送审"}
    sending = catalogue.review.sending("u" * 32)
    assert sending is not None
    assert (sending.recipient, sending.file, catalogue.review.sent_ids(sending)) == ("法制科", "送审稿.xlsx", [2, 1])
    catalogue.run(edit_entry(entry_id=1, field="time_limit", value=SOON))
    assert catalogue.review.since(sending).values == {1: {"time_limit": LIMIT}}
    catalogue.undo()
    catalogue.undo()
    assert picture(catalogue) == first
    assert catalogue.review.sendings() == []
    catalogue.redo()
    assert [sending.uid for sending in catalogue.review.sendings()] == ["u" * 32]


def test_senseless_sendings_are_refused(catalogue: Catalogue) -> None:
    for ids, recipient, words in (([], "甲", "没有选"), ([9], "甲", "已经不在"), ([1], "长" * 101, "送审对象太长")):
        with pytest.raises(UserError, match=words):
            catalogue.run(send_for_review(entry_ids=ids, recipient=recipient, uid="1"))
    assert catalogue.review.sendings() == []
