"""Word files: valid, complete, alike in Word, WPS and LibreOffice, and with the entries' identity."""

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from exporters.blocks import (
    Align,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Paragraph,
    Rule,
    Section,
    SignatureLine,
    Spacer,
    Table,
    TableCell,
    TextStyle,
)
from exporters.catalogue_report import build
from exporters.options import ExportOptions
from exporters.printable import printable
from exporters.styles import FONTS
from exporters.word import write_word
from model.exchange import NAMESPACE, FileInfo, load_exact
from model.progress import Cancelled, silent
from model.snapshot import Snapshot
from tests.exporters.word_parts import W, body_texts, grid, matches_reference, misplaced, part, tables
from tests.helpers.snapshots import entry, snapshot, starter


def exported(folder: Path, held: Snapshot, **options: object) -> Path:
    path = folder / "目录.docx"
    write_word(build(held, ExportOptions(**options)), path, silent)  # type: ignore[arg-type]
    return path


def small() -> Snapshot:
    return snapshot(
        entry(
            1,
            category="法治宣传",
            name="法律知识普及服务",
            content="普法动态；\n讲师团信息",
            channels="政府网站；公示栏",
        ),
        entry(2, category="法治宣传", name="法治文化 <A&B>", audience="全社会；学生"),
        entry(3, category="法律援助", name="法律援助服务"),
    )


def test_the_table_is_as_the_reference(tmp_path: Path) -> None:
    (table,) = tables(exported(tmp_path, small(), cover=False, notes=False))
    assert matches_reference(table, "word_table.xml")


def test_the_table_says_what_it_should(tmp_path: Path) -> None:
    (table,) = tables(exported(tmp_path, small(), cover=False, notes=False))
    head, leaves, *rows = grid(table)
    assert head[:4] == ["序号", "公开事项", "←", "公开内容（要素）"]
    assert leaves[:4] == ["↑", "一级事项", "二级事项", "↑"]
    assert [row[:3] for row in rows] == [
        ["1", "法治宣传", "法律知识普及服务"],
        ["2", "↑", "法治文化 <A&B>"],
        ["3", "法律援助", "法律援助服务"],
    ]
    assert [row[8:] for row in rows] == [
        ["√", "", "√", "", "√", ""],
        ["√", "学生", "√", "", "√", ""],
        ["√", "", "√", "", "√", ""],
    ]


def test_every_part_keeps_the_schema_s_order(tmp_path: Path) -> None:
    path = exported(tmp_path, starter())
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        for name in names:
            assert misplaced(etree.fromstring(package.read(name))) == [], name
    assert {"word/document.xml", "word/styles.xml", "word/fontTable.xml"} <= set(names)


def test_header_rows_repeat_and_rows_stay_whole_where_they_fit(tmp_path: Path) -> None:
    held = snapshot(entry(1), entry(2, content="很长的内容\n" * 90))
    (table,) = tables(exported(tmp_path, held, cover=False, notes=False))
    rows = list(table.iterchildren(f"{W}tr"))
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert repeated == [True, True, False, False]
    assert whole == [True, True, True, False]


def test_columns_are_fixed_and_fill_the_paper(tmp_path: Path) -> None:
    for table in tables(exported(tmp_path, starter(["legal", "tax"]), cover=False, notes=False)):
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == pytest.approx(380 / 25.4 * 1440, abs=20)
        for row in table.iter(f"{W}tr"):
            assert sum(int(width.get(f"{W}w")) for width in row.iter(f"{W}tcW")) == sum(widths)


def test_official_fonts_everywhere_and_no_theme_fonts(tmp_path: Path) -> None:
    path = exported(tmp_path, small())
    official = {role.name for role in FONTS.values()}
    fonts = list(part(path, "word/styles.xml").iter(f"{W}rFonts"))
    assert {font.get(f"{W}eastAsia") for font in fonts} <= official
    assert not [name for font in fonts for name in font.attrib if name.endswith("Theme")]
    described = {font.get(f"{W}name") for font in part(path, "word/fontTable.xml")}
    assert described == official
    theme = part(path, "word/theme/theme1.xml")
    assert {font.get("typeface") for font in theme.iter("{*}latin", "{*}ea")} == {FONTS["body"].name}


def test_every_style_is_defined_once(tmp_path: Path) -> None:
    path = exported(tmp_path, starter())
    styles = part(path, "word/styles.xml")
    names = [style.find(f"{W}name").get(f"{W}val") for style in styles.iter(f"{W}style")]
    assert len(names) == len(set(names))
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                used = {style.get(f"{W}val") for style in etree.fromstring(package.read(name)).iter(f"{W}pStyle")}
                assert used <= known, name


def test_contents_have_page_fields_that_are_filled_already(tmp_path: Path) -> None:
    path = exported(tmp_path, starter(["tax", "legal"]))
    root = part(path, "word/document.xml")
    fields = ["".join(found.itertext()).split() for found in root.iter(f"{W}instrText")]
    assert {found[0] for found in fields} == {"PAGEREF"}
    targets = {found[1] for found in fields}
    assert targets == {
        mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart") if "_Toc" in mark.get(f"{W}name")
    }
    lines = [text for text in body_texts(path) if "目录" in text and text[-1].isdigit()]
    assert [line.rstrip("0123456789") for line in lines] == [
        "（一）税收管理领域政务公开标准目录", "（二）公共法律服务领域政务公开标准目录",
    ]  # fmt: skip
    assert [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")] == ["begin", "separate", "end"] * 3
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert set(links) == targets


def test_sections_carry_paper_heads_and_page_numbers(tmp_path: Path) -> None:
    document = docx.Document(str(exported(tmp_path, starter(["tax", "legal"]))))
    papers = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]
    assert papers == [(210, 297), (210, 297), (420, 297), (420, 297), (210, 297)]
    feet = ["".join(p.text for p in s.footer.paragraphs) for s in document.sections]
    assert feet == ["", "— 1 —", "— 1 —", "— 1 —", "— 1 —"]
    legal = document.sections[3]
    assert legal.different_first_page_header_footer
    assert "".join(p.text for p in legal.first_page_header.paragraphs) == ""
    assert "".join(p.text for p in legal.first_page_footer.paragraphs) == "— 1 —"
    assert legal.header.paragraphs[0].text == "格尔木市政务公开标准目录　公共法律服务领域政务公开标准目录（续）"


def test_properties_say_whose_it_is(tmp_path: Path) -> None:
    properties = docx.Document(str(exported(tmp_path, small()))).core_properties
    assert (properties.title, properties.author) == ("格尔木市政务公开标准目录", "格尔木市司法局")
    assert (properties.comments, properties.language) == ("", "zh-CN")
    assert properties.created.replace(tzinfo=None) == small().taken_at


def test_rows_carry_their_entries_out_of_sight(tmp_path: Path) -> None:
    path = exported(tmp_path, small())
    root = part(path, "customXml/item1.xml")
    assert root.tag == f"{{{NAMESPACE}}}catalogue"
    (area,) = root
    info = FileInfo.load(area.get("info"))
    assert info is not None
    assert (info.area, info.taken_at) == ("legal", small().taken_at)
    told = {one.get("bookmark"): (one.get("uid"), one.get("status"), load_exact(one.text or "")) for one in area}
    marks = [
        [mark.get(f"{W}name") for mark in row.iter(f"{W}bookmarkStart")]
        for row in tables(path)[0].iterchildren(f"{W}tr")
    ]
    assert marks[:2] == [[], []]
    assert [told[name][:2] for (name,) in marks[2:]] == [(f"{n:032x}", "draft") for n in (1, 2, 3)]
    assert {key for _, _, exact in told.values() for key in exact} == set()
    ids = [mark.get(f"{W}id") for mark in part(path, "word/document.xml").iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_odd_uids_still_make_good_bookmarks(tmp_path: Path) -> None:
    held = replace(small(), entries=tuple(replace(one, uid=f"导入 “{one.id}” & <其他>") for one in small().entries))
    path = exported(tmp_path, held)
    assert [one.get("uid") for one in part(path, "customXml/item1.xml")[0]] == [one.uid for one in held.entries]


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    word = "]]></w:t></w:r><?body here?>&amp;\x00\x08\x1b\ufffe<!-- -->{pages}\t制表\u2028行😀𠀀"
    held = snapshot(entry(1, name=word, category=word, content=word, x_a=word))
    held = replace(held, settings=replace(held.settings, unit=word, title=word, contact=word))
    path = exported(tmp_path, held)
    shown = "]]></w:t></w:r><?body here?>&amp;<!-- -->{pages}制表行😀𠀀"
    (row,) = list(grid(tables(path)[0]))[2:]
    assert [row[1], row[2], row[3]] == [shown] * 3
    assert shown in body_texts(path)
    assert docx.Document(str(path)).core_properties.author == printable(word)


def test_every_block_has_a_shape_in_word(tmp_path: Path) -> None:
    look = TextStyle(font="kai", size=12, bold=True, color="#C00000", fill="#FFFF00", space_before=3, align=Align.RIGHT)
    blocks = [
        Heading("第一部分"),
        Heading("自定样式", 2, look),
        Paragraph("正文\n第二行\t制表", look),
        Rule(2.0, "#FF0000", 6.0),
        Spacer(12.0),
        Table((50.0, 50.0), [[TableCell("甲", fill="#EEEEEE"), TableCell("乙")]], leading=frozenset({0})),
        Table((50.0, 50.0), [[TableCell("宽", column_span=2), None]]),
        PageBreak(),
        SignatureLine(("初审", "复审")),
    ]
    path = tmp_path / "块.docx"
    section = Section(PageSetup(), blocks, opening=[Paragraph("开头")], closing=[Paragraph("结尾")])
    write_word(Document("块", [section, Section(PageSetup(297, 210), [])]), path, silent)
    assert misplaced(part(path, "word/document.xml")) == misplaced(part(path, "word/styles.xml")) == []
    texts = body_texts(path)
    assert texts == ["开头", "第一部分", "自定样式", "正文第二行制表", "", "", "", "初审：复审：", "", ""]
    assert len(tables(path)) == 3
    foot = tables(path)[-1]
    assert list(grid(foot)) == [["结尾"]]
    assert foot.find(f"{W}tblPr/{W}tblpPr").get(f"{W}tblpYSpec") == "bottom"
    document = docx.Document(str(path))
    assert [section.orientation for section in document.sections] == [0, 1]


def test_cancel_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "目录.docx"
    path.write_bytes(b"old")

    def cancel(done: int, total: int, what: str) -> None:
        if what == "写入文件":
            raise Cancelled

    with pytest.raises(Cancelled):
        write_word(build(small(), ExportOptions()), path, cancel)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("目录.docx", b"old")]
