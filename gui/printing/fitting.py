"""Which of several type sizes is the largest that needs no further page."""

from collections.abc import Callable


def fitting_step(pages: Callable[[int, int], int], first: int, last: int, most_pages: int, guess: int) -> int:
    """The largest step up to ``last`` that needs as many pages as step 0; 0 for more than ``most_pages`` pages.

    Where step 0 needs several pages but a step from ``first`` (0 or below) on needs only one, it is the largest of
    those. ``pages(step, limit)`` counts pages and may stop counting beyond ``limit``. ``guess`` is where to look first.
    """
    if guess and pages(guess, 1) <= 1:
        return _climb(pages, 1, guess, last + 1)
    needed = pages(0, most_pages)
    if needed == 1:
        return _climb(pages, 1, 0, guess if guess > 0 else last + 1)
    if first < 0 and guess != first and pages(first, 1) <= 1:
        return _climb(pages, 1, first, min(guess, 0))
    return _climb(pages, needed, 0, last + 1) if needed <= most_pages else 0


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
