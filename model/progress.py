"""How long work tells its progress and learns that it should stop, without knowing who listens."""

from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818 - a wish of the clerk, not an error
    """The clerk pressed 取消. Whoever catches it leaves everything as it was before the work began."""


Progress = Callable[[int, int, str], None]
"""``progress(done, total, what)``; may raise ``Cancelled``. ``total`` 0 means unknown."""


def silent(done: int, total: int, what: str) -> None:
    """The progress that nobody listens to."""
