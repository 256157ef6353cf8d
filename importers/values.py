"""One cell's words → the value of a field, tidied, with every repair and every doubt told. Knows no sheet.

Equal texts are read once: a list repeats most of its words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.content import Shape, Tick, shape, tick
from importers.spellings import spellings
from model.channel_cells import Mark, MarkReading, read_channels, split_channels
from model.channels import OTHER, canonical, named_other
from model.cleaning import remove_pinyin, tidy
from model.fields import Field, FieldKind, ListKind, join_words, split_words
from model.plan import CleanupKind
from model.text import fold, has_ditto, strip_controls
from model.traditional import looks_traditional, to_simplified

_MARKS = re.compile(r"[■☑✓✔√□☐]")
_TICKED_WORDS = re.compile(r"^[√✓✔☑■]\s*|\s*[√✓✔☑■]$")
_USED = re.compile(r"■\s*([^■□]*)|□[^■□]*")
_MAYBE_PINYIN = re.compile(r"[(（]\s*[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]")
_LEVEL_ENDS = re.compile(r"[；;\n]+|(?<=级)[，,、/\s]+|\s+(?=[■□☑☐])|(?<=[√✓✔])[，,、\s]+")
_LOOSE_WORD_ENDS = re.compile(r"[；;，,、\s/]+")


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair of one text. ``done`` False: only offered."""

    kind: CleanupKind
    before: str
    after: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class Understood:
    """The value of a cell, the same words without any tidying, the repairs made or offered, sentences of doubt."""

    value: str
    plain: str
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[str, ...] = ()


class ValueReader:
    """Reads the cells of one file: what its channel marks mean and which repairs are refused is the same for all."""

    def __init__(
        self,
        kind: ListKind,
        marks: MarkReading,
        refused: frozenset[tuple[str, str]] = frozenset(),
        *,
        simplify: bool = False,
    ) -> None:
        self._kind = kind
        self._marks = marks
        self._refused = refused
        self._simplify = simplify
        self._fields: Mapping[str, Field] = {field.key: field for field in kind.fields}
        self._known: dict[tuple[str, str], Understood] = {}
        self._known_ticks: dict[tuple[str, tuple[tuple[str, str], ...], str], Understood] = {}

    def read(self, field_key: str, text: str) -> Understood:
        """The value of a field from the text of its cell(s); custom fields are free text."""
        found = self._known.get((field_key, text))
        if found is None:
            found = self._known[field_key, text] = self._read(self._fields.get(field_key), text)
        return found

    def read_ticks(self, field_key: str, ticks: Sequence[tuple[str, str]], more: str = "") -> Understood:
        """The value of a field from its tick columns: pairs of (what a tick means, what the cell says).

        ``more`` are the words of a column of the field itself that stands beside them.
        """
        asked = (field_key, tuple(ticks), more)
        found = self._known_ticks.get(asked)
        if found is None:
            found = self._known_ticks[asked] = self._read_ticks(field_key, ticks, more)
        return found

    def _read_ticks(self, field_key: str, ticks: Sequence[tuple[str, str]], more: str) -> Understood:
        field = self._fields.get(field_key)
        words: list[str] = []
        doubts: list[str] = []
        for word, cell in ticks:
            meant = tick(cell)
            if meant in (Tick.YES, Tick.LOST):
                words.append(word)
                if meant is Tick.LOST:
                    doubts.append(f"“{word}”一栏的勾选符号已损坏，按已勾选处理，请核对。")
            elif meant is Tick.WORDS:
                words += self._words_in_tick(field, word, cell, doubts)
        if more:
            beside = self.read(field_key, more)
            words += split_words(beside.value)
            doubts += beside.doubts
        value = join_words(dict.fromkeys(words))
        return Understood(value, value, (), tuple(doubts))

    def _words_in_tick(self, field: Field | None, word: str, cell: str, doubts: list[str]) -> list[str]:
        """What words standing where a tick is expected mean."""
        if field is None or field.kind is FieldKind.CHOICE:
            read = self._choice(field, cell) if field is not None and not field.open_words else ""
            cell = _TICKED_WORDS.sub("", cell) or cell  # a tick and who is meant: √ 当事人
            return list(split_words(read or self._tidied(cell, one_line=False).value.replace(";", "；")))
        if fold(cell).strip("√■()") == fold(word):
            return [word]
        if field.vocabulary == "channels" and canonical(word) == OTHER:
            return [canonical(cell) or named_other(self._tidied(cell, one_line=True).value)]
        if shape(cell) is not Shape.TIER:
            doubts.append(f"“{word}”一栏写的是文字“{cell}”，已作为{field.label}收入，请核对。")
        return [self._tidied(cell, one_line=True).value]

    # -- by kind of field --------------------------------------------------------------------------------------

    def _read(self, field: Field | None, text: str) -> Understood:
        if field is None:
            return self._tidied(text, one_line=False)
        if field.kind is FieldKind.CHOICE:
            return self._ticked_words(field, text) or Understood(
                self._choice(field, text) or self._tidied(text, one_line=False).value, text.strip()
            )
        if field.kind is FieldKind.LIST:
            return self._channels(text) if field.vocabulary == "channels" else self._levels(text)
        return self._tidied(text, one_line=field.kind is FieldKind.LINE)

    def _tidied(self, text: str, *, one_line: bool) -> Understood:
        plain = text.strip()
        repairs: list[Repair] = []

        def do(kind: CleanupKind, before: str, after: str, *, offered: bool = False) -> str:
            """Make a repair unless it is refused (or not asked for)."""
            if after == before:
                return before
            done = not offered and (kind.value, plain) not in self._refused
            repairs.append(Repair(kind, before, after, done))
            return after if done else before

        value = plain if plain.isprintable() else do(CleanupKind.CONTROLS, plain, strip_controls(plain).strip())
        if ("(" in value or "（" in value) and _MAYBE_PINYIN.search(value):
            value = do(CleanupKind.PINYIN, value, remove_pinyin(value)[0])
        if not value.isprintable() or " " in value or "\u3000" in value:
            value = do(CleanupKind.SPACING, value, tidy(value, one_line=one_line)[0])
        if looks_traditional(value):
            value = do(CleanupKind.TRADITIONAL, value, to_simplified(value), offered=not self._simplify)
        return Understood(value, plain, tuple(repairs))

    def _channels(self, text: str) -> Understood:
        reading = read_channels(text, self._marks)
        return Understood(join_words(reading.names), _plain_list(text), (), reading.remarks)

    def _levels(self, text: str) -> Understood:
        """公开层级 in one column: words, or words with marks before or behind them."""
        parts = [part.strip() for part in _LEVEL_ENDS.split(text) if part.strip()]
        parts = [word for part in parts for word in ([part] if "级" in part else _LOOSE_WORD_ENDS.split(part)) if word]
        boxed = any("□" in part or "☐" in part or "■" in part for part in parts)
        ticked = any(tick(char) is Tick.YES for part in parts for char in part)
        words = []
        for part in parts:
            name = "".join(_MARKS.sub("", part).split())
            marked = ticked and boxed and _MARKS.search(part) is not None
            used = any(tick(char) is Tick.YES for char in part) if marked else True
            if name and used:
                words.append(name)
        return Understood(join_words(dict.fromkeys(words)), _plain_list(text))

    def _ticked_words(self, field: Field, text: str) -> Understood | None:
        """The words of a printed choice that are ticked (□全社会 ☑特定群体（当事人）); None when it has no boxes."""
        if _MARKS.search(text) is None and not ("(" in text or "（" in text):
            return None
        found = split_channels(text)
        unticked = [self._choice(field, each.name) for each in found if each.mark is Mark.UNTICKED]
        known = any(unticked) or any(self._choice(field, each.name) for each in found)
        if not unticked or not known or ("\n" in text and not all(unticked)):
            return None  # not a choice, or lines that nobody printed as one
        ticked = [each.name for each in found if each.mark is not Mark.UNTICKED]
        value = join_words(dict.fromkeys(self._choice(field, word) or word for word in ticked))
        return Understood(value, text.strip(), (), () if ticked else ("列出的选项都没有打勾，请补选。",))

    def _choice(self, field: Field, text: str) -> str:
        """The words of a small vocabulary in the order of its table; ``""`` when other words stand here."""
        known = {fold(spelling): word for spelling, word in spellings(field.vocabulary).items()}
        plain = fold(to_simplified(text) if looks_traditional(text) else text)
        parts = [part for part in re.split(r"[、,;/和及或与\s]+", plain) if part]
        boxed = [part for part in re.split(r"(?=[■☑√□☐])", plain) if part]
        if any(part[0] in "■☑√" for part in boxed) and all(part[0] in "■☑√□☐" for part in boxed):
            parts = [part[1:].strip("、,;/") for part in boxed if part[0] in "■☑√"]
        if not parts or not all(part in known for part in parts):
            return ""
        exact = {word for word in known.values() if fold(word) in parts} if field.open_words else set(known.values())
        chosen = {known[part] for part in parts}
        if not chosen <= exact:
            return ""
        return join_words(word for word in dict.fromkeys(known.values()) if word in chosen)


def _plain_list(text: str) -> str:
    """The words of a list as our own files print them: behind ■, or with ； between them."""
    if "■" in text or "□" in text:
        return join_words(found[1].strip() for found in _USED.finditer(text) if found[1])
    return join_words(split_words(text))


def doubts_about(field: Field, value: str) -> tuple[str, ...]:
    """What is strange about a value that was read from a file."""
    if field.kind is not FieldKind.LIST and "同" in value and has_ditto(value):
        return (f"{field.label}中有“同上”一类的话，单独看不明白，请改写成完整的内容。",)
    return ()
