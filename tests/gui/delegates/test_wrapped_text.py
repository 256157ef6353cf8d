"""Cells: few lines, the last one elided, nothing that is not in the text; and painting that never fails."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

from gui.delegates.entry_delegate import EntryDelegate
from gui.delegates.wrapped_text import broken
from gui.item_models.columns import columns_of
from gui.theme import light
from model.fields import STANDARD
from model.text import strip_controls
from tests.gui.item_models.test_entry_table_model import make_model
from tests.helpers.catalogues import new_catalogue

TEXT = "自信息形成或者变更之日起20个工作日内公开，法律、法规另有规定的，从其规定。"


@pytest.fixture(scope="module")
def font_key(application: QApplication) -> str:
    return application.font().toString()


def test_text_is_broken_into_the_lines_that_fit(font_key: str) -> None:
    metrics = QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance("一二三四五六七八九十")
    for count in (1, 2, 4):
        lines = broken(TEXT, width, count, font_key)
        assert len(lines) == count
        assert all(metrics.horizontalAdvance(line) <= width for _, line in lines)
    assert broken(TEXT, width, 2, font_key)[1][1].endswith("…")
    assert broken("短", width, 2, font_key) == ((0, "短"),)
    assert broken("第一行\n第二行", width, 2, font_key) == ((0, "第一行"), (4, "第二行"))
    assert broken("第一行\n第二行\n第三行", 9 * width, 1, font_key) == ((0, "第一行 第二行 第三行"),)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80).map(strip_controls), width=st.integers(1, 300), count=st.sampled_from([1, 2, 4]))
def test_lines_are_pieces_of_the_text(text: str, width: int, count: int) -> None:
    lines = broken(text, width, count, QFont().toString())
    assert len(lines) <= count
    for start, line in lines:
        piece = line.rstrip("…")
        assert text.replace("\n", " ")[start : start + len(piece)].replace("\u2028", " ") == piece or "…" in line


def paint_cell(query: str, selected: bool, folder: Path) -> QImage:
    with new_catalogue(folder / f"{query or 'none'}-{selected}.gkml", "预算公开") as catalogue:
        model = make_model(catalogue)
        model.set_ids(catalogue.ids())
        owner = QWidget()
        delegate = EntryDelegate(owner)
        delegate.query = query
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 200, 48)
        option.palette = QApplication.palette()
        option.font = QApplication.font()
        option.fontMetrics = QFontMetrics(option.font)
        if selected:
            option.state |= QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Active
        picture = QImage(200, 48, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        keys = [column.key for column in columns_of(STANDARD.fields)]
        delegate.paint(painter, option, model.index(0, keys.index("name")))
        painter.end()
        return picture


def has_colour(picture: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


@pytest.mark.usefixtures("theme")
def test_what_the_search_found_is_marked(tmp_path: Path) -> None:
    assert has_colour(paint_cell("预算", False, tmp_path), light().found)
    assert has_colour(paint_cell("ysgk", False, tmp_path), light().found)
    assert not has_colour(paint_cell("决算", False, tmp_path), light().found)
    assert not has_colour(paint_cell("", False, tmp_path), light().found)
    assert has_colour(paint_cell("", True, tmp_path), light().selection)
