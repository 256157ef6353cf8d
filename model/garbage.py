"""Very many small values, none of them in circles: the search for circles waits, or looks at the old ones rarely.

Without this the collector looks at all of them again and again: a quarter of the whole time of long work on 10,000
rows, and pauses of up to a second in a window with 100,000 entries.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG, _MIDDLE = 700, 10  # as Python has them
_OLD = 100  # instead of 10: searches of the middle generation before one of everything


_lock = threading.Lock()
_resting = 0  # how many want the collector to rest, on all threads
_was_working = False  # before the first of them


def rest_collector() -> None:
    """Stop the cyclic collector; it works again when everybody who called this has called ``wake_collector``.

    It then works on the thread of the last one: what is not to be torn apart elsewhere is woken from its own thread.
    """
    global _resting, _was_working
    with _lock:
        if not _resting:
            _was_working = gc.isenabled()
            gc.disable()
        _resting += 1


def wake_collector() -> None:
    """Take one ``rest_collector`` back."""
    global _resting
    with _lock:
        _resting -= 1
        if not _resting and _was_working:
            gc.enable()


@contextmanager
def collected_later() -> Iterator[None]:
    """Stop the cyclic collector for the time of the block."""
    rest_collector()
    try:
        yield
    finally:
        wake_collector()


def collected_rarely() -> None:
    """For a process that keeps very many values for hours: what has become old is searched once in 700,000 new values
    that stay. Young circles are found as ever; an old one costs its few bytes a little longer."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def settled() -> None:
    """What is there now stays: it is never searched again. For a process that has loaded what it will work with; the
    searches of 100,000 loaded values took up to a tenth of a second each."""
    gc.freeze()
