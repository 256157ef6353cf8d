"""The text of Word paragraphs as a reader sees it: changes settled, symbols as characters, numbering written out.

Tables are put together elsewhere.
"""

from collections.abc import Iterator

from lxml import etree

from importers.office.symbols import shown, symbol
from importers.office.word_numbering import Numbering
from importers.office.xml_tree import attribute, child, is_on, name_of

_CONTAINERS = {
    "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo",
    "AlternateContent", "Choice", "oMath", "oMathPara", "ruby", "rubyBase",
}  # fmt: skip
_DELETED = {"del", "moveFrom"}
_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ON, _OFF = "■", "□"


class WordText:
    """Reads paragraphs and remembers what of the document was not taken."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._revised = False
        self._hidden = False

    def remarks(self) -> list[str]:
        """What the clerk should know about the paragraphs read since the last call."""
        told = []
        if self._revised:
            told.append("文档带有修订：插入的文字已采用，删除的文字没有读取。")
        if self._hidden:
            told.append("文档中有设为隐藏的文字，没有读取。")
        self._revised = self._hidden = False
        return told

    def paragraph(self, element: etree._Element) -> str:
        """The text of a ``w:p`` with its label, text boxes in it left out."""
        properties = child(element, "pPr")
        label = self._numbering.label(properties)
        if not label and properties is not None:  # documents of one XML file (2003) say it themselves
            label = attribute(child(properties, "listPr", "t"), "val")
        return label + "".join(self._pieces(element))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for inner in element:
            name = name_of(inner)
            if name == "r":
                yield from self._run(inner)
            elif name in _CONTAINERS:
                self._revised = self._revised or name in {"ins", "moveTo"}
                yield from self._pieces(inner)
            elif name in _DELETED:
                self._revised = self._revised or len(inner) > 0

    def _run(self, element: etree._Element) -> Iterator[str]:
        properties = child(element, "rPr")
        font = ""
        if properties is not None:
            if is_on(child(properties, "vanish")):
                self._hidden = self._hidden or any(name_of(inner) == "t" for inner in element)
                return
            fonts = child(properties, "rFonts")
            font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
        for inner in element:
            name = name_of(inner)
            if name == "t":
                yield shown(inner.text or "", font) if font else inner.text or ""
            elif name in _FIXED:
                yield _FIXED[name]
            elif name == "sym":
                yield _symbol(inner)
            elif name == "fldChar":
                yield _form_field(inner)
            elif name in {"ruby", "rubyBase"}:
                yield from self._pieces(inner)


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes in a paragraph, the copies kept for old programs left out."""
    for inner in element:
        name = name_of(inner)
        if name == "txbxContent":
            yield inner
        elif name != "Fallback" and len(inner):
            yield from text_boxes(inner)


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char")
    try:
        return symbol(attribute(element, "font"), int(code, 16))
    except ValueError:
        return ""


def _form_field(element: etree._Element) -> str:
    """A check box of the old kind shows a box, which is no text of any run."""
    box = child(element, "ffData", "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    return _ON if is_on(state if state is not None else child(box, "default")) else _OFF
