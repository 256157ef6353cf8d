"""Units called by another than their present proper name: what is found, and what one click makes of it."""

from datetime import date

import pytest

from model.records import CatalogueSettings, Entry, Severity, Status
from model.rules import check_entry
from model.rules.context import RuleContext, make_context
from model.superseded import load
from model.unit_register import Unit

UNITS = (Unit("格尔木市司法局", ("市司法局",), ("格尔木市司法处",)), Unit("格尔木市财政局", ("财政局",)))


def context(*, listed: bool) -> RuleContext:
    settings = CatalogueSettings(
        unit="格尔木市司法局",
        units=tuple(unit.name for unit in UNITS) if listed else (),
        other_names=tuple(unit.line for unit in UNITS),
    )
    return make_context(settings, (), date(2026, 11, 21), load())


def findings(subject: str, rules: RuleContext) -> list[tuple[str, Severity, str]]:
    entry = Entry(1, "u", "legal", Status.DRAFT, {"subject": subject})
    return [
        (one.code, one.severity, one.repair.values["subject"] if one.repair is not None else "")
        for one in check_entry(entry, rules)
        if one.field == "subject"
    ]


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("格尔木市司法局", []),
        ("格尔木市司法处", [("subject-former", Severity.WARNING, "格尔木市司法局")]),
        ("市司法局、格尔木市财政局", [("subject-alias", Severity.HINT, "格尔木市司法局、格尔木市财政局")]),
        ("格尔木市司法局、市司法局", [("subject-alias", Severity.HINT, "格尔木市司法局")]),
        (
            "格尔木市司法处；财政局",
            [
                ("subject-former", Severity.WARNING, "格尔木市司法局；财政局"),
                ("subject-alias", Severity.HINT, "格尔木市司法处；格尔木市财政局"),
            ],
        ),
    ],
)
def test_other_names(subject: str, found: list[tuple[str, Severity, str]], listed: bool) -> None:
    assert findings(subject, context(listed=listed)) == found


def test_only_with_a_list_an_unknown_name_is_told() -> None:
    assert findings("某地电影公司", context(listed=False)) == []
    assert [code for code, *_ in findings("某地电影公司", context(listed=True))] == ["subject-unknown"]


def test_a_likely_name_replaces_only_itself() -> None:
    text = "格尔木市财政局、格尔木市财政"
    ((code, _, after),) = findings(text, context(listed=True))
    assert (code, after) == ("subject-unknown", "格尔木市财政局")
