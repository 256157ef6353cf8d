"""Names that clerks give to areas and fields: made one clean line, refused when empty or too long."""

from model.errors import UserError
from model.text import strip_controls

LONGEST_LABEL = 100
"""Characters a name may have."""


def clean_label(label: str, what: str) -> str:
    """A name as one line without blanks at its ends. Raises ``UserError``; ``what`` says there what is being named."""
    clean = " ".join(strip_controls(label).split())
    if not clean:
        raise UserError(f"{what}不能为空，请填写。")
    if len(clean) > LONGEST_LABEL:
        raise UserError(f"{what}太长（{len(clean)} 个字），最多 {LONGEST_LABEL} 个字，请缩短。")
    return clean
