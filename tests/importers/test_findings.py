"""The checks look at every row of a plan as its entry would be; no state hides their errors."""

from datetime import date

from importers.findings import with_findings
from model.plan import RowState
from model.records import Severity
from tests.importers.plans import entry, plan, said, snapshot, table

TODAY = date(2026, 11, 1)
WHOLE = {
    "time_limit": "信息形成或者变更之日起20个工作日内",
    "subject": "市司法局",
    "method": "主动公开",
    "channels": "政府网站",
}


def row(basis: str, **more: str) -> dict[str, str]:
    return {"category": "法律援助", "name": "公证", "content": "公证的内容", "basis": basis, **WHOLE, **more}


def test_an_unchanged_row_still_shows_its_error() -> None:
    held = snapshot(entry(1, "公证", basis="《公证法", **WHOLE))
    made = with_findings(plan(table(row("《公证法")), held), held, TODAY)
    assert made.rows[0].state is RowState.UNCHANGED
    assert "公共法律服务!2 basis" in said(made)
    assert "不成对" in said(made)
    assert made.needs_attention


def test_a_change_that_repairs_the_entry_leaves_no_error() -> None:
    held = snapshot(entry(1, "公证", basis="《公证法", **WHOLE))
    made = with_findings(plan(table(row("《中华人民共和国公证法》")), held), held, TODAY)
    assert made.rows[0].state is RowState.CHANGED
    assert [found.code for found in made.rows[0].findings if found.severity is Severity.ERROR] == []
    assert not made.needs_attention


def test_new_rows_are_looked_at_and_blanks_are_told_once() -> None:
    made = with_findings(plan(table(row("", note="身份证号11010519491231002X")), snapshot()), snapshot(), TODAY)
    errors = {found.code for found in made.rows[0].findings if found.severity is Severity.ERROR}
    assert {"missing-required", "personal-data"} <= errors
    assert said(made).count("公开依据") == 1
    assert " note " in said(made)


def test_problems_stay_in_the_order_of_the_rows() -> None:
    rows = (row("《甲法", name="甲"), row("", name="乙"), row("《丙法", name="丙"))
    made = with_findings(
        plan([table(*rows), table(row("《丁法", name="丁"), name="税收管理")], snapshot()), snapshot(), TODAY
    )
    assert [problem.place.where for problem in made.problems] == [
        "公共法律服务!2", "公共法律服务!3", "公共法律服务!4", "税收管理!2",
    ]  # fmt: skip
