"""Columns of one table → where their cells go: by label, checked and completed by what the cells hold.

Every column that holds anything gets a target; what is no field of the list becomes a field of the catalogue's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.content import Profile, Shape
from importers.fitting import STRONG, find_shift, fit, shapes_of
from importers.header_rows import HeaderCell
from importers.labels import ITEM_LEVELS, LabelBook, Target, TargetKind, custom, plain_label
from importers.readings import MappedColumn, Reason
from importers.sheet import column_name
from importers.units import unit_in
from model.fields import FieldKind, ListKind

_MOST = 0.6
_SEVERAL = 3
_TICK_ORDER = {"audience": ("全社会", "特定群体"), "method": ("主动公开", "依申请公开")}
"""What the two columns under a heading mean where the file lost the words under it: the order of the national form."""


def map_columns(
    cells: Sequence[HeaderCell],
    profiles: Sequence[Profile],
    book: LabelBook,
    fixed: Mapping[int, Target | None],
    tiers: Sequence[str] = (),
) -> tuple[MappedColumn, ...]:
    """The columns up to the last one that has a label or holds anything. ``fixed`` columns are said from outside."""
    return _Mapper(cells, profiles, book, tiers).result(fixed)


class _Mapper:
    def __init__(
        self, cells: Sequence[HeaderCell], profiles: Sequence[Profile], book: LabelBook, tiers: Sequence[str]
    ) -> None:
        self._book = book
        self._kind: ListKind = book.kind
        self._profiles = profiles
        self._tiers = tuple(tiers)
        self._tier_words = {plain_label(word): word for word in tiers}
        self._columns: dict[int, MappedColumn] = {}
        targets = {cell.column: cell.target for cell in cells if cell.target is not None}
        self._ours = any(target.kind is TargetKind.UID for target in targets.values())
        shift = None if self._ours else find_shift(targets, profiles, self._kind)
        for cell in cells:
            moved = shift is not None and cell.column >= shift.begin
            index = cell.column + (shift.by if shift is not None and moved else 0)
            reason = Reason.SHIFTED if moved else Reason.LABEL
            self._columns[index] = MappedColumn(index, cell.label, cell.group, cell.target, reason)
        for index, profile in enumerate(profiles):
            if index not in self._columns and profile.filled:
                self._columns[index] = MappedColumn(index, "", "", None, Reason.CONTENT)

    def result(self, fixed: Mapping[int, Target | None]) -> tuple[MappedColumn, ...]:
        for index, target in fixed.items():
            column = self._columns.get(index)
            if column is not None:
                self._columns[index] = replace(column, target=target, reason=Reason.CHOSEN)
        self._free = [index for index in sorted(self._columns) if index not in fixed]
        self._levels()
        if not self._ours:  # our own exports say what they mean
            self._lost_tick_words()
            self._ticked_words()
            self._contradicted()
            self._channel_columns()
        self._two_meanings()
        self._doubled()
        self._unlabelled()
        self._required()
        self._rest()
        self._known_tiers()
        return tuple(self._columns[index] for index in sorted(self._columns))

    # -- steps, in this order ----------------------------------------------------------------------------------

    def _levels(self) -> None:
        """公开事项 over several columns without 一级/二级 under some of them: from left to right."""
        for group in {self._columns[index].group or self._columns[index].label for index in self._free}:
            members = [i for i in self._free if group in (self._columns[i].group, self._columns[i].label)]
            targets = [self._columns[i].target for i in members]
            named = group and self._book.match(group) == Target(TargetKind.FIELD, ITEM_LEVELS[1])
            if len(members) < 2 or not all(
                t.kind is TargetKind.FIELD and t.field in ITEM_LEVELS if t else named for t in targets
            ):
                continue
            if named and sum(self._profile(i).filled > 0 for i in members) == 1:
                continue  # one column in cells merged over several
            if len({target.field for target in targets if target}) == len(members):
                continue
            texts = [i for i in members if self._profile(i).share(Shape.NUMBER, Shape.BIT) < _MOST]
            for level, index in zip(ITEM_LEVELS, texts, strict=False):
                self._set(index, Target(TargetKind.FIELD, level), self._columns[index].reason)
            for index in set(members) - set(texts[: len(ITEM_LEVELS)]):
                self._set(index, None, Reason.CONTENT)

    def _lost_tick_words(self) -> None:
        """A heading over tick columns whose words are lost: the national form's order, the catalogue's levels."""
        for key in (*_TICK_ORDER, self._tier_key()):
            mine = [
                i for i in self._free if self._columns[i].target == Target(TargetKind.FIELD, key) and self._is_ticked(i)
            ]
            alike = [
                i for i in self._free if self._columns[i].target == Target(TargetKind.FIELD, key) and i not in mine
            ]
            words = _TICK_ORDER.get(key, self._tiers)
            columns = sorted(mine + [i for i in alike if mine and not self._profile(i).filled])
            if mine and len(columns) <= len(words):
                for index, word in zip(columns, words, strict=False):
                    self._set(index, Target(TargetKind.TICK, key, word), Reason.CONTENT)

    def _ticked_words(self) -> None:
        """Words that nobody listed below the heading of a field, with ticks below: each is a word of that field."""
        for index in self._free:
            column = self._columns[index]
            target = column.target
            heading = self._book.field_below(self._book.match(column.group) or self._book.soft(column.group))
            if heading is None or target not in (None, heading) or self._book.match(column.label) is not None:
                continue
            if column.label and self._is_ticked(index):
                known = self._book.match_sub(column.label, heading)
                word = known.word if known is not None and known.is_tick else column.label
                self._set(index, Target(TargetKind.TICK, heading.field, word), Reason.LABEL)

    def _contradicted(self) -> None:
        """Labels that the content denies: the content decides where it is unmistakable."""
        for index in self._free:
            target = self._columns[index].target
            if target is None or target.kind is TargetKind.CUSTOM:
                continue
            if self._is_no_tier(index, target):
                self._set(index, None, Reason.CONTENT)
                continue
            if fit(target, self._profile(index), self._kind) > -0.5 or unit_in(self._columns[index].label):
                continue
            told = self._by_content(index)
            holder = self._holder(told) if told else None
            if told is not None and (
                holder is None or fit(told, self._profile(holder), self._kind) < 0.2 or target.kind is TargetKind.NUMBER
            ):
                self._set(index, told, Reason.CONTENT)
            elif target.kind in (TargetKind.NUMBER, TargetKind.UID, TargetKind.STATUS):
                self._set(index, None, Reason.CONTENT)

    def _two_meanings(self) -> None:
        """公开方式 that holds channels, 公开形式 that holds methods, 序号 that holds codes."""
        for index in self._free:
            target, profile = self._columns[index].target, self._profile(index)
            if target is None or target.kind is TargetKind.TICK:
                continue
            if target.kind is TargetKind.NUMBER and profile.share(Shape.CODE) >= _MOST:
                self._set(index, self._field_or_none("code"), Reason.CONTENT)
            for shape in (Shape.CHANNELS, Shape.METHOD, Shape.TIME_LIMIT):
                other = self._of_shape(shape)
                near = target.kind is TargetKind.FIELD and target.field in ("method", "channels", "time_limit")
                free = other is not None and other != target and self._holder(other) is None
                if near and free and profile.share(shape) >= _MOST:
                    self._set(index, other, Reason.CONTENT)

    def _channel_columns(self) -> None:
        """A column for every channel: 政府网站, 政府公报 … with ticks below."""
        headed = {
            index: target
            for index in self._free
            if (target := self._book.channel_tick(self._columns[index].label)) is not None
            and self._columns[index].target is None
            and (self._is_ticked(index) or not self._profile(index).filled)
        }
        if len(headed) >= _SEVERAL and any(self._profile(index).filled for index in headed):
            for index, target in headed.items():
                self._set(index, target, Reason.LABEL)
            for index in self._free:  # a channel of their own between those everybody has
                column = self._columns[index]
                between = min(headed) < index < max(headed) and column.target is None and column.label
                if between and self._is_ticked(index):
                    self._set(index, Target(TargetKind.TICK, headed[min(headed)].field, column.label), Reason.LABEL)

    def _doubled(self) -> None:
        """Several columns for one field: the same label again is the same field, another word is kept beside it."""
        for target in {self._columns[i].target for i in self._columns}:
            if target is None or target.is_tick or target.kind in (TargetKind.EXACT, TargetKind.NUMBER):
                continue
            mine = [i for i in sorted(self._columns) if self._columns[i].target == target]
            if len(mine) < 2 or target.kind is TargetKind.CUSTOM:
                continue
            first = max(mine, key=lambda i: (self._rank(i, target), -i))
            for index in mine:
                if index == first or index not in self._free:
                    continue
                one, two = self._columns[index], self._columns[first]
                same = one.label == two.label or (one.group == two.group != "")
                if not same or target.kind is not TargetKind.FIELD:
                    self._set(index, None, Reason.KEPT)

    def _unlabelled(self) -> None:
        """Columns without a known label whose content is unmistakable."""
        for index in self._free:
            column = self._columns[index]
            if column.target is not None:
                continue
            soft = self._book.soft(column.label) if column.label else None
            if soft is not None and self._may_be(soft, index):
                self._set(index, soft, Reason.LABEL)
                continue
            told = self._by_content(index) if not column.label or column.reason is not Reason.KEPT else None
            if told is not None and told.kind is TargetKind.NUMBER and column.label and column.reason is Reason.LABEL:
                continue  # a telephone, a count of days: words that are lost as a 序号
            if told is not None and (self._holder(told) is None or told.kind is TargetKind.NUMBER):
                self._set(index, told, Reason.CONTENT)

    def _may_be(self, soft: Target, index: int) -> bool:
        """Whether a guess is free, or is a list in several columns (线上渠道, 线下渠道), and the content agrees."""
        fits = fit(soft, self._profile(index), self._kind)
        if self._holder(soft) is None:
            return fits > -0.2
        return self._kind.field(soft.field).is_list and bool(shapes_of(soft, self._kind)) and fits >= _MOST

    def _required(self) -> None:
        """A list needs names and contents: a lone 一级事项 is the name, a text without a label is what is missing."""
        name, category, content = (Target(TargetKind.FIELD, key) for key in ("name", "category", "content"))
        if self._holder(name) is None:
            levels = self._holder(category)
            if levels is not None and self._columns[levels].label.startswith("一级") and levels in self._free:
                self._set(levels, name, Reason.CONTENT)
            elif self._holder(content) is None:
                self._set_text(name, self._texts())
        if self._holder(content) is None:
            unnamed = [index for index in self._texts() if not self._columns[index].label]
            self._set_text(content, sorted(unnamed, key=lambda index: -self._profile(index).length))

    def _texts(self) -> list[int]:
        """Columns of words that have no place yet."""
        free = [index for index in self._free if self._columns[index].target is None]
        return [index for index in free if self._profile(index).share(Shape.TEXT) >= _MOST]

    def _set_text(self, target: Target, candidates: Sequence[int]) -> None:
        for index in candidates[:1]:
            self._set(index, target, Reason.CONTENT)

    def _rest(self) -> None:
        """What is left is kept as a field of the catalogue's own, if it holds anything."""
        for index in self._free:
            column = self._columns[index]
            if column.target is not None:
                continue
            if self._profile(index).filled:
                words = [part for part in (column.group, column.label) if part]
                label = "·".join(dict.fromkeys(words)) or f"{column_name(index)}列"
                self._set(index, custom(label[:40]), Reason.KEPT)

    def _known_tiers(self) -> None:
        """A level that the catalogue knows in another spelling (縣級, 县 级) is that level."""
        for index in self._free:
            target = self._columns[index].target
            if target is not None and target.is_tick and target.field == self._tier_key():
                word = self._tier_words.get(plain_label(target.word), target.word)
                self._set(index, replace(target, word=word), self._columns[index].reason)

    # -- reading the state -------------------------------------------------------------------------------------

    def _profile(self, index: int) -> Profile:
        return self._profiles[index] if 0 <= index < len(self._profiles) else Profile()

    def _set(self, index: int, target: Target | None, reason: Reason) -> None:
        self._columns[index] = replace(self._columns[index], target=target, reason=reason)

    def _is_ticked(self, index: int) -> bool:
        return self._profile(index).share(Shape.TICK, Shape.BIT) >= _MOST

    def _is_no_tier(self, index: int, target: Target) -> bool:
        """Whether a column called like a place (街道) holds words although no 公开层级 stands above it."""
        profile = self._profile(index)
        lonely = target.is_tick and target.field == self._tier_key() and not self._columns[index].group
        return lonely and profile.filled > 0 and profile.share(Shape.TICK, Shape.BIT) < 0.3

    def _holder(self, target: Target | None) -> int | None:
        """The column that goes to a target; for a field also a column whose ticks make up the field."""
        for index, column in self._columns.items():
            other = column.target
            if other == target or (
                other is not None
                and target is not None
                and other.kind is TargetKind.TICK
                and target.kind is TargetKind.FIELD
                and other.field == target.field
            ):
                return index
        return None

    def _rank(self, index: int, target: Target) -> float:
        """Which of several columns is the field's own: its very label, then what it holds."""
        words = self._columns[index].label
        own = 0.0
        if target.kind is TargetKind.FIELD:
            field = self._kind.field(target.field)
            own = 1.0 if self._book.match(words) == target and words in (field.label, field.heading) else 0.0
        return own + fit(target, self._profile(index), self._kind)

    def _by_content(self, index: int) -> Target | None:
        profile = self._profile(index)
        for shape in STRONG:
            if profile.share(shape) > _MOST:
                return self._of_shape(shape)
        if profile.share(Shape.NUMBER, Shape.BIT) > 0.8:
            return Target(TargetKind.NUMBER)
        if profile.share(Shape.AREA) > 0.8:
            return Target(TargetKind.AREA)
        if profile.share(Shape.UNIT) > 0.8 and not self._columns[index].label:
            return self._of_shape(Shape.UNIT)
        return None

    def _of_shape(self, shape: Shape) -> Target | None:
        """The target whose cells have this shape."""
        for field in self._kind.fields:
            target = Target(TargetKind.FIELD, field.key)
            if shape in shapes_of(target, self._kind):
                return target
        others = {Shape.UID: TargetKind.UID, Shape.STATUS: TargetKind.STATUS}
        return Target(others[shape]) if shape in others else None

    def _field_or_none(self, key: str) -> Target | None:
        target = Target(TargetKind.FIELD, key)
        return target if key in self._kind.keys and self._holder(target) is None else Target(TargetKind.NUMBER)

    def _tier_key(self) -> str:
        return next((f.key for f in self._kind.fields if f.kind is FieldKind.LIST and f.vocabulary == "@tiers"), "")
