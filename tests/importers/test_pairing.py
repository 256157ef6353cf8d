"""Two catalogues of different origin, compared: same things are found, different things stay apart."""

from datetime import datetime

from importers.pairing import pair
from model.comparison import compare_snapshots
from model.records import Area, CatalogueSettings, Entry, Status
from model.snapshot import Snapshot

NOW = datetime(2026, 11, 21)
LEGAL = Area("legal", "公共法律服务")


def entry(uid: str, name: str, area: str = "legal", **values: str) -> Entry:
    return Entry(1, uid, area, Status.DRAFT, {"name": name, **values})


def whole(areas: tuple[Area, ...], *entries: Entry) -> Snapshot:
    numbered = [Entry(number, one.uid, one.area, one.status, one.values) for number, one in enumerate(entries, 1)]
    return Snapshot(CatalogueSettings(), areas, tuple(numbered), NOW)


def compared(here: Snapshot, there: Snapshot) -> str:
    paired = pair(here, there)
    comparison = compare_snapshots(here, paired.there, paired.pairs)
    lines = [f"- {one['name']}" for one in comparison.only_here] + [f"+ {one['name']}" for one in comparison.only_there]
    lines += [f"! {one.here['name']}: {','.join(one.fields)}" for one in comparison.differing]
    lines += [f"{one.change.value} {one.here}→{one.there}" for one in comparison.areas]
    return "\n".join([*lines, f"= {comparison.same}"])


def test_entries_are_the_same_by_identity_code_or_name_but_not_by_likeness() -> None:
    here = whole(
        (LEGAL,),
        entry("1", "法律援助", note="旧"),
        entry("2", "公证服务", code="A1"),
        entry("3", "仲裁"),
        entry("4", "人民调解组织名录"),
    )
    there = whole(
        (LEGAL,),
        entry("1", "法律援助服务", note="新"),
        entry("b", "公证办理", code="A1"),
        entry("c", "仲裁"),
        entry("d", "人民调解机构名录"),
    )
    assert compared(here, there) == "\n".join(
        ["- 人民调解组织名录", "+ 人民调解机构名录", "! 法律援助: name,note", "! 公证服务: name", "= 1"]
    )


def test_own_areas_mean_the_same_by_name_whatever_their_keys() -> None:
    here = whole(
        (LEGAL, Area("custom_10", "养老", True), Area("custom_11", "托育", True)), entry("1", "甲", "custom_10")
    )
    there = whole(
        (LEGAL, Area("custom_10", "托育", True), Area("custom_12", "养老", True)), entry("x", "甲", "custom_12")
    )
    assert compared(here, there) == "调整顺序 托育→托育\n= 1"


def test_an_own_area_renamed_in_a_copy_is_told_as_renamed() -> None:
    here = whole((Area("custom_10", "养老", True),), entry("1", "甲", "custom_10"))
    copy = whole((Area("custom_10", "养老服务", True),), entry("1", "甲", "custom_10"))
    assert compared(here, copy) == "改名 养老→养老服务\n= 1"
    stranger = whole((Area("custom_10", "托育", True),), entry("x", "甲", "custom_10"))
    assert compared(here, stranger) == "- 甲\n+ 甲\n删除 养老→\n新增 →托育\n= 0"
