"""Finding and replacing words: plain, whole words, or a regular expression. Only looks at one text at a time.

In which fields of which entries is said by the caller; ``proposing`` joins both to what a bulk change needs.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import regex

from model.basis import find_titles
from model.errors import UserError
from model.fields import Field
from model.proposals import Edit, Proposal, Propose, edited, proposals_for
from model.records import Entry
from model.text import Span

_LONGEST_PATTERN = 1_000  # characters
_PATIENCE = 0.05  # seconds one text may take: a harmless pattern needs a thousandth of that

_SLOW = "这个正则表达式查找起来太慢，已经停下，什么也没有改。请改得简单一些，例如不要在带“+”“*”的括号后面再写“+”“*”。"
_FAULTS = (
    ("missing )", "缺少右括号“)”"),
    ("unbalanced parenthesis", "右括号“)”多了一个，要查找括号本身请写“\\)”"),
    ("unterminated character set", "缺少右方括号“]”"),
    ("missing ]", "缺少右方括号“]”"),
    ("nothing to repeat", "“*”“+”“?”前面没有可以重复的内容，要查找这些符号本身请在前面加“\\”"),
    ("multiple repeat", "“*”“+”“?”连写了两个"),
    ("bad escape (end", "末尾多了一个“\\”"),
    ("bad escape", "有不认识的“\\”写法"),
    ("bad character range", "方括号里的范围前后颠倒"),
    ("unknown group", "引用了没有的分组"),
    ("invalid group reference", "引用了没有的分组"),
    ("bad group", "分组的写法不对"),
)


class Manner(Enum):
    """How the words to find are meant."""

    PLAIN = "普通文字"
    WHOLE_WORD = "全词匹配"
    PATTERN = "正则表达式"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to find and what to write in its place. ``strict``: case and width (全角、半角) matter.

    ``keep_titles``: what stands in 《》 stays, because a document keeps the title under which it was issued.
    For a regular expression the new words may hold ``\\1`` and ``\\g<name>``; its ``strict`` is about case only.
    """

    find: str
    write: str
    manner: Manner = Manner.PLAIN
    strict: bool = False
    keep_titles: bool = False


Find = Callable[[str], Sequence[Edit]]
"""Every place to change in a text, in order. Raises ``UserError`` when the search takes too long."""


def finder(wanted: Replacement) -> Find:
    """Make ready to find. Raises ``UserError`` for an empty search and for a faulty regular expression."""
    if not wanted.find:
        raise UserError("请填写要查找的文字。")
    find = _pattern_finder(wanted) if wanted.manner is Manner.PATTERN else _word_finder(wanted)
    return _outside_titles(find) if wanted.keep_titles else find


def proposing(wanted: Replacement, fields: Iterable[Field]) -> Propose:
    """Replace in these fields. Raises ``UserError`` like ``finder``."""
    find, chosen = finder(wanted), tuple(fields)

    def propose(entry: Entry) -> Iterable[Proposal]:
        return proposals_for(entry, chosen, lambda _, text: edited(text, find(text)) if text else text)

    return propose


def _outside_titles(find: Find) -> Find:
    def find_outside(text: str) -> Sequence[Edit]:
        titles = [title.span for title in find_titles(text)]
        return [edit for edit in find(text) if not any(_meet(edit.span, title) for title in titles)]

    return find_outside


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class _PlainTable(dict[int, str]):
    """Every character in its plainest form, as long as that is one character: places stay what they are."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = plain = plain if len(plain) == 1 else chr(code)
        return plain


_PLAIN = _PlainTable()


def _word_finder(wanted: Replacement) -> Find:
    needle = wanted.find if wanted.strict else wanted.find.translate(_PLAIN)
    whole = wanted.manner is Manner.WHOLE_WORD

    def find(text: str) -> Sequence[Edit]:
        shown = text if wanted.strict else text.translate(_PLAIN)
        return [
            Edit((place, place + len(needle)), wanted.write)
            for place in _places(shown, needle)
            if not whole or _stands_alone(text, place, place + len(needle))
        ]

    return find


def _places(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + len(needle))


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether a piece is a word of its own: its neighbours are punctuation, or of another script than its ends.

    Chinese has no blanks between words, so 县级 in 县级以上 is a part, in 县级；乡级 a word; 20 in 20个 is a number.
    """
    before, after = text[begin - 1 : begin] if begin else "", text[end : end + 1]
    return _script(before) != _script(text[begin]) and _script(after) != _script(text[end - 1])


def _script(char: str) -> object:
    """What kind of word a character belongs to; for punctuation and the ends of a text something equal to nothing."""
    if not char or not char.isalnum():
        return object()
    return "number" if char.isdigit() else "latin" if char < "\u2e80" or "\uff00" <= char <= "\uffef" else "han"


def _pattern_finder(wanted: Replacement) -> Find:
    pattern = _compiled(wanted)

    def find(text: str) -> Sequence[Edit]:
        try:
            return [
                Edit(match.span(), match.expand(wanted.write)) for match in pattern.finditer(text, timeout=_PATIENCE)
            ]
        except TimeoutError as error:
            raise UserError(_SLOW) from error
        except (regex.error, IndexError) as error:
            raise UserError(_bad_template(error)) from error

    return find


def _compiled(wanted: Replacement) -> "regex.Pattern[str]":
    if len(wanted.find) > _LONGEST_PATTERN:
        raise UserError(f"正则表达式太长（{len(wanted.find)} 个字），最多 {_LONGEST_PATTERN} 个字，请缩短。")
    flags = regex.MULTILINE | (0 if wanted.strict else regex.IGNORECASE)
    try:
        pattern = regex.compile(wanted.find, flags, cache_pattern=False)
    except regex.error as error:
        raise UserError(_bad_pattern(error)) from error
    _try_template(wanted)
    return pattern


def _try_template(wanted: Replacement) -> None:
    """Write the new words once, although nothing was found yet: a fault shall be told at once."""
    same_groups = regex.compile(f"(?:{wanted.find}\n)|", cache_pattern=False)  # its second half is found anywhere
    try:
        same_groups.sub(wanted.write, "", timeout=_PATIENCE)
    except (regex.error, IndexError) as error:
        raise UserError(_bad_template(error)) from error


def _bad_pattern(error: "regex.error") -> str:
    message = str(error)
    reason = next((words for part, words in _FAULTS if part in message), "写法不对")
    where = f"第 {error.pos + 1} 个字附近" if error.pos is not None else ""
    return f"正则表达式有错：{where}{reason}。请改正，或者改用“{Manner.PLAIN.value}”。"


def _bad_template(error: Exception) -> str:
    message = str(error)
    reason = next((words for part, words in _FAULTS if part in message), "引用了没有的分组")
    return f"“替换为”里{reason}。要写“\\”本身请写两个“\\\\”，请改正。"
