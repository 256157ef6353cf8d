"""Who discloses to whom: 公开主体, and 公开方式 against 公开对象."""

import re
from collections.abc import Iterator
from functools import lru_cache

from model.fields import WORD_SEPARATOR, join_words
from model.records import Entry, Problem, Severity
from model.rules.context import Finding, RuleContext, replace_by
from model.text import fold_key, is_blank, is_ditto
from model.unit_register import OtherName
from model.units_in_text import units_in, with_unit_replaced

# The words of the national guidelines, which each place has to replace by the name of its own unit.
_GENERIC_UNIT = re.compile(
    r"(?:[\u4e00-\u9fff]{0,20}(?:主管|责任|审批|管理|行政|执法|监管|相关|有关|职能|业务)部门|[\u4e00-\u9fff]{1,12}部门"
    r"|(?:各|相关|有关|地方各级|县级|市级|区级|镇级|乡级|本级)[\u4e00-\u9fff]{0,16}(?:部门|单位|机构|机关|政府)"
    r"|(?:责任|主管|相关|有关)(?:单位|机构|科室)|乡镇人民政府(?:[(（]街道办事处[)）])?|当地政府|(?:××|XX|xx)[\u4e00-\u9fff]*)"
)
_ALIKE = 80
"""From this likeness (0–100) on, a unit of the list is offered for an unknown name."""

_ON_REQUEST, _ACTIVE = "依申请公开", "主动公开"
_EVERYONE, _SOME = "全社会", "特定群体"


def units(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """Every unit is called by its present proper name, and is one of the catalogue's own list where there is one."""
    for field in context.unit_fields:
        text = entry[field.key]
        if is_blank(text) or is_ditto(text):
            continue
        for name in units_in(text):
            finding = _unit_finding(name, text, field.key, context)
            if finding:
                yield finding.at(entry.id, field.key)


def _unit_finding(name: str, text: str, key: str, context: RuleContext) -> Finding | None:
    if fold_key(name) in context.units:
        return None
    other = context.other_names.get(fold_key(name))
    if other is not None:
        return _other_name_finding(name, other, text, key)
    if is_generic_unit(name):
        repair = None
        if context.unit and name == text.strip() and not is_generic_unit(context.unit):
            repair = replace_by(f"改为“{context.unit}”", key, context.unit)
        message = f"公开主体“{name}”是统称，请改成本地负责单位的名称。"
        return Finding("generic-subject", Severity.WARNING, message, repair)
    if not context.units:
        return None
    from rapidfuzz import fuzz, process  # loaded when a unit is not in the list, which in most catalogues never happens

    best = process.extractOne(name, context.units.values(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    repair = replace_by(f"改为“{best[0]}”", key, with_unit_replaced(text, name, best[0])) if best else None
    message = f"公开主体“{name}”不在公开主体名录中，请核对名称，或在“主体名录”中列入它、合并到正确的单位。"
    return Finding("subject-unknown", Severity.WARNING, message, repair)


def _other_name_finding(name: str, other: OtherName, text: str, key: str) -> Finding:
    repair = replace_by(f"改为“{other.unit}”", key, with_unit_replaced(text, name, other.unit))
    if other.is_former:
        message = f"“{name}”是“{other.unit}”的曾用名，请改为现在的名称。"
        return Finding("subject-former", Severity.WARNING, message, repair)
    message = f"“{name}”是“{other.unit}”的简称，正式公布的目录宜写全称。"
    return Finding("subject-alias", Severity.HINT, message, repair)


@lru_cache(maxsize=4096)
def is_generic_unit(name: str) -> bool:
    """Whether a name only says what kind of unit it is (相关部门, 税务主管部门)."""
    return bool(_GENERIC_UNIT.fullmatch(name))


def on_request(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """What is only given on request is given to those who ask, not to everyone."""
    methods, audiences = context.of_vocabulary("methods"), context.of_vocabulary("audiences")
    if methods is None or audiences is None:
        return
    method, audience = entry[methods.key], entry[audiences.key]
    if _ON_REQUEST not in method or _ACTIVE in method or _EVERYONE not in audience:
        return
    others = [word for word in entry.words(audiences.key) if word != _EVERYONE]
    repair = replace_by(
        f"公开对象改为“{WORD_SEPARATOR.join(others) or _SOME}”", audiences.key, join_words(others or [_SOME])
    )
    message = "依申请公开的事项只向申请人提供，公开对象却是“全社会”，请核对公开方式或公开对象。"
    yield Problem(entry.id, audiences.key, Severity.WARNING, "request-for-everyone", message, repair)
