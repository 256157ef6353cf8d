"""The side tab 相关依据: it follows the entry, leads to others, adds what neighbours cite."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from gui.main_window import MainWindow
from gui.registers.basis_register import BasisRegister
from model.operations.entries import edit_entries
from tests.helpers.catalogues import picture
from tests.helpers.windows import catalogue_of, find, settle

OpenWindow = Callable[..., MainWindow]
BASES = (
    "《甲法》、《信访条例》（国务院令第431号）",
    "《甲法》、《乙法》",
    "《乙法》（某发〔2020〕1号）",
    "《丙法》",
)


def opened(window: MainWindow) -> MainWindow:
    catalogue = catalogue_of(window)
    values = {key: {"basis": text} for key, text in zip(catalogue.ids(), BASES, strict=True)}
    catalogue.run(edit_entries(values=values, label="准备"))
    window.parts.side.setCurrentWidget(window.parts.related)
    rest(window)
    return window


def rest(window: MainWindow) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    settle(lambda: workspace.citations.complete and not window.registers.related.waiting)


def cards(window: MainWindow) -> list[str]:
    """The cards as text: their lines, and in brackets what can be clicked."""
    found = []
    for card in window.parts.related.findChildren(QFrame):
        if card.objectName().startswith(("cited_", "missed_")) and not isinstance(card, QPushButton):
            lines = [label.text() for label in card.findChildren(QLabel)]
            links = [f"[{button.text()}]" for button in card.findChildren(QPushButton) if not button.isHidden()]
            found.append(" | ".join([*lines, *links]))
    return found


def test_it_shows_the_documents_of_the_entry_and_of_its_neighbours(open_window: OpenWindow) -> None:
    window = opened(open_window("甲", "乙", "丙", "丁"))
    assert cards(window) == [
        "《甲法》 | [另有 1 个事项引用]",
        "《信访条例》（国务院令第431号） | 2022年5月1日起失效，改引《信访工作条例》 | 目录里没有别的事项引用。",
        "《乙法》（某发〔2020〕1号） | 2 个同类事项引用 | [＋ 添加到本事项]",
    ]
    window.view.step(1)
    rest(window)
    assert cards(window)[0] == "《甲法》 | [另有 1 个事项引用]"
    assert len(cards(window)) == 2


def test_nothing_is_counted_before_the_tab_is_seen(open_window: OpenWindow) -> None:
    window = open_window("甲")
    workspace = window.session.workspace
    assert workspace is not None
    window.parts.table.select(catalogue_of(window).ids())
    settle()
    assert not workspace.citations.complete
    assert cards(window) == []


def test_adding_what_neighbours_cite_is_one_step(open_window: OpenWindow) -> None:
    window = opened(open_window("甲", "乙", "丙", "丁"))
    catalogue = catalogue_of(window)
    before = picture(catalogue)
    find(window.parts.related, QPushButton, "missed_0_add").click()
    rest(window)
    assert catalogue.entries(catalogue.ids())[0]["basis"] == f"{BASES[0]}；《乙法》（某发〔2020〕1号）"
    assert cards(window)[2] == "《乙法》（某发〔2020〕1号） | [另有 2 个事项引用]"
    window.actions_table["undo"].trigger()
    rest(window)
    assert picture(catalogue) == before
    assert "＋ 添加到本事项" in cards(window)[2]


def test_half_typed_text_is_kept_when_a_document_is_added(open_window: OpenWindow) -> None:
    window = opened(open_window("甲", "乙", "丙", "丁"))
    catalogue = catalogue_of(window)
    box = find(window.parts.form, QWidget, "text_basis")
    box.setPlainText("《新写的法》")  # type: ignore[attr-defined]
    find(window.parts.related, QPushButton, "missed_0_add").click()
    assert catalogue.entries(catalogue.ids())[0]["basis"] == "《新写的法》；《乙法》（某发〔2020〕1号）"


def test_a_link_leads_to_another_entry_and_its_field(open_window: OpenWindow) -> None:
    window = opened(open_window("甲", "乙", "丙", "丁"))
    catalogue = catalogue_of(window)
    find(window.parts.related, QPushButton, "cited_0_others").click()
    settle()
    assert "[乙 · 公共法律服务]" in cards(window)[0]
    find(window.parts.related, QPushButton, "cited_0_others").click()
    settle()
    assert "[乙 · 公共法律服务]" not in cards(window)[0], "a second click hides them"
    find(window.parts.related, QPushButton, f"cited_0_{catalogue.ids()[1]}").click()
    settle()
    assert window.parts.table.current_id() == catalogue.ids()[1]
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "text_basis"


def test_the_register_opens_at_the_document(open_window: OpenWindow) -> None:
    window = opened(open_window("甲", "乙", "丙", "丁"))
    window.view.step(1)
    rest(window)
    find(window.parts.related, QPushButton, "cited_1_others").click()
    catalogue = catalogue_of(window)
    catalogue.run(edit_entries(values={catalogue.ids()[3]: {"basis": "《乙的法》"}}, label="另一种写法"))
    rest(window)
    find(window.parts.related, QPushButton, "cited_1_others").click()
    settle()
    find(window.parts.related, QPushButton, "cited_1_register").click()
    register = window.findChild(BasisRegister)
    assert register is not None
    settle(lambda: register.complete)
    assert find(register, QLabel, "document_title").text() == "《乙法》"


def test_with_the_catalogue_it_is_emptied(open_window: OpenWindow) -> None:
    window = opened(open_window("甲", "乙", "丙", "丁"))
    window.actions_table["close"].trigger()
    settle()
    assert not window.parts.related.findChild(QWidget, "related_scroll").isVisible()
