"""Copied rows: what a spreadsheet and a word processor get."""

import csv
import io
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from gui.main_window import MainWindow
from gui.row_copy import as_html, as_tsv
from importers.clipboard import read_clipboard


def test_copying_selected_rows(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("甲", "乙", "丙")
    table = window.parts.table
    assert table.entries is not None
    table.set_columns_shown(["@status", "name", "channels"])
    table.select(table.entries.ids[1:])
    window.actions_table["copy_rows"].trigger()
    clipboard = QGuiApplication.clipboard().mimeData()
    assert clipboard.text().replace("\r\n", "\n") == (
        "状态\t领域\t事项名称\t公开渠道\n"
        "草拟\t公共法律服务\t乙\t政府网站；政务服务中心\n"
        "草拟\t公共法律服务\t丙\t政府网站；政务服务中心\n"
    )
    assert clipboard.html().count("<tr>") == 3


def test_words_that_look_like_formulas_stay_words() -> None:
    assert as_tsv([["=1+1", "-见附件", "+86", "@all", "1-2"]]) == "'=1+1\t'-见附件\t'+86\t'@all\t1-2\r\n"
    html = as_html(["甲"], [["=1+1"]])
    assert '<td style="mso-number-format:\'\\@\'" sdnum="0;0;@">=1+1</td>' in html, "Excel and LibreOffice keep text"


def test_html_is_escaped_and_breaks_are_kept() -> None:
    html = as_html(["<b>"], [["甲&乙\n丙"]])
    assert "&lt;b&gt;" in html
    assert '甲&amp;乙<br style="mso-data-placement:same-cell">丙' in html, "Excel would go on in the next row"
    assert read_clipboard(html, "")[0].text(1, 0) == "甲&乙\n丙"


cells = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from('\t\n"'), max_size=12).filter(
    lambda text: text[:1] not in ("=", "+", "-", "@")
)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_spreadsheet_reads_back_what_was_copied(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(as_tsv(rows), newline=""), dialect="excel-tab"))
    assert read == rows
