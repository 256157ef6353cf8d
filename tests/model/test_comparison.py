from dataclasses import replace
from datetime import datetime

import pytest

from model.comparison import AreaChange, Comparison, compare_snapshots
from model.records import Area, CatalogueSettings, Entry, Status
from model.snapshot import Snapshot

NOW = datetime(2026, 11, 21)
AREAS = (Area("legal", "公共法律服务"), Area("tax", "税收管理"))


def entry(uid: str, **values: str) -> Entry:
    return Entry(1, uid, "legal", Status.DRAFT, values)


def whole(*entries: Entry, settings: CatalogueSettings | None = None) -> Snapshot:
    return Snapshot(settings or CatalogueSettings(), AREAS, entries, NOW)


def test_order_ids_and_times_do_not_count() -> None:
    one, two = entry("一", name="甲"), entry("二", name="乙")
    other = replace(one, id=7, updated_at=NOW)
    assert compare_snapshots(whole(one, two), whole(two, other)).is_empty


def test_fields_area_status_and_mark_are_told_apart() -> None:
    mine = entry("一", name="甲", note="旧", code="1")
    theirs = replace(
        entry("一", name="甲", note="新", basis="《法》"), area="tax", status=Status.REVIEW, unconfirmed=True
    )
    (difference,) = compare_snapshots(whole(mine), whole(theirs)).differing
    assert difference.fields == ("note", "code", "basis", "area", "status", "unconfirmed")


def test_settings_count() -> None:
    comparison = compare_snapshots(whole(), whole(settings=CatalogueSettings(unit="局")))
    assert comparison.settings_differ
    assert not comparison.is_empty
    assert comparison.sentence == "目录设置或领域不同，恢复后变回备份里的设置；其余 0 个事项相同。"


def picture(comparison: Comparison) -> list[str]:
    """What a clerk would be told."""
    lines = [f"- {entry['name']}" for entry in comparison.only_here]
    lines += [f"+ {entry['name']}" for entry in comparison.only_there]
    for difference in comparison.differing:
        mark = "~" if difference.slight else "!"
        for detail in difference.details:
            sign = "≈" if detail.slight else "→"
            lines.append(f"{mark} {difference.there['name']} {detail.field}: {detail.here} {sign} {detail.there}")
    lines += [f"{area.change.value} {area.here}→{area.there}" for area in comparison.areas]
    lines += [f"{setting.field}: {setting.here}→{setting.there}" for setting in comparison.settings]
    lines += [f"order {key}" for key in comparison.reordered]
    return lines


def test_signs_and_the_order_of_words_are_told_apart_from_words() -> None:
    here = whole(
        entry("一", name="甲", basis="《城乡规划法》第一条", channels="政府网站；公示栏"),
        entry("二", name="乙", basis="《城乡规划法》", note="a"),
        entry("三", name="丙"),
    )
    there = whole(
        entry("一", name="甲", basis="<<城乡规划法>> 第一条。", channels="公示栏；政府网站"),
        entry("二", name="乙", basis="城乡规划法", note="b"),
        entry("四", name="丁"),
    )
    assert picture(compare_snapshots(here, there)) == [
        "- 丙",
        "+ 丁",
        "~ 甲 basis: 《城乡规划法》第一条 ≈ <<城乡规划法>> 第一条。",
        "~ 甲 channels: 政府网站；公示栏 ≈ 公示栏；政府网站",
        "! 乙 basis: 《城乡规划法》 ≈ 城乡规划法",
        "! 乙 note: a → b",
    ]


def test_areas_settings_and_orders_are_told_by_their_names() -> None:
    one, two, three = (entry(uid, name=uid) for uid in "一二三")
    here = whole(one, two, three)
    areas = (Area("own", "自定"), Area("tax", "税务"), Area("legal", "公共法律服务"))
    there = Snapshot(
        CatalogueSettings(unit="局", tiers=("市级", "县级")), areas, (replace(three, area="own"), two, one), NOW
    )
    assert picture(compare_snapshots(here, there)) == [
        "! 三 area: 公共法律服务 → 自定",
        "改名 税收管理→税务",
        "新增 →自定",
        "调整顺序 税收管理→税务",
        "unit: →局",
        "tiers: 县级、乡级→市级、县级",
        "order legal",
    ]
    assert compare_snapshots(here, replace(here, areas=AREAS[:1])).areas[0].change is AreaChange.REMOVED


def test_entries_of_other_origin_are_paired_by_the_caller() -> None:
    here, there = whole(entry("一", name="甲"), entry("二", name="乙")), whole(entry("x", name="甲", note="新"))
    assert picture(compare_snapshots(here, there, {"一": "x"})) == ["- 乙", "! 甲 note:  → 新"]
    assert picture(compare_snapshots(here, there)) == ["- 甲", "- 乙", "+ 甲"]


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        ("甲乙丙丁戊", ""),
        ("戊甲乙丙丁", "戊"),
        ("乙丙丁戊甲", "甲"),
        ("乙甲丁丙戊", "乙丁"),
        ("戊丁丙乙甲", "戊丁丙乙"),
        ("丙丁戊甲乙", "甲乙"),
    ],
)
def test_as_few_entries_as_will_do_are_said_to_have_moved(after: str, moved: str) -> None:
    before = [entry(name, name=name) for name in "甲乙丙丁戊"]
    comparison = compare_snapshots(whole(*before), whole(*(entry(name, name=name) for name in after)))
    assert len(comparison.moved) == len(moved)
    stay = [name for name in after if name not in {one["name"] for one in comparison.moved}]
    assert stay == [name for name in "甲乙丙丁戊" if name in stay], "without them the order is the same"
    assert comparison.reordered == (("legal",) if moved else ())


def test_who_went_to_another_area_has_not_moved_inside_one() -> None:
    one, two = entry("一", name="甲"), entry("二", name="乙")
    comparison = compare_snapshots(whole(one, two), whole(two, replace(one, area="tax")))
    assert (comparison.moved, comparison.reordered) == ((), ())
