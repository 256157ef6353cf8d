"""What all our workbooks have in common: XlsxWriter's options, and worksheet names that Excel accepts."""

from collections.abc import Iterable

WORKBOOK_OPTIONS = {
    "in_memory": True,  # no part files in the system's temporary folder
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},  # its digits measure the column widths
    "default_row_height": 17,
}
_FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\", "［］：＊？／＼")
_LONGEST_NAME = 31


def sheet_names(labels: Iterable[str]) -> list[str]:
    """A worksheet name for each label: at most 31 characters, none that Excel forbids, none twice."""
    names: list[str] = []
    taken = {"汇总", "history"}
    for label in labels:
        base = label.translate(_FORBIDDEN_IN_NAMES).strip("' \n\t") or "领域"
        name, number = base[:_LONGEST_NAME], 2
        while name.lower() in taken:
            ending = f"（{number}）"
            name, number = base[: _LONGEST_NAME - len(ending)] + ending, number + 1
        taken.add(name.lower())
        names.append(name)
    return names
