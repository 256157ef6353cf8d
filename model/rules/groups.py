"""Rules that need more than one entry: duplicates, spellings of one title, documents of another province.

A group rule says to which groups an entry belongs (``keys``) and, for one whole group, which members have a problem
(``judge``). A group holds its members by variant, so that a change of one entry is judged without reading the others.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from model import provinces
from model.basis import parse, spelling, title_key
from model.records import Entry, Problem, Severity
from model.rules.context import RuleContext
from model.text import fold_key

Membership = tuple[Hashable, str]
"""A group and the variant as which an entry belongs to it."""

Members = Mapping[str, Collection[int]]


@dataclass(frozen=True, slots=True)
class GroupRule:
    """One cross-entry rule and the code of its problems."""

    code: str
    keys: Callable[[Entry, RuleContext], tuple[Membership, ...]]
    judge: Callable[[Members, RuleContext], Iterator[Problem]]


def name_keys(entry: Entry, _: RuleContext) -> tuple[Membership, ...]:
    """Name and 三级事项 within the area. A number stands for them, so that 100,000 entries need little memory."""
    name = fold_key(entry["name"])
    return ((hash((entry.area, name, fold_key(entry["detail"]))), ""),) if name else ()


def judge_names(members: Members, _: RuleContext) -> Iterator[Problem]:
    """Two entries of one name cannot be told apart by who looks for them."""
    for ids in members.values():
        if len(ids) < 2:
            continue
        message = f"本领域内有{len(ids)}个事项名称相同，请合并，或在名称、三级事项中区分开。"
        for entry_id in ids:
            yield Problem(entry_id, "name", Severity.WARNING, "duplicate-name", message)


def title_keys(entry: Entry, context: RuleContext) -> tuple[Membership, ...]:
    """Every title cited, and how it is written."""
    return _titles_of(tuple(entry[field.key] for field in context.basis))


@lru_cache(maxsize=8192)
def _titles_of(texts: tuple[str, ...]) -> tuple[Membership, ...]:
    titles = {citation.title for text in texts for citation in parse(text) if citation.title}
    return tuple((title_key(title), spelling(title)) for title in sorted(titles))


def judge_titles(members: Members, context: RuleContext) -> Iterator[Problem]:
    """All spellings but the best have a problem: the most used, then the longest."""
    if len(members) < 2:
        return
    field = context.basis[0].key
    best = max(members, key=lambda title: (len(members[title]), len(title), title))
    for title, ids in members.items():
        if title == best:
            continue
        message = f"同一文件在目录中有两种写法：这里是《{title}》，多数写作《{best}》，请统一。"
        for entry_id in ids:
            yield Problem(entry_id, field, Severity.HINT, "basis-two-spellings", message)


def province_keys(entry: Entry, context: RuleContext) -> tuple[Membership, ...]:
    """Every document issued by a province; the variant says which province and which document."""
    return _provinces_of(tuple(entry[field.key] for field in context.basis))


@lru_cache(maxsize=8192)
def _provinces_of(texts: tuple[str, ...]) -> tuple[Membership, ...]:
    found: dict[str, None] = {}
    for citation in (citation for text in texts for citation in parse(text)):
        province = provinces.of_document(citation.title, citation.number)
        if province:
            found[f"{province}\t{citation.number or f'《{citation.title}》'}"] = None
    return tuple(("province", variant) for variant in found)


def judge_provinces(members: Members, context: RuleContext) -> Iterator[Problem]:
    """The catalogue's own province is told by the unit's name, else by what most documents say."""
    issued = [(province, ids) for variant, ids in members.items() for province in (variant.split("\t")[0],)]
    own = context.province or provinces.most_likely(province for province, ids in issued for _ in ids)
    if not own:
        return
    field = context.basis[0].key
    for variant, ids in members.items():
        province, _, document = variant.partition("\t")
        if province == own or document[:1] in context.unit:
            continue
        message = f"“{document}”像是{province}的文件，本目录在{own}，请改引本省或国家的文件。"
        for entry_id in ids:
            yield Problem(entry_id, field, Severity.WARNING, "basis-other-province", message)


GROUP_RULES: tuple[GroupRule, ...] = (
    GroupRule("duplicate-name", name_keys, judge_names),
    GroupRule("basis-two-spellings", title_keys, judge_titles),
    GroupRule("basis-other-province", province_keys, judge_provinces),
)
