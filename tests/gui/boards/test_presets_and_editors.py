"""Presets kept, renamed, deleted; every editor shows what a design says and gives it back; odd files are sentences."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QToolButton,
    QWidget,
)

from exporters.board_design import BoardDesign
from exporters.board_options import BoardOptions
from exporters.board_presets import load_presets
from exporters.board_privacy import personal_numbers
from gui.boards.board_dialog import BoardDialog
from gui.boards.emblem_editor import EmblemEditor
from gui.boards.options_panel import OptionsPanel
from gui.boards.preset_bar import PresetBar
from gui.boards.privacy_model import PrivacyModel
from gui.boards.style_cards import StyleCards
from gui.boards.thumbnails import PageModel
from gui.printing.layout import Pages
from model import places
from tests.gui.boards.conftest import MakeDesigner, at_rest
from tests.helpers.boards import snapshot_of
from tests.helpers.printed import sample_catalogue
from tests.helpers.windows import answering, find, press, settle, type_text

FULL = BoardDesign(
    kind="overview",
    areas=("legal",),
    categories=("援助",),
    statuses=("draft", "approved"),
    tiers=("县级",),
    boards_only=True,
    period="month",
    changed_only=True,
    paper="95x60cm",
    tile="A4",
    margin=20.0,
    columns=2.0,
    distance=2.0,
    title="公开",
    unit="县局",
    first_day="2026-11-01",
    last_day="2026-11-30",
    rhythm="及时更新",
    enquiry="8400001",
    supervision="12345",
    signature=("监委会", "主任"),
    print_day=False,
    code_text="https://a.cn",
    code_caption="扫一扫",
    search_note="在网站查",
    style="contrast",
    emblem_place="right",
    emblem_size="large",
)


def answer(text: str) -> object:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(text)
        dialog.accept()

    return act


def menu_action(dialog: BoardDialog, name: str) -> None:
    menu = find(dialog, QToolButton, "board_preset_more").menu()
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def save_as(dialog: BoardDialog, name: str) -> None:
    with answering(answer(name)):
        QTest.mouseClick(find(dialog, QWidget, "board_preset_save"), Qt.MouseButton.LeftButton)


def test_the_panel_shows_every_choice_and_gives_it_back(designer: MakeDesigner) -> None:
    panel = designer().panel
    panel.show_design(FULL)
    assert panel.design() == FULL
    panel.show_design(BoardDesign())
    assert panel.design() == BoardDesign()


@pytest.mark.parametrize("paper", ["A4", "8开", "240x120cm", "33x44cm", "91.4cmxauto", "2000x900mm"])
def test_any_paper_is_shown_and_given_back(designer: MakeDesigner, paper: str) -> None:
    panel = designer().panel
    panel.show_design(BoardDesign(paper=paper))
    assert panel.design().paper == paper


def test_a_board_of_any_size_is_typed(designer: MakeDesigner) -> None:
    dialog = designer()
    dialog.panel.setCurrentIndex(1)
    names = find(dialog, QComboBox, "board_paper_name")
    names.setCurrentIndex(names.findData("own"))
    names.activated.emit(names.currentIndex())
    find(dialog, QDoubleSpinBox, "board_paper_width").setValue(150)
    find(dialog, QDoubleSpinBox, "board_paper_height").setValue(80)
    at_rest(dialog)
    assert dialog.desk.preview.pages is not None
    assert dialog.desk.preview.pages.largest == (1500, 800)


def test_days_are_ticked_and_chosen(designer: MakeDesigner) -> None:
    dialog = designer()
    dialog.panel.go_to("first_day")
    QTest.keyClick(find(dialog, QWidget, "board_first_day_given"), Qt.Key.Key_Space)
    find(dialog, QDateEdit, "board_first_day_day").setDate(find(dialog, QDateEdit, "board_first_day_day").date())
    at_rest(dialog)
    assert dialog.panel.design().first_day
    assert "公示时间" in "".join(text.text for text in dialog.desk.preview.pages.page(0).texts)  # type: ignore[union-attr]


def test_groups_are_ticked_in_a_list(designer: MakeDesigner) -> None:
    dialog = designer()
    drop = find(dialog, QListWidget, "board_categories_list")
    drop.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.panel.design().categories == (drop.item(0).text(),)
    at_rest(dialog)


def test_signature_words_are_written_with_any_sign_between_them(designer: MakeDesigner) -> None:
    dialog = designer()
    line = find(dialog, QLineEdit, "board_signature")
    line.clear()
    type_text(line, "审核，监督；签字、")
    assert dialog.panel.design().signature == ("审核", "监督", "签字")
    line.clear()
    assert dialog.panel.design().signature == ()


def test_a_preset_is_saved_used_changed_and_used_again(designer: MakeDesigner) -> None:
    dialog = designer()
    dialog.show_design(FULL)
    save_as(dialog, "村务公开栏 A3横")
    assert load_presets().find("村务公开栏 A3横") == FULL
    names = find(dialog, QComboBox, "board_presets")
    assert names.currentText() == "村务公开栏 A3横"
    dialog.show_design(BoardDesign(paper="A4"))
    assert names.currentText() == "村务公开栏 A3横 *"
    names.activated.emit(names.currentIndex())
    assert dialog.panel.design() == FULL
    assert names.currentText() == "村务公开栏 A3横"


def test_presets_of_one_name_are_replaced_only_when_asked(designer: MakeDesigner) -> None:
    dialog = designer()
    save_as(dialog, "甲")
    save_as(dialog, "乙")
    dialog.show_design(FULL)
    with answering(lambda met: answer("甲")(met) if isinstance(met, QInputDialog) else press("answer_1")(met)):  # type: ignore[operator]
        QTest.mouseClick(find(dialog, QWidget, "board_preset_save"), Qt.MouseButton.LeftButton)
    assert load_presets().find("甲") != FULL
    with answering(lambda met: answer("甲")(met) if isinstance(met, QInputDialog) else press("answer_0")(met)):  # type: ignore[operator]
        QTest.mouseClick(find(dialog, QWidget, "board_preset_save"), Qt.MouseButton.LeftButton)
    assert load_presets().find("甲") == FULL


def test_presets_are_renamed_and_deleted(designer: MakeDesigner) -> None:
    dialog = designer()
    save_as(dialog, "甲")
    with answering(answer("村口")):
        menu_action(dialog, "board_preset_rename")
    assert list(load_presets().designs) == ["村口"]
    with answering(press("answer_1")):
        menu_action(dialog, "board_preset_remove")
    assert list(load_presets().designs) == ["村口"], "Esc keeps it"
    with answering(press("answer_0")):
        menu_action(dialog, "board_preset_remove")
    assert not load_presets().designs
    assert not find(dialog, QToolButton, "board_preset_more").isEnabled()


def test_a_name_that_is_none_is_refused(designer: MakeDesigner) -> None:
    dialog = designer()
    with answering(lambda met: answer("　")(met) if isinstance(met, QInputDialog) else met.reject()) as met:  # type: ignore[operator]
        QTest.mouseClick(find(dialog, QWidget, "board_preset_save"), Qt.MouseButton.LeftButton)
    assert len(met) == 2
    assert not load_presets().designs
    assert isinstance(dialog.findChild(PresetBar), PresetBar)


def test_an_emblem_comes_onto_the_pages_and_goes(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer()
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#00A000"))
    picture.save(str(tmp_path / "徽.png"))
    editor = find(dialog, QWidget, "board_emblem")
    assert isinstance(editor, EmblemEditor)
    editor.take(tmp_path / "徽.png")
    at_rest(dialog)
    assert dialog.desk.preview.pages is not None
    assert any(hasattr(item, "data") for item in dialog.desk.preview.pages.page(0).items)
    (tmp_path / "文字.png").write_text("不是图片", encoding="utf-8")
    with answering(lambda met: met.reject()) as met:
        editor.take(tmp_path / "文字.png")
        settle(lambda: bool(met))
    assert editor.value() == str(tmp_path / "徽.png"), "what is no picture is not taken"
    QTest.mouseClick(find(dialog, QWidget, "board_emblem_clear"), Qt.MouseButton.LeftButton)
    assert dialog.panel.design().emblem == ""


def test_an_emblem_that_is_gone_is_a_sentence(designer: MakeDesigner, tmp_path: Path) -> None:
    dialog = designer()
    dialog.show_design(BoardDesign(emblem=str(tmp_path / "没有了.png")))
    settle(lambda: not find(dialog, QWidget, "board_accept").isEnabled())
    assert dialog.desk.preview.pages is None


def test_an_own_design_shows_as_it_is_edited(designer: MakeDesigner) -> None:
    places.board_styles().mkdir(parents=True)
    own = places.board_styles() / "县里.toml"
    own.write_text('label = "县里的"\n', encoding="utf-8")
    dialog = designer()
    cards = find(dialog, QWidget, "board_style")
    assert isinstance(cards, StyleCards)
    assert find(cards, QToolButton, "board_style_县里").text() == "县里的"
    own.write_text('label = "县里的"\nbase = 900\n', encoding="utf-8")
    faults = find(cards, QLabel, "board_style_faults")
    settle(lambda: "base 的值" in faults.text())
    own.write_text('label = "改好的"\n', encoding="utf-8")
    settle(lambda: not faults.text() and find(cards, QToolButton, "board_style_县里").text() == "改好的")


def test_models_keep_the_rules_of_qt(application: object) -> None:
    snapshot = snapshot_of([("legal", {"name": "甲", "content": "13897651234、13812345678"})])
    model = PrivacyModel(personal_numbers(snapshot, BoardOptions()), {})
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.index(row, 0).data() for row in range(2)] == ["请决定", "请决定"]
    assert model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    model.decide([1], False)
    assert [model.index(row, 0).data() for row in range(2)] == ["遮盖", "照印"]
    assert "138****1234" in model.index(0, 4).data()
    assert "13812345678" in model.index(1, 4).data()
    model.decide([1], None)
    assert model.undecided == 1
    pages = Pages(sample_catalogue(60))
    strip = PageModel()
    QAbstractItemModelTester(strip, QAbstractItemModelTester.FailureReportingMode.Fatal)
    strip.show_pages(pages, 1.0)
    pages.count()
    strip.follow()
    assert strip.rowCount() == pages.known > 2
    strip.show_pages(None, 1.0)
    assert strip.rowCount() == 0


def test_panel_without_areas_and_groups_still_works(designer: MakeDesigner) -> None:
    dialog = designer()
    panel = OptionsPanel(dialog.ground, dialog)
    panel.show_design(BoardDesign(areas=("gone",), categories=("没有",), tiers=("村级",)))
    assert panel.design() == BoardDesign(), "words of other catalogues are passed over"
