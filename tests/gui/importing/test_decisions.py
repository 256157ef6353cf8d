"""Ticks and clean-ups as plain state: what they make of a plan, without a window."""

from gui.importing.cleanup_choices import gathered, is_wanted, with_wishes
from gui.importing.decisions import Decisions, RowKind, kind_of
from importers.readings import ReadingChoices
from model.plan import Cleanup, CleanupKind, FieldChange, ImportPlan, Match, OnConflict, Place, PlannedRow, RowState


def row(index: int, state: RowState, *changes: FieldChange, **more: object) -> PlannedRow:
    place = Place("a.xlsx", "表", index + 1)
    return PlannedRow(index, place, (index + 1,), state, "legal", {"name": str(index)}, changes=changes, **more)


def plan(*rows: PlannedRow) -> ImportPlan:
    return ImportPlan((), (), rows)


CHANGE = FieldChange("content", "旧", "新")
OTHER = FieldChange("basis", "旧", "新")
COMMA = FieldChange("note", "甲；乙", "甲，乙", punctuation_only=True)
CLASH = FieldChange("content", "这边", "那边", conflict=True, base="原来")


def test_every_row_has_one_kind() -> None:
    rows = [
        row(0, RowState.NEW),
        row(1, RowState.NEW, CHANGE, match=Match.LIKELY, entry_id=5),
        row(2, RowState.CHANGED, CHANGE, COMMA, entry_id=6),
        row(3, RowState.CHANGED, COMMA, entry_id=7),
        row(4, RowState.UNCHANGED, entry_id=8),
        row(5, RowState.CONFLICT, CLASH, entry_id=9),
        row(6, RowState.PROBLEM),
    ]
    assert [kind_of(one) for one in rows] == [
        RowKind.NEW, RowKind.LIKELY, RowKind.CHANGED, RowKind.PUNCTUATION, RowKind.UNCHANGED, RowKind.CONFLICT,
        RowKind.PROBLEM,
    ]  # fmt: skip


def test_at_first_everything_is_taken_but_conflicts() -> None:
    rows = [
        row(0, RowState.NEW),
        row(1, RowState.CHANGED, CHANGE, entry_id=5),
        row(2, RowState.CONFLICT, CLASH, entry_id=6),
    ]
    decisions = Decisions(plan(*rows))
    assert [decisions.takes(one) for one in rows] == [True, True, False]
    assert decisions.counts() == (1, 1)
    choices = decisions.choices()
    assert choices.accepted(rows[2]) == ()
    decisions.take_field(rows[2], CLASH, True)
    assert decisions.choices().accepted(rows[2]) == (CLASH,)


def test_of_two_conflicts_one_can_be_taken() -> None:
    second = FieldChange("basis", "这边", "那边", conflict=True)
    one = row(0, RowState.CONFLICT, CLASH, second, entry_id=5)
    decisions = Decisions(plan(one))
    decisions.take_field(one, second, True)
    assert decisions.choices().accepted(one) == (second,)
    assert decisions.is_partly_taken(one)


def test_a_removed_entry_comes_back_only_when_ticked() -> None:
    gone = row(0, RowState.CONFLICT)
    decisions = Decisions(plan(gone))
    assert not decisions.takes(gone)
    assert not decisions.choices().is_addition(gone)
    decisions.take(gone, True)
    assert decisions.counts() == (1, 0)
    assert decisions.choices().side(gone) is OnConflict.REPLACE
    assert decisions.choices().is_addition(gone)


def test_decisions_are_kept_where_the_rows_are_the_same() -> None:
    old = plan(
        row(0, RowState.NEW),
        row(1, RowState.CHANGED, CHANGE, OTHER, entry_id=5),
        row(2, RowState.NEW, match=Match.LIKELY),
    )
    before = Decisions(old)
    before.take(old.rows[0], False)
    before.take_field(old.rows[1], OTHER, False)
    before.confirm_same(old.rows[2], True)
    again = plan(
        row(0, RowState.NEW),
        row(1, RowState.CHANGED, CHANGE, OTHER, COMMA, entry_id=5),
        row(2, RowState.NEW, match=Match.LIKELY),
        row(3, RowState.NEW),
    )
    after = Decisions(again, before)
    assert [after.takes(one) for one in again.rows] == [False, True, False, True]
    assert after.is_same(again.rows[2])
    assert after.choices().accepted(again.rows[1]) == (CHANGE, COMMA), "a new difference is taken, the refused one not"


def cleanup(kind: CleanupKind, before: str, row: int = 1, *, done: bool = True) -> Cleanup:
    return Cleanup(Place("a.xlsx", "表", row), "name", kind, before, before + "!", cell=before, done=done)


def test_the_same_repair_is_one_wish() -> None:
    repairs = [cleanup(CleanupKind.SPACING, "甲 乙", number) for number in range(3)]
    (only,) = gathered(repairs)
    assert (only.times, only.cleanup.place.row) == (3, 0)
    choices = with_wishes(ReadingChoices(), repairs, [repairs[0]], wanted=False)
    assert not any(is_wanted(choices, repair) for repair in repairs)
    assert all(is_wanted(with_wishes(choices, repairs, [repairs[0]], wanted=True), repair) for repair in repairs)


def test_taking_one_conversion_takes_no_other() -> None:
    first, second = (cleanup(CleanupKind.TRADITIONAL, text, done=False) for text in "甲乙")
    spaces = cleanup(CleanupKind.SPACING, "丙 丁")
    repairs = [first, second, spaces]
    choices = ReadingChoices()
    assert [is_wanted(choices, repair) for repair in repairs] == [False, False, True]
    choices = with_wishes(choices, repairs, [second], wanted=True)
    assert [is_wanted(choices, repair) for repair in repairs] == [False, True, True]
    choices = with_wishes(choices, repairs, repairs, wanted=True)
    assert [is_wanted(choices, repair) for repair in repairs] == [True, True, True]
