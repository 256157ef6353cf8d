"""Pictures and codes in a Word file: a media part, its relationship, a drawing in the text with words for the blind.

What stands beside a picture shares a table without lines with it, because floating pictures land elsewhere in every
program.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exporters.blocks import (
    EMBLEM_GAP,
    Align,
    PageSetup,
    Paragraph,
    Picture,
    QrCode,
    Rule,
    SignatureLine,
    Spacer,
    TextStyle,
)
from exporters.pictures import code_picture, fitted, picture_kind
from exporters.printable import printable
from exporters.word_styles import StyleBook
from exporters.word_text import TINY, paragraph, text_block, twips

_EMU = 36_000  # of Word's drawing units in a millimetre
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_LARGEST_CODE = 0.6  # of the width, as on the screen
_LARGEST_PICTURE = 0.8  # of the page's height
_CODE_GAP = 4.0  # mm between a code and what stands left of it
_LONGEST_WORDS = 250

Beside = Paragraph | SignatureLine | Spacer | Rule


class PictureWriter:
    """Puts pictures into one Word file; the same picture is kept once."""

    def __init__(self, file: WordFile, styles: StyleBook) -> None:
        self._file = file
        self._styles = styles
        self._ids = count(1)
        self._relations: dict[bytes, str] = {}

    def picture(self, block: Picture, setup: PageSetup) -> str:
        """A picture, with its texts in the middle of the line; nothing for bytes that are no picture."""
        kind = picture_kind(block.data)
        if kind is None:
            return ""
        room = setup.width - setup.left - setup.right
        tallest = (setup.height - setup.top - setup.bottom) * _LARGEST_PICTURE
        width, height = fitted(kind, min(block.width, room), min(block.height, tallest))
        drawing = self._drawing(block.data, width, height, block.alt or "图片")
        if not block.beside:
            return self._line(drawing, block.align)
        side = width + EMBLEM_GAP
        cells = [
            (side, self._line(drawing, Align.LEFT)),
            (max(room - 2 * side, room / 3), self._texts(block.beside, setup)),
            (side, self._line("", Align.RIGHT)),
        ]
        if block.align is Align.RIGHT:
            cells = [(side, cells[2][1]), cells[1], (side, self._line(drawing, Align.RIGHT))]
        return _lineless(cells)

    def code(self, block: QrCode, setup: PageSetup) -> str:
        """A code with its caption, at the right of what stands beside it."""
        room = setup.width - setup.left - setup.right
        size = min(block.size, room * _LARGEST_CODE)
        data = code_picture(block.text)
        drawing = self._drawing(data, size, size, f"二维码：{block.text}")
        align = Align.RIGHT if block.beside or block.style.align is not Align.CENTER else Align.CENTER
        caption = [Paragraph(block.caption, block.style)] if block.caption else []
        if not block.beside:
            return self._line(drawing, align) + self._texts(caption, setup, align, always=False)
        under = self._texts(caption, setup, always=False)
        cells = [
            (room - size - _CODE_GAP, self._texts(block.beside, setup)),
            (size + _CODE_GAP, self._line(drawing, Align.RIGHT) + under),
        ]
        return _lineless(cells)

    def _texts(
        self, blocks: Sequence[Beside], setup: PageSetup, align: Align | None = None, *, always: bool = True
    ) -> str:
        said = "".join(text_block(block, self._styles, setup) for block in blocks)
        return said or (self._line("", align or Align.LEFT) if always else "")

    def _line(self, content: str, align: Align) -> str:
        look = TextStyle(font="table", size=9.0, align=align)
        return paragraph(content, self._styles.style(look))

    def _drawing(self, data: bytes, width: float, height: float, words: str) -> str:
        number = next(self._ids)
        across, down = round(width * _EMU), round(height * _EMU)
        said = quoteattr(printable(words).replace("\n", " ")[:_LONGEST_WORDS])
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="图片 {number}" '
            f'descr={said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="图片 {number}" '
            f'descr={said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats'
            f'.org/officeDocument/2006/relationships" r:embed="{self._relation(data)}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _relation(self, data: bytes) -> str:
        """The relationship of the part that holds these bytes, made when it is first asked for."""
        known = self._relations.get(data)
        kind = picture_kind(data)
        if known is None and kind is not None:
            name = PackURI(f"/word/media/image{len(self._relations) + 1}.{kind.suffix}")
            part = Part(name, kind.media_type, data, self._file.part.package)
            known = self._relations[data] = str(self._file.part.relate_to(part, RELATION.IMAGE))
        return known or ""


def _lineless(cells: Iterable[tuple[float, str]]) -> str:
    """Contents side by side in a table without lines; widths in mm."""
    grid, row = "", ""
    for width, content in cells:
        wide = twips(width)
        grid += f'<w:gridCol w:w="{wide}"/>'
        row += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>{TINY}"
    )
