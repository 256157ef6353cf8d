"""The letter's and the flow charts' parts of the export dialog: filled, changed, remembered, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QTabWidget, QTreeWidget

from exporters.flow_templates import ACTIVE, MOST_STEPS, ON_REQUEST, flow_template, original_template, own_template
from exporters.letters import LetterFacts
from exporters.options import FlowCharts, LetterPart
from gui.dialogs.export import ExportDialog
from gui.dialogs.export_choices import ExportChoices
from gui.dialogs.export_letter import LetterForm
from gui.dialogs.flow_steps import FlowStepsDialog
from gui.main_window import MainWindow
from gui.widgets.growing_text import GrowingText
from model.records import CatalogueSettings
from tests.exporters.word_parts import body_texts
from tests.gui.conftest import OpenWindow
from tests.gui.test_words import described, is_anonymous, own_widgets
from tests.helpers.windows import find, settle

SETTINGS = CatalogueSettings(unit="市司法局", title="市司法局政务公开标准目录")
FACTS = LetterFacts(SETTINGS, 2, 30, datetime(2026, 11, 21))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURE_CATALOGUE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def form(application: object) -> Iterator[LetterForm]:
    made = LetterForm(FACTS, {})
    made.show()
    yield made
    made.deleteLater()


def write(form: LetterForm, name: str, text: str) -> None:
    field = find(form, QLineEdit, f"letter_{name}")
    field.clear()
    QTest.keyClicks(field, text)


def choose(combo: QComboBox, word: str) -> None:
    combo.setCurrentIndex(combo.findData(word))
    combo.activated.emit(combo.currentIndex())


class TestLetterForm:
    def test_it_is_filled_from_the_template(self, form: LetterForm) -> None:
        assert find(form, QLineEdit, "letter_mark").text() == "市司法局文件"
        assert "涉及2个领域，共30个公开事项" in find(form, GrowingText, "letter_body").text()
        assert form.words() == {}
        assert not find(form, QPushButton, "letter_again").isEnabled()

    def test_only_what_the_clerk_changes_is_kept(self, form: LetterForm) -> None:
        write(form, "number", "SF12")
        find(form, GrowingText, "letter_title").setPlainText("第一行\n第二行")
        assert form.words() == {"number": "SF12", "title": "第一行\n第二行"}
        form.set_facts(replace(FACTS, entries=31))
        assert "共31个公开事项" in find(form, GrowingText, "letter_body").text()
        assert find(form, QLineEdit, "letter_number").text() == "SF12"

    def test_words_written_back_are_unchanged_again(self, form: LetterForm) -> None:
        before = find(form, QLineEdit, "letter_recipient").text()
        write(form, "recipient", "X")
        assert form.words() == {"recipient": "X"}
        field = find(form, QLineEdit, "letter_recipient")
        field.setText(before)
        field.textEdited.emit(before)
        assert form.words() == {}

    def test_another_kind_has_words_of_its_own(self, form: LetterForm) -> None:
        write(form, "number", "A1")
        choose(find(form, QComboBox, "letter_kind"), "submission")
        assert find(form, QLineEdit, "letter_mark").text() == "市司法局"
        assert not find(form, QLineEdit, "letter_printer").isVisibleTo(form)
        assert form.words() == {}
        choose(find(form, QComboBox, "letter_kind"), "notice")
        assert form.words() == {"number": "A1"}
        find(form, QPushButton, "letter_again").click()
        assert form.words() == {}
        assert find(form, QLineEdit, "letter_number").text() == "×政〔2026〕×号"

    def test_it_tells_what_is_not_said_yet(self, form: LetterForm) -> None:
        labels = [label.text() for label in form.findChildren(QLabel) if label.property("look") == "warning"]
        assert labels == ["还没写明（×）：发文字号"]
        write(form, "number", "12")
        assert not any(
            label.isVisibleTo(form) for label in form.findChildren(QLabel) if label.property("look") == "warning"
        )

    def test_another_unit_begins_anew(self, form: LetterForm) -> None:
        write(form, "number", "A1")
        write(form, "date", "2026")
        kept = form.remember()
        same = LetterForm(FACTS, kept)
        assert same.words() == {"number": "A1"}  # a day is not remembered
        other = LetterForm(replace(FACTS, settings=replace(SETTINGS, unit="市财政局")), kept)
        assert other.words() == {}
        for strange in ({"kind": 3}, {"unit": "市司法局", "words": {"notice": 5, "x": {}}}, {"words": "no"}):
            assert LetterForm(FACTS, strange).words() == {}


class TestExport:
    def dialog(self, window: MainWindow, selected: list[int]) -> ExportDialog:
        work = window.session.workspace
        assert work is not None
        dialog = ExportDialog(work.catalogue, "", window.settings, window.runner, window, selected=selected)
        dialog.show()
        return dialog

    def test_the_letter_is_previewed_and_written(self, open_window: OpenWindow, tmp_path: Path) -> None:
        window = open_window("甲", "乙")
        dialog = self.dialog(window, [])
        choices = dialog.findChild(ExportChoices)
        letter = dialog.findChild(LetterForm)
        assert choices is not None
        assert letter is not None
        assert not letter.isVisibleTo(dialog.findChild(QTabWidget, "export_tabs").widget(2))
        choose(find(dialog, QComboBox, "option_letter"), LetterPart.ALONE.value)
        write(letter, "mark", "JU")
        settle(lambda: dialog.preview.pages is not None and dialog.preview.pages.count() < 3)
        assert dialog.preview.pages is not None
        assert dialog.preview.pages.page(0).texts[0].text == "JU"
        assert choices.stem("目录").endswith("的通知")
        dialog.write(tmp_path / "通知.docx")
        settle(lambda: not window.runner.busy)
        assert next(text for text in body_texts(tmp_path / "通知.docx") if text) == "JU"
        dialog.done(0)
        again = self.dialog(window, [])
        assert find(again, QComboBox, "option_letter").currentData() == LetterPart.ALONE.value
        assert find(again, QLineEdit, "letter_mark").text() == "JU"
        find(again, QRadioButton, "format_xlsx").click()  # a workbook holds no letter: the catalogue is written
        found = again.findChild(ExportChoices)
        assert found is not None
        assert found.options().letter is LetterPart.NONE
        assert not again.findChild(QTabWidget, "export_tabs").isTabVisible(2)
        again.done(0)

    def test_charts_of_the_selection(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙")
        work = window.session.workspace
        assert work is not None
        first = work.catalogue.ids()[0]
        dialog = self.dialog(window, [first])
        choose(find(dialog, QComboBox, "option_flow_charts"), FlowCharts.CHOSEN.value)
        choices = dialog.findChild(ExportChoices)
        assert choices is not None
        assert (choices.options().flow_charts, choices.options().charted) == (FlowCharts.CHOSEN, frozenset({first}))
        dialog.done(0)

    def test_without_a_selection_it_cannot_be_chosen(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        window.settings.set_choices("export", {"options": {"flow_charts": "chosen"}})
        dialog = self.dialog(window, [])
        combo = find(dialog, QComboBox, "option_flow_charts")
        assert combo.currentData() == FlowCharts.NONE.value
        item = combo.model().index(combo.findData(FlowCharts.CHOSEN.value), 0)
        assert not combo.model().flags(item) & Qt.ItemFlag.ItemIsEnabled
        dialog.done(0)


def test_tab_goes_down_the_letter_s_page(open_window: OpenWindow) -> None:
    window = open_window("甲")
    dialog = TestExport().dialog(window, [])
    choose(find(dialog, QComboBox, "option_letter"), LetterPart.FIRST.value)
    dialog.findChild(QTabWidget, "export_tabs").setCurrentIndex(2)
    seen = []
    widget = find(dialog, QComboBox, "option_letter")
    for _ in range(40):
        if widget.isVisibleTo(dialog) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName():
            seen.append(widget.objectName())
        widget = widget.nextInFocusChain()
    wanted = ["option_letter", "letter_kind", "letter_mark", "letter_number", "letter_signed_by", "letter_title"]
    assert [name for name in seen if name in wanted] == wanted
    dialog.done(0)


class TestSteps:
    @pytest.fixture
    def dialog(self, application: object) -> Iterator[FlowStepsDialog]:
        made = FlowStepsDialog()
        made.show()
        yield made
        made.done(0)
        made.deleteLater()

    def first_lane(self, dialog: FlowStepsDialog) -> list[str]:
        lane = find(dialog, QTreeWidget, "flow_tree").topLevelItem(0)
        assert lane is not None
        return [lane.child(place).text(0) for place in range(lane.childCount())]

    def select(self, dialog: FlowStepsDialog, lane: int, step: int) -> None:
        tree = find(dialog, QTreeWidget, "flow_tree")
        top = tree.topLevelItem(lane)
        assert top is not None
        tree.setCurrentItem(top.child(step) if step >= 0 else top)

    def test_steps_are_moved_removed_and_added(self, dialog: FlowStepsDialog) -> None:
        self.select(dialog, 0, 0)
        assert not find(dialog, QPushButton, "flow_up").isEnabled()
        find(dialog, QPushButton, "flow_down").click()
        assert self.first_lane(dialog)[:2] == ["公开属性和保密审查", "形成或者获取信息"]
        find(dialog, QPushButton, "flow_remove").click()
        assert len(self.first_lane(dialog)) == 4
        for _ in range(MOST_STEPS):
            find(dialog, QPushButton, "flow_add").click()
        assert len(self.first_lane(dialog)) == MOST_STEPS
        assert not find(dialog, QPushButton, "flow_add").isEnabled()
        self.select(dialog, 0, -1)
        assert not find(dialog, QPushButton, "flow_remove").isEnabled()

    def test_saving_keeps_only_what_differs(self, dialog: FlowStepsDialog) -> None:
        tree = find(dialog, QTreeWidget, "flow_tree")
        lane = tree.topLevelItem(0)
        assert lane is not None
        lane.child(0).setText(0, "起草")
        find(dialog, QLineEdit, "flow_note").setText("本单位规定")
        find(dialog, QPushButton, "flow_steps_accept").click()
        saved = flow_template(ACTIVE)
        assert (saved.lanes[0].steps[0].title, saved.note) == ("起草", "本单位规定")
        assert saved.lanes[0].steps[0].who == "{公开主体}承办机构"
        assert len(saved.lanes[0].links) == len(original_template(ACTIVE).lanes[0].links)
        assert not own_template(ON_REQUEST).exists()

    def test_the_program_s_steps_come_back(self, dialog: FlowStepsDialog) -> None:
        self.select(dialog, 0, 0)
        find(dialog, QPushButton, "flow_remove").click()
        find(dialog, QPushButton, "flow_steps_original").click()
        assert len(self.first_lane(dialog)) == 5
        find(dialog, QPushButton, "flow_steps_accept").click()
        assert not own_template(ACTIVE).exists()

    def test_leaving_changes_nothing(self, dialog: FlowStepsDialog) -> None:
        self.select(dialog, 0, 0)
        find(dialog, QPushButton, "flow_remove").click()
        find(dialog, QPushButton, "flow_steps_reject").click()
        assert not own_template(ACTIVE).exists()

    def test_everything_has_a_name(self, dialog: FlowStepsDialog) -> None:
        assert [described(widget) for widget in own_widgets(dialog) if is_anonymous(widget)] == []

    def test_both_flows_are_kept_while_looking(self, dialog: FlowStepsDialog) -> None:
        self.select(dialog, 0, 0)
        find(dialog, QPushButton, "flow_remove").click()
        choose(find(dialog, QComboBox, "flow_which"), ON_REQUEST)
        assert self.first_lane(dialog)[0] == "提出申请"
        choose(find(dialog, QComboBox, "flow_which"), ACTIVE)
        assert len(self.first_lane(dialog)) == 4
