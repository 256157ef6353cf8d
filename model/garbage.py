"""Very many small values, none of them in circles: the search for circles waits, or looks at the old ones rarely.

Without this the collector looks at all of them again and again: a quarter of the whole time of long work on 10,000
rows, and pauses of up to a second in a window with 100,000 entries.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG, _MIDDLE = 700, 10  # as Python has them
_OLD = 100  # instead of 10: searches of the middle generation before one of everything


@contextmanager
def collected_later() -> Iterator[None]:
    """Stop the cyclic collector for the time of the block; nothing happens where it is stopped already."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def collected_rarely() -> None:
    """For a process that keeps very many values for hours: what has become old is searched once in 700,000 new values
    that stay. Young circles are found as ever; an old one costs its few bytes a little longer."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def settled() -> None:
    """What is there now stays: it is never searched again. For a process that has loaded what it will work with; the
    searches of 100,000 loaded values took up to a tenth of a second each."""
    gc.freeze()
