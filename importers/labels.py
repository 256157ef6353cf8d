"""What header cells say: label → target of a column. Knows words only; where headers stand is ``header.py``.

The labels of fields come from the table of fields, the other words from ``table_labels.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from importers.spellings import spellings
from model.channels import canonical, is_board
from model.exchange import EXACT_HEADING, UID_HEADING
from model.fields import FieldKind, ListKind
from model.resource_files import resource
from model.text import fold

LONGEST_LABEL = 120
"""Longer texts are never labels; the longest seen is a channel heading with its whole explanation."""

_LONGEST_SOFT = 14
_LONGEST_PLAIN = 30
_MARKED = re.compile(r"[■□√☑(（“\"]")

ITEM_LEVELS = ("category", "name", "detail")
"""Fields of 一级、二级、三级事项."""

# Traditional forms of the characters that occur in labels; whole texts are the business of model/traditional.py
_SIMPLE = str.maketrans(
    "業鄉衆會體內準別務動區單縣號團圍場備對層屬應開錄態據時標欄點狀環碼稱類級編羣節範規設識試說請責載鎮間階項順領頻眾徑現屆無關隊執結條群",
    "业乡众会体内准别务动区单县号团围场备对层属应开录态据时标栏点状环码称类级编群节范规设识试说请责载镇间阶项顺领频众径现届无关队执结条群",
)
_LEVEL = re.compile(
    r"(?:公开|事项)?第?([一二三四五六1-6])级(?:公开)?(?:事项|目录|栏目|指标|类别|项目|分类|内容)?(?:名称)?"
)
_PLACE = r"(?:省|自治区|市|自治州|州|盟|县|区|旗|苏木|镇|乡|村|街道|街镇|街|社区|居委会|团场|屯|居)"
_TIER = re.compile(rf"(?:[\u4e00-\u9fff]{{0,6}}{_PLACE}[、,/及和或()]*)+(?:级|本级)?\)?(?:公开)?")
_BRACKET = re.compile(r"[(\[【〔“\"■□]")
_NUMBER_BEFORE = re.compile(r"^(?:\d{1,2}[.．、]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\))(?=\D)")
"""How the labels of one header may be counted: 1.序号, （二）公开事项."""
_BEGINS_NUMBER = frozenset("(0123456789")
_CIRCLED = " \n①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""Before a label they count, behind it they point to a footnote."""
_AND = re.compile(r"[及和与、/]")
_AFTER_COLON = re.compile(r":.*[■□√☑]")


class TargetKind(Enum):
    """What the cells of a column are for."""

    FIELD = "field"  # the text of a field
    TICK = "tick"  # a tick stands for a word of a field
    NUMBER = "number"  # 序号
    AREA = "area"  # 领域
    UID = "uid"
    STATUS = "status"
    EXACT = "exact"  # what our own exports carry beside the printed words
    CUSTOM = "custom"  # a field of the catalogue's own; ``field`` holds its label
    CUSTOM_TICK = "custom_tick"  # a tick stands for a word of such a field


@dataclass(frozen=True, slots=True)
class Target:
    """Where the cells of a column go. ``word`` is what a tick means."""

    kind: TargetKind
    field: str = ""
    word: str = ""

    @property
    def name(self) -> str:
        """The field as JSON names it; a custom field by its label."""
        return self.field or self.kind.value

    @property
    def is_tick(self) -> bool:
        return self.kind in (TargetKind.TICK, TargetKind.CUSTOM_TICK)


def custom(label: str) -> Target:
    """A column of the catalogue's own."""
    return Target(TargetKind.CUSTOM, label)


@cache
def _words() -> dict[str, Any]:
    with resource("vocabularies", "table_labels.toml").open("rb") as file:
        return tomllib.load(file)


def plain_label(text: str) -> str:
    """A header text folded, simplified, without marks around it and a number before it."""
    plain = fold(text.strip(_CIRCLED)).translate(_SIMPLE).strip("*:.。、,;")
    return _NUMBER_BEFORE.sub("", plain) if plain and plain[0] in _BEGINS_NUMBER else plain


_OWN_COLUMNS = {"uid": [UID_HEADING], "exact": [EXACT_HEADING, *(f"{EXACT_HEADING}{n}" for n in range(2, 10))]}
"""Columns that only our own exports have."""


class LabelBook:
    """Every header word of one list kind."""

    def __init__(self, kind: ListKind) -> None:
        self.kind = kind
        self._fields: dict[str, Target] = {}
        for field in kind.fields:
            for word in (field.label, field.heading, *field.synonyms):
                self._fields.setdefault(plain_label(word), Target(TargetKind.FIELD, field.key))
        self._others: dict[str, Target] = {}
        for name, labels in {**_words()["columns"], **_OWN_COLUMNS}.items():
            self._others |= {plain_label(label): Target(TargetKind(name)) for label in labels}
        for label in _words()["own"]["labels"]:
            self._others.setdefault(plain_label(label), custom(label))
        self._subs: dict[str, Target] = {}
        for field in kind.fields:
            if field.kind is FieldKind.CHOICE:
                more = {
                    label: word for word, labels in _words()["ticks"].get(field.key, {}).items() for label in labels
                }
                for label, word in {**spellings(field.vocabulary), **more}.items():
                    self._subs[plain_label(label)] = Target(TargetKind.TICK, field.key, word)
        known = {key: words for key, words in _words()["soft"].items() if key in kind.keys}
        self._soft = [(word, key) for key, words in known.items() for word in words]
        self._soft_ends = tuple(word for word, _ in self._soft)
        self._soft_beginnings = tuple(word for word in self._soft_ends if len(word) > 2)
        self._headings: dict[str, list[str]] = {}  # by their first character: asked of every cell
        for word in self._fields:
            self._headings.setdefault(word[0], []).append(word)
        self._tick_groups = frozenset(_words()["groups"]["ticks"])
        self._metadata = frozenset(_words()["metadata"]["words"])
        self._fragments = self._all_fragments()
        first = {piece[0] for piece in self._fragments}
        traditional = {chr(code) for code, simple in _SIMPLE.items() if chr(simple) in first}
        self._first_chars = frozenset(first | traditional | {char.upper() for char in first} | set("（ 　\n\t*"))
        self._tier_field = _list_of(kind, "@tiers")
        self._channel_field = _list_of(kind, "channels")
        self._open_choices = {field.key for field in kind.fields if field.kind is FieldKind.CHOICE and field.open_words}

    def _all_fragments(self) -> frozenset[str]:
        whole = {*self._fields, *self._others, *self._subs, *self._tick_groups}
        whole |= {f"{level}级{word}" for level in "一二三四五六" for word in ("", "事项", "目录", "栏目")}
        pieces = {word[i:j] for word in whole for i in range(len(word)) for j in range(i + 2, len(word) + 1)}
        return frozenset(pieces | {"序", "号", "公", "(", ")"})

    def match(self, text: str) -> Target | None:
        """The target of a whole label, a column of its own; None when the words are unknown."""
        if len(text) > LONGEST_LABEL:
            return None
        plain = plain_label(text)
        return self._exact(plain) or self._named_level(plain) or self._exact(self._without_explanation(plain))

    def soft(self, text: str) -> Target | None:
        """The field an unknown label probably means: labels run together, or one telling word (政策依据 → 公开依据)."""
        plain = self._without_explanation(plain_label(text))
        together = self._run_together(plain)
        if together is not None or len(plain) > _LONGEST_SOFT:
            return together
        first = self._fields.get(_AND.split(plain, maxsplit=1)[0])
        if first is not None:  # 公开主体及联系电话
            return first
        if not plain.endswith(self._soft_ends) and not plain.startswith(self._soft_beginnings):
            return None
        for word, field_key in self._soft:
            if plain.endswith(word) or (plain.startswith(word) and len(word) > 2):
                return Target(TargetKind.FIELD, field_key)
        return None

    def match_sub(self, text: str, group: Target | None) -> Target | None:
        """The target of a label under a heading that spans several columns."""
        plain = self._without_explanation(plain_label(text))
        level = self._level(plain)
        if level is not None:
            return level
        if group is not None and group.field == self._tier_field and plain and not self._is_other_field(plain, group):
            return Target(TargetKind.TICK, group.field, tidy_label(text))
        found = self._subs.get(plain)
        if found is not None and (group is None or group.field in ("", found.field)):
            return found
        if group is not None and group.field == self._channel_field and (channel := self.channel_tick(text)):
            return channel
        if group is not None and group.field in self._open_choices and not self._is_other_field(plain, group):
            return Target(TargetKind.TICK, group.field, tidy_label(text))
        if group is not None and group.kind is TargetKind.CUSTOM_TICK and plain:
            return Target(TargetKind.CUSTOM_TICK, group.field, tidy_label(text))
        return None

    def _is_other_field(self, plain: str, group: Target) -> bool:
        """Whether a word below 公开层级 is no level but a column of its own (备注) that only stands beside it."""
        target = self._exact(plain)
        return not plain or (target is not None and target.field != group.field)

    def group(self, text: str) -> Target | None:
        """What a heading over several columns is about."""
        if plain_label(text) in self._tick_groups:
            return Target(TargetKind.CUSTOM_TICK, tidy_label(text))
        return self.match(text)

    def field_below(self, heading: Target | None) -> Target | None:
        """The field of a heading whose sub-labels say nothing to us (公开依据 over 法律, 法规, 文件)."""
        if heading is None or heading.kind is not TargetKind.FIELD or heading.field in (*ITEM_LEVELS, self._tier_field):
            return None
        return None if self.kind.field(heading.field).kind is FieldKind.CHOICE else heading

    def is_tier(self, text: str) -> bool:
        """Whether a label names a level (县级, 镇(街)级, 东阳市级) although no heading says so."""
        plain = plain_label(text)
        return bool(self._tier_field) and 0 < len(plain) <= 12 and bool(_TIER.fullmatch(plain))

    def tier_tick(self, text: str) -> Target:
        """The target of a column headed by a level's name."""
        return Target(TargetKind.TICK, self._tier_field, tidy_label(text))

    def channel_tick(self, text: str) -> Target | None:
        """The target of a column headed by one channel, any board included; None when the words name none."""
        word = (canonical(text) or (tidy_label(text) if is_board(text) else None)) if self._channel_field else None
        return Target(TargetKind.TICK, self._channel_field, word) if word else None

    def is_fragment(self, text: str) -> bool:
        """Whether a text may be a label or a piece of one. Asked of every cell: most answers must cost nothing."""
        if text[0] in _BEGINS_NUMBER:
            text = _NUMBER_BEFORE.sub("", text)
        elif text[0] in _CIRCLED:
            text = text.lstrip(_CIRCLED) or text
        if text[0] not in self._first_chars or (len(text) > _LONGEST_PLAIN and not _MARKED.search(text)):
            return False
        plain = plain_label(text)
        if plain in self._fragments or self.match(text) is not None or self.match_sub(text, None) is not None:
            return True
        return self.soft(text) is not None

    def is_metadata(self, text: str) -> bool:
        """Whether a text belongs to a page's information block (索引号, 填报单位:某局)."""
        plain = fold(text[:LONGEST_LABEL]).translate(_SIMPLE)
        return plain.partition(":")[0] in self._metadata

    def _run_together(self, plain: str) -> Target | None:
        """A heading and labels below it in one cell: 公开事项一级事项 is the level, 公开层级县级乡级 the field."""
        for heading in self._headings.get(plain[:1], ()):
            if not plain.startswith(heading) or plain == heading:
                continue
            rest = plain[len(heading) :]
            level = self._level(rest)
            if level is not None:
                return level
            field = self._fields[heading]
            if self._is_row_of_subs(rest, field.field):
                return field
        return None

    def _is_row_of_subs(self, plain: str, field_key: str) -> bool:
        """Whether a text is nothing but labels that stand below a heading of this field."""
        if field_key == self._tier_field:
            return bool(_TIER.fullmatch(plain))
        subs = sorted((word for word, sub in self._subs.items() if sub.field == field_key), key=len, reverse=True)
        return bool(subs) and bool(re.fullmatch("(?:" + "|".join(map(re.escape, subs)) + ")+", plain))

    def _exact(self, plain: str) -> Target | None:
        if not plain:
            return None
        return self._fields.get(plain) or self._others.get(plain) or self._level(plain) or self._subs.get(plain)

    def _level(self, plain: str) -> Target | None:
        found = _LEVEL.fullmatch(plain)
        if found is None:
            return None
        level = "一二三四五六".find(found[1]) if not found[1].isdigit() else int(found[1]) - 1
        return Target(TargetKind.FIELD, ITEM_LEVELS[level]) if level < len(ITEM_LEVELS) else custom(plain)

    def _named_level(self, plain: str) -> Target | None:
        """公开事项(一级), 事项名称(二级事项)."""
        heading, _, level = plain.partition("(")
        target = self._fields.get(heading)
        return self._level(level.rstrip(")")) if target is not None and target.field in ITEM_LEVELS else None

    def _without_explanation(self, plain: str) -> str:
        """``公开渠道和载体(“■”表示必选项…)`` → ``公开渠道和载体``."""
        found = _BRACKET.search(plain, 1) or _AFTER_COLON.search(plain)
        return plain[: found.start()].rstrip(":") if found else plain


def _list_of(kind: ListKind, vocabulary: str) -> str:
    """The key of the list field with this vocabulary."""
    fields = (field.key for field in kind.fields if field.kind is FieldKind.LIST and field.vocabulary == vocabulary)
    return next(fields, "")


@cache
def _label_blanks() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


def tidy_label(text: str) -> str:
    """A label as the header words it, without the blanks and line breaks inside."""
    return _label_blanks().sub("", text.strip())


def title_words() -> tuple[str, ...]:
    """Words of title rows."""
    return tuple(_words()["titles"]["words"])


def note_beginnings() -> tuple[str, ...]:
    """How rows and paragraphs that are no entries begin (folded)."""
    return tuple(fold(word) for word in _words()["notes"]["beginnings"])


@cache
def example_words() -> frozenset[str]:
    """What stands in place of a number in a row that only shows how to fill in the form (folded)."""
    return frozenset(fold(word) for word in _words()["notes"]["examples"])


@cache
def instructions() -> tuple[str, ...]:
    """How cells begin that say what is to be filled in there (folded)."""
    return tuple(fold(word) for word in _words()["notes"]["instructions"])


def total_words() -> frozenset[str]:
    """What stands first in a row that only counts (folded)."""
    return frozenset(fold(word) for word in _words()["notes"]["totals"])


def footer_words() -> tuple[str, ...]:
    """Words that give away a web page's footer (folded)."""
    return tuple(fold(word) for word in _words()["notes"]["footers"])


@cache
def label_book(kind: ListKind) -> LabelBook:
    """The book of a list kind, built once."""
    return LabelBook(kind)
