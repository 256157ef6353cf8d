"""A page for each entry that shows how its information is published, explained, answered for and talked about.

The steps come from a template (``flow_templates.py``); who acts, by when and where is what the entry says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exporters.blocks import (
    Align,
    Block,
    FlowChart,
    FlowLane,
    FlowStep,
    Heading,
    PageBreak,
    PageSetup,
    Paragraph,
    Section,
    TextStyle,
)
from exporters.flow_templates import (
    ACTIVE,
    ON_REQUEST,
    PLACES,
    FlowTemplate,
    LaneTemplate,
    StepTemplate,
    flow_template,
)
from exporters.letters import CHARTS
from exporters.measure import width
from exporters.options import ExportOptions, FlowCharts
from exporters.printable import printable, title_of
from exporters.selection import area_words, document_title
from exporters.styles import RUNNING_HEAD
from model.fields import list_kind
from model.progress import Progress, silent
from model.records import Entry
from model.snapshot import Snapshot

PART_TITLE = CHARTS
_PAGE = PageSetup(297.0, 210.0, top=18.0, bottom=18.0, left=16.0, right=16.0)
_CHART_HEIGHT = 121.0  # mm: what the title, the facts and the note leave of the page
_PART = TextStyle(font="title", size=20.0, align=Align.CENTER, line_height=30.0)
_TITLE = TextStyle(font="title", size=18.0, align=Align.CENTER, line_height=26.0)
_FACTS = TextStyle(font="kai", size=10.5, align=Align.CENTER, line_height=16.0, space_after=4.0)
_NOTE = TextStyle(font="kai", size=9.0, line_height=13.0, space_before=4.0)
_ON_REQUEST = "依申请"
_ACTIVE = "主动"
_PLACE = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_LONGEST = 46
"""Characters of an entry's words in a box: longer ones are told in the catalogue."""
_MOST_CHANNELS = 3
_FACT_LINES = (("area", "category", "subject"), ("method", "time_limit"))
_FACTS_ROOM = 68.0  # ems of a line
_STEP = 100  # charts between two reports of progress
_UNITS = re.compile("[、，；,;\n]")
_LONGEST_UNITS = 16


def flow_sections(chosen: Snapshot, options: ExportOptions, progress: Progress = silent) -> list[Section]:
    """The part of the document with a page for each wanted entry; nothing when none is wanted.

    Raises ``UserError`` when the user's own steps cannot be read, and whatever ``progress`` raises.
    """
    entries = wanted_entries(chosen, options)
    if not entries:
        return []
    charts = _Charts(chosen)
    blocks: list[Block] = [Heading(PART_TITLE, 1, _PART)]
    for number, entry in enumerate(entries):
        if number % _STEP == 0:
            progress(number, len(entries), "整理流程图")
        if len(blocks) > 1:
            blocks.append(PageBreak())
        blocks += charts.page(entry)
    running = [Paragraph(f"{document_title(chosen.settings)}　{PART_TITLE}", RUNNING_HEAD)]
    return [Section(_PAGE, blocks, running=running)]


def wanted_entries(chosen: Snapshot, options: ExportOptions) -> tuple[Entry, ...]:
    """The entries that get a chart."""
    if options.flow_charts is FlowCharts.NONE:
        return ()
    if options.flow_charts is FlowCharts.ALL:
        return chosen.entries
    return tuple(entry for entry in chosen.entries if entry.id in options.charted)


class _Charts:
    """Fills the templates with one entry after the other."""

    def __init__(self, chosen: Snapshot) -> None:
        settings = chosen.settings
        self._kind = list_kind(settings.kind)
        self._areas = {area.key: area_words(area) for area in chosen.areas}
        self._said = {"unit": settings.unit, "contact": settings.contact, "phone": settings.supervision_phone}
        self._templates = {key: flow_template(key) for key in (ACTIVE, ON_REQUEST)}

    def page(self, entry: Entry) -> list[Block]:
        """The entry's page, from its title to the note."""
        template, lanes = self._lanes(entry)
        words = self._words(entry)
        chart = FlowChart(tuple(_lane(lane, words) for lane in lanes), _CHART_HEIGHT, self._alt(entry, lanes))
        title = f"“{title_of(entry)}”公开流程图"
        return [
            Heading(title, 2, _TITLE),
            Paragraph(self._facts(entry), _FACTS),
            chart,
            Paragraph(template.note, _NOTE),
        ]

    def _lanes(self, entry: Entry) -> tuple[FlowTemplate, Sequence[LaneTemplate]]:
        """By 公开方式; an entry that is disclosed both ways gets the request's first lane below the others."""
        method = entry["method"]
        on_request = self._templates[ON_REQUEST]
        if _ON_REQUEST not in method:
            return self._templates[ACTIVE], self._templates[ACTIVE].lanes
        if _ACTIVE not in method:
            return on_request, on_request.lanes
        first = replace(on_request.lanes[0], label=_ON_REQUEST, links=())
        return self._templates[ACTIVE], (*self._templates[ACTIVE].lanes, first)

    def _words(self, entry: Entry) -> Mapping[str, str]:
        """What {places} stand for: every field of the entry in one line, and the catalogue's own words."""
        words = dict(self._said)
        for key, text in entry.values.items():
            words[key] = _short(printable(text).replace("\n", ""))
        channels = entry.words("channels")
        if channels:
            more = f"等{len(channels)}种" if len(channels) > _MOST_CHANNELS else ""
            words["channels"] = _short("、".join(map(printable, channels[:_MOST_CHANNELS])) + more)
        words["subject"] = _one_unit(words.get("subject") or words["unit"])
        return words | {called: words.get(key, "") for key, called in PLACES.items()}

    def _facts(self, entry: Entry) -> str:
        """Where the entry stands and what it promises, in one line or two."""
        known = {"area": self._areas.get(entry.area, "")}
        for key in ("category", "subject", "method", "time_limit"):
            text = _short(printable(entry[key]).replace("\n", ""))
            known[key] = f"{self._kind.field(key).label}：{text}" if text else ""
        lines = ["　　".join(filter(None, map(known.get, keys))) for keys in _FACT_LINES]
        together = "　　".join(filter(None, lines))
        return together if width(together) <= _FACTS_ROOM else "\n".join(lines)

    def _alt(self, entry: Entry, lanes: Sequence[LaneTemplate]) -> str:
        told = "；".join(f"{lane.label}：{'、'.join(step.title for step in lane.steps)}" for lane in lanes)
        return f"{title_of(entry)}的公开流程。{told}。"


def _lane(lane: LaneTemplate, words: Mapping[str, str]) -> FlowLane:
    return FlowLane(lane.label, tuple(_step(step, words) for step in lane.steps), lane.links)


def _step(step: StepTemplate, words: Mapping[str, str]) -> FlowStep:
    return FlowStep(*(_filled(text, words) for text in (step.title, step.who, step.when, step.where)))


def _filled(text: str, words: Mapping[str, str]) -> str:
    """The template's text with the entry's words; without them, what stands behind ``|``."""
    if "{" not in text:
        return text
    return _PLACE.sub(lambda found: words.get(found[1]) or found[2] or "", text)


def _one_unit(subject: str) -> str:
    """One unit, because it stands in every box: the first of several long ones."""
    units = [unit.strip() for unit in _UNITS.split(subject) if unit.strip()]
    return subject if len(subject) <= _LONGEST_UNITS or len(units) < 2 else f"{units[0]}等{len(units)}个单位"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
