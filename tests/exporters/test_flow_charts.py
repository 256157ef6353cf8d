"""Flow charts: steps from templates, words from the entry, one page each; the user's own steps win."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.blocks import FlowChart, Heading, PageBreak, Paragraph
from exporters.catalogue_report import build
from exporters.chart_grid import GAP, fitting
from exporters.excel import write_excel
from exporters.flow_charts import PART_TITLE, flow_sections
from exporters.flow_templates import (
    ACTIVE,
    KEYS,
    StepTemplate,
    flow_template,
    forget_own,
    original_template,
    own_template,
    save_own,
)
from exporters.options import ExportOptions, FlowCharts
from exporters.word import write_word
from model.errors import UserError
from model.progress import Cancelled, silent
from model.snapshot import Snapshot
from tests.exporters.word_parts import W, misplaced, part, tables
from tests.helpers.snapshots import SETTINGS, entry, snapshot


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DISCLOSURE_CATALOGUE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def charts(held: Snapshot, **options: object) -> list[FlowChart]:
    wanted = {"flow_charts": FlowCharts.ALL, **options}
    found = flow_sections(held, ExportOptions(**wanted))  # type: ignore[arg-type]
    return [block for section in found for block in section.blocks if isinstance(block, FlowChart)]


def told(chart: FlowChart) -> str:
    return "\n".join(
        f"{lane.label}: " + " → ".join(f"{step.title}[{'|'.join(step.facts)}]" for step in lane.steps)
        for lane in chart.lanes
    )


def test_the_four_lanes_say_who_and_by_when() -> None:
    held = snapshot(
        entry(
            1, subject="市司法局", time_limit="自信息形成之日起7个工作日内", channels="政府网站；公示栏；广播电视；其他"
        ),
        settings=replace(SETTINGS, contact="0979-8467890"),
    )
    (chart,) = charts(held)
    assert [lane.label for lane in chart.lanes] == ["发布", "解读", "回应", "互动"]
    said = told(chart)
    assert (
        "发布[责任：市司法局政务公开工作机构|时限：自信息形成之日起7个工作日内|途径：政府网站、公示栏、广播电视等4种]"
        in said
    )
    assert "发布解读[责任：市司法局政务公开工作机构|时限：文件公开后3个工作日内]" in said
    assert "途径：0979-8467890" in said
    assert "{" not in said


def test_what_the_entry_leaves_open_is_said_by_the_template() -> None:
    (chart,) = charts(snapshot(entry(1, time_limit="", subject="", channels="")))
    said = told(chart)
    assert "时限：自信息形成或者变更之日起20个工作日内" in said
    assert "格尔木市司法局政务公开工作机构" in said  # the catalogue's unit stands in
    assert "途径：咨询电话见本单位公开指南" in said


@pytest.mark.parametrize(
    ("method", "first", "lanes"),
    [
        ("主动公开", "形成或者获取信息", ["发布", "解读", "回应", "互动"]),
        ("依申请公开", "提出申请", ["发布", "解读", "回应", "互动"]),
        ("主动公开；依申请公开", "形成或者获取信息", ["发布", "解读", "回应", "互动", "依申请"]),
    ],
)
def test_the_way_of_disclosure_decides_the_flow(method: str, first: str, lanes: list[str]) -> None:
    (chart,) = charts(snapshot(entry(1, method=method)))
    assert chart.lanes[0].steps[0].title == first
    assert [lane.label for lane in chart.lanes] == lanes


def test_several_units_do_not_fill_every_box() -> None:
    (chart,) = charts(snapshot(entry(1, subject="住房和城乡建设部门、城市管理部门、行政审批服务局")))
    assert "责任：住房和城乡建设部门等3个单位承办机构" in told(chart)


def test_a_page_for_each_chosen_entry() -> None:
    held = snapshot(entry(1, name="甲"), entry(2, name="乙"), entry(3, "tax", name="丙"))
    options = ExportOptions(flow_charts=FlowCharts.CHOSEN, charted=frozenset({1, 3}))
    (section,) = flow_sections(held, options)
    headings = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert headings == [PART_TITLE, "“甲”公开流程图", "“丙”公开流程图"]
    assert sum(isinstance(block, PageBreak) for block in section.blocks) == 1
    facts = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert facts[0].startswith("公共法律服务领域　　一级事项：法律援助")
    assert flow_sections(held, ExportOptions()) == []
    assert flow_sections(held, ExportOptions(flow_charts=FlowCharts.CHOSEN)) == []


def test_charts_stand_behind_the_tables_and_the_notes() -> None:
    document = build(snapshot(entry(1)), ExportOptions(flow_charts=FlowCharts.ALL))
    titles = [
        block.text
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert titles == ["（一）公共法律服务领域政务公开标准目录", "编制说明", PART_TITLE]


def test_a_chart_in_word_is_a_table_of_boxes(tmp_path: Path) -> None:
    path = tmp_path / "图.docx"
    options = ExportOptions(flow_charts=FlowCharts.ALL, cover=False, notes=False)
    write_word(build(snapshot(entry(1), entry(2)), options), path, silent)
    root = part(path, "word/document.xml")
    assert misplaced(root) == []
    drawn = tables(path)[1:]
    assert len(drawn) == 2
    rows = list(drawn[0].iterchildren(f"{W}tr"))
    assert len(rows) == 7  # four lanes and the arrows between them
    boxed = [len(list(row.iter(f"{W}tcBorders"))) for row in rows]
    assert boxed == [6, 0, 6, 0, 6, 0, 6]
    texts = ["".join(cell.itertext(f"{W}t")) for cell in rows[0].iterchildren(f"{W}tc")]
    assert texts[:3] == ["发布", "", "形成或者获取信息责任：格尔木市司法局承办机构时限：信息形成或者变更之日起计"]
    assert texts[3] == "→"
    described = drawn[0].find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert described.startswith("事项1的公开流程。发布：形成或者获取信息、")


def test_charts_have_a_worksheet_with_a_page_each(tmp_path: Path) -> None:
    path = tmp_path / "图.xlsx"
    write_excel(snapshot(entry(1), entry(2)), path, ExportOptions(flow_charts=FlowCharts.ALL), silent)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["汇总", "公共法律服务", PART_TITLE]
    sheet = book[PART_TITLE]
    assert len(sheet.row_breaks.brk) == 1
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert values[:2] == [PART_TITLE, "“事项1”公开流程图"]
    assert "发\n布" in values


def test_the_user_s_own_steps_win() -> None:
    own = own_template(ACTIVE)
    own.parent.mkdir(parents=True)
    own.write_text('[[lanes]]\nlabel = "公布"\nsteps = [{ title = "张贴 {name}", who = "村委会" }]\n', encoding="utf-8")
    (chart,) = charts(snapshot(entry(1, name="低保名单")))
    assert told(chart) == "公布: 张贴 低保名单[责任：村委会]"


def test_saved_steps_are_read_back_and_can_be_forgotten() -> None:
    first = original_template(ACTIVE)
    lane = replace(first.lanes[0], steps=(StepTemplate('写"引号"、\\反斜线\n和换行', "甲"), *first.lanes[0].steps[1:]))
    changed = replace(first, lanes=(lane, *first.lanes[1:]))
    save_own(changed)
    assert flow_template(ACTIVE) == changed
    forget_own(ACTIVE)
    assert flow_template(ACTIVE) == first


@pytest.mark.parametrize("content", ["= nothing", "[[lanes]]\nlabel = 3", "", "lanes = 5", '[[lanes]]\nlabel = "空"'])
def test_unreadable_steps_are_a_sentence(content: str) -> None:
    own = own_template(ACTIVE)
    own.parent.mkdir(parents=True)
    own.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"流程图步骤文件“active.toml”.*请改正这个文件，或者删除它"):
        charts(snapshot(entry(1)))


@pytest.mark.parametrize("key", KEYS)
def test_the_program_s_templates_are_whole(key: str) -> None:
    template = flow_template(key)
    assert [lane.label for lane in template.lanes] == ["发布", "解读", "回应", "互动"]
    assert {len(lane.steps) for lane in template.lanes} == {5}
    assert all(step.title and step.who and step.when for lane in template.lanes for step in lane.steps)
    assert template.lanes[-1].links == ()


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=200), st.text("市局、；", max_size=80))
def test_any_words_fit_on_the_page(name: str, limit: str, subject: str) -> None:
    (chart,) = charts(snapshot(entry(1, name=name, time_limit=limit, subject=subject, method="主动公开；依申请公开")))
    _, heights = fitting(chart, 265.0)
    assert sum(heights) + GAP * (len(heights) - 1) <= chart.height


def test_charts_can_be_stopped_while_they_are_made() -> None:
    told: list[str] = []

    def stop(done: int, total: int, what: str) -> None:
        told.append(what)
        raise Cancelled

    with pytest.raises(Cancelled):
        flow_sections(snapshot(entry(1)), ExportOptions(flow_charts=FlowCharts.ALL), stop)
    assert told == ["整理流程图"]
