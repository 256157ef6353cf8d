"""What every notice has around its entries: title, period, phones, signature line, search code, in one design."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from exporters.blocks import (
    EMBLEM_GAP,
    RUNNING_HEADING,
    Align,
    Block,
    Columns,
    PageSetup,
    Paragraph,
    Picture,
    QrCode,
    Section,
    SignatureLine,
    Spacer,
    TextStyle,
)
from exporters.board_options import BoardKind, BoardOptions, EmblemPlace
from exporters.board_paper import BoardPaper, board_paper
from exporters.board_style_files import board_style
from exporters.board_styles import GLANCE_ANGLE, SMALL_ANGLE, readable_points
from exporters.board_words import BoardWords
from exporters.measure import POINT, width
from exporters.printable import printable
from model.fields import list_kind
from model.records import Entry
from model.snapshot import Snapshot

LARGEST = 2.2
"""Type grows up to this factor when a page would stay empty: larger looks like shouting."""

_SHEET_DISTANCE, _BOARD_DISTANCE = 1.0, 1.5  # metres from which a sheet and a board are read
_COLUMN_EMS = 75.0  # a column of a board is about so wide, so that the eye finds the next line
_LEAST_COLUMN = 22.0  # ems a column of entries needs at least
_COLUMN_GAP = 2.0
_MOST_COLUMNS = 3
_GAP = "　　"  # between words of one line that have nothing to do with each other
_EMBLEM_SHARE = 0.6  # of the width, for an emblem above the title
_EMBLEM_BESIDE = 0.2  # of the width, for one beside it
_ALIGN = {EmblemPlace.ABOVE: Align.CENTER, EmblemPlace.LEFT: Align.LEFT, EmblemPlace.RIGHT: Align.RIGHT}
_AIR = 0.4  # ems below an emblem
_EMBLEM_NAME = "单位标志"
_SHEET_SHAPE = 2**0.5
_CODE = 6.2
_GLANCE = 3.0  # times the reading distance: from there the title is to be read
_TITLE_SHARE = 0.8  # of the width may be filled by a title


@dataclass(frozen=True, slots=True)
class BoardContent:
    """The blocks of a notice, and the ems that its tables need at least: type grows no further than they hold."""

    blocks: Sequence[Block]
    least: float


class BoardFrame:
    """The frame of one notice. Sizes in points and mm follow from paper, ``distance`` (metres) and design.

    No type that is to be read from there is smaller than ``readable`` points.
    """

    def __init__(self, snapshot: Snapshot, options: BoardOptions) -> None:
        self.options = options
        self.style = board_style(options.style)
        self.paper = _paper(options)
        self._settings = snapshot.settings
        self.kind = list_kind(snapshot.settings.kind)
        self._taken = snapshot.taken_at.date()
        self._words = BoardWords(snapshot, options)
        self._looks: dict[str, TextStyle] = {}
        self.distance = options.distance or (_SHEET_DISTANCE if self.paper.is_sheet else _BOARD_DISTANCE)
        self.readable = ceil(2 * readable_points(self.distance)) / 2  # painters know no sizes between half points
        self.points = max(self.style.base, self.readable)
        self._glance = _GLANCE * self.distance
        self._least = readable_points(self.distance, SMALL_ANGLE)
        self.unit = printable(options.unit or self._settings.unit)
        self.title = printable(options.title or f"{self.unit}政务公开栏")
        self.width = self.paper.width - 2 * self.paper.margin
        self.columns = Columns(self._column_count(), _COLUMN_GAP * self.em)

    @property
    def em(self) -> float:
        """The size of the table's type in mm."""
        return self.points * POINT

    @property
    def column_width(self) -> float:
        """Width in mm of a column of entries."""
        return (self.width - (self.columns.count - 1) * self.columns.gap) / self.columns.count

    def look(self, element: str) -> TextStyle:
        """The style of an element of the design at the notice's size: the same one whenever asked, for speed."""
        found = self._looks.get(element)
        if found is None:
            found = self._looks[element] = self.style.look(element, self.points, self._least)
        return found

    def heading_look(self, element: str, text: str) -> TextStyle:
        """The style of a title: readable from where passers-by turn their heads, as far as one line holds it."""
        look = self.look(element)
        wanted = readable_points(self._glance, GLANCE_ANGLE)
        room = self.width * _TITLE_SHARE
        if element == "title" and self._emblem_beside:
            room = min(room, self.width - 2 * (self._emblem_height + EMBLEM_GAP))
        fits = room / max(width(text), 1.0) / POINT
        size = max(look.size, min(wanted, fits))
        return replace(look, size=size, space_after=look.space_after / look.size * size)

    def setup(self, *, page_numbers: bool) -> PageSetup:
        return self.paper.setup(page_numbers=page_numbers)

    def section(self, content: BoardContent) -> Section:
        """Entries with the whole frame around them."""
        return Section(
            self.setup(page_numbers=True),
            content.blocks,
            opening=self.opening(self.title),
            running=[Paragraph(f"{self.title}{RUNNING_HEADING}（续）", self.look("running"))],
            closing=self.closing(),
            columns=self.columns,
            largest=1.0 if self.paper.endless else max(min(LARGEST, self.column_width / self.em / content.least), 1.0),
        )

    def opening(self, title: str) -> list[Block]:
        """Emblem, title, rules, period."""
        blocks = self.headed(Paragraph(title, self.heading_look("title", title)))
        blocks += self.style.rules
        blocks += [Paragraph(line, self.look("subtitle")) for line in self._period_lines()]
        return blocks

    def headed(self, heading: Paragraph) -> list[Block]:
        """A heading with the emblem where it was asked for."""
        if not self.options.emblem:
            return [heading]
        high = self._emblem_height
        align = _ALIGN[self.options.emblem_place]
        air = Spacer(_AIR * self.em)
        if self._emblem_beside:
            return [Picture(self.options.emblem, high, high, align, _EMBLEM_NAME, (heading,)), air]
        return [Picture(self.options.emblem, self.width * _EMBLEM_SHARE, high, align, _EMBLEM_NAME), air, heading]

    def closing(self) -> list[Block]:
        """Rules, phones, signature line, printing date; the search code beside them."""
        lines: list[Paragraph | SignatureLine | Spacer] = [
            Paragraph(line, self.look("closing")) for line in (*self._phone_lines(), *self._search_lines())
        ]
        if self.options.signature:
            lines.append(SignatureLine(self.options.signature, self.look("closing")))
        if self.options.print_day:
            lines += [Spacer(self.em * 0.4), Paragraph(f"打印日期：{_day(self._taken)}", self.look("small"))]
        blocks: list[Block] = [Spacer(self.em * 0.7), *self.style.closing_rules]
        if self.options.code_text:
            caption = TextStyle(font=self.look("small").font, size=self.look("small").size, align=Align.CENTER)
            said = printable(self.options.code_caption) or "扫码查看完整目录"
            blocks.append(QrCode(self.options.code_text, _CODE * self.em, said, tuple(lines), caption))
        else:
            blocks += lines
        return blocks

    def text(self, entry: Entry, key: str) -> str:
        """A field's words as they are printed."""
        return self._words.text(entry, key)

    def search_code(self, entry: Entry) -> str:
        """What an entry is found by in the full catalogue."""
        return self._words.search_code(entry)

    def missing(self) -> dict[str, str]:
        """Sentences about what readers of a notice need and this one does not say, by the option that could say it."""
        sentences = {}
        if not (self.options.enquiry or self._settings.contact):
            sentences["enquiry"] = "公示栏上没有咨询电话。请在目录设置里填写联系人和咨询电话。"
        if not (self.options.supervision or self._settings.supervision_phone):
            sentences["supervision"] = "公示栏上没有监督电话。请在目录设置里填写监督电话。"
        if not self.unit:
            sentences["unit"] = "公示栏上没有单位名称。请在目录设置里填写单位全称。"
        return sentences

    @property
    def _emblem_beside(self) -> bool:
        return bool(self.options.emblem) and self.options.emblem_place is not EmblemPlace.ABOVE

    @property
    def _emblem_height(self) -> float:
        """In mm; an emblem beside the title leaves the title at least half of the width."""
        high = self.options.emblem_size.ems * self.em
        return min(high, self.width * _EMBLEM_BESIDE) if self._emblem_beside else high

    def _column_count(self) -> int:
        """The columns asked for, or as many as the eye likes; never so many that words would be torn apart."""
        if self.options.kind is BoardKind.POSTERS:
            return 1
        likes = 1 if self.paper.is_sheet else round(self.width / self.em / _COLUMN_EMS)
        holds = int((self.width + _COLUMN_GAP * self.em) / ((_LEAST_COLUMN + _COLUMN_GAP) * self.em))
        return max(1, min(self.options.columns or likes, holds, _MOST_COLUMNS))

    def _period_lines(self) -> list[str]:
        period = self.options.period
        rhythm = self.options.rhythm or (period.rhythm if period else "")
        named = [word for word in (period.label if period else "", rhythm) if word]
        posted = self._posted()
        together = [*named[:1], *posted, *named[1:]] if period else [*posted, *named]
        line = self._joined(together, "subtitle")
        return line if len(line) <= 1 else [words for words in (_GAP.join(named), *posted) if words]

    def _posted(self) -> list[str]:
        """From when to when the notice hangs, in one sentence or none."""
        period = self.options.period
        first = self.options.first_day or (period.first if period else None)
        last = self.options.last_day or (period.last if period else None)
        if first and last:
            return [f"公示时间：{_day(first)}至{_day(last)}"]
        if first:
            return [f"公示时间：{_day(first)}起"]
        return [f"公示时间：至{_day(last)}"] if last else []

    def _joined(self, words: list[str], element: str) -> list[str]:
        """The words on one line when they fit, otherwise each on its own."""
        line = _GAP.join(words)
        if width(line) * self.look(element).size * POINT <= self.width:
            return [line] if line else []
        return words

    def _phone_lines(self) -> list[str]:
        phones = (
            ("咨询电话", self.options.enquiry or self._settings.contact),
            ("监督电话", self.options.supervision or self._settings.supervision_phone),
        )
        lines = [f"{label}：{printable(words)}" for label, words in phones if words]
        if self.unit and self.unit not in self.title:
            lines.insert(0, f"公开单位：{self.unit}")
        return lines if self.options.code_text else self._joined(lines, "closing")

    def _search_lines(self) -> list[str]:
        return [printable(self.options.search_note)] if self.options.search_note else []


def _paper(options: BoardOptions) -> BoardPaper:
    """The paper; a poster on a roll is as high as a sheet of that width would be, for it hangs alone."""
    paper = board_paper(options.paper, landscape=options.landscape, margin=options.margin)
    if paper.endless and options.kind is BoardKind.POSTERS:
        return replace(paper, height=round(paper.width * _SHEET_SHAPE), endless=False)
    return paper


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
