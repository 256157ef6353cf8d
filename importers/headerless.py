"""Rows without a header, as they are pasted or cut from a longer table: columns told by what they hold.

Only where the content leaves no doubt that this is a list of items: a column of laws, one of time limits or channels,
and words before them. The order of the rest is that of the national form.
"""

from collections.abc import Sequence

from importers.content import Profile, Shape, profile
from importers.header import FoundTable
from importers.header_rows import WIDEST, Header, HeaderCell
from importers.labels import ITEM_LEVELS, Target, TargetKind
from importers.sheet import Sheet
from model.fields import FieldKind, ListKind

_MOST = 0.6
_SHAPES = {
    Shape.BASIS: FieldKind.BASIS,
    Shape.TIME_LIMIT: FieldKind.TIME_LIMIT,
    Shape.UNIT: FieldKind.UNIT,
}
_TICKS = (("audience", "全社会"), ("audience", "特定群体"), ("method", "主动公开"), ("method", "依申请公开"))


def guess_table(sheet: Sheet, kind: ListKind, tiers: Sequence[str]) -> FoundTable | None:
    """The whole sheet as a body, with a header made from its content; None when the content does not tell."""
    width = min(max(map(len, sheet.rows), default=0), WIDEST)
    profiles = [profile([row[c] for row in sheet.rows if c < len(row) and row[c]]) for c in range(width)]
    shapes = [_main_shape(one) for one in profiles]
    if Shape.BASIS not in shapes or not {Shape.TIME_LIMIT, Shape.CHANNELS} & set(shapes):
        return None
    targets = _by_shape(shapes, kind)
    texts = [c for c in range(shapes.index(Shape.BASIS)) if shapes[c] in (Shape.TEXT, Shape.UNIT, Shape.AREA)]
    if not texts or len(texts) > len(ITEM_LEVELS) + 1:
        return None
    targets |= dict(zip(texts, _item_targets(len(texts)), strict=True))
    targets |= _tick_targets(shapes, profiles, tiers)
    cells = tuple(HeaderCell(c, "", "", targets.get(c)) for c in range(width))
    return FoundTable(Header(-1, -1, cells), 0, len(sheet.rows))


def _main_shape(one: Profile) -> Shape | None:
    """The shape of nearly all cells of a column."""
    return next((shape for shape in Shape if one.share(shape) >= _MOST), Shape.TEXT if one.filled else None)


def _by_shape(shapes: Sequence[Shape | None], kind: ListKind) -> dict[int, Target]:
    targets: dict[int, Target] = {}
    taken: set[str] = set()
    for column, shape in enumerate(shapes):
        if shape in (Shape.NUMBER, Shape.BIT):
            targets[column] = Target(TargetKind.NUMBER)
            continue
        for field in kind.fields:
            fits = (
                field.vocabulary == "channels"
                if shape is Shape.CHANNELS
                else field.kind is _SHAPES.get(shape or Shape.TEXT)
            )
            if fits and field.key not in taken and (shape is not Shape.UNIT or Shape.BASIS in shapes[:column]):
                targets[column] = Target(TargetKind.FIELD, field.key)
                taken.add(field.key)
                break
    return targets


def _item_targets(count: int) -> list[Target]:
    """What the words before the laws are: 二级 and content, with more of them 一级 first."""
    keys = {1: ["name"], 2: ["name", "content"], 3: ["category", "name", "content"]}.get(
        count, [*ITEM_LEVELS, "content"]
    )
    return [Target(TargetKind.FIELD, key) for key in keys]


def _tick_targets(
    shapes: Sequence[Shape | None], profiles: Sequence[Profile], tiers: Sequence[str]
) -> dict[int, Target]:
    """Tick columns at the end, in the order of the national form; blank ones between them count."""
    ticked = [column for column, shape in enumerate(shapes) if shape is Shape.TICK]
    if not ticked:
        return {}
    span = range(ticked[0], len(shapes))
    meanings = [*_TICKS, *(("tiers", word) for word in tiers)]
    if any(shapes[c] not in (Shape.TICK, Shape.TEXT, Shape.UNIT, None) for c in span) or len(span) > len(meanings):
        return {}
    return {c: Target(TargetKind.TICK, key, word) for c, (key, word) in zip(span, meanings, strict=False)}
