"""Word files taken apart for tests: parts as trees, the schema's order of elements, references to compare with."""

import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REFERENCES = Path(__file__).resolve().parents[1] / "reference"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "sectPr": "footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "font": "altName panose1 charset family notTrueType pitch sig",
}  # fmt: skip
"""The sequences of ISO/IEC 29500-1 (transitional) for the elements we write. Word repairs or refuses other orders."""


def part(path: Path, name: str) -> etree._Element:
    """A part of the package as a tree."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def body_texts(path: Path) -> list[str]:
    """Every paragraph of the body outside tables."""
    body = part(path, "word/document.xml")[0]
    return ["".join(found.itertext(f"{W}t")) for found in body.iterchildren(f"{W}p")]


def grid(table: etree._Element) -> Iterator[list[str]]:
    """The rows of a table with ↑ where a merged cell goes on and ← for every further column of a wide one."""
    for row in table.iterchildren(f"{W}tr"):
        texts: list[str] = []
        for cell in row.iterchildren(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            goes_on = merge is not None and merge.get(f"{W}val") != "restart"
            texts.append("↑" if goes_on else "".join(cell.itertext(f"{W}t")))
            texts += ["←"] * (int(span.get(f"{W}val", "1")) - 1 if span is not None else 0)
        yield texts


def misplaced(root: etree._Element) -> list[str]:
    """Elements that stand where the schema does not want them."""
    wrong = []
    for parent in root.iter():
        known = isinstance(parent.tag, str) and parent.tag.startswith(W)
        order = ORDER.get(etree.QName(parent).localname, "").split() if known else []
        if order:
            names = [etree.QName(child).localname.replace("headerR", "footerR") for child in parent]  # these may mix
            places = [order.index(name) for name in names]
            if places != sorted(places):
                wrong.append(etree.tostring(parent, encoding="unicode")[:200])
    return wrong


def matches_reference(element: etree._Element, name: str) -> bool:
    """Whether the element is what the reference file says; ``UPDATE_REFERENCES=1`` writes the file instead."""
    etree.indent(element)
    etree.cleanup_namespaces(element)
    text = etree.tostring(element, encoding="unicode").strip() + "\n"
    file = REFERENCES / name
    if os.environ.get("UPDATE_REFERENCES"):
        file.write_text(text, encoding="utf-8")
    return text == file.read_text(encoding="utf-8")


def tables(path: Path) -> Sequence[etree._Element]:
    return list(part(path, "word/document.xml").iter(f"{W}tbl"))
