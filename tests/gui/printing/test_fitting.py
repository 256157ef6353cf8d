"""The largest step without a further page, found with few layouts, wherever the search begins."""

from hypothesis import given
from hypothesis import strategies as st

from gui.printing.fitting import fitting_step


@given(
    one_page_up_to=st.integers(-12, 20),
    at_own_size=st.integers(1, 5),
    first=st.sampled_from([0, -8]),
    last=st.sampled_from([0, 16]),
    guess=st.integers(-8, 16),
)
def test_largest_step_is_found_from_any_guess(
    one_page_up_to: int, at_own_size: int, first: int, last: int, guess: int
) -> None:
    """Up to some step one page is needed, above it several; those that need several grow into the last one."""
    guess = max(first, min(guess, last))
    several = at_own_size if one_page_up_to < 0 else 2

    def pages(step: int, limit: int) -> int:
        assert first <= step <= last
        return min(1 if step <= one_page_up_to else several if step < 5 else several + 1, limit + 1)

    found = fitting_step(pages, first, last, 3, guess)
    if one_page_up_to >= first:
        assert found == min(one_page_up_to, last) or (one_page_up_to < 0 and at_own_size == 1)
    elif at_own_size <= 3:
        assert found == min(4, last)
    else:
        assert found == 0


def test_neighbours_that_are_alike_need_two_layouts() -> None:
    asked: list[int] = []

    def pages(step: int, limit: int) -> int:
        asked.append(step)
        return 1 if step <= 3 else 2

    assert fitting_step(pages, -8, 16, 3, 3) == 3
    assert asked == [3, 4]
