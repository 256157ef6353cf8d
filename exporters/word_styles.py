"""The styles, fonts and settings of a Word file: official fonts everywhere, no theme fonts, nothing left over.

Each look of the document becomes one named paragraph style, so that a clerk can change all table text at once.
Word, WPS and LibreOffice should break lines alike: no hanging punctuation, no extra room between Chinese and digits.
"""

import re
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exporters.blocks import Align, Heading, TextStyle
from exporters.styles import FONTS, heading_style

_JUSTIFY = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_ALIGN_NAMES = {Align.LEFT: "左", Align.CENTER: "中", Align.RIGHT: "右", Align.JUSTIFY: "齐"}
_KEPT = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"}
_TYPESETTING = (
    '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
)
_THEME_FONT = re.compile(rb'(<a:(?:latin|ea) typeface=)"[^"]*"')


class StyleBook:
    """Turns text styles into Word's paragraph styles, one for each look, and collects them."""

    def __init__(self) -> None:
        self._ids: dict[tuple[TextStyle, int], str] = {}

    def style(self, look: TextStyle) -> str:
        """The id of the paragraph style of that look."""
        return self._ids.setdefault((look, 0), f"Look{len(self._ids) + 1}")

    def heading(self, block: Heading) -> str:
        """The id of a heading's style: Word's own heading of that level, or one with its outline level."""
        look = heading_style(block.level) if block.style is None else block.style
        own = f"Heading{min(block.level, 3)}" if block.style is None else f"Look{len(self._ids) + 1}"
        return self._ids.setdefault((look, block.level), own)

    def contents_line(self, look: TextStyle) -> str:
        """The id of the style of an entry of the contents, which Word calls TOC 1."""
        return self._ids.setdefault((look, -1), "TOC1")

    def write(self, file: WordFile) -> None:
        """Add the styles to the file. Call after the last look was asked for."""
        root = file.styles.element
        for (look, level), name in self._ids.items():
            root.append(parse_xml(_paragraph_style(name, look, level)))


def _paragraph_style(name: str, look: TextStyle, level: int) -> str:
    """A style definition; the elements stand in the order the schema demands."""
    built_in = {"TOC1": "toc 1", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3"}.get(name)
    shown = built_in or _style_name(look) + (f" {level}级标题" if level > 0 else "")
    custom = "" if built_in else ' w:customStyle="1"'
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level > 0 else ""
    keep = "<w:keepNext/>" if level > 0 else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{name}"{custom}>'
        f'<w:name w:val={quoteattr(shown)}/><w:basedOn w:val="Normal"/><w:uiPriority w:val="39"/><w:qFormat/>'
        f"<w:pPr>{keep}{_shade(look)}{_TYPESETTING}{_spacing(look)}{_indent(look)}"
        f'<w:jc w:val="{_JUSTIFY[look.align]}"/>{outline}</w:pPr>'
        f"<w:rPr>{run_properties(look)}</w:rPr></w:style>"
    )


def _style_name(look: TextStyle) -> str:
    bold = " 粗" if look.bold else ""
    return f"目录 {FONTS[look.font].name} {look.size:g}{bold} {_ALIGN_NAMES[look.align]}{_variant(look)}"


def _variant(look: TextStyle) -> str:
    """What else tells two looks apart: style names must differ."""
    said = []
    sides = (("缩", look.indent_chars), ("左", look.left_chars), ("右", look.right_chars), ("字", look.letter_spacing))
    said += [f"{word}{number:g}" for word, number in sides if number]
    if look.line_height:
        said.append(f"行{look.line_height:g}")
    if look.space_before or look.space_after:
        said.append(f"距{look.space_before:g}-{look.space_after:g}")
    said += [colour.lstrip("#") for colour in (look.color if look.color != "#000000" else "", look.fill) if colour]
    return "".join(f" {word}" for word in said)


def run_properties(look: TextStyle) -> str:
    """Font, weight, colour and size, in the schema's order."""
    name = quoteattr(FONTS[look.font].name)
    bold = "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    size = round(look.size * 2)
    spacing = f'<w:spacing w:val="{round(look.letter_spacing * 20)}"/>' if look.letter_spacing else ""
    return (
        f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>{bold}"
        f'<w:color w:val="{look.color.lstrip("#")}"/>{spacing}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _shade(look: TextStyle) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill.lstrip("#")}"/>' if look.fill else ""


def _spacing(look: TextStyle) -> str:
    before, after = round(look.space_before * 20), round(look.space_after * 20)
    line = f'w:line="{round(look.line_height * 20)}" w:lineRule="exact"' if look.line_height else 'w:line="240"'
    return f'<w:spacing w:before="{before}" w:after="{after}" {line}/>'


def _indent(look: TextStyle) -> str:
    sides = [("left", look.left_chars), ("right", look.right_chars)]
    sides.append(("firstLine" if look.indent_chars >= 0 else "hanging", abs(look.indent_chars)))
    said = "".join(
        f' w:{side}Chars="{round(chars * 100)}" w:{side}="{round(chars * look.size * 20)}"'
        for side, chars in sides
        if chars
    )
    return f"<w:ind{said}/>" if said else '<w:ind w:firstLine="0"/>'


def prepare_styles(file: WordFile) -> None:
    """Keep the few base styles of the template, in the official body font and in Chinese."""
    root = file.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    defaults.getparent().replace(defaults, parse_xml(_defaults()))
    for fonts in list(root.iter(qn("w:rFonts"))):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
    for link in list(root.iter(qn("w:link"))):
        link.getparent().remove(link)


def _defaults() -> str:
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{run_properties(TextStyle())}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def font_table() -> bytes:
    """The part that tells Word and WPS what to take where a font is missing."""
    fonts = ""
    for role in {role.name: role for role in FONTS.values()}.values():
        family = "roman" if role.serif else "swiss"
        others = quoteattr(",".join(role.fallbacks[:2]))
        fonts += (
            f"<w:font w:name={quoteattr(role.name)}><w:altName w:val={others}/>"
            f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
        )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def chinese_theme(theme: bytes) -> bytes:
    """The theme with the official fonts, for programs that look there first."""
    name = FONTS["body"].name.encode()
    return _THEME_FONT.sub(lambda found: found.group(1) + b'"' + name + b'"', theme)
