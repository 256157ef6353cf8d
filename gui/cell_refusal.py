"""What may not be written into a cell, and why. Loaded with the window, so it knows nothing of importing."""

from model import vocabulary
from model.fields import Field, FieldKind, split_words
from model.operations.entry_values import LONGEST_TEXT


def refusal(field: Field, value: str) -> str:
    """Why a value may not stand in a field; ``""`` when it may."""
    if len(value) > LONGEST_TEXT:
        return f"有 {len(value)} 个字，最多 {LONGEST_TEXT} 个字"
    if field.kind is FieldKind.CHOICE and not field.open_words:
        words = vocabulary.words(field.vocabulary)
        if any(word not in words for word in split_words(value)):
            return f"不能填“{value[:20]}”，只能填：{'、'.join(words)}"
    return ""
