"""An official letter as pages, by GB/T 9704-2012: what stands where, in millimetres, characters and lines.

The numbers of the standard's clauses stand beside what they ask for. Words come from ``letters.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from exporters.blocks import (
    Align,
    Block,
    Document,
    Heading,
    LeftRight,
    PageSetup,
    Paragraph,
    Rule,
    Section,
    Spacer,
    TextStyle,
)
from exporters.letters import FIRST_HEADING, Letter, LetterLayout
from exporters.measure import POINT, width
from exporters.signing import signed_off
from exporters.title_lines import title_lines

_LINES = 22  # of a full page (5.2.3)
_TEXT_WIDTH, _TEXT_HEIGHT = 156.0, 225.0  # mm (5.2.1)
_PAGE = PageSetup(top=37.0, bottom=35.0, left=28.0, right=26.0, outer_numbers=True)
_LETTER_PAGE = PageSetup(top=30.0, bottom=35.0, left=27.0, right=27.0, outer_numbers=True)
"""The lines of a letter stand in the middle of the paper, so its text does too: 1 mm is within 5.2.1's tolerance."""

_LINE = _TEXT_HEIGHT / _LINES  # mm
_LINE_POINTS = 28.95
"""Points of a line: 22 of them are 636.9, the page has 637.8; with 29 the last line would fall off the page."""

_SIZE = 16.0  # 三号
_PITCH = -0.25
"""28 characters of 16 points would be 158 mm wide; set a quarter of a point closer they fill the 156 mm."""

_RED = "#E60000"
_MARK_TOP = 35.0  # mm from the text area to the red words (7.2.4)
_MARK_LARGEST, _MARK_LEAST = 54.0, 26.0  # points
_GAP = 4.0  # mm from 发文字号, or from a letter's red words, to the red line (7.2.7, 10.1)
_RULE_LENGTH = 170.0  # mm (10.1)
_THICK, _THIN = 2.25, 0.75  # points of a letter's double line
_EDGE, _INNER = 0.35 / POINT, 0.25 / POINT  # the lines of 版记: 0.35 and 0.25 mm (7.4.1)
_SEAL_ROOM = 2  # lines between the text and the signature, for the seal (7.3.5.1)
_DATE_RIGHT = 4.0  # characters free right of the date (7.3.5.1)
_ATTACHMENTS_LEFT = 5.0  # characters: two free, then 附件：
_DIGIT = 0.5  # characters that a digit or full stop is wide
_MOST_ATTACHMENTS_WITHOUT_NUMBER = 1

_BODY = TextStyle("body", _SIZE, align=Align.JUSTIFY, indent_chars=2.0, line_height=_LINE_POINTS, letter_spacing=_PITCH)
_PLAIN = TextStyle("body", _SIZE, line_height=_LINE_POINTS)
_FIRST = TextStyle("heading", _SIZE, indent_chars=2.0, line_height=_LINE_POINTS)
_SECOND = TextStyle("kai", _SIZE, indent_chars=2.0, line_height=_LINE_POINTS)
_TITLE = TextStyle("title", 22.0, align=Align.CENTER, line_height=34.0)
_SMALL = TextStyle("body", 14.0, line_height=22.0)  # 四号
_ATTACHMENT_MARK = TextStyle("heading", _SIZE, line_height=_LINE_POINTS)

_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。]*")


def letter_document(letter: Letter) -> Document:
    """The letter as a document of its own."""
    return Document(letter.title.replace("\n", ""), [letter_section(letter)], letter.signer)


def letter_section(letter: Letter) -> Section:
    """The letter's pages."""
    if letter.layout is LetterLayout.LETTER:
        blocks = [*_letter_head(letter), *_main(letter)]
        return Section(_LETTER_PAGE, blocks, closing=_copies(letter), foot=_double_line(_THIN, _THICK))
    return Section(_PAGE, [*_document_head(letter), *_main(letter)], closing=_imprint(letter))


def attachment_mark(letter: Letter, number: int = 1) -> Paragraph:
    """附件 at the head of what the letter encloses, numbered where there are several (7.3.7)."""
    several = len(letter.attached) > _MOST_ATTACHMENTS_WITHOUT_NUMBER
    return Paragraph(f"附件{number}" if several else "附件", _ATTACHMENT_MARK)


def _document_head(letter: Letter) -> Iterator[Block]:
    """版头 of the document form: red words, number, red line, two lines down to the title."""
    yield Spacer(_MARK_TOP)
    yield _mark(letter)
    yield Spacer(2 * _LINE)
    if letter.signed_by:
        style = TextStyle("body", _SIZE, line_height=_LINE_POINTS, left_chars=1.0, right_chars=1.0)
        name = TextStyle("kai", _SIZE, line_height=_LINE_POINTS)
        signed = (Paragraph("签发人：", _PLAIN), Paragraph(letter.signed_by, name))
        yield LeftRight((Paragraph(letter.number, _PLAIN),), signed, style)  # 7.2.5, 7.2.6
    else:
        yield Paragraph(letter.number, TextStyle("body", _SIZE, align=Align.CENTER, line_height=_LINE_POINTS))
    yield Spacer(_GAP - (_LINE_POINTS - _SIZE) / 2 * POINT)
    yield Rule(1.5, _RED)
    yield Spacer(2 * _LINE)


def _letter_head(letter: Letter) -> Iterator[Block]:
    """The head of the letter form: red words, red double line, number at the right (10.1)."""
    yield _mark(letter)
    yield Spacer(_GAP)
    yield from _double_line(_THICK, _THIN)
    yield Spacer(_SIZE * 7 / 8 * POINT - (_LINE_POINTS - _SIZE) / 2 * POINT)
    yield Paragraph(letter.number, TextStyle("body", _SIZE, align=Align.RIGHT, line_height=_LINE_POINTS))
    yield Spacer(2 * _LINE)


def _double_line(upper: float, lower: float) -> list[Rule]:
    return [Rule(upper, _RED, 1.5, _RULE_LENGTH), Rule(lower, _RED, 0.0, _RULE_LENGTH)]


def _mark(letter: Letter) -> Paragraph:
    """发文机关标志 as large as one line allows, but not like a poster; a very long name takes two lines."""
    room = _TEXT_WIDTH / POINT
    fitting = room / max(width(letter.mark), 1.0) * 0.98
    size = float(int(max(min(fitting, _MARK_LARGEST), _MARK_LEAST)))
    style = TextStyle("title", size, color=_RED, align=Align.CENTER, line_height=round(size * 1.15, 1))
    return Paragraph("\n".join(title_lines(letter.mark, room / size * 0.98)), style)


def _main(letter: Letter) -> Iterator[Block]:
    """主体: title, addressee, text, enclosures, signature, note (7.3)."""
    room = _TEXT_WIDTH / POINT / _TITLE.size
    yield Paragraph("\n".join(title_lines(letter.title, room, letter.signer)), _TITLE)
    yield Spacer(_LINE)
    if letter.recipient:
        yield Paragraph(letter.recipient, TextStyle("body", _SIZE, align=Align.JUSTIFY, line_height=_LINE_POINTS))
    body: list[Block] = [_body_block(line.strip()) for line in letter.body.split("\n") if line.strip()]
    yield from signed_off(body or [Spacer(0.0)], tuple(_ending(letter)))


def _ending(letter: Letter) -> Iterator[Paragraph | Spacer]:
    if letter.attached:
        yield Spacer(_LINE)
        yield from _attachments(letter)
    yield Spacer(_SEAL_ROOM * _LINE)
    yield _signature(letter)
    if letter.note:
        yield Paragraph(letter.note, TextStyle("body", _SIZE, indent_chars=2.0, line_height=_LINE_POINTS))


def _body_block(line: str) -> Block:
    """Headings of the first and second level have type of their own (7.3.3) and stay with what follows."""
    if FIRST_HEADING.fullmatch(line):
        return Heading(line, 2, _FIRST)
    if _SECOND_LEVEL.fullmatch(line):
        return Heading(line, 3, _SECOND)
    return Paragraph(line, _BODY)


def _attachments(letter: Letter) -> Iterator[Paragraph]:
    """附件说明 (7.3.4): lines that run over begin under the name's first character."""
    names = letter.attached
    numbered = len(names) > _MOST_ATTACHMENTS_WITHOUT_NUMBER
    for place, name in enumerate(names):
        number = f"{place + 1}." if numbered else ""
        lead = ("附件：" if place == 0 else "") + number
        left = _ATTACHMENTS_LEFT + len(number) * _DIGIT
        out = left - (2.0 if place == 0 else _ATTACHMENTS_LEFT)
        style = TextStyle("body", _SIZE, line_height=_LINE_POINTS, left_chars=left, indent_chars=-out)
        yield Paragraph(lead + name, style)


def _signature(letter: Letter) -> Paragraph:
    """署名 and 成文日期, each in the middle of the other; four characters free right of the date (7.3.5.1).

    One paragraph, so that no page ends between them.
    """
    signer, date = width(letter.signer), width(letter.date)
    right = max(_DATE_RIGHT - max(signer - date, 0.0) / 2, 0.0)
    spare = min(right, 2.0)  # both ends, for fonts with wider digits
    left = max(_TEXT_WIDTH / POINT / _SIZE - right - max(signer, date) - max(spare, 1.0), 0.0)
    style = TextStyle(
        "body", _SIZE, align=Align.CENTER, line_height=_LINE_POINTS, left_chars=round(left, 2),
        right_chars=round(right - spare, 2),
    )  # fmt: skip
    return Paragraph("\n".join(text for text in (letter.signer, letter.date) if text), style)


def _copies(letter: Letter) -> list[Block]:
    """抄送, in the middle of whose lines the names stand under each other (7.4.2)."""
    if not letter.copies:
        return []
    style = TextStyle("body", 14.0, line_height=22.0, left_chars=4.0, indent_chars=-3.0, right_chars=1.0)
    return [Paragraph(f"抄送：{letter.copies}", style)]


def _imprint(letter: Letter) -> list[Block]:
    """版记 at the foot of the last page (7.4)."""
    copies = _copies(letter)
    if not copies and not letter.printer:
        return []
    blocks: list[Block] = [Rule(_EDGE, space_after=3.0), *copies]
    if letter.printer:
        if copies:
            blocks.append(Rule(_INNER, space_after=3.0))
        blocks.append(_printed(letter))
    return [*blocks, Rule(_EDGE)]


def _printed(letter: Letter) -> LeftRight:
    """印发机关 and 印发日期 at both ends of one line (7.4.3); smaller where a long name would meet the date."""
    date = f"{letter.date}印发" if letter.date else ""
    fitting = _TEXT_WIDTH / POINT / (width(letter.printer) + width(date) + 4.0)
    look = replace(_SMALL, size=max(min(int(fitting * 2) / 2, _SMALL.size), 9.0))
    style = replace(look, left_chars=1.0, right_chars=1.0)
    return LeftRight((Paragraph(letter.printer, look),), (Paragraph(date, look),), style)
