"""WordprocessingML for text: runs, paragraphs, headings, signature lines. Strings in, strings out.

Everything a clerk wrote passes ``runs``, the one place that escapes it. Looks are styles of the ``StyleBook``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from exporters.blocks import Heading, LeftRight, PageSetup, Paragraph, Rule, SignatureLine, Spacer, TextStyle
from exporters.measure import POINT
from exporters.printable import printable
from exporters.word_styles import StyleBook, run_properties

TWIP = POINT / 20
"""Millimetres in Word's unit, a twentieth of a point."""

SIGNING_ROOM = 0.8
"""Lines of room above a line to sign on, as on paper."""

TINY = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""A paragraph one point high: ends a table, so that the next one is a table of its own."""

_BEGIN = re.compile(r'<w:p><w:pPr>(?:<w:pStyle w:val="[^"]*"/>)?')

_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"


def twips(millimetres: float) -> int:
    """Millimetres in Word's unit."""
    return round(millimetres / TWIP)


def runs(text: str) -> str:
    """The text as runs: line breaks as ``w:br``, tabs as ``w:tab``."""
    said = escape(printable(text))
    if "\n" not in said and "\t" not in said:
        return f"{_RUN}{said}{_RUN_END}" if said else ""
    said = said.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    said = said.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f"{_RUN}{said}{_RUN_END}".replace('<w:t xml:space="preserve"></w:t>', "")


def paragraph(content: str, style: str, more: str = "") -> str:
    """A paragraph of these runs; ``more`` are further paragraph properties in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def text_block(
    block: Paragraph | Heading | SignatureLine | Spacer | Rule | LeftRight, styles: StyleBook, setup: PageSetup
) -> str:
    """A block that is one paragraph in Word. Headings get their bookmark from the contents (``word_contents.py``)."""
    match block:
        case Paragraph():
            return paragraph(runs(block.text), styles.style(block.style))
        case Heading():
            return paragraph(runs(block.text), styles.heading(block))
        case SignatureLine():
            return _signature(block, styles, setup)
        case Spacer():
            return _spacer(block.height / POINT)
        case Rule():
            return _rule(block, setup)
        case LeftRight():
            return _left_right(block, styles, setup)


def kept_together(paragraphs: Sequence[str]) -> str:
    """The paragraphs on one page: each but the last is kept with the next."""
    kept = [_BEGIN.sub(lambda found: f"{found[0]}<w:keepNext/><w:keepLines/>", one, count=1) for one in paragraphs[:-1]]
    return "".join((*kept, *paragraphs[-1:]))


def _rule(block: Rule, setup: PageSetup) -> str:
    size, after = max(2, round(block.thickness * 8)), round(block.space_after * 20)
    border = f'<w:bottom w:val="single" w:sz="{size}" w:space="0" w:color="{block.color.lstrip("#")}"/>'
    spacing = f'<w:spacing w:before="0" w:after="{after}" w:line="20" w:lineRule="exact"/>'
    side = twips((setup.width - setup.left - setup.right - block.width) / 2) if block.width else 0
    indent = f'<w:ind w:left="{side}" w:right="{side}"/>' if side else ""
    return f"<w:p><w:pPr><w:pBdr>{border}</w:pBdr>{spacing}{indent}</w:pPr></w:p>"


def _left_right(block: LeftRight, styles: StyleBook, setup: PageSetup) -> str:
    """One paragraph whose right end hangs on a tab."""
    style = block.style
    end = twips(setup.width - setup.left - setup.right - style.right_chars * style.size * POINT)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
    left, right = ("".join(_piece(text.text, text.style) for text in side) for side in (block.left, block.right))
    return paragraph(f"{left}<w:r><w:tab/></w:r>{right}", styles.style(replace(style, right_chars=0.0)), tab)


def _piece(text: str, look: TextStyle) -> str:
    """A run with a look of its own."""
    return runs(text).replace("<w:r>", f"<w:r><w:rPr>{run_properties(look)}</w:rPr>", 1)


def _spacer(points: float) -> str:
    """Room without words; a line may be at most 1,584 points high, more than any page."""
    line = max(20, round(points * 20))
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/></w:pPr></w:p>'


def _signature(block: SignatureLine, styles: StyleBook, setup: PageSetup) -> str:
    """Labels side by side, each with a line to write on."""
    room = twips(setup.width - setup.left - setup.right)
    share, gap = room // len(block.labels), twips(6.0)
    tabs, content = "", ""
    for place, label in enumerate(block.labels):
        end = (place + 1) * share
        tabs += f'<w:tab w:val="left" w:leader="underscore" w:pos="{end - gap}"/>'
        tabs += f'<w:tab w:val="left" w:pos="{end}"/>' if place < len(block.labels) - 1 else ""
        content += runs(f"{label}：\t" + ("\t" if place < len(block.labels) - 1 else ""))
    above = round((block.style.line_height or block.style.size * 1.3) * SIGNING_ROOM * 20)
    return paragraph(content, styles.style(block.style), f'<w:tabs>{tabs}</w:tabs><w:spacing w:before="{above}"/>')
