"""Long work that makes very many small values, none of them in circles: the search for circles waits until it is done.

Without this the collector looks at all of them again and again, a quarter of the whole time at 10,000 rows.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
