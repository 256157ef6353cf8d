"""The package around the text of a Word file: parts, sections, headers, footers, properties.

python-docx makes a skeleton with an empty body; ``write_package`` copies it and streams the body into its place, so a
large document is never held as a tree.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as WordSection
from docx.shared import Mm
from lxml import etree

from exporters.blocks import FOOT_EDGE, Align, Document, PageSetup, Paragraph, Rule, Section, Table
from exporters.printable import printable
from exporters.styles import PAGE_NUMBER, outer_number
from exporters.word_contents import field
from exporters.word_styles import StyleBook, chinese_theme, font_table, prepare_styles
from exporters.word_text import paragraph, runs, text_block
from model.exchange import NAMESPACE, bookmark_name, dump_exact

PROGRAM = "政务公开标准目录编辑器"
_BODY = ("body", "here")  # the processing instruction that marks where the text goes
_MARK = b"<?body here?>"
_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')
_DATA_ID = "{6B1F0F5C-3D0E-4C55-9C1B-7B8C0D2A5E11}"  # names the custom part, as Word expects; any GUID will do
_UNUSED_PARTS = ("thumbnail", "stylesWithEffects", "numbering", "customXml", "webSettings")


def skeleton(document: Document, styles: StyleBook) -> tuple[WordFile, list[str]]:
    """An empty Word file with the document's sections, and each section's properties as text."""
    file = docx.Document()
    prepare_styles(file)
    for relations in (file.part.package.rels, file.part.rels):
        for name in [name for name, rel in relations.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
            del relations[name]
    for _ in document.sections[1:]:
        file.add_section(WD_SECTION.NEW_PAGE)
    sides = any(section.setup.outer_numbers for section in document.sections)
    file.settings.odd_and_even_pages_header_footer = sides
    for word_section, section in zip(file.sections, document.sections, strict=True):
        _set_up(word_section, section, styles, sides=sides)
    body = file.element.body
    properties = [
        _DECLARATION.sub("", etree.tostring(found, encoding="unicode")) for found in body.iter(qn("w:sectPr"))
    ]
    for child in list(body):
        body.remove(child)
    body.append(etree.ProcessingInstruction(*_BODY))
    return file, properties


def _set_up(word_section: WordSection, section: Section, styles: StyleBook, *, sides: bool) -> None:
    setup = section.setup
    word_section.page_width, word_section.page_height = Mm(setup.width), Mm(setup.height)
    word_section.orientation = WD_ORIENT.LANDSCAPE if setup.width > setup.height else WD_ORIENT.PORTRAIT
    word_section.top_margin, word_section.bottom_margin = Mm(setup.top), Mm(setup.bottom)
    word_section.left_margin, word_section.right_margin = Mm(setup.left), Mm(setup.right)
    word_section.header_distance, word_section.footer_distance = (
        Mm(max(setup.top - 12, 8)),
        Mm(max(setup.bottom - 13, 8)),
    )
    word_section.gutter = 0
    _fill_edges(word_section, section, styles, sides=sides)


def _fill_edges(word_section: WordSection, section: Section, styles: StyleBook, *, sides: bool) -> None:
    """Running heads and page numbers. With ``sides`` even pages have parts of their own; Word reads them for all."""
    setup = section.setup
    first = bool(section.running or section.foot)
    word_section.different_first_page_header_footer = first
    odd, even = (_page_number(setup, styles, align) for align in (Align.RIGHT, Align.LEFT))
    running = _running(section, styles)
    parts = [(word_section.footer, odd), (word_section.header, running)]
    if sides:
        parts += [(word_section.even_page_footer, even), (word_section.even_page_header, running)]
    if first:
        foot = odd
        if section.foot:
            word_section.footer_distance = Mm(FOOT_EDGE)
            foot = "".join(text_block(line, styles, setup) for line in section.foot if isinstance(line, Rule))
        parts += [(word_section.first_page_footer, foot), (word_section.first_page_header, "<w:p/>")]
    for part, content in parts:
        part.is_linked_to_previous = False
        _fill(part._element, content)


def _page_number(setup: PageSetup, styles: StyleBook, side: Align) -> str:
    style = styles.style(outer_number(side) if setup.outer_numbers else PAGE_NUMBER)
    if not setup.page_numbers:
        return paragraph("", style)
    content = ""
    for part in re.split(r"(\{pages?\})", setup.page_label):
        if part in ("{page}", "{pages}"):
            content += field("PAGE" if part == "{page}" else "NUMPAGES", runs("1"))
        else:
            content += runs(part)
    return paragraph(content, style)


def _running(section: Section, styles: StyleBook) -> str:
    """The head of the pages after a section's first, as Word's page header."""
    said = [block for block in section.running if isinstance(block, Paragraph)]
    return "".join(paragraph(runs(block.text), styles.style(block.style)) for block in said) or "<w:p/>"


def _fill(element: etree._Element, content: str) -> None:
    for child in list(element):
        element.remove(child)
    holder = parse_xml(f"<w:hdr {nsdecls('w')}>{content}</w:hdr>")
    for child in list(holder):
        element.append(child)


def finish(file: WordFile, document: Document, styles: StyleBook) -> None:
    """Styles, fonts, settings, properties, and the part that lets the rows come back."""
    styles.write(file)
    _language(file)
    package = file.part.package
    for rel in file.part.rels.values():
        if rel.reltype == RELATION.FONT_TABLE:
            rel.target_part._blob = font_table()
        elif rel.reltype == RELATION.THEME:
            rel.target_part._blob = chinese_theme(rel.target_part.blob)
    for rel in package.rels.values():
        if rel.reltype == RELATION.EXTENDED_PROPERTIES:
            rel.target_part._blob = _application(document)
    _describe(file, document)
    if document.info is not None:
        data = Part(PackURI("/customXml/item1.xml"), "application/xml", row_origins(document), package)
        file.part.relate_to(data, RELATION.CUSTOM_XML)
        described = Part(
            PackURI("/customXml/itemProps1.xml"),
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            _data_properties(),
            package,
        )
        data.relate_to(described, RELATION.CUSTOM_XML_PROPS)


def _language(file: WordFile) -> None:
    settings = file.settings.element
    for name in ("w:savePreviewPicture", "w:rsids", "w:proofState", "w:shapeDefaults"):
        for found in settings.findall(qn(name)):
            settings.remove(found)
    for found in settings.findall(qn("w:themeFontLang")):
        found.set(qn("w:eastAsia"), "zh-CN")
    for found in settings.findall(qn("w:zoom")):
        found.set(qn("w:percent"), "100")
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), "15")  # anything lower shows 兼容模式 in the title bar


def _describe(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    author = printable(document.author)[:255]  # the most that a property may hold
    properties.title, properties.author = printable(document.title)[:255], author
    properties.last_modified_by, properties.comments = author, ""
    properties.language, properties.keywords = "zh-CN", ""
    if document.info is not None:
        properties.created = properties.modified = document.info.taken_at


def _application(document: Document) -> bytes:
    company = escape(printable(document.author))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{PROGRAM}</Application><Company>{company}</Company></Properties>"
    ).encode()


def row_origins(document: Document) -> bytes:
    """The custom part that names the entry of every row (docs/decisions/0030-files-that-come-back.md)."""
    info = "" if document.info is None else document.info.dump()
    parts = [f'<?xml version="1.0" encoding="UTF-8"?><catalogue xmlns="{NAMESPACE}" info={quoteattr(info)}>']
    rows = 0
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    for table in tables:
        if table.info is None:
            continue
        parts.append(f"<area info={quoteattr(table.info.dump())}>")
        for origin in table.origins:
            rows += 1
            name, uid = quoteattr(bookmark_name(origin.uid, rows)), quoteattr(printable(origin.uid))
            exact = escape(dump_exact(origin.exact))
            parts.append(f'<entry bookmark={name} uid={uid} status="{origin.status}">{exact}</entry>')
        parts.append("</area>")
    return "".join((*parts, "</catalogue>")).encode()


def _data_properties() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        f'<ds:datastoreItem ds:itemID="{_DATA_ID}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def write_package(file: WordFile, body: Iterable[str], target: Path) -> None:
    """Write the file with the body in its place. Whatever ``body`` raises passes through."""
    empty = io.BytesIO()
    file.save(empty)
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                before, after = data.split(_MARK)
                with package.open(item.filename, "w") as part:
                    _stream(part, before, body, after)
            else:
                package.writestr(item.filename, data)


def _stream(part: IO[bytes], before: bytes, body: Iterable[str], after: bytes) -> None:
    part.write(before)
    for piece in body:
        part.write(piece.encode("utf-8"))
    part.write(after)
