"""The book of findings: cross-entry rules, order, counts, and that following changes equals starting anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.areas import known_areas
from model.checks import CheckBook
from model.records import CatalogueSettings, Entry, Problem, Severity, Status
from model.rules.neighbours import stale_area
from model.snapshot import Snapshot
from model.starter import starter_entries

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 20, 9)
AREAS = tuple(known.area for known in known_areas())
SETTINGS = CatalogueSettings(unit="格尔木市司法局")
CONTENTS = ("申请条件、申请材料、办理程序", "机构名称、开放时间、联系电话", "决定书")


def entry(entry_id: int, area: str = "legal", **values: str) -> Entry:
    sound = {
        "name": f"事项{entry_id}",
        "content": f"第{entry_id}项的申请条件和办理程序",
        "basis": "《中华人民共和国政府信息公开条例》（国务院令第711号）",
        "time_limit": "及时公开",
        "subject": "格尔木市司法局",
        "method": "主动公开",
        "channels": "政府网站",
    }
    return Entry(entry_id, f"u{entry_id}", area, Status.DRAFT, {**sound, **values}, False, NOW, NOW)


def snapshot(entries: Sequence[Entry], unit: CatalogueSettings = SETTINGS) -> Snapshot:
    order = {area.key: place for place, area in enumerate(AREAS)}
    return Snapshot(unit, AREAS, tuple(sorted(entries, key=lambda one: order[one.area])), NOW)


def book_of(entries: Sequence[Entry], unit: CatalogueSettings = SETTINGS) -> CheckBook:
    book = CheckBook()
    book.rebuild(snapshot(entries, unit), TODAY)
    return book


def picture(problems: Sequence[Problem]) -> list[str]:
    return [f"{problem.entry_id or problem.area} {problem.code}" for problem in problems]


def test_a_sound_catalogue_has_no_finding() -> None:
    book = book_of([entry(1), entry(2), entry(3, "budget")])
    assert picture(book.problems()) == []
    assert not book.entry_ids
    assert dict(book.by_area()) == {}


def test_one_name_twice_in_an_area() -> None:
    same = [entry(1, name="办事指南"), entry(2, name="办事 指南"), entry(3, "tax", name="办事指南")]
    assert picture(book_of(same).problems()) == ["1 duplicate-name", "2 duplicate-name"]
    assert picture(book_of([same[0], entry(2, name="办事指南", detail="申请条件")]).problems()) == []


def test_a_duplicate_goes_when_the_other_is_renamed_or_removed() -> None:
    book = book_of([entry(1, name="办事指南"), entry(2, name="办事指南"), entry(3)])
    assert book.update([entry(2, name="咨询监督")]) == {1, 2}
    assert picture(book.problems()) == []
    book.update([entry(2, name="办事指南")])
    assert picture(book.problems()) == ["1 duplicate-name", "2 duplicate-name"]
    book.update([], [2], [1, 3])
    assert picture(book.problems()) == []


def test_the_rarer_spelling_of_a_title_is_named() -> None:
    short = "《政府信息公开条例》（国务院令第711号）"
    book = book_of([entry(1), entry(2), entry(3, "tax", basis=short)])
    (problem,) = book.problems()
    assert (problem.entry_id, problem.code, problem.severity) == (3, "basis-two-spellings", Severity.HINT)
    assert "中华人民共和国政府信息公开条例" in problem.message
    book.update([entry(1, basis=short), entry(2, basis=short)])
    assert picture(book.problems()) == []


def test_a_document_of_another_province() -> None:
    foreign = "《关于规范村务公开的通知》（皖民基字〔2014〕169号）"
    ours = "《青海省政务公开办法》（青政办〔2017〕138号）"
    assert picture(book_of([entry(1, basis=ours), entry(2, basis=foreign)]).problems()) == ["2 basis-other-province"]
    unknown = CatalogueSettings(unit="某县司法局")
    assert picture(book_of([entry(1, basis=ours), entry(2, basis=foreign)], unknown).problems()) == []
    many = [entry(number, basis=ours) for number in range(1, 6)]
    assert picture(book_of([*many, entry(9, basis=foreign)], unknown).problems()) == ["9 basis-other-province"]


def test_the_same_content_as_the_row_above() -> None:
    book = book_of([entry(1, content=CONTENTS[0]), entry(2, content=CONTENTS[0]), entry(3, "tax", content=CONTENTS[0])])
    assert picture(book.problems()) == ["2 same-as-above"]


def test_short_contents_rightly_repeat() -> None:
    assert picture(book_of([entry(1, content=CONTENTS[2]), entry(2, content=CONTENTS[2])]).problems()) == []


def test_the_row_above_follows_moves_and_removals() -> None:
    first, second, third = entry(1, content=CONTENTS[0]), entry(2), entry(3, content=CONTENTS[0])
    book = book_of([first, second, third])
    assert picture(book.problems()) == []
    book.update([], [2], [1, 3])
    assert picture(book.problems()) == ["3 same-as-above"]
    book.update([second], [], [1, 2, 3])
    assert picture(book.problems()) == []
    book.update([third], [], [3, 1, 2])
    assert picture(book.problems()) == ["1 same-as-above"]
    book.update([entry(3, content="另外写的内容,与别人不同")])
    assert picture(book.problems()) == []


def test_retired_entries_take_no_part() -> None:
    old = replace(entry(2, name="事项1", content=CONTENTS[0]), status=Status.RETIRED)
    assert picture(book_of([entry(1, content=CONTENTS[0]), old]).problems()) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (datetime(2026, 5, 22), None),
        (datetime(2026, 5, 20), "stale-area-6"),
        (datetime(2025, 11, 22), "stale-area-6"),
        (datetime(2025, 11, 20), "stale-area-12"),
        (None, None),
    ],
)
def test_areas_that_nobody_touched(changed: datetime | None, code: str | None) -> None:
    problem = stale_area(AREAS[0], changed, TODAY)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 8, 31), date(2026, 1, 1)])
def test_months_end_differently(today: date) -> None:
    assert stale_area(AREAS[0], datetime(2020, 1, 1), today) is not None


def test_stale_areas_come_first_and_freshen_with_a_change() -> None:
    old = replace(entry(1, "budget", basis=""), created_at=datetime(2020, 1, 1), updated_at=datetime(2025, 1, 1))
    book = book_of([entry(2), old])
    assert picture(book.problems()) == ["budget stale-area-12", "1 missing-required"]
    book.update([replace(old, updated_at=NOW)])
    assert picture(book.problems()) == ["1 missing-required"]


def test_removing_is_touching() -> None:
    old = [
        replace(entry(number), created_at=datetime(2020, 1, 1), updated_at=datetime(2025, 1, 1)) for number in (1, 2)
    ]
    book = book_of(old)
    book.update([], [1], [2])
    assert picture(book.problems()) == []


def test_counts_by_area_follow() -> None:
    book = book_of([entry(1, basis=""), entry(2), entry(3, "tax", basis="", subject="")])
    assert dict(book.by_area()) == {"legal": 1, "tax": 1}
    assert set(book.entry_ids) == {1, 3}
    book.update([entry(3, "legal", basis="")], [], [1, 2, 3])
    assert dict(book.by_area()) == {"legal": 2}
    book.update([], [1], [2, 3])
    assert dict(book.by_area()) == {"legal": 1}


def test_a_draft_is_checked_without_being_remembered() -> None:
    book = book_of([entry(1)])
    assert picture(book.of_draft(entry(1, basis=""))) == ["1 missing-required"]
    assert book.of_entry(1) == ()


def test_slices_and_edits_between_them_end_in_the_same_book() -> None:
    entries = [
        entry(1, name="同名"),
        entry(2, content=CONTENTS[0]),
        entry(3, content=CONTENTS[0]),
        entry(4, name="同名"),
    ]
    book = CheckBook()
    book.begin(SETTINGS, AREAS, TODAY)
    book.extend(entries[:2])
    assert not book.complete
    book.update([entry(1, name="改名", basis="")])
    assert picture(book.problems()) == ["1 missing-required"]
    book.extend(entries[2:])
    book.update([], [4], [1, 2, 3])
    book.finish([1, 2, 3])
    assert book.complete
    assert picture(book.problems()) == ["1 missing-required", "3 same-as-above"]


@pytest.mark.parametrize(
    "unit", ["格尔木市司法局", "格尔木市人民政府办公室", "格尔木市郭勒木德镇人民政府", "奉节县财政局"]
)
def test_the_starter_catalogue_passes_its_own_checks(unit: str) -> None:
    new = starter_entries([area.key for area in AREAS], CatalogueSettings(unit=unit))
    entries = [
        Entry(number, f"u{number}", row.area, Status.DRAFT, row.values, row.unconfirmed, NOW, NOW)
        for number, row in enumerate(new, 1)
    ]
    problems = book_of(entries, CatalogueSettings(unit=unit)).problems()
    assert [problem for problem in problems if problem.code != "unconfirmed"] == []


def test_the_users_own_list_of_superseded_documents(program_home: Path) -> None:
    own = program_home / "失效文件.toml"
    old = [entry(1, basis="《格尔木市信息公开老办法》")]
    assert picture(book_of(old).problems()) == []
    own.write_text('[[document]]\ntitle = "格尔木市信息公开老办法"\ndate = 2024-05-01\n', encoding="utf-8")
    assert picture(book_of(old).problems()) == ["1 basis-superseded"]
    own.write_text("[[document", encoding="utf-8")
    (problem,) = book_of(old).problems()
    assert problem.code == "own-list-unreadable"
    assert "失效文件.toml" in problem.message


_NAMES = st.sampled_from(["办事指南", "咨询监督", "办事 指南"])
_BASES = st.sampled_from(
    ["《中华人民共和国预算法》", "《预算法》", "《预算 法》", "", "皖民基字〔2014〕169号", "青政办〔2017〕138号"]
)


@st.composite
def some_entries(draw: st.DrawFn) -> Entry:
    values = {"name": draw(_NAMES), "basis": draw(_BASES), "content": draw(st.sampled_from(CONTENTS))}
    item = entry(draw(st.integers(1, 6)), draw(st.sampled_from(["legal", "tax"])), **values)
    return replace(item, status=draw(st.sampled_from([Status.DRAFT, Status.DRAFT, Status.RETIRED])))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(some_entries(), st.integers(1, 6)), max_size=14))
def test_following_changes_equals_starting_anew(steps: list[Entry | int]) -> None:
    now: dict[int, Entry] = {}
    book = book_of([])
    for step in steps:
        if isinstance(step, int):
            removed = [step] if now.pop(step, None) else []
            book.update([], removed, [one.id for one in snapshot(list(now.values())).entries])
        else:
            moved = step.id not in now or now[step.id].area != step.area
            now[step.id] = step
            order = [one.id for one in snapshot(list(now.values())).entries]
            book.update([step], (), order if moved else None)
        fresh = book_of(list(now.values()))
        assert book.problems() == fresh.problems()
        assert dict(book.by_area()) == dict(fresh.by_area())
        assert set(book.entry_ids) == set(fresh.entry_ids)
