"""The three kinds of failure; there is no fourth.

``UserError`` and ``StorageError`` carry one or two Chinese sentences that say what happened, where,
and what to do; they are shown as they are. Anything else that is raised is a bug and goes to the crash report.
"""


class CatalogueError(Exception):
    """A failure with a sentence for the clerk. Never raised itself, only its two kinds."""


class UserError(CatalogueError):
    """What the clerk asked for cannot be done: bad input, bad arguments, a wish that makes no sense."""


class StorageError(CatalogueError):
    """The surroundings failed: disk full, file locked, no permission, damaged or foreign file."""
