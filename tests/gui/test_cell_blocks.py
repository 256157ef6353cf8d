"""Selections as numbers, compared with the plain sets of cells they stand for."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gui.cell_blocks import Block, blocks_of, rows_of, runs

numbers = st.integers(0, 9)
blocks = st.lists(
    st.tuples(numbers, numbers, numbers, numbers).map(
        lambda four: Block(min(four[:2]), min(four[2:]), max(four[:2]), max(four[2:]))
    ),
    max_size=6,
)


def cells_of(found: list[Block]) -> set[tuple[int, int]]:
    return {
        (row, column)
        for block in found
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    }


@given(blocks)
def test_runs_hold_exactly_the_selected_cells(found: list[Block]) -> None:
    seen = list(runs(found))
    cells = [(row, column) for run in seen for row in range(run.top, run.bottom + 1) for column in run.columns]
    assert len(cells) == len(set(cells)), "no cell twice"
    assert set(cells) == cells_of(found)
    assert rows_of(found) == sorted({row for row, _ in cells})
    for before, after in pairwise(seen):
        touching = before.bottom + 1 == after.top
        assert before.bottom < after.top
        assert not touching or before.columns != after.columns, "neighbours of equal columns are one run"


@given(st.sets(numbers), st.sets(numbers))
def test_rows_and_columns_become_blocks(rows: set[int], columns: set[int]) -> None:
    found = blocks_of(sorted(rows), sorted(columns))
    assert cells_of(found) == {(row, column) for row in rows for column in columns}
    assert sum((one.bottom - one.top + 1) * (one.right - one.left + 1) for one in found) == len(rows) * len(columns)


def test_neighbours_are_one_block() -> None:
    assert blocks_of([1, 2, 3, 7], [0, 1]) == [Block(1, 0, 3, 1), Block(7, 0, 7, 1)]
