"""What an import would do or did, told: the answer of the command line as data, and a workbook to keep.

Says nothing that the plan does not say. The workbook is written here and not by the exporters, who are strangers.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from model.errors import StorageError
from model.fields import STANDARD, ListKind
from model.plan import (
    NEW_AREA,
    FieldChange,
    ImportPlan,
    ImportProblem,
    Match,
    PlanChoices,
    PlannedRow,
    RowState,
)

_LONGEST_CELL = 32_000
_A4 = 9  # the number spreadsheets know this paper by
_LINE_HEIGHT, _TALLEST = 15.0, 400.0  # points
_USUAL_WIDTH = 12  # characters
_WIDTHS = {
    "文件": 22, "位置": 20, "工作表": 20, "事项名称": 24, "原内容": 40, "新内容": 40, "说明": 44, "原文": 40,
    "清理后": 40, "渠道符号的含义": 36,
}  # fmt: skip
_MATCHES = {
    Match.NONE: "",
    Match.UID: "唯一标识",
    Match.CODE: "编码",
    Match.NAME: "领域和名称",
    Match.LIKELY: "可能相同",
}


def as_json(plan: ImportPlan, choices: PlanChoices | None = None) -> dict[str, Any]:
    """The answer of ``import --json``: per file its tables, what happened to their rows, and the problems."""
    chosen = choices or PlanChoices()
    everywhere = [problem for problem in plan.problems if not problem.place.file]
    return {
        "files": [
            {
                "file": file.name,
                "tables": [
                    {
                        "sheet": table.sheet,
                        "area": ",".join(key.removeprefix(NEW_AREA) for key in table.areas),
                        "rows": table.rows,
                        "columns": dict(table.columns),
                        "channel_marks": table.channel_marks,
                    }
                    for table in plan.tables
                    if table.file == file.name
                ],
                **_counts(plan, chosen, file.name),
                "problems": [_problem(problem) for problem in plan.problems if problem.place.file == file.name]
                + ([_problem(problem) for problem in everywhere] if number == 0 else []),
            }
            for number, file in enumerate(plan.files)
        ]
    }


def _counts(plan: ImportPlan, choices: PlanChoices, file: str) -> dict[str, int]:
    counts = {"added": 0, "changed": 0, "unchanged": 0, "conflicts": 0, "skipped": 0}
    for row in plan.rows:
        if row.place.file == file:
            counts[outcome(row, choices)] += 1
    return counts


def outcome(row: PlannedRow, choices: PlanChoices) -> str:
    """What happens to a row: ``added``, ``changed``, ``unchanged``, ``conflicts`` or ``skipped``."""
    if row.state is RowState.CONFLICT:
        return "conflicts"
    if choices.is_addition(row):
        return "added"
    if choices.is_change(row):
        return "changed"
    return "unchanged" if row.state is RowState.UNCHANGED else "skipped"


def _problem(problem: ImportProblem) -> dict[str, str]:
    return {
        "where": problem.place.where,
        "field": problem.field,
        "message": problem.message,
        "text": problem.text,
        "cell": problem.place.cell,
        "level": problem.level.value,
    }


def in_words(plan: ImportPlan, choices: PlanChoices | None = None) -> list[str]:
    """One sentence per file: what happens to its rows."""
    chosen = choices or PlanChoices()
    sentences = []
    for file in plan.files:
        counts = _counts(plan, chosen, file.name)
        sentences.append(
            f"{file.name}：新增 {counts['added']} 项，修改 {counts['changed']} 项，相同 {counts['unchanged']} 项，"
            f"冲突 {counts['conflicts']} 项，未导入 {counts['skipped']} 项。"
        )
    return sentences


# -- the workbook ------------------------------------------------------------------------------------------------


def write_report(path: Path, plan: ImportPlan, labels: Mapping[str, str], choices: PlanChoices | None = None) -> None:
    """The report as .xlsx: summary, rows with their changes, problems, clean-ups.

    ``labels`` names fields and areas by their keys. Raises ``StorageError`` when the file cannot be written.
    """
    import xlsxwriter  # most imports end without a report

    chosen = choices or PlanChoices()
    sheets = {
        "结果": (("文件", "新增", "修改", "相同", "冲突", "未导入"), list(_results(plan, chosen))),
        "概况": (("文件", "工作表", "领域", "行数", "渠道符号的含义"), list(_summary(plan, labels))),
        "事项": (
            ("文件", "位置", "结果", "对应方式", "事项名称", "字段", "原内容", "新内容", "说明"),
            list(_rows(plan, chosen, labels)),
        ),
        "问题": (("文件", "位置", "单元格", "字段", "说明", "原文"), list(_problems(plan, labels))),
        "清理": (
            ("文件", "位置", "单元格", "字段", "类别", "原文", "清理后", "是否采用"),
            list(_cleanups(plan, labels)),
        ),
    }
    waiting = path.with_name(f".{path.name}.new")
    workbook = xlsxwriter.Workbook(str(waiting), {"strings_to_urls": False, "strings_to_formulas": False})
    head = workbook.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
    body = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for name, (titles, rows) in sheets.items():
        sheet = workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(titles) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        widths = [_WIDTHS.get(title, _USUAL_WIDTH) for title in titles]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for row, cells in enumerate((titles, *rows)):
            sheet.set_row(row, _height(cells, widths))
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text[:_LONGEST_CELL], body if row else head)
    try:
        workbook.close()
        waiting.replace(path)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        waiting.unlink(missing_ok=True)
        raise StorageError(f"报告“{path.name}”写不进去。请先在 WPS 中关闭同名文件，或换一个文件夹保存。") from error


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """The height of a row in points: spreadsheets do not compute that of wrapped Chinese text."""
    most = 1
    for text, width in zip(cells, widths, strict=True):
        lines = (sum(1 if char.isascii() else 2 for char in line) for line in text.split("\n"))
        most = max(most, sum(-(-max(1, length) // (width - 1)) for length in lines))
    return min(most * _LINE_HEIGHT, _TALLEST)


def field_labels(plan: ImportPlan, labels: Mapping[str, str], kind: ListKind = STANDARD) -> dict[str, str]:
    """Names of all fields and areas of a plan; ``labels`` are those of the catalogue's own."""
    known = {field.key: field.label for field in kind.fields} | {"status": "状态", "area": "领域"}
    new = {field.key: field.label for field in plan.new_custom_fields} | {a.key: a.label for a in plan.new_areas}
    return {**known, **labels, **new}


def _results(plan: ImportPlan, choices: PlanChoices) -> Iterator[Sequence[str]]:
    for file in plan.files:
        yield file.name, *(str(number) for number in _counts(plan, choices, file.name).values())


def _summary(plan: ImportPlan, labels: Mapping[str, str]) -> Iterator[Sequence[str]]:
    for table in plan.tables:
        areas = "、".join(labels.get(key, key) for key in table.areas)
        yield table.file, table.sheet, areas, str(table.rows), table.channel_marks


def _rows(plan: ImportPlan, choices: PlanChoices, labels: Mapping[str, str]) -> Iterator[Sequence[str]]:
    words = {"added": "新增", "changed": "修改", "unchanged": "相同", "conflicts": "冲突", "skipped": "未导入"}
    for row in plan.rows:
        result = words[outcome(row, choices)]
        head = (row.place.file, row.place.where, result, _MATCHES[row.match], row.values.get("name", ""))
        changes = row.changes if row.state is not RowState.NEW else ()
        if not changes:
            yield *head, "", "", "", "；".join(problem.message for problem in row.problems)
        accepted = choices.accepted(row)
        for change in changes:
            yield *head, labels.get(change.field, change.field), change.before, change.after, _remark(change, accepted)


def _remark(change: FieldChange, accepted: Sequence[FieldChange]) -> str:
    words = []
    if change.conflict:
        words.append("两边都改过")
    if change.punctuation_only:
        words.append("只有标点或空格不同")
    words.append("采用" if change in accepted else "未采用")
    return "，".join(words)


def _problems(plan: ImportPlan, labels: Mapping[str, str]) -> Iterator[Sequence[str]]:
    for problem in plan.problems:
        place = problem.place
        yield (
            place.file,
            place.where,
            place.cell,
            labels.get(problem.field, problem.field),
            problem.message,
            problem.text,
        )


def _cleanups(plan: ImportPlan, labels: Mapping[str, str]) -> Iterator[Sequence[str]]:
    for repair in plan.cleanups:
        place = repair.place
        name = labels.get(repair.field, repair.field)
        used = "是" if repair.done else "否"
        yield place.file, place.where, place.cell, name, repair.kind.label, repair.before, repair.after, used
