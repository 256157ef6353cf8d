"""Words that must not stay, in whatever field: dittos, leftovers of templates, doubled words, personal numbers.

A catalogue repeats most of its texts, so what is found in a text is remembered.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from model import privacy
from model.privacy import PersonalData
from model.records import Entry, Problem, Severity
from model.rules.context import Finding, RuleContext, replace_by
from model.text import has_ditto, is_ditto

_LEFTOVER = re.compile(
    r"[（(]?请(?:写明|注明|填写|选择|说明)[）)]?|某某|(?<![\u4e00-\u9fff])某(?=[省市县区乡镇局])|_{2,}|＿{2,}|\*{2,}"
    r"|[×✕]{1,}(?=[省市县区乡镇街局村社委厅部])|[xX]{2,}(?=[省市县区乡镇街局村社委厅部])"
    r"|各省(?=[“\"《]|普法|规划)|标准目录模板|[（(](?:区县|市县|县级|乡镇)?(?:示范文本|模板|样表)[）)]|此处填写|待补充"
)
_DOUBLED_WORD = re.compile(r"(?P<once>[\u4e00-\u9fff]{2,12})(?P<again>内?(?P=once))|(?P<particle>的的|之之|或或)")
_DOUBLED_MARK = re.compile(r"[，。；、：,;]{2,}")
# Words that may rightly stand twice: 政府信息公开|公开指南
_MAY_REPEAT = frozenset(("公开", "管理", "服务", "监督", "审批", "许可"))


def in_every_text(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """Everything that is told from one text alone, for every field, the catalogue's own ones too."""
    for field in context.fields:
        text = entry[field.key]
        if text:
            for finding in _found_in(text, field.key, field.label):
                yield finding.at(entry.id, field.key)


def personal_data(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """Only the personal numbers, for entries that are not checked otherwise."""
    for field in context.fields:
        for finding in _personal(entry[field.key], field.key, field.label):
            yield finding.at(entry.id, field.key)


@lru_cache(maxsize=4096)
def _found_in(text: str, key: str, label: str) -> tuple[Finding, ...]:
    return tuple(finding for rule in _TEXT_RULES for finding in rule(text, key, label))


def _dittos(text: str, key: str, label: str) -> Iterator[Finding]:
    """同上 means nothing as soon as rows are moved, filtered or deleted."""
    if is_ditto(text):
        message = f"{label}只写了“{text.strip()}”，请写出完整内容，行序一变就无从查找。"
        yield Finding("ditto", Severity.ERROR, message)
    elif has_ditto(text):
        yield Finding("ditto-inside", Severity.WARNING, f"{label}中有“同上”一类的写法，请写出完整内容。")


def _leftovers(text: str, key: str, label: str) -> Iterator[Finding]:
    """Words of a template that asked for something to be filled in."""
    match = _LEFTOVER.search(text)
    if match:
        message = f"{label}中留有模板用语“{match.group()}”，请改成实际内容。"
        yield Finding("generic-words", Severity.WARNING, message)


def _doubled_words(text: str, key: str, label: str) -> Iterator[Finding]:
    """Words written twice by editing, as in 公开内公开."""
    word = next((match for match in _DOUBLED_WORD.finditer(text) if _is_slip(match)), None)
    if word:
        kept = word["once"] or word["particle"][0]
        repaired = text[: word.start()] + kept + text[word.end() :]
        message = f"{label}中“{word.group()}”像是重复输入，请核对。"
        yield Finding("doubled-words", Severity.WARNING, message, replace_by(f"改为“{kept}”", key, repaired))


def _is_slip(match: re.Match[str]) -> bool:
    if match["particle"]:
        return True
    return match["again"].startswith("内") or match["once"] not in _MAY_REPEAT


def _doubled_marks(text: str, key: str, label: str) -> Iterator[Finding]:
    """Punctuation written twice: ``；；``, ``，、``."""
    mark = _DOUBLED_MARK.search(text)
    if mark:
        repaired = _DOUBLED_MARK.sub(lambda match: _strongest(match.group()), text)
        message = f"{label}中标点“{mark.group()}”重复，请删去一个。"
        yield Finding("doubled-marks", Severity.HINT, message, replace_by("删去重复的标点", key, repaired))


def _strongest(marks: str) -> str:
    """Which of several punctuation marks to keep: the one that separates most."""
    return next(mark for mark in "。；;：，,、" if mark in marks)


def _personal(text: str, key: str, label: str) -> Iterator[Finding]:
    """政府信息公开条例 (2019) art. 15 and 个人信息保护法: personal numbers are masked before publication."""
    found = privacy.find(text)
    if not found:
        return
    kinds = list(dict.fromkeys(finding.kind for finding in found))
    only_phones = kinds == [PersonalData.MOBILE]
    names = "、".join(kind.label for kind in kinds)
    advice = "确需公开的办公手机可以保留，其他请打码。" if only_phones else "公开前请打码或删去。"
    severity = Severity.WARNING if only_phones else Severity.ERROR
    yield Finding(
        "personal-data", severity, f"{label}中有{names}，{advice}", replace_by("打码", key, privacy.mask(text))
    )


_TEXT_RULES: tuple[Callable[[str, str, str], Iterable[Finding]], ...] = (
    _dittos,
    _leftovers,
    _doubled_words,
    _doubled_marks,
    _personal,
)
