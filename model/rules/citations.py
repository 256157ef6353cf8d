"""公开依据: is it written soundly, is it in force, is it ours."""

from collections.abc import Iterator
from functools import lru_cache

from model.basis import SEPARATORS, Citation, parse
from model.basis_faults import FaultKind, find_faults, mend
from model.records import Entry, Problem, Repair, Severity
from model.rules.context import Finding, RuleContext, replace_by
from model.text import is_ditto

_FAULTS: dict[FaultKind, tuple[str, Severity, str, str]] = {
    FaultKind.TITLE_MARKS: (
        "basis-unpaired",
        Severity.ERROR,
        "“{excerpt}”处的书名号《》不成对，请补全。",
        "补上书名号",
    ),
    FaultKind.BRACKETS: ("basis-unpaired", Severity.ERROR, "“{excerpt}”处的括号不成对，请补全。", "补上括号"),
    FaultKind.LOST_BRACKET: ("basis-lost-bracket", Severity.ERROR, "文号“{excerpt}”缺了〕，请补上。", "补上〕"),
    FaultKind.MIXED_BRACKETS: (
        "basis-mixed-brackets",
        Severity.ERROR,
        "文号“{excerpt}”前后括号不一样，年份应当用〔〕括起。",
        "统一为〔〕",
    ),
    FaultKind.NUMBER_BRACKETS: (
        "basis-number-brackets",
        Severity.HINT,
        "文号“{excerpt}”的年份按公文格式应当用〔〕括起。",
        "统一为〔〕",
    ),
    FaultKind.NO_DOCUMENT: (
        "basis-no-document",
        Severity.WARNING,
        "“{excerpt}”没有写出文件名称（《》）或文号，请写明依据的是哪个文件。",
        "加上书名号",
    ),
}
_TAGS = {
    "法律": ("法", "法典", "决定"),
    "条例": ("条例",),
    "行政法规": ("条例", "规定", "办法", "决定"),
    "规章": ("办法", "规定", "规则", "细则"),
}


def writing(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """Marks and brackets of titles and numbers."""
    for field in context.basis:
        for finding in _writing_of(entry[field.key], field.key, field.label):
            yield finding.at(entry.id, field.key)


@lru_cache(maxsize=4096)
def _writing_of(text: str, key: str, label: str) -> tuple[Finding, ...]:
    if not text or is_ditto(text):
        return ()
    found: dict[FaultKind, Finding] = {}
    for fault in find_faults(text):
        if fault.kind in found:
            continue
        code, severity, sentence, repair_label = _FAULTS[fault.kind]
        mended = mend(text, fault.kind)
        repair = replace_by(repair_label, key, mended) if mended != text else None
        found[fault.kind] = Finding(code, severity, f"{label}：{sentence.format(excerpt=fault.excerpt)}", repair)
    return tuple(found.values())


def in_force(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """Documents that the list of superseded documents knows."""
    for field in context.basis:
        text = entry[field.key]
        for citation in parse(text):
            old = context.superseded.find(citation, context.today)
            if old is None:
                continue
            cited = f"《{citation.title}》" if citation.title else citation.number
            since = f"{old.date.year}年{old.date.month}月{old.date.day}日"
            replaced = f"{cited}已被{old.replacement}替代（{since}起），请核对后改引。"
            if not old.replacement:
                replaced = f"{cited}已失效（{since}起），请核对后改引现行有效的文件。"
            message = f"{cited}：{old.reason}，请核对。" if old.reason else replaced
            yield Problem(
                entry.id,
                field.key,
                Severity.WARNING,
                "basis-superseded",
                message,
                _replaced(text, citation, field.key, old.replacement),
            )


def _replaced(text: str, citation: Citation, key: str, replacement: str) -> Repair | None:
    """The repair that puts the new document in the old one's place; ``None`` where more hangs on the old one."""
    begin, end = citation.span
    bracketed = "（" in text[begin:end] or "(" in text[begin:end]
    closed = text[end : end + 1] in ("）", ")")
    end += closed
    ends_here = bracketed == closed and text[end : end + 1] in ("", "《", "等", *SEPARATORS)
    if not replacement or replacement in text or citation.article or not ends_here:
        return None
    return replace_by(f"改引{replacement}", key, text[:begin] + replacement + text[end:])


def tags(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """【条例】 before a 指导意见: the tag does not fit the title."""
    for field in context.basis:
        if "【" not in entry[field.key]:
            continue
        for citation in parse(entry[field.key]):
            endings = _TAGS.get(citation.tag)
            title = citation.title.removesuffix("（试行）").removesuffix("(试行)")
            if endings and title and not title.endswith(endings):
                message = f"{field.label}：《{citation.title}》标成了【{citation.tag}】，请核对类别。"
                yield Problem(entry.id, field.key, Severity.HINT, "basis-wrong-tag", message)
