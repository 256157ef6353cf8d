"""What a tooltip says about a field: what belongs in it, an example, what asks for it. In the field table's words.

Form, table headers, bulk dialogs and the import mapping show the same words; longer help is in ``gui/comfort``.
"""

from model.fields import Field


def field_tip(field: Field) -> str:
    """The tooltip of a field: its explanation, then an example and the source, each on a line of its own."""
    required = "必填。" if field.required else ""
    lines = [f"{field.label}：{required}{field.help}"]
    if field.example:
        lines.append(f"例：{field.example}")
    if field.source:
        lines.append(f"出处：{field.source}")
    return "\n".join(lines)
