"""What stands at the foot of a section's last page, as a floating table: 版记 of a document, signatures of a notice.

A table, because paragraphs in frames lose their lines in LibreOffice; placed from the page's edge, because LibreOffice
lets a table as wide as the text float only then. Rules between the blocks become the edges of its rows.
"""

from collections.abc import Sequence

from exporters.blocks import Block, Heading, LeftRight, PageSetup, Paragraph, Rule, SignatureLine, Spacer
from exporters.word_styles import StyleBook
from exporters.word_text import TINY, text_block, twips
from model.exchange import IMPRINT_CAPTION

_EIGHTHS = 8  # of a point: Word's unit for lines


def foot_table(blocks: Sequence[Block], styles: StyleBook, setup: PageSetup) -> str:
    """The blocks at the foot of the page. Only texts, signature lines, room and rules can stand there."""
    width = twips(setup.width - setup.left - setup.right)
    rows: list[str] = []
    texts = [block for block in blocks if isinstance(block, Paragraph | Heading | SignatureLine | Spacer | LeftRight)]
    rules = _rules(blocks)
    for place, block in enumerate(texts):
        above, below = rules.get(place), rules.get(place + 1) if place == len(texts) - 1 else None
        rows.append(_row(text_block(block, styles, setup), above, below, width))
    if not rows:
        return ""
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        f'w:horzAnchor="page" w:tblpX="{twips(setup.left)}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblCaption w:val="{IMPRINT_CAPTION}"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>{TINY}'
    )


def _rules(blocks: Sequence[Block]) -> dict[int, Rule]:
    """How many texts stand above each rule → the rule."""
    found: dict[int, Rule] = {}
    texts = 0
    for block in blocks:
        if isinstance(block, Rule):
            found[texts] = block
        else:
            texts += 1
    return found


def _row(content: str, above: Rule | None, below: Rule | None, width: int) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{max(2, round(rule.thickness * _EIGHTHS))}" w:space="0" '
        f'w:color="{rule.color.lstrip("#")}"/>'
        for side, rule in (("top", above), ("bottom", below))
        if rule is not None
    )
    edges = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edges}</w:tcPr>'
        f"{content}</w:tc></w:tr>"
    )
