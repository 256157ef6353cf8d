"""What an export has to tell the clerk although it succeeded: words a file format cannot hold as they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportRemark:
    """One sentence about one field of one entry. Nothing of its words was lost; ``message`` says what was done."""

    entry_id: int
    field: str
    message: str
