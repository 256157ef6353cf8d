"""Comparing words: what makes two texts the same for searching, for matching, and for the eye.

Nothing here changes what the clerk wrote; repairing text is the business of ``cleaning.py``.
"""

import re
import unicodedata

Span = tuple[int, int]
"""Begin and end of a piece of text, counted in characters, the end outside."""


def _folded(code: int) -> str:
    """A character in its plainest form: half width, lower case, no presentation form; ``""`` for blanks."""
    before, now = "", chr(code)
    while now != before:
        before, now = now, unicodedata.normalize("NFKC", now).casefold()
    return "".join(char for char in now if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf"))


class _FoldTable(dict[int, str]):
    """Filled as characters are met, so that ``str.translate`` runs at the speed of C."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = "".join(_folded(ord(char)) for char in _folded(code))
        return folded


class _KeyTable(dict[int, str]):
    """Like ``_FoldTable``, without anything that is not a letter or a number."""

    def __missing__(self, code: int) -> str:
        folded = _FOLD_TABLE[code]
        self[code] = key = "".join(char for char in folded if unicodedata.category(char)[0] in "LNM")
        return key


_FOLD_TABLE = _FoldTable()
_KEY_TABLE = _KeyTable()
_CONTROLS = {code: None for code in range(32) if code not in (9, 10)} | dict.fromkeys(range(0x7F, 0xA0))
_CONTROLS |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, 0x00AD))
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000))  # lone surrogates cannot be written to any file
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONGEST_SIGN, _LONGEST_DITTO = 8, 24
_DITTO_SIGNS = frozenset(("〃", "″", '"', "''", "”", "“", "〞", "々", "′′", ",,", "、、", "＂", "ditto"))
_DITTO = re.compile(
    r"(?:公开)?(?:内容|依据|时限|渠道|主体|要素|方式|办事指南)?(?:均|皆)?同[上前](?:文|一?[项行栏条格])?|上同|如上(?:所述)?"
)
_DITTO_INSIDE = re.compile(r"(?<![合共协会一])同[上前](?![级述海市层传交])|〃")


def fold(text: str) -> str:
    """The text for comparing and searching: width, case and presentation forms unified, all blanks out."""
    return text.translate(_FOLD_TABLE)


def fold_key(text: str) -> str:
    """The text for matching names: folded, and without brackets, quotes, punctuation and symbols."""
    return text.translate(_KEY_TABLE)


def is_blank(text: str) -> bool:
    """Whether there is nothing to see."""
    visible = text.strip()
    return not visible or not (visible[0].isalnum() or fold(visible))


def strip_controls(text: str) -> str:
    """The text without characters that no file may hold; every kind of line end becomes ``\\n``."""
    return _LINE_ENDS.sub("\n", text).translate(_CONTROLS)


def is_ditto(text: str) -> bool:
    """Whether the whole text only points to the row above (同上, 〃, 内容同上 …)."""
    visible = text.strip()
    if len(visible) <= _LONGEST_SIGN and fold(visible) in _DITTO_SIGNS:
        return True
    pointing = "同" in visible or "如上" in visible
    return pointing and len(visible) <= _LONGEST_DITTO and bool(_DITTO.fullmatch(fold_key(visible)))


def has_ditto(text: str) -> bool:
    """Whether a part of the text points to the row above, as in ``1.办事指南：内容同上``."""
    if "同" in text or "〃" in text:
        return is_ditto(text) or bool(_DITTO_INSIDE.search(text.replace(" ", "")))
    return is_ditto(text)


def differs_only_in_punctuation(first: str, second: str) -> bool:
    """Whether two different texts have the same words: only punctuation, width, case or blanks differ."""
    return first != second and fold_key(first) == fold_key(second)


def diff_spans(first: str, second: str) -> tuple[list[Span], list[Span]]:
    """What differs between two texts: the spans in the first and the spans in the second, for marking them.

    Spans that are only one character apart are joined, because single equal letters between two changes
    make a comparison harder to read.
    """
    from rapidfuzz.distance import Levenshtein  # forty modules that nothing else needs before the first comparison

    left: list[Span] = []
    right: list[Span] = []
    for step in Levenshtein.opcodes(first, second):
        if step.tag == "equal":
            continue
        _extend(left, step.src_start, step.src_end)
        _extend(right, step.dest_start, step.dest_end)
    return left, right


def _extend(spans: list[Span], begin: int, end: int) -> None:
    if begin == end:
        return
    if spans and begin - spans[-1][1] <= 1:
        begin = spans.pop()[0]
    spans.append((begin, end))
