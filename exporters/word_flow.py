"""A flow chart in Word as a table: boxes are cells with edges, arrows are signs in cells without.

Shapes would look different in Word, WPS and LibreOffice and are lost in some versions; a table is the same everywhere,
can be changed by any clerk and is read aloud in the right order (docs/decisions/0036-flow-charts.md).
"""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from exporters.blocks import Align, FlowChart, FlowLane, FlowStep, PageSetup, TextStyle
from exporters.chart_grid import (
    ARROW,
    GAP,
    LABEL,
    LANE_FILL,
    LANE_STYLE,
    LINK_STYLE,
    STEP_STYLE,
    TEXT_STYLE,
    box_width,
    columns_of,
    fitting,
    smaller,
)
from exporters.printable import printable
from exporters.word_styles import StyleBook
from exporters.word_text import TINY, paragraph, runs, twips
from model.exchange import CHART_CAPTION

_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right")
)
_RIGHT, _DOWN, _UP = "→", "↓", "↑"
_ARROW_STYLE = TextStyle(font="song", size=14.0, line_height=16.0)
_AIR = 7.0  # mm a lane may be higher than its words
_LOWER = 0.6  # of the room left over: fonts in other programs are higher


def flow_chart_table(chart: FlowChart, styles: StyleBook, setup: PageSetup) -> str:
    """The chart as a table over the whole width, and the paragraph that ends it."""
    return _Chart(chart, styles, setup).table() + TINY


class _Chart:
    def __init__(self, chart: FlowChart, styles: StyleBook, setup: PageSetup) -> None:
        room = setup.width - setup.left - setup.right
        self._chart = chart
        self._styles = styles
        self._keeps = True  # with the row below: the chart stays on one page
        self._columns = columns_of(chart)
        self._label, self._arrow = twips(LABEL), twips(ARROW)
        self._box = twips(box_width(chart, room))
        self._factor, heights = fitting(chart, room)
        spare = chart.height - sum(heights) - GAP * (len(heights) - 1)
        more = min(max(spare * _LOWER / max(len(heights), 1), 0.0), _AIR)
        self._heights = [twips(height + more) for height in heights]

    def table(self) -> str:
        grid = [self._label, *([self._arrow, self._box] * self._columns)]
        words = quoteattr(printable(self._chart.alt)[:250])
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
        rows = []
        for lane, height in zip(self._chart.lanes, self._heights, strict=True):
            self._keeps = lane is not self._chart.lanes[-1]
            rows.append(self._lane(lane, height))
            if lane is not self._chart.lanes[-1]:
                rows.append(self._gap(lane))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
            f'</w:tblCellMar><w:tblLook w:val="0600"/><w:tblCaption w:val="{CHART_CAPTION}"/>'
            f"<w:tblDescription w:val={words}/>"
            f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _lane(self, lane: FlowLane, least: int) -> str:
        name = self._line("\n".join(lane.label), LANE_STYLE, Align.CENTER)
        cells = [_cell(self._label, name, edges=True, fill=LANE_FILL)]
        for column in range(self._columns):
            step = lane.steps[column] if column < len(lane.steps) else None
            arrow = _RIGHT if step is not None and column else ""
            cells.append(_cell(self._arrow, self._line(arrow, _ARROW_STYLE, Align.CENTER), tight=True))
            cells.append(_cell(self._box, "".join(self._step(step)), edges=step is not None))
        height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>'
        return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"

    def _step(self, step: FlowStep | None) -> Iterator[str]:
        if step is None:
            yield self._line("", TEXT_STYLE)
            return
        yield self._line(step.title, STEP_STYLE, Align.CENTER)
        for fact in step.facts:
            yield self._line(fact, TEXT_STYLE)

    def _gap(self, lane: FlowLane) -> str:
        """The row between two lanes, with the arrows down and up."""
        links = {link.column: link for link in lane.links}
        cells = [_cell(self._label, self._line("", LINK_STYLE))]
        for column in range(self._columns):
            cells.append(_cell(self._arrow, self._line("", LINK_STYLE)))
            link = links.get(column)
            said = "" if link is None else f"{_UP if link.up else _DOWN} {link.text}".strip()
            cells.append(_cell(self._box, self._line(said, LINK_STYLE, Align.CENTER)))
        height = f'<w:trHeight w:val="{twips(GAP)}" w:hRule="exact"/>'
        return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"

    def _line(self, text: str, style: TextStyle, align: Align = Align.LEFT) -> str:
        keep = "<w:keepNext/>" if self._keeps else ""
        return paragraph(runs(text), self._styles.style(smaller(style, self._factor, align)), keep)


def _cell(width: int, content: str, *, edges: bool = False, fill: str = "", tight: bool = False) -> str:
    borders = f"<w:tcBorders>{_EDGES}</w:tcBorders>" if edges else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.lstrip("#")}"/>' if fill else ""
    margins = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>' if tight else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}{shade}{margins}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )
