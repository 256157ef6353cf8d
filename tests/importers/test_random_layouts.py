"""Layouts nobody wrote down are read right too: chosen by chance, then damaged by chance."""

import pytest

from tests.importers.cases.scoring import plan_of, score_items
from tests.importers.random_damage import damaged_table
from tests.importers.random_layouts import Printed, print_table


def misses(printed: Printed) -> str:
    score = score_items(plan_of([printed.sheet]), printed.items)
    return "\n".join([*score.misses, *printed.choices]) if score.misses else ""


@pytest.mark.parametrize("seed", range(60))
def test_random_layout(seed: int) -> None:
    assert not misses(print_table(seed))


@pytest.mark.parametrize("seed", range(500, 590))
def test_damaged_layout(seed: int) -> None:
    assert not misses(damaged_table(seed))
