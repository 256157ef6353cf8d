"""Which of several type sizes is the largest that needs no further page."""

from collections.abc import Callable

_MOST_SAVED = 8  # what needs more pages is so long that nobody minds one more


def fitting_step(pages: Callable[[int, int], int], first: int, last: int, most_pages: int, guess: int) -> int:
    """The largest step up to ``last`` that needs as many pages as step 0; 0 for more than ``most_pages`` pages.

    Where step ``first`` (0 or below) needs fewer pages than step 0, it is the largest step that needs so few.
    ``pages(step, limit)`` counts pages and may stop counting beyond ``limit``. ``guess`` is where to look first.
    """
    fails = last + 1
    if guess:
        fits, fails = _descend(pages, guess, 1 if guess > 0 else first, last + 1)
        if fits is not None:
            return _climb(pages, 1, fits, fails)
    needed = pages(0, most_pages if first == 0 else max(most_pages, _MOST_SAVED))
    if needed == 1:
        return _climb(pages, 1, 0, fails if fails > 0 else last + 1)
    if first < 0:
        fewest = pages(first, needed - 1)
        if fewest < needed:
            return _climb(pages, fewest, first, min(fails, 0) if fewest == 1 else 0)
    return _climb(pages, needed, 0, last + 1) if needed <= most_pages else 0


def _descend(pages: Callable[[int, int], int], begin: int, end: int, fails: int) -> tuple[int | None, int]:
    """The first step from ``begin`` down to ``end`` that needs one page, and the lowest one that is known to fail."""
    step, stride = begin, 1
    while step >= end:
        if pages(step, 1) <= 1:
            return step, fails
        fails = step
        step = max(step - stride, end) if step > end else end - 1
        stride *= 2
    return None, fails


def _climb(pages: Callable[[int, int], int], needed: int, fits: int, fails: int) -> int:
    """The largest step below ``fails`` with so many pages; steps are doubled at first, then halved."""
    stride = 1
    while fits + stride < fails:
        if pages(fits + stride, needed) > needed:
            fails = fits + stride
            break
        fits += stride
        stride *= 2
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if pages(middle, needed) > needed:
            fails = middle
        else:
            fits = middle
    return fits
