from dataclasses import replace
from datetime import datetime

from model.comparison import compare_snapshots
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
