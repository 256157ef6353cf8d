"""The command palette: what is found by which words, what Enter does, why a line is grey."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QPushButton

from gui.action_kinds import Need
from gui.comfort.matching import rank, words_of
from gui.comfort.offers import REASONS, Offer, OfferKind
from gui.comfort.palette import PaletteDialog
from gui.comfort.palette_list import OFFER_ROLE, OfferModel
from gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import answering, compose, find, settle, table_picture, type_text


def lines(dialog: QDialog) -> list[Offer]:
    model = find(dialog, QListView, "palette_list").model()
    return [model.index(row, 0).data(OFFER_ROLE) for row in range(model.rowCount())]


def ask(window: MainWindow, query: str, downwards: int = 0) -> list[Offer]:
    """Open the palette, type, go down so many lines, press Enter; what was listed."""
    listed: list[Offer] = []

    def act(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "palette_line")
        type_text(line, query)
        listed.extend(lines(dialog))
        for _ in range(downwards):
            QTest.keyClick(line, Qt.Key.Key_Down)
        QTest.keyClick(line, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.reject()

    with answering(act):
        window.actions_table["palette"].trigger()
    settle()
    return listed


@pytest.mark.parametrize(
    ("title", "query", "place"),
    [
        ("导出", "导出", 0),
        ("立即备份", "备份", 1),
        ("导出", "dc", 2),
        ("立即备份", "bf", 3),
        ("立即备份", "校验", 4),
        ("查找和替换", "cz th", 3),
    ],
)
def test_parts_and_initials_fit_and_the_closest_is_best(title: str, query: str, place: int) -> None:
    found = rank(title, words_of(query), "备份后自动校验")
    assert found is not None
    assert found[0] == place


def test_every_word_must_fit() -> None:
    assert rank("立即备份", words_of("备份 xyz")) is None
    assert rank("立即备份", words_of("  ")) == (0, 0)


def test_an_action_is_found_by_initials_and_done(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    assert ask(window, "xzsx")[0].title == "新增事项"
    assert table_picture(window.parts.table, "事项名称") == "  甲\n> -\n  乙"


def test_an_entry_is_reached_by_its_name(open_window: OpenWindow) -> None:
    window = open_window("法律援助服务", "人民调解", "公证办理")
    listed = ask(window, "rmtj")
    assert [(offer.kind, offer.title) for offer in listed] == [
        (OfferKind.ENTRY, "人民调解"),
        (OfferKind.SEARCH, "在表格中搜索“rmtj”"),
    ]
    assert table_picture(window.parts.table, "事项名称") == "  法律援助服务\n> 人民调解\n  公证办理"


def test_what_is_not_in_a_name_is_searched_in_the_table(open_window: OpenWindow) -> None:
    window = open_window("法律援助服务", "人民调解")
    ask(window, "国务院令第711号")
    assert window.parts.search.text() == "国务院令第711号"
    assert window.parts.status.findChild(QLabel, "status_entries").text() == "2 项"


def test_an_area_is_shown(open_window: OpenWindow) -> None:
    window = open_window("甲")
    ask(window, "公共文化")
    assert window.session.entry_list is not None
    assert window.session.entry_list.scope.area == "culture"


def test_a_recent_catalogue_is_opened(open_window: OpenWindow, tmp_path: Path) -> None:
    new_catalogue(tmp_path / "财政局.gkml", "预算").close()
    window = open_window("甲")
    window.settings.add_recent(tmp_path / "财政局.gkml")
    listed = ask(window, "czj")
    assert listed[0].kind is OfferKind.CATALOGUE
    assert window.session.workspace is not None
    assert window.session.workspace.catalogue.path.name == "财政局.gkml"


def test_without_a_catalogue_grey_lines_say_why(empty_window: MainWindow) -> None:
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        type_text(find(dialog, QLineEdit, "palette_line"), "导出")
        QTest.keyClick(find(dialog, QLineEdit, "palette_line"), Qt.Key.Key_Return)
        said.append(find(dialog, QLabel, "palette_reason").text())
        assert dialog.isVisible()
        assert not find(dialog, QPushButton, "palette_accept").isEnabled()
        dialog.reject()

    with answering(act):
        empty_window.actions_table["palette"].trigger()
    assert said == ["现在不能执行：需要先打开目录。"]


def test_nothing_found_is_said(empty_window: MainWindow) -> None:
    def act(dialog: QDialog) -> None:
        find(dialog, QLineEdit, "palette_line").setText("没有这种命令")
        assert find(dialog, QLabel, "palette_reason").text().startswith("没有找到")
        dialog.reject()

    with answering(act):
        empty_window.actions_table["palette"].trigger()


def test_a_composition_of_an_input_method_is_not_searched(open_window: OpenWindow) -> None:
    window = open_window("法律援助服务")

    def act(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "palette_line")
        everything = len(lines(dialog))
        compose(line, "fa'lv")
        assert len(lines(dialog)) == everything
        compose(line, "", "法律")
        assert [offer.title for offer in lines(dialog)] == ["法律援助服务", "公共法律服务", "在表格中搜索“法律”"]
        dialog.reject()

    with answering(act):
        window.actions_table["palette"].trigger()


def test_every_need_has_a_reason_and_the_list_is_a_sound_model(empty_window: MainWindow) -> None:
    assert set(REASONS) == set(Need)
    offers = [Offer(OfferKind.AREA, "甲", "3 项", "area", lambda: None), Offer(OfferKind.AREA, "乙", "", "", int)]
    model = OfferModel(empty_window)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(offers, "甲")
    model.show(offers[:1], "")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "领域，甲，3 项"
    tester.deleteLater()


def test_a_click_takes_the_line(theme: object) -> None:
    taken: list[str] = []
    offers = [
        Offer(OfferKind.ACTION, "甲", "文件", "", lambda: taken.append("甲")),
        Offer(OfferKind.ACTION, "乙", "文件", "", lambda: taken.append("乙")),
    ]
    dialog = PaletteDialog(offers, lambda _query: ())
    dialog.show()
    view = find(dialog, QListView, "palette_list")
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not dialog.isVisible()
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.title == "乙"
    dialog.deleteLater()
