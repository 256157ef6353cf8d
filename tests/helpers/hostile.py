"""All hostile files: ``HOSTILE`` maps a name, with the ending the file wears, to what makes it: ``make(path)``."""

from tests.helpers import hostile_documents, hostile_workbooks
from tests.helpers.hostile_registry import HOSTILE

__all__ = ["HOSTILE", "hostile_documents", "hostile_workbooks"]
