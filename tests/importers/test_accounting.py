"""Nothing is dropped silently: every word of every body row is in an entry or in a problem."""

import string
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.files import read_file
from importers.planner import plan_import
from importers.sheet import Merge, Sheet
from importers.understand import Context, understand
from tests.importers.accounting import lost_cells, lost_in
from tests.importers.cases.making import CASES, HEAD1, HEAD2, ITEMS, Case, rows_of, sheet
from tests.importers.cases.scoring import SAMPLES, empty_snapshot
from tests.importers.random_layouts import print_table

SAMPLE_FILES = sorted(file for file in SAMPLES.iterdir() if file.suffix in {".xlsx", ".docx", ".csv"})


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_no_cell_of_a_case_is_lost(case: Case) -> None:
    assert lost_cells(case.sheets) == []


@pytest.mark.parametrize("file", SAMPLE_FILES, ids=[file.name for file in SAMPLE_FILES])
def test_no_cell_of_a_sample_is_lost(file) -> None:
    assert lost_cells(read_file(file)) == []


@pytest.mark.parametrize("seed", range(1_000, 1_030))
def test_no_cell_of_a_random_layout_is_lost(seed: int) -> None:
    assert lost_cells([print_table(seed).sheet]) == []


SAID = """
√|□|同上|1|1.0|0505|?|×|注:说明文字|安全生产领域|主办单位:某局|《安全生产法》|20个工作日|■政府网站□政府公报
☐县政府门户网站|政府网站|公开内容|一级事项|县级|全社会|项目单位|特定群体；某企业|主动公开|www.gov.cn|某某局|行政许可
一、公共服务|会(huì)议|多 余 空 格|其他:办税服务厅|(要素)|合计|3.主办单位
"""
LETTERS = "甲乙丙丁戊己庚辛■□√、；;,.。:： \n()《》?" + string.ascii_letters + string.digits
WORDS = st.sampled_from(["", "", "", "換行\n文字", "6\n7", *SAID.strip().replace("\n", "|").split("|")]) | st.text(
    alphabet=LETTERS, max_size=12
)
HEADS = ([HEAD1, HEAD2], [["公开事项", "公开内容", "公开依据", "公开时限"]], [["类别", "公开内容", "公开形式"]])


@st.composite
def damaged_tables(draw: st.DrawFn) -> Sheet:
    """A header of the national form over rows of anything, with blocks merged anywhere in the body."""
    width = draw(st.integers(2, 18))
    rows = draw(st.lists(st.lists(WORDS, min_size=0, max_size=width), max_size=8))
    head = draw(st.sampled_from(HEADS))
    grid = sheet([["安全生产领域目录"], *head, *rows])
    first = 1 + len(head)
    merges: list[Merge] = []
    for _ in range(draw(st.integers(0, 3))) if rows else ():
        top = draw(st.integers(first, first + len(rows) - 1))
        left = draw(st.integers(0, width - 1))
        bottom = min(top + draw(st.integers(0, 3)), first + len(rows) - 1)
        block = Merge(top, left, bottom, left + draw(st.integers(0, 3)))
        if not any(_overlap(block, other) for other in merges):
            merges.append(block)
    return Sheet(grid.file, grid.name, grid.rows, (*grid.merges, *merges))


def _overlap(one: Merge, two: Merge) -> bool:
    return one.top <= two.bottom and two.top <= one.bottom and one.left <= two.right and two.left <= one.right


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged_tables())
def test_no_cell_of_a_damaged_table_is_lost(damaged: Sheet) -> None:
    assert lost_cells([damaged]) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS | st.sampled_from([*HEAD1, *HEAD2]), max_size=10), max_size=12))
def test_no_grid_of_words_breaks_the_header_finder(grid: list[list[str]]) -> None:
    assert lost_cells([Sheet("乱.xlsx", "Sheet1", grid)]) == []


def test_the_rule_itself_can_fail() -> None:
    """The accounting sees what is lost when the plan forgets a row."""
    read = sheet([["安全生产领域"], HEAD1, HEAD2, *rows_of(ITEMS)])
    held = empty_snapshot()
    (reading,) = understand([read], Context(areas=held.areas))
    plan = plan_import([reading], held)
    assert list(lost_in(reading, plan)) == []
    forgetful = replace(plan, rows=plan.rows[1:])
    lost = list(lost_in(reading, forgetful))
    assert lost
    assert {line.split(":")[0][7:] for line in lost} >= {"C4", "D4"}
