"""The largest step without a further page, found with few layouts, wherever the search begins."""

from itertools import product

from gui.printing.fitting import fitting_step


def test_largest_step_is_found_from_any_guess() -> None:
    """Up to some step one page is needed; above it several, and from step 5 on one more."""
    for fits, several, first, last in product(range(-12, 20), range(2, 6), (0, -8), (0, 16)):
        for guess in range(first, last + 1):

            def pages(step: int, limit: int, fits: int = fits, several: int = several, last: int = last) -> int:
                assert -8 <= step <= last
                return min(1 if step <= fits else several + (step >= 5), limit + 1)

            found = fitting_step(pages, first, last, 3, guess)
            several_pages = min(4, last) if several <= 3 else 0
            assert found == (min(fits, last) if fits >= first else several_pages), (fits, several, first, last, guess)


def test_smaller_steps_are_taken_where_they_save_a_page() -> None:
    """Five pages, but four up to step -3 and three up to step -6: the fewest count, then the largest step."""

    def pages(step: int, limit: int) -> int:
        return min(3 if step <= -6 else 4 if step <= -3 else 5, limit + 1)

    assert {guess: fitting_step(pages, -8, 16, 3, guess) for guess in (-8, -2, 0, 9)} == dict.fromkeys(
        (-8, -2, 0, 9), -6
    )


def test_neighbours_that_are_alike_need_two_layouts() -> None:
    asked: list[int] = []

    def pages(step: int, limit: int) -> int:
        asked.append(step)
        return 1 if step <= 3 else 2

    assert fitting_step(pages, -8, 16, 3, 3) == 3
    assert asked == [3, 4]
