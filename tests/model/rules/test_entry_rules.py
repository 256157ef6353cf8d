"""Every check of one entry: what sets it off, what does not, and what its repair makes of the entry."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.areas import known_areas
from model.records import Area, CatalogueSettings, CustomField, Entry, Problem, Severity, Status
from model.rules import ENTRY_RULES, check_entry
from model.rules.context import RuleContext, make_context
from model.superseded import load

TODAY = date(2026, 11, 21)
SOUND = {
    "category": "法律援助",
    "name": "法律援助服务",
    "content": "1.法律援助条件；2.申请材料；3.办理程序",
    "basis": "《中华人民共和国法律援助法》、《中华人民共和国政府信息公开条例》（国务院令第711号）",
    "time_limit": "自信息形成或者变更之日起20个工作日内",
    "subject": "格尔木市司法局",
    "method": "主动公开",
    "channels": "政府网站；政务服务中心",
    "audience": "全社会",
    "tiers": "县级",
}


def context(*units: str, own_area: str = "") -> RuleContext:
    settings = CatalogueSettings(unit="格尔木市司法局", units=units, custom_fields=(CustomField("c1", "责任科室"),))
    areas = [known.area for known in known_areas()]
    return make_context(settings, [*areas, Area("own", own_area, custom=True)], TODAY, load())


def entry(area: str = "legal", **values: str) -> Entry:
    kept = {key: value for key, value in {**SOUND, **values}.items() if value}
    return Entry(1, "u1", area, Status.DRAFT, kept)


def found(item: Entry, rules: RuleContext | None = None) -> list[str]:
    return [problem.code for problem in check_entry(item, rules or context())]


def the_problem(item: Entry, code: str, rules: RuleContext | None = None) -> Problem:
    (problem,) = [problem for problem in check_entry(item, rules or context()) if problem.code == code]
    return problem


def repaired(item: Entry, code: str, rules: RuleContext | None = None) -> Entry:
    repair = the_problem(item, code, rules).repair
    assert repair is not None
    return replace(item, values={**item.values, **repair.values}, unconfirmed=item.unconfirmed and not repair.confirm)


def test_a_sound_entry_has_no_problem() -> None:
    assert found(entry()) == []


@pytest.mark.parametrize("field", ["name", "content", "basis", "time_limit", "subject", "method"])
@pytest.mark.parametrize("blank", ["", "  \n", "\u3000"])
def test_a_missing_field(field: str, blank: str) -> None:
    problem = the_problem(entry(**{field: blank}), "missing-required")
    assert (problem.field, problem.severity) == (field, Severity.ERROR)


def test_no_channel() -> None:
    assert found(entry(channels="")) == ["no-channel"]


def test_optional_fields_may_be_missing() -> None:
    assert found(entry(category="", audience="", tiers="")) == []


@pytest.mark.parametrize(
    ("values", "code", "severity"),
    [
        ({"basis": "同上"}, "ditto", Severity.ERROR),
        ({"time_limit": "〃"}, "ditto", Severity.ERROR),
        ({"c1": "同上"}, "ditto", Severity.ERROR),
        ({"content": "1.办事指南：内容同上；2.行政许可决定"}, "ditto-inside", Severity.WARNING),
        ({"method": "公开"}, "unknown-word", Severity.ERROR),
        ({"basis": "《法律援助法、《政府信息公开条例》"}, "basis-unpaired", Severity.ERROR),
        ({"basis": "《甲〈乙的通知》（国办发〔2017〕94号）"}, "basis-unpaired", Severity.ERROR),
        ({"basis": "《办法》（税总发〔201744号）"}, "basis-lost-bracket", Severity.ERROR),
        ({"basis": "《办法》（财预〔2015)3号）"}, "basis-mixed-brackets", Severity.ERROR),
        ({"basis": "《办法》（财预[2015]3号）"}, "basis-number-brackets", Severity.HINT),
        ({"basis": "相关政策文件"}, "basis-no-document", Severity.WARNING),
        ({"basis": "《环境行政处罚办法》"}, "basis-superseded", Severity.WARNING),
        ({"basis": "【条例】《住房保障指导意见》（建保〔2016〕281号）"}, "basis-wrong-tag", Severity.HINT),
        ({"time_limit": "看情况"}, "time-not-understood", Severity.WARNING),
        ({"time_limit": "20个工作日"}, "time-missing-start", Severity.HINT),
        ({"subject": "税务主管部门"}, "generic-subject", Severity.WARNING),
        ({"subject": "相关部门"}, "generic-subject", Severity.WARNING),
        ({"subject": "格尔木市司法局、各部门"}, "generic-subject", Severity.WARNING),
        ({"method": "依申请公开"}, "request-for-everyone", Severity.WARNING),
        ({"audience": "特定群体（请写明）"}, "generic-words", Severity.WARNING),
        ({"basis": "《预算法》、各省“七五”普法规划"}, "generic-words", Severity.WARNING),
        ({"subject": "******局"}, "generic-words", Severity.WARNING),
        ({"channels": "其他______"}, "generic-words", Severity.WARNING),
        ({"subject": "××街道办事处"}, "generic-words", Severity.WARNING),
        ({"time_limit": "信息形成后，20个工作日内公开内公开"}, "doubled-words", Severity.WARNING),
        ({"content": "办理流程办理流程及材料"}, "doubled-words", Severity.WARNING),
        ({"content": "有关的的规定"}, "doubled-words", Severity.WARNING),
        ({"content": "机构名称；；联系电话"}, "doubled-marks", Severity.HINT),
        ({"note": "经办人身份证632801199003074516"}, "personal-data", Severity.ERROR),
        ({"c1": "联系人13997481234"}, "personal-data", Severity.WARNING),
    ],
)
def test_what_is_found(values: dict[str, str], code: str, severity: Severity) -> None:
    problem = the_problem(entry(**values), code)
    assert problem.severity is severity
    assert problem.field in {*values, "audience"}
    assert problem.message.endswith("。")


@pytest.mark.parametrize(
    ("values", "code", "field", "after"),
    [
        ({"basis": "《法律援助法、《预算法》"}, "basis-unpaired", "basis", "《法律援助法》、《预算法》"),
        ({"basis": "《办法》（税总发〔201744号）"}, "basis-lost-bracket", "basis", "《办法》（税总发〔2017〕44号）"),
        ({"basis": "《办法》（财预〔2015)3号）"}, "basis-mixed-brackets", "basis", "《办法》（财预〔2015〕3号）"),
        (
            {"basis": "《政府信息公开条例》（国令第492号）、《预算法》"},
            "basis-superseded",
            "basis",
            "《中华人民共和国政府信息公开条例》（国务院令第711号）、《预算法》",
        ),
        ({"time_limit": "20个工作日内"}, "time-missing-start", "time_limit", "自信息形成或者变更之日起20个工作日内"),
        ({"subject": "司法行政部门"}, "generic-subject", "subject", "格尔木市司法局"),
        ({"method": "依申请公开"}, "request-for-everyone", "audience", "特定群体"),
        ({"method": "依申请公开", "audience": "全社会；申请人"}, "request-for-everyone", "audience", "申请人"),
        (
            {"time_limit": "自信息形成之日起20个工作日内公开内公开"},
            "doubled-words",
            "time_limit",
            "自信息形成之日起20个工作日内公开",
        ),
        ({"content": "名称，、电话；；地址"}, "doubled-marks", "content", "名称，电话；地址"),
        ({"note": "身份证632801199003074516"}, "personal-data", "note", "身份证632801********4516"),
    ],
)
def test_one_click_repairs(values: dict[str, str], code: str, field: str, after: str) -> None:
    mended = repaired(entry(**values), code)
    assert mended[field] == after
    assert code not in found(mended)


@pytest.mark.parametrize(
    "values",
    [
        {"basis": "《政府信息公开条例》（国务院令第711号）"},
        {"method": "主动公开；依申请公开"},
        {"method": "依申请公开", "audience": "当事人"},
        {"content": "1.政府信息公开公开指南；2.公开公开目录"},
        {"content": "申请表示范文本"},
        {"content": "同级部门意见"},
        {"note": "热线12345、12348"},
        {"subject": "招标人及其招标代理机构"},
        {"time_limit": "及时公开"},
        {"time_limit": "每年1月31日前"},
    ],
)
def test_what_is_right_is_left_alone(values: dict[str, str]) -> None:
    assert found(entry(**values)) == []


def test_a_unit_that_is_not_in_the_list() -> None:
    rules = context("格尔木市财政局", "格尔木市自然资源局")
    assert found(entry(subject="格尔木市财政局、格尔木市司法局"), rules) == []
    item = entry(subject="格尔木市司法局、格尔木市自然资原局")
    assert the_problem(item, "subject-unknown", rules).field == "subject"
    assert repaired(item, "subject-unknown", rules)["subject"] == "格尔木市司法局、格尔木市自然资源局"
    assert the_problem(entry(subject="某地电影公司"), "subject-unknown", rules).repair is None


def test_without_a_list_every_named_unit_is_right() -> None:
    assert found(entry(subject="县文广新旅局，相关公共文化服务机构代表")) == []


@pytest.mark.parametrize("area", ["budget", "own"])
def test_budgets_count_calendar_days(area: str) -> None:
    rules = context(own_area="镇财政预决算")
    item = entry(area, time_limit="本级人民代表大会或其常务委员会批准后20个工作日内")
    assert found(item, rules) == ["budget-working-days"]
    assert repaired(item, "budget-working-days", rules)["time_limit"] == "本级人民代表大会或其常务委员会批准后20日内"


@pytest.mark.parametrize(
    ("area", "limit"),
    [
        ("budget", "本级政府财政部门批复后20日内"),
        ("budget", "信息形成或者变更之日起20个工作日内"),
        ("planning", "规划批准后20个工作日内"),
    ],
)
def test_other_limits_may_count_working_days(area: str, limit: str) -> None:
    assert found(entry(area, time_limit=limit)) == []


def test_a_document_is_only_replaced_once_its_successor_applies() -> None:
    item = entry(basis="《中华人民共和国环境影响评价法》")
    assert found(item) == ["basis-superseded"]
    assert found(item, replace(context(), today=date(2026, 8, 14))) == []


@pytest.mark.parametrize(
    "basis",
    [
        "《政府信息公开条例》（国务院令第492号）第十条",
        "《政府信息公开条例》（国务院令第492号，2007年公布）",
        "《政府信息公开条例》（国务院令第492号）、《中华人民共和国政府信息公开条例》（国务院令第711号）",
    ],
)
def test_where_more_hangs_on_the_old_document_only_the_clerk_can_replace_it(basis: str) -> None:
    assert the_problem(entry(basis=basis), "basis-superseded").repair is None


def test_starter_facts_wait_for_confirmation() -> None:
    item = replace(entry(), unconfirmed=True)
    assert the_problem(item, "unconfirmed").severity is Severity.HINT
    assert found(repaired(item, "unconfirmed")) == []


def test_retired_entries_are_only_checked_for_personal_data() -> None:
    item = replace(entry(basis="同上", note="13997481234"), status=Status.RETIRED)
    assert found(item) == ["personal-data"]


def test_codes_are_listed_once_in_the_table() -> None:
    codes = [code for rule in ENTRY_RULES for code in rule.codes]
    assert len(codes) == len(set(codes))


_FIELDS = [*SOUND, "detail", "note", "requirement", "c1"]
_WORDS = st.text() | st.lists(
    st.sampled_from("同上《》〔〕（）2017号公开内20个工作日；，请写明××*_部门63280119900307")
).map("".join)


@given(st.dictionaries(st.sampled_from(_FIELDS), _WORDS), st.sampled_from(["legal", "budget"]))
def test_no_entry_is_too_odd(values: dict[str, str], area: str) -> None:
    codes = {code for rule in ENTRY_RULES for code in rule.codes}
    for problem in check_entry(Entry(1, "u1", area, Status.DRAFT, values), _RULES):
        assert problem.code in codes
        assert problem.entry_id == 1
        assert problem.message


_RULES = context("格尔木市财政局")


def test_what_got_errors_after_it_was_final_is_told_once() -> None:
    """It keeps its status, which is somebody's decision; the finding says what to do."""
    sound = entry()
    for status in Status:
        spoiled = replace(sound, status=status, values={**sound.values, "basis": "", "content": ""})
        told = [problem for problem in check_entry(spoiled, context()) if problem.code == "approved-with-errors"]
        assert [problem.severity for problem in told] == ([Severity.WARNING] if status is Status.APPROVED else [])
    assert check_entry(replace(sound, status=Status.APPROVED), context()) == []
