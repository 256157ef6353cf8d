"""All that one planned row says, as a sheet to read beside the list: values, differences, problems. Pure text."""

from collections.abc import Callable, Mapping
from html import escape

from gui.importing.decisions import RowKind, kind_of, was_removed
from gui.importing.wording import place_words
from gui.marked_html import EMPTY, field, heading, lines, marked
from gui.theme import Colours
from model.plan import FieldChange, PlannedRow

_WHAT_IT_MEANS = {
    RowKind.NEW: "目录里没有这个事项，采用后新增。",
    RowKind.CHANGED: "目录里已有这个事项，采用后按文件修改勾选的字段。",
    RowKind.PUNCTUATION: "与目录里的只有标点、空格或全角半角不同。",
    RowKind.UNCHANGED: "与目录里的完全相同，不用导入。",
    RowKind.CONFLICT: "文件导出之后，目录里和文件里都改过。勾选的字段用文件里的，不勾选的保留目录里的。",
    RowKind.LIKELY: "名称与目录里的一个事项很像。是同一事项就勾选“是同一事项”，否则作为新事项加入。",
    RowKind.PROBLEM: "这一行不能导入，原因写在下面。",
}
_REMOVED = "文件导出之后，这个事项已从目录里删除。勾选后重新加入。"

ValueText = Callable[[str, str], str]


def row_html(row: PlannedRow, existing: str, labels: Mapping[str, str], value_text: ValueText, colours: Colours) -> str:
    """The row as HTML for a ``QTextBrowser``.

    ``existing`` is the name of the catalogue's entry, ``labels`` names fields and areas, ``value_text`` words values.
    """
    kind = kind_of(row)
    where = " · ".join(part for part in (place_words(row.place), labels.get(row.area, row.area)) if part)
    parts = [
        heading(row.values.get("name", "") or "（没有名称）", where, colours),
        f"<p><b>{kind.label}</b>　{_REMOVED if was_removed(row) else _WHAT_IT_MEANS[kind]}</p>",
    ]
    if kind is RowKind.LIKELY:
        parts.append(f"<p>目录里的事项：<b>{escape(existing)}</b>（名称相似度 {row.score:.0f}%）</p>")
    parts += [f"<p style='color:{colours.warning}'>⚠ {escape(problem.message)}</p>" for problem in row.problems]
    parts += [f"<p style='color:{colours.hint}'>{escape(finding.message)}</p>" for finding in row.findings]
    changes = {change.field: change for change in row.changes}
    for key in dict.fromkeys((*changes, *row.values)):
        said = _change(changes[key], value_text, colours) if key in changes else [("", lines(row.values[key]))]
        parts.append(field(labels.get(key, key), said, colours))
    return "".join(parts)


def _change(change: FieldChange, value_text: ValueText, colours: Colours) -> list[tuple[str, str]]:
    before, after = value_text(change.field, change.before), value_text(change.field, change.after)
    old, new = marked(before, after, colours)
    told = [("目录里现在" if change.conflict else "现在", old), ("文件里" if change.conflict else "导入后", new)]
    if change.conflict and change.base is not None:
        told.insert(0, ("导出时", lines(value_text(change.field, change.base)) or EMPTY))
    if change.punctuation_only:
        told.append(("", f"<span style='color:{colours.muted}'>只有标点、空格或全角半角不同</span>"))
    return told
