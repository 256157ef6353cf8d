"""What we export comes back exactly: nothing changed, and after editing one cell exactly that field."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.formats import export
from exporters.options import ExportOptions, Form
from importers.session import ImportSession
from model.earlier import Earlier
from model.exchange import UID_HEADING
from model.fields import STANDARD, FieldKind
from model.plan import ImportPlan, RowState
from model.records import Area, CatalogueSettings, CustomField, Entry, Status
from model.snapshot import Snapshot
from tests.helpers.catalogues import COMPLETE
from tests.importers.plans import told

ENDINGS = (".xlsx", ".docx", ".csv", ".json")
AREAS = (Area("legal", "公共法律服务"), Area("tax", "税收管理"), Area("custom_1", "义务教育", custom=True))
CUSTOM = (CustomField("x_网址", "网址"), CustomField("x_科室", "责任科室"))

ODD_SIGNS = "公开法律条例 信息\n　;；、，,。.:：■□√√?()（）《》〔〕\"'=+-@123①同上全社会主动县级其他<>&_\t"
ODD_TEXT = st.text(alphabet=ODD_SIGNS, max_size=25).map(str.strip)
SAID = """
政府网站 政府公报 其他 其他：办税服务厅 村务公开栏 A、B（甲） 两微一端 12345热线 县级 乡、村级 全社会 特定群体 项目单位
主动公开 依申请公开 √ 同上
"""
ODD_WORDS = st.lists(st.sampled_from([*SAID.split(), "有 空格"]), max_size=4, unique=True)


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """A few entries with odd values in any field."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        values = {"name": f"事项{number}", "content": "内容"}
        for field in STANDARD.fields:
            if draw(st.booleans()):
                words = field.kind in (FieldKind.LIST, FieldKind.CHOICE)
                values[field.key] = (
                    "；".join(w.strip() for w in draw(ODD_WORDS) if w.strip()) if words else draw(ODD_TEXT)
                )
        for field in CUSTOM:
            if draw(st.booleans()):
                values[field.key] = draw(ODD_TEXT)
        area = draw(st.sampled_from(AREAS)).key
        held = {key: text for key, text in values.items() if text and not text.isspace()}
        made.append(Entry(number + 1, f"{number + 1:032x}", area, draw(st.sampled_from(list(Status))), held))
    order = [area.key for area in AREAS]
    return tuple(sorted(made, key=lambda entry: order.index(entry.area)))


def catalogue(*held: Entry) -> Snapshot:
    return Snapshot(
        CatalogueSettings(unit="格尔木市司法局", custom_fields=CUSTOM), AREAS, held, datetime(2026, 11, 1, 9)
    )


def imported(path: Path, held: Snapshot, now: Snapshot | None = None) -> ImportPlan:
    session = ImportSession.from_files([path], now or held, earlier=lambda moment: Earlier())
    return session.plan()


@pytest.mark.parametrize("ending", ENDINGS)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(held=entries())
def test_nothing_changed(ending: str, held: tuple[Entry, ...], tmp_path: Path) -> None:
    path = tmp_path / f"导出{ending}"
    export(catalogue(*held), path, ExportOptions())
    made = imported(path, catalogue(*held))
    assert sorted(row.entry_id or 0 for row in made.rows) == [entry.id for entry in sorted(held, key=lambda e: e.id)]
    assert {row.state for row in made.rows} == {RowState.UNCHANGED}, told(made)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("form", list(Form))
def test_every_form_comes_back(ending: str, form: Form, tmp_path: Path) -> None:
    held = [
        Entry(
            1, f"{1:032x}", "legal", Status.DRAFT, {**COMPLETE, "name": "甲", "detail": "细项", "requirement": "全文"}
        ),
        Entry(
            2,
            f"{2:032x}",
            "legal",
            Status.APPROVED,
            {**COMPLETE, "name": "乙", "method": "主动公开；依申请公开", "note": "备"},
        ),
    ]
    path = tmp_path / f"导出{ending}"
    export(catalogue(*held), path, ExportOptions(form=form))
    assert [row.state for row in imported(path, catalogue(*held)).rows] == [RowState.UNCHANGED] * 2


EDITED = {"basis": "《中华人民共和国法律援助法》第十条", "time_limit": "及时公开", "content": "只改这一格"}


def edit_xlsx(path: Path, old: str, new: str) -> None:
    book = openpyxl.load_workbook(path)
    (cell,) = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == old]
    cell.value = new
    book.save(path)


def edit_docx(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    found = [
        run for table in document.tables for row in table.rows for cell in row.cells
        for paragraph in cell.paragraphs for run in paragraph.runs if run.text == old
    ]  # fmt: skip
    found[0].text = new
    document.save(str(path))


def edit_csv(path: Path, old: str, new: str) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert UID_HEADING in rows[0]
    text = io.StringIO()
    csv.writer(text).writerows([new if cell == old else cell for cell in row] for row in rows)
    path.write_text(text.getvalue(), encoding="utf-8-sig")


def edit_json(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert json.dumps(old, ensure_ascii=False) in text
    path.write_text(
        text.replace(json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False)), encoding="utf-8"
    )


EDIT = {".xlsx": edit_xlsx, ".docx": edit_docx, ".csv": edit_csv, ".json": edit_json}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("field", EDITED)
def test_exactly_the_edited_field_changed(ending: str, field: str, tmp_path: Path) -> None:
    odd = {
        "channels": "政府网站；A、B（甲）；村务公开栏",
        "audience": "项目单位",
        "category": "公 证 服务",
        "note": "同上",
    }
    held = [
        Entry(n, f"{n:032x}", "legal", Status.DRAFT, {**COMPLETE, **odd, "name": f"事项{n}", field: f"原来第{n}项"})
        for n in (1, 2, 3)
    ]
    path = tmp_path / f"导出{ending}"
    export(catalogue(*held), path, ExportOptions())
    EDIT[ending](path, "原来第2项", EDITED[field])
    made = imported(path, catalogue(*held))
    assert [line for line in told(made) if not line.startswith("unchanged")] == [
        f"changed uid 2 事项2 [{field}:原来第2项→{EDITED[field]}]"
    ]
