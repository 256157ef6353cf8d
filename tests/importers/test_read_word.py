"""Word documents → one sheet a table, as a reader of the paper sees it."""

from pathlib import Path

import pytest

from importers.files import read_file
from importers.office.word_numbering import chinese
from model.errors import UserError
from model.exchange import NAMESPACE, FileInfo, bookmark_name, dump_exact
from tests.helpers.office_files import docx, docx_parts, package, paragraph, word_cell, word_row, word_table
from tests.helpers.sheet_pictures import drawn, picture, pictures

SPAN_2 = '<w:gridSpan w:val="2"/>'
START = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def read(path: Path, body: str, **more: str) -> str:
    return pictures(read_file(docx(path / "a.docx", body, **more)))


def test_spans_merges_and_the_words_around(tmp_path: Path) -> None:
    table = word_table(
        word_row(word_cell("序号", START), word_cell("公开事项", SPAN_2), word_cell("公开内容", START)),
        word_row(word_cell("", ON), "一级事项", "二级事项", word_cell("", ON)),
        word_row("1", word_cell("行政许可", START), "甲", "丙"),
        word_row("2", word_cell("", ON), "乙", "丁"),
    )
    second = word_table(word_row("序号", "名称"), word_row("1", "戊"))
    body = (
        paragraph("（一）公共法律服务")
        + table
        + paragraph("（二）财政预决算")
        + paragraph(" ")
        + second
        + paragraph("注：略。")
    )
    assert read(tmp_path, body) == drawn("""
        [表格 1]
        above: （一）公共法律服务
        1 | 序号 | 公开事项 |  | 公开内容
        2 |  | 一级事项 | 二级事项
        3 | 1 | 行政许可 | 甲 | 丙
        4 | 2 |  | 乙 | 丁
        merged: A1:A2 B1:C1 D1:D2 B3:B4
        [表格 2]
        above: （二）财政预决算
        1 | 序号 | 名称
        2 | 1 | 戊
        below: 注：略。
    """)


def test_tracked_changes_are_settled(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    deleted = "<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>"
    changed = f"<w:tc><w:p>{deleted}<w:ins w:id='2'>{run.format('新')}</w:ins>{run.format('词')}</w:p></w:tc>"
    moved = (
        f"<w:tc><w:p><w:moveFrom>{run.format('走')}</w:moveFrom><w:moveTo>{run.format('来')}</w:moveTo></w:p></w:tc>"
    )
    gone = word_row("3", "删").replace("<w:tr>", "<w:tr><w:trPr><w:del w:id='9'/></w:trPr>")
    added = word_row("4", "增").replace("<w:tr>", "<w:tr><w:trPr><w:ins w:id='8'/></w:trPr>")
    assert read(tmp_path, word_table(word_row("1", changed), word_row("2", moved), gone, added)) == drawn("""
        [表格 1]
        1 | 1 | 新词
        2 | 2 | 来
        3 | 4 | 增
        remark: 有 1 行在修订中标为删除，没有读取。
        remark: 文档带有修订：插入的文字已采用，删除的文字没有读取。
    """)


def test_content_controls_at_every_level(tmp_path: Path) -> None:
    wrap = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = wrap.format("<w:r><w:t>甲</w:t></w:r>")
    inline = f"<w:tc><w:p>{run}</w:p></w:tc>"
    block = f"<w:tc>{wrap.format(paragraph('乙'))}</w:tc>"
    row = wrap.format(word_row("3", wrap.format(word_cell("丙"))))
    table = word_table(word_row("1", inline), word_row("2", block), row)
    assert read(tmp_path, wrap.format(table)) == drawn("""
        [表格 1]
        1 | 1 | 甲
        2 | 2 | 乙
        3 | 3 | 丙
    """)


def test_breaks_tabs_symbols_boxes_and_reading_aids(tmp_path: Path) -> None:
    def cell_of(runs: str) -> str:
        return f"<w:tc><w:p>{runs}</w:p></w:tc>"

    data = "<w:ffData><w:checkBox><w:default w:val='{}'/></w:checkBox></w:ffData>"
    box = f"<w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r>"
    ruby = "<w:ruby><w:rt><w:r><w:t>zhèng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>政</w:t></w:r></w:rubyBase></w:ruby>"
    table = word_table(
        word_row(
            cell_of("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/></w:r>"),
            cell_of("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>政府网站</w:t></w:r>"),
            cell_of("<w:r><w:rPr><w:rFonts w:ascii='Wingdings 2'/></w:rPr><w:t>R£√</w:t></w:r>"),
            cell_of(box.format(1) + "<w:r><w:t>是</w:t></w:r>" + box.format(0) + "<w:r><w:t>否</w:t></w:r>"),
            cell_of(f"<w:r>{ruby}</w:r><w:r><w:t>务</w:t></w:r>"),
            cell_of("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>见</w:t></w:r>"),
        )
    )
    assert read(tmp_path, table).splitlines()[1:] == [
        "1 | 甲↵乙\t丙- | ☑政府网站 | ☑□√ | ■是□否 | 政务 | 见",
        "remark: 文档中有设为隐藏的文字，没有读取。",
    ]


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    numbering = (
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
        "</w:abstractNum><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='2'/>"
        "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl></w:abstractNum>"
        "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF06E;'/>"
        "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num><w:num w:numId='4'><w:abstractNumId w:val='0'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )

    def numbered(identity: int, text: str = "", level: int = 0) -> str:
        properties = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{identity}'/></w:numPr></w:pPr>"
        return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"

    def row(*paragraphs: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{each}</w:tc>" for each in paragraphs) + "</w:tr>"

    table = word_table(
        row(numbered(1), paragraph("甲"), numbered(3, "政府网站") + numbered(3, "公示栏")),
        row(numbered(1), numbered(1, "子项", 1), paragraph("")),
        row(numbered(1), numbered(1, "子项", 1), paragraph("")),
    )
    second = word_table(row(numbered(4), paragraph("乙"), paragraph("")))
    body = numbered(2, "公共法律服务") + table + numbered(2, "财政预决算") + second
    assert read(tmp_path, body, numbering=numbering) == drawn("""
        [表格 1]
        above: （二）公共法律服务
        1 | 1 | 甲 | ■政府网站↵■公示栏
        2 | 2 | 2.1子项
        3 | 3 | 3.1子项
        [表格 2]
        above: （三）财政预决算
        1 | 1 | 乙
    """)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2026, "二千零二十六"),
        (0, "零"),
    ],
)
def test_chinese_numbers(value: int, text: str) -> None:
    assert chinese(value) == text


def test_tables_in_tables(tmp_path: Path) -> None:
    """A real table inside a layout cell is a table of its own; a small one stays in its cell."""
    inner = word_table(word_row("序号", "名称", "内容"), word_row("1", "甲", "乙"))
    small = word_table(word_row("丙", "丁"))
    outer = word_table(
        f"<w:tr><w:tc>{paragraph('标题')}{inner}{paragraph('')}</w:tc><w:tc>{paragraph('戊')}{small}</w:tc></w:tr>"
    )
    assert read(tmp_path, outer) == drawn("""
        [表格 1]
        1 | 标题↵ | 戊↵丙 丁
        [表格 2]
        above: 标题
        1 | 序号 | 名称 | 内容
        2 | 1 | 甲 | 乙
    """)


def test_tables_and_titles_in_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    content = paragraph("框中标题") + word_table(word_row("序号", "名称"))
    choice, fallback = (f"<mc:{name}>{box.format(content)}</mc:{name}>" for name in ("Choice", "Fallback"))
    both = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    in_cell = f"<w:tc><w:p><w:r>{both.replace(content, paragraph('框中字'))}</w:r></w:p></w:tc>"
    body = f"<w:p><w:r>{both}</w:r></w:p>" + word_table(word_row("1", in_cell))
    assert read(tmp_path, body) == drawn("""
        [表格 1]
        above: 框中标题
        1 | 序号 | 名称
        [表格 2]
        1 | 1 | ↵框中字
    """)


def test_borders_a_hairs_breadth_apart_make_no_column(tmp_path: Path) -> None:
    """WPS cuts the grid anew where a clerk dragged a border in some rows only."""
    table = word_table(
        word_row(word_cell("序号", SPAN_2), word_cell("名称"), word_cell("内容")),
        word_row(word_cell("1"), word_cell("甲", SPAN_2), word_cell("乙")),
        grid=[700, 60, 2000, 3000],
    )
    assert read(tmp_path, table) == drawn("""
        [表格 1]
        1 | 序号 | 名称 | 内容
        2 | 1 | 甲 | 乙
    """)


def test_indented_rows_and_old_style_merges(tmp_path: Path) -> None:
    indented = word_row("乙", "丙").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    old = word_row(word_cell("标", '<w:hMerge w:val="restart"/>'), word_cell("题", "<w:hMerge/>"), word_cell("丁"))
    assert read(tmp_path, word_table(word_row("甲", "子", "丑"), indented, old)) == drawn("""
        [表格 1]
        1 | 甲 | 子 | 丑
        2 |  | 乙 | 丙
        3 | 标↵题 |  | 丁
        merged: A3:B3
    """)


def test_reviewers_comments(tmp_path: Path) -> None:
    noted = "<w:tc><w:p><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id='7'/></w:r></w:p></w:tc>"
    comments = "<w:comment w:id='7'><w:p><w:r><w:t>依据不全</w:t></w:r></w:p></w:comment>"
    assert (
        read(tmp_path, word_table(word_row("1", noted)), comments=comments).splitlines()[-1] == "comment B1: 依据不全"
    )


def own_document(path: Path, first_row: int, exact: str) -> Path:
    """A document as our exporter marks it: a bookmark in each entry's row, the rest in a custom XML part."""
    marks = [bookmark_name("a" * 32, 1), bookmark_name("b" * 32, 2)]
    rows = [word_row("序号", "名称")] * first_row
    for number, mark in enumerate(marks, 1):
        bookmark = f"<w:p><w:bookmarkStart w:id='{number}' w:name='{mark}'/><w:bookmarkEnd w:id='{number}'/>"
        rows.append(word_row(str(number), f"事项{number}").replace("<w:p>", bookmark, 1))
    parts = docx_parts(word_table(*rows))
    info = FileInfo.load('{"taken_at": "2026-11-21T09:00:00", "kind": "standard", "area": "legal"}')
    assert info is not None
    parts["customXml/item1.xml"] = (
        f'<catalogue xmlns="{NAMESPACE}"><area info=\'{info.dump()}\'><entry bookmark="{marks[0]}" uid="{"a" * 32}" '
        f'status="draft">{exact}</entry></area></catalogue>'
    )
    return package(path / "a.docx", parts)


def test_our_own_documents_bring_their_identities_back(tmp_path: Path) -> None:
    exact = dump_exact({"name": ("0123", "值")})
    path = own_document(tmp_path, 2, exact)
    info = '{"taken_at": "2026-11-21T09:00:00", "kind": "standard", "area": "legal", "area_label": ""}'
    assert picture(read_file(path)[0]) == drawn(f"""
        [表格 1]
        1 | 序号 | 名称 | {info}
        2 | 序号 | 名称 | 唯一标识 | 状态 | 原值
        3 | 1 | 事项1 | {"a" * 32} | 草拟 | {exact}
        4 | 2 | 事项2 | {"b" * 32}
        hidden columns: C D E
    """)


def test_a_one_row_header_leaves_no_room_above_the_headings(tmp_path: Path) -> None:
    rows = read_file(own_document(tmp_path, 1, ""))[0].rows
    assert rows[0][2:5] == ("唯一标识", "状态", "原值")
    assert FileInfo.load(rows[0][5]) is not None


def test_a_template_filled_by_an_office_system(tmp_path: Path) -> None:
    """Word 2003's XML under the name of .doc: lower-case merges, labels of lists, the header inside the body."""
    head = (
        "<w:sectPr><w:hdr w:type='odd'>"
        + paragraph("页眉")
        + word_table(word_row("密级", "公开"))
        + "</w:hdr></w:sectPr>"
    )
    label = "<w:tc><w:p><w:pPr><w:listPr><wx:t wx:val='1.'/></w:listPr></w:pPr></w:p></w:tc>"
    rows = (
        word_row("序号", word_cell("名称", "<w:vmerge w:val='restart'/>")),
        word_row(label, word_cell("", "<w:vmerge/>")),
    )
    names = "xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml' xmlns:wx='urn:wx'"
    body = f"<w:body><wx:sect>{head}{paragraph('标题')}{word_table(*rows)}</wx:sect></w:body>"
    begin = "<?xml version='1.0'?><?mso-application progid='Word.Document'?>"
    text = f"{begin}<w:wordDocument {names}>{body}</w:wordDocument>"
    (tmp_path / "a.doc").write_text(text, encoding="utf-8")
    assert pictures(read_file(tmp_path / "a.doc")) == drawn("""
        [表格 1]
        above: 标题
        1 | 序号 | 名称
        2 | 1.
        merged: B1:B2
        remark: 文件名以 .doc 结尾，内容其实是“XML 格式的 Word 文档”，已按内容读取。
    """)


def test_a_document_without_tables_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="里没有表格，只有文字"):
        read_file(docx(tmp_path / "a.docx", paragraph("关于政务公开工作的通知")))
