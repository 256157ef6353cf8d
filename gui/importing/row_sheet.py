"""All that one planned row says, as a sheet to read beside the list: values, differences, problems. Pure text."""

from collections.abc import Mapping
from html import escape

from gui.theme import Colours
from model.plan import FieldChange, PlannedRow
from model.text import diff_spans


def row_html(row: PlannedRow, labels: Mapping[str, str], colours: Colours) -> str:
    """The row as HTML for a ``QTextBrowser``; field names by ``labels``."""
    parts = [f"<h3>{escape(row.values.get('name', '') or '（没有名称）')}</h3>"]
    parts.append(f"<p style='color:{colours.muted}'>{escape(row.place.where)} · {escape(labels.get(row.area, ''))}</p>")
    parts += [f"<p style='color:{colours.warning}'>⚠ {escape(problem.message)}</p>" for problem in row.problems]
    parts += [f"<p style='color:{colours.hint}'>{escape(finding.message)}</p>" for finding in row.findings]
    changes = {change.field: change for change in row.changes}
    for key in dict.fromkeys((*row.values, *changes)):
        parts.append(f"<p style='color:{colours.muted}; margin-bottom:0'>{escape(labels.get(key, key))}</p>")
        if key in changes:
            parts.append(_change(changes[key], colours))
        else:
            parts.append(f"<p style='margin-top:0'>{_lines(row.values[key])}</p>")
    return "".join(parts)


def _change(change: FieldChange, colours: Colours) -> str:
    before, after = diff_spans(change.before, change.after)
    old = _marked(change.before, before, f"background:{colours.error_soft}; text-decoration:line-through")
    new = _marked(change.after, after, f"background:{colours.success_soft}")
    return f"<p style='margin:0'>现在：{old or '（空）'}</p><p style='margin-top:0'>导入后：{new or '（空）'}</p>"


def _marked(text: str, spans: list[tuple[int, int]], style: str) -> str:
    pieces, done = [], 0
    for begin, end in spans:
        pieces.append(_lines(text[done:begin]))
        pieces.append(f"<span style='{style}'>{_lines(text[begin:end])}</span>")
        done = end
    return "".join((*pieces, _lines(text[done:])))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
