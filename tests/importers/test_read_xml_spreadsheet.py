"""XML Spreadsheet 2003, as office systems export it under the name of .xls."""

from pathlib import Path

from importers.files import read_file
from tests.helpers.sheet_pictures import drawn, pictures

BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="目录"><Table>
  <Column ss:Width="50"/><Column ss:Hidden="1" ss:Span="1"/>
  <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">标题</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="Number">1</Data></Cell>
   <Cell ss:Index="3"><Data ss:Type="String">甲&#10;乙</Data><Comment><Data>请核对</Data></Comment></Cell></Row>
  <Row ss:Hidden="1"><Cell ss:MergeDown="1"><Data ss:Type="String">行政许可</Data></Cell>
   <Cell><Data ss:Type="DateTime">2026-11-21T00:00:00.000</Data></Cell></Row>
  <Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="空"><Table/></Worksheet>
</Workbook>"""


def test_an_office_systems_export(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text(BOOK, encoding="utf-8")
    assert pictures(read_file(tmp_path / "a.xls")) == drawn("""
        [目录]
        1 | 标题
        2 |
        3 | 1 |  | 甲↵乙
        4*| 行政许可 | 2026-11-21
        5 |  | TRUE
        merged: A1:C1 A4:A5
        hidden columns: B C
        comment C3: 请核对
        remark: 文件名以 .xls 结尾，内容其实是“XML 表格”，已按内容读取。
    """)
