"""Every operation of the model with random wishes, some of them senseless: for tests that let a clerk do anything."""

import random
from collections.abc import Callable
from datetime import date

from model.catalogue import Catalogue
from model.operations.areas import add_area, move_area, remove_area, rename_area
from model.operations.custom_fields import add_custom_field
from model.operations.disclosures import forget_disclosed, note_disclosed
from model.operations.entries import (
    NewEntry,
    add_entries,
    add_entry,
    confirm_entries,
    duplicate_entries,
    edit_entries,
    edit_entry,
    remove_entries,
)
from model.operations.operation import Operation
from model.operations.pasting import copy_entries, paste_cells
from model.operations.placing import move_entries, move_to_group
from model.operations.releases import name_version
from model.operations.remarks import remove_remarks, settle_remarks, take_remarks
from model.operations.restoring import Part, restore_parts
from model.operations.review import send_for_review, set_status
from model.operations.settings import change_settings
from model.records import Status
from model.remarks import NewRemark, RemarkState
from tests.helpers.catalogues import entry_values

WORDS = ("", "甲", "乙；丙", "长" * 300, "=1+1", "a\nb", "'\"", "𠮷")


def some(chance: random.Random, catalogue: Catalogue) -> list[int]:
    """A few entries, one of them perhaps gone."""
    ids = [*catalogue.ids(), 10_000]
    return chance.sample(ids, min(len(ids), chance.randrange(1, 5)))


def area_of(chance: random.Random, catalogue: Catalogue) -> str:
    return chance.choice([area.key for area in catalogue.areas()])


def field_of(chance: random.Random, catalogue: Catalogue) -> str:
    own = [field.key for field in catalogue.settings().custom_fields]
    return chance.choice([*catalogue.kind.keys, *own])


def move(chance: random.Random, catalogue: Catalogue) -> Operation:
    area = area_of(chance, catalogue)
    return move_entries(
        entry_ids=some(chance, catalogue), area=area, before=chance.choice([None, *catalogue.ids(area)])
    )


def new_entries(chance: random.Random, catalogue: Catalogue) -> Operation:
    rows = [
        NewEntry(
            area_of(chance, catalogue),
            entry_values(chance.choice(WORDS), category=chance.choice(WORDS[:3])),
            chance.random() < 0.5,
        )
        for _ in range(chance.randrange(4))
    ]
    return add_entries(rows=rows)


def remarks(chance: random.Random, catalogue: Catalogue) -> Operation:
    found = [
        NewRemark(key, "改", field_of(chance, catalogue), "李科", before="", proposed=chance.choice([None, *WORDS]))
        for key in some(chance, catalogue)
    ]
    return take_remarks(remarks=found)


def bring_back(chance: random.Random, catalogue: Catalogue) -> Operation:
    """Entries, also removed ones, and fields as they were after revisions of their own history."""
    known = sorted({change.entry_id for revision in catalogue.history() for change in revision.changes}) or [1]
    parts = []
    for key in chance.sample(known, min(len(known), chance.randrange(1, 4))):
        moments = [revision.id - chance.randrange(2) for revision in catalogue.history(key)] or [1]
        field = chance.choice(["", field_of(chance, catalogue), "status", "area"])
        parts.append(Part(key, chance.choice(moments), field))
    return restore_parts(parts=parts)


def due_dates(chance: random.Random, catalogue: Catalogue) -> list[tuple[int, date]]:
    return [(key, date(2026, chance.randrange(1, 4), 10)) for key in some(chance, catalogue)]


def known_remarks(chance: random.Random, catalogue: Catalogue) -> list[int]:
    ids = [remark.id for remark in catalogue.review.all_remarks()] or [1]
    return chance.sample(ids, min(len(ids), chance.randrange(1, 4)))


def settle(chance: random.Random, catalogue: Catalogue) -> Operation:
    state = chance.choice(list(RemarkState))
    return settle_remarks(remark_ids=known_remarks(chance, catalogue), state=state, overwrite=chance.random() < 0.7)


STEPS: tuple[Callable[[random.Random, Catalogue], Operation], ...] = (
    new_entries,
    new_entries,
    move,
    move,
    move,
    lambda chance, catalogue: add_entry(
        area=area_of(chance, catalogue), values={"name": "新"}, after=chance.choice([None, *catalogue.ids()])
    ),
    lambda chance, catalogue: edit_entry(
        entry_id=some(chance, catalogue)[0], field=field_of(chance, catalogue), value=chance.choice(WORDS)
    ),
    lambda chance, catalogue: edit_entries(
        values={key: {field_of(chance, catalogue): chance.choice(WORDS)} for key in some(chance, catalogue)}, label="批"
    ),
    lambda chance, catalogue: paste_cells(
        values={key: {field_of(chance, catalogue): chance.choice(WORDS)} for key in some(chance, catalogue)},
        new=[{"name": chance.choice(WORDS)}] * chance.randrange(3),
        behind=chance.choice([None, *catalogue.ids()]),
        label="粘贴",
    ),
    lambda chance, catalogue: move_to_group(
        entry_ids=some(chance, catalogue), area=area_of(chance, catalogue), group=chance.choice(("甲", "乙"))
    ),
    lambda chance, catalogue: copy_entries(entry_ids=some(chance, catalogue), area=area_of(chance, catalogue)),
    lambda chance, catalogue: remove_entries(entry_ids=some(chance, catalogue)),
    lambda chance, catalogue: duplicate_entries(entry_ids=some(chance, catalogue)),
    lambda chance, catalogue: confirm_entries(entry_ids=some(chance, catalogue)),
    lambda chance, catalogue: set_status(entry_ids=some(chance, catalogue), status=chance.choice(list(Status))),
    lambda chance, catalogue: change_settings(unit=chance.choice(WORDS), tiers=chance.choice([(), ("县级",)])),
    lambda chance, _catalogue: add_custom_field(label=chance.choice("一二三")),
    lambda chance, _catalogue: add_area(label=chance.choice("东南西北")),
    lambda chance, catalogue: rename_area(key=area_of(chance, catalogue), label=chance.choice("东南西北")),
    lambda chance, catalogue: remove_area(key=area_of(chance, catalogue)),
    lambda chance, catalogue: move_area(
        key=area_of(chance, catalogue), before=chance.choice([None, area_of(chance, catalogue)])
    ),
    bring_back,
    bring_back,
    lambda chance, _catalogue: name_version(label=chance.choice("春夏秋冬"), note=chance.choice(WORDS)),
    lambda chance, catalogue: send_for_review(
        entry_ids=some(chance, catalogue), recipient=chance.choice(WORDS), uid=f"{chance.random()}"
    ),
    remarks,
    settle,
    settle,
    lambda chance, catalogue: remove_remarks(remark_ids=known_remarks(chance, catalogue)),
    lambda chance, catalogue: note_disclosed(items=due_dates(chance, catalogue)),
    lambda chance, catalogue: forget_disclosed(items=due_dates(chance, catalogue)),
)
