"""HTML tables and what is copied from Excel, WPS, Word and web pages."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from importers.clipboard import read_clipboard
from importers.files import read_file
from importers.html import sheets_of_html
from model.errors import UserError
from tests.helpers.sheet_pictures import drawn, picture, pictures

HEAD = "<tr><th rowspan=2>序号</th><th colspan=2>公开事项</th></tr><tr><th>一级</th><th>二级</th></tr>"


def test_spans_lines_and_marks() -> None:
    page = f"""
        <html><head><title>目录</title><style>td {{color:red}}</style></head><body><nav>首页 &gt; 公开</nav>
        <h1>公共法律服务领域<br>标准目录</h1><script>var a="<table>"</script>
        <TABLE><caption>单位：司法局</caption>{HEAD}
        <tr><td>1<td rowspan=0>行政
          许可<td><p>甲</p><div>1.机构<br>2.<b>地</b>址</div><ul><li>乙</ul>
        <tr style="display: none"><td>2<td><input type=checkbox checked>政府网站 <input type="checkbox">公示栏
        <ruby>政<rp>(</rp><rt>zhèng</rt></ruby>&nbsp;务</table>
        <footer>版权所有</footer></body></html>
    """
    assert pictures(sheets_of_html(page)) == drawn("""
        [表格 1]
        above: 首页 > 公开
        above: 公共法律服务领域
        above: 标准目录
        above: 单位：司法局
        1 | 序号 | 公开事项
        2 |  | 一级 | 二级
        3 | 1 | 行政 许可 | 甲↵1.机构↵2.地址↵乙
        4*| 2 |  | ■政府网站 □公示栏 政\xa0务
        below: 版权所有
        merged: A1:A2 B1:C1 B3:B4
    """)


def test_layout_tables_are_looked_through() -> None:
    data = f"<table>{HEAD}<tr><td>1<td>甲<td>乙</table>"
    page = f"<table><tr><td>菜单</td><td><table><tr><td>标题<br>{data}</td></tr></table></td></tr></table><p>底部</p>"
    assert pictures(sheets_of_html(page)) == drawn("""
        [表格 1]
        above: 菜单
        above: 标题
        1 | 序号 | 公开事项
        2 |  | 一级 | 二级
        3 | 1 | 甲 | 乙
        below: 底部
        merged: A1:A2 B1:C1
    """)


def test_a_small_table_in_a_cell_stays_there() -> None:
    page = "<table><tr><td>1</td><td>甲<table><tr><td>乙</td><td>丙</td></tr></table></td><td>丁</td></tr></table>"
    assert sheets_of_html(page)[0].rows == [("1", "甲\n乙 丙", "丁")]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gbk">', "gb18030"),
        ("", "utf-8"),
        ("", "utf-16"),
        ("", "gb18030"),
        ("<meta charset='big5'>", "big5"),
    ],
)
def test_charsets(tmp_path: Path, head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><table><tr><td>公共</td><td>文化</td></tr></table></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert read_file(tmp_path / "a.html")[0].rows == [("公共", "文化")]


def test_a_workbook_saved_as_a_single_web_file(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "目录"
    message.set_content("只有文字")
    for name in ("甲", "乙"):
        message.add_attachment(
            f"<html><body><table><tr><td>{name}</td></tr></table></body></html>".encode("gb18030"),
            maintype="text", subtype="html", params={"charset": "gb2312"},
        )  # fmt: skip
    (tmp_path / "a.mht").write_bytes(bytes(message))
    assert [sheet.rows for sheet in read_file(tmp_path / "a.mht")] == [[("甲",)], [("乙",)]]


def test_a_page_of_frames_says_where_its_tables_are(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("<html><frameset rows='*'><frame src='a.files/sheet001.htm'></frameset></html>")
    with pytest.raises(UserError, match="只是多个网页文件的目录，表格在旁边的文件夹里"):
        read_file(tmp_path / "a.xls")


def test_clipboard_of_a_spreadsheet() -> None:
    """Excel's own: a Windows head, a fragment, line breaks inside cells, merged cells."""
    html = (
        "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001000\r\nStartFragment:0000000141\r\nSourceURL:file:///a\r\n"
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body><table><!--StartFragment--><col width=64>"
        "<tr height=19><td rowspan=2>1</td><td>甲<br style='mso-data-placement:same-cell'>乙</td></tr>"
        "<tr><td>丙</td></tr>"
        "<!--EndFragment--></table></body></html>"
    )
    assert pictures(read_clipboard(html, '1\t"甲\n乙"\n\t丙\n')) == drawn("""
        [剪贴板]
        1 | 1 | 甲↵乙
        2 |  | 丙
        merged: A1:A2
    """)


def test_pictures_set_in_symbol_fonts() -> None:
    """Word writes a ticked box as a letter in Wingdings."""
    html = (
        "<table><tr><td><span style='font-family:Wingdings;mso-ascii-font-family:Arial'><span>þ</span></span>"
        "政府网站</td><td><font face='Wingdings 2'>R£</font>R</td>"
        "<td style='font-family:\"Wingdings 2\"'>R</td></tr></table>"
    )
    assert sheets_of_html(html)[0].rows == [("☑政府网站", "☑□R", "☑")]


def test_clipboard_of_plain_text() -> None:
    sheets = read_clipboard("", '1\t"甲\n乙"\tA,B\r\n2\t丙\r\n')
    assert picture(sheets[0]) == drawn("""
        [剪贴板]
        1 | 1 | 甲↵乙 | A,B
        2 | 2 | 丙
    """)


def test_clipboard_of_words_in_html_is_taken_as_text() -> None:
    assert read_clipboard("<p>政府<b>网站</b></p>", "政府网站")[0].rows == [("政府网站",)]


def test_clipboard_with_several_tables() -> None:
    html = "<table><tr><td>甲</td></tr></table><p>乙</p><table><tr><td>丙</td></tr></table>"
    assert [(sheet.file, sheet.name, sheet.rows) for sheet in read_clipboard(html, "")] == [
        ("剪贴板", "剪贴板 1", [("甲",)]),
        ("剪贴板", "剪贴板 2", [("丙",)]),
    ]


@pytest.mark.parametrize(
    ("html", "text"), [("", ""), ("<table><tr><td> </td></tr></table>", "\r\n"), ("<img>", "\t\t")]
)
def test_an_empty_clipboard_says_so(html: str, text: str) -> None:
    with pytest.raises(UserError, match="剪贴板里没有文字或表格"):
        read_clipboard(html, text)
