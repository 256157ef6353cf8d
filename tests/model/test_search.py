"""Search: what a clerk types finds what a patient reader would find, in catalogue order, after any changes."""

import random
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from opencc import OpenCC
from pypinyin import Style, pinyin

from model import search_columns, search_initials, search_rows
from model.fields import STANDARD
from model.records import Entry, Status
from model.search import SearchIndex, spans
from model.search_text import fold_many, search_fold
from model.text import fold

WITH_INITIALS = [field.key for field in STANDARD.fields if field.initials]


def entry(entry_id: int, **values: str) -> Entry:
    return Entry(entry_id, f"u{entry_id}", "legal", Status.DRAFT, values)


def found(query: str, *entries: Entry) -> list[int]:
    index = SearchIndex()
    index.build(entries)
    return index.find(query)


@pytest.fixture
def as_in_a_big_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a dozen entries be kept the way 100,000 are: spilled fields, pinned parts, tables of initials."""
    monkeypatch.setattr(search_rows, "BIG", 1)
    monkeypatch.setattr(search_initials, "BIG", 1)
    monkeypatch.setattr(search_columns, "_PAGE", 2)
    monkeypatch.setattr(search_columns, "_MOST_PAGES", 1)


AID = entry(
    1, category="法律援助", name="法律援助服务", content="给予法律援助决定书\n指派通知书", subject="格尔木市司法局"
)
BUDGET = entry(
    2, category="财政预决算", name="政府预算", content="①收入表；②支出表", basis="《预算法》（国务院令第729号）"
)
BANK = entry(3, name="重庆银行行长会议", content="ＡＢＣ １２３", x_网址="http://www.gem.gov.cn/Info")
ALL = (AID, BUDGET, BANK)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 2, 3]),
        ("　 ", [1, 2, 3]),
        ("法", [1, 2]),  # one character
        ("预算", [2]),  # two characters
        ("決定書", [1]),  # Traditional query
        ("援助 决定", [1]),  # every word
        ("援助 预算", []),
        ("决定书指派", [1]),  # across a line break
        ("法律 援助服务", [1]),
        ("1收入", [2]),  # circled number
        ("(国务院令", [2]),  # half-width bracket for full-width
        ("abc123", [3]),
        ("GEM.GOV", [3]),  # a field of this catalogue only
        ("服务给予", []),  # never across two fields
        ("flyz", [1]),
        ("FLYZ", [1]),
        ("gems", [1]),  # 格尔木市
        ("zfys", [2]),
        ("cqyh", [3]),  # 重 as chóng
        ("zqyx", [3]),  # 重 as zhòng, 行 as xíng
        ("yhhz", [3]),  # 行 as háng, 长 as zhǎng
        ("jyfly", []),  # initials of the content do not count
        ("没有", []),
    ],
)
def test_query_finds(query: str, expected: list[int]) -> None:
    assert found(query, *ALL) == expected


@pytest.mark.parametrize("query", ["預算", "预算"])
def test_both_scripts_are_one(query: str) -> None:
    assert found(query, entry(1, name="政府預算"), entry(2, name="政府预算"), entry(3, name="决算")) == [1, 2]


def test_results_follow_every_change() -> None:
    index = SearchIndex()
    index.build(ALL)
    index.update(entry(2, name="政府决算"))
    index.update(entry(4, name="部门预算", note="新增"))
    assert (index.find("预算"), index.find("决算"), index.find("收入")) == ([4], [2], [])
    index.set_order([4, 3, 2, 1])
    assert index.find("") == [4, 3, 2, 1]
    assert index.find("zfj ") == [2]
    index.remove(3)
    index.remove(99)
    assert index.find("") == [4, 2, 1]
    index.update(BANK)  # brought back by 撤销
    assert index.find("") == [4, 2, 1, 3]
    assert index.find("银行") == [3]


def test_building_in_parts_is_building_at_once() -> None:
    index = SearchIndex()
    for part in ([AID], [AID, BUDGET], [BANK]):
        index.extend(part)
    assert index.find("") == [1, 2, 3]
    assert index.find("法") == [1, 2]


# --- against a patient reader

LETTERS = "法律援助预算決書行长重A1ａ（ 　\n①x；"
TEXT = st.one_of(
    st.text(LETTERS, max_size=6),
    st.lists(st.sampled_from(("法律", "援助", "预算", "公开", "行长", "A1")), max_size=3).map("".join),
)
VALUES = st.fixed_dictionaries({}, optional=dict.fromkeys(("name", "category", "content", "basis", "x_own"), TEXT))
QUERY = st.one_of(st.text(LETTERS, max_size=3), st.text("flyzxhcsj", max_size=3))
_simplify = OpenCC("t2s").convert


@cache
def plain(text: str) -> str:
    return "".join(_simplify(char) for char in fold(text))


@cache
def initials(text: str) -> set[str]:
    """Every way to read the initials of a text without numbers and punctuation, by brute force."""
    readings = [
        {reading[0] for reading in pinyin(char, style=Style.FIRST_LETTER, heteronym=True)[0]}
        for char in plain(text)
        if char.isalnum()
    ]
    return {"".join(letters) for letters in product(*readings)}


def reader_finds(entries: Mapping[int, Mapping[str, str]], order: Iterable[int], query: str) -> list[int]:
    def has(values: Mapping[str, str], word: str) -> bool:
        if any(word in plain(value) for value in values.values()):
            return True
        if not (word.isascii() and word.isalpha()):
            return False
        return any(word in way for key in WITH_INITIALS for way in initials(values.get(key, "")))

    words = [word for word in map(plain, query.split()) if word]
    return [entry_id for entry_id in order if all(has(entries[entry_id], word) for word in words)]


class Reader(RuleBasedStateMachine):
    """Whatever is done to the entries, the index and a patient reader find the same, again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.index = SearchIndex()
        self.entries: dict[int, dict[str, str]] = {
            1: {"name": "法律援助", "content": "法律援助决定"},
            2: {"name": "预算公开", "content": "一般公共预算"},
            3: {"name": "行长预算", "category": "预算", "basis": "《预算法》"},
            4: {"name": "援助律所", "category": "法律"},
        }
        self.order = list(self.entries)
        self.index.build(entry(entry_id, **values) for entry_id, values in self.entries.items())

    @rule(entry_id=st.integers(1, 8), values=VALUES)
    def write(self, entry_id: int, values: dict[str, str]) -> None:
        self.order += [entry_id] if entry_id not in self.entries else []
        self.entries[entry_id] = values
        self.index.update(entry(entry_id, **values))

    @rule(entry_id=st.integers(1, 8))
    def remove(self, entry_id: int) -> None:
        if self.entries.pop(entry_id, None) is not None:
            self.order.remove(entry_id)
        self.index.remove(entry_id)

    @rule(entry_id=st.integers(1, 8), values=VALUES)
    def remove_and_write_again(self, entry_id: int, values: dict[str, str]) -> None:
        self.remove(entry_id)
        self.write(entry_id, values)

    @rule(shuffler=st.randoms(use_true_random=False))
    def reorder(self, shuffler: random.Random) -> None:
        shuffler.shuffle(self.order)
        self.index.set_order(self.order)

    @rule()
    def prepare(self) -> None:
        while not self.index.prepare():
            pass

    @rule(query=QUERY)
    def find(self, query: str) -> None:
        assert self.index.find(query) == reader_finds(self.entries, self.order, query)

    @invariant()
    def finds_the_same_as_ever(self) -> None:
        for query in ("", "法", "律援", "预算", "f", "fl", "flyz", "援 y"):
            self.find(query)


def test_finds_what_a_patient_reader_finds() -> None:
    run_state_machine_as_test(Reader, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))


@pytest.mark.usefixtures("as_in_a_big_catalogue")
@pytest.mark.parametrize("dense", [0.3, 0.9])
def test_finds_what_a_patient_reader_finds_in_a_big_catalogue(dense: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """With few and with many parts of words counted as standing nearly everywhere."""
    monkeypatch.setattr(search_rows, "_WORTH_NARROWING", dense)
    run_state_machine_as_test(Reader, settings=settings(max_examples=30, stateful_step_count=25, deadline=None))


@pytest.mark.usefixtures("as_in_a_big_catalogue")
def test_a_big_catalogue_found_letter_by_letter() -> None:
    names = [
        f"{place}{what}第{number}号"
        for number, (place, what) in enumerate(
            product("安宝昌成崇大", ("法律援助", "法治宣传", "预算公开", "行政处罚")), 1
        )
    ]
    entries = {number: {"name": name, "content": f"{name}内容"} for number, name in enumerate(names, 1)}
    index = SearchIndex()
    index.build(entry(number, **values) for number, values in entries.items())
    for prepared in (False, True):
        while prepared and not index.prepare():
            pass
        for word in ("安法律援助", "第12号", "公开第", "flyz", "xzcfd", "abflyz", "号"):
            for typed in [word[:end] for end in range(1, len(word) + 1)]:
                assert index.find(typed) == reader_finds(entries, entries, typed), (typed, prepared)


# --- folding


@given(
    st.lists(
        st.text(st.one_of(st.sampled_from(LETTERS + "ﬁ\ue000\uffff\x00İ龘後"), st.characters()), max_size=8), max_size=6
    )
)
def test_many_are_folded_as_one_by_one(texts: list[str]) -> None:
    assert fold_many(texts) == [search_fold(text) for text in texts]


def test_table_of_traditional_characters_is_that_of_opencc() -> None:
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = [_simplify(char) for char in characters]
    expected = [
        new if "\u4e00" <= new <= "\u9fff" and len(new) == 1 else old
        for old, new in zip(characters, simplified, strict=True)
    ]
    assert [search_fold(char) for char in characters] == expected


# --- highlighting


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("法律 援助服务", "律援", "法[律 援]助服务"),
        ("政府預算（ＡＢ）", "预算 ab", "政府[預算]（[ＡＢ]）"),
        ("预算、决算、预算", "预算", "[预算]、决算、[预算]"),
        ("①收入表", "1收", "[①收]入表"),
        ("法律援助", "法律 律援", "[法律援]助"),
        ("法律援助", "", "法律援助"),
        ("法律援助", "没有", "法律援助"),
    ],
)
def test_found_words_are_marked(text: str, query: str, marked: str) -> None:
    assert with_marks(text, query) == marked


def test_initials_are_marked_where_the_field_is_found_by_them() -> None:
    assert with_marks("“法律”援助服务", "flyz", initials=True) == "“[法律”援助]服务"
    assert with_marks("“法律”援助服务", "flyz") == "“法律”援助服务"
    assert with_marks("银行行长", "hz hx", initials=True) == "银[行行长]"


@given(TEXT, QUERY)
def test_marks_lie_in_order_inside_the_text(text: str, query: str) -> None:
    places = spans(text, query, initials=True)
    assert all(0 <= begin < end <= len(text) for begin, end in places)
    assert all(first[1] < second[0] for first, second in pairwise(places))


def with_marks(text: str, query: str, *, initials: bool = False) -> str:
    for begin, end in reversed(spans(text, query, initials=initials)):
        text = f"{text[:begin]}[{text[begin:end]}]{text[end:]}"
    return text
