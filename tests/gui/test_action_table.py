"""The table of actions: nothing twice, nothing that would break an input method, everything explained."""

import pytest
from PySide6.QtGui import QKeySequence

from gui.action_kinds import ActionRow, Menu, Need
from gui.action_table import ACTIONS
from gui.dialogs.shortcuts import shortcuts_html
from gui.main_window import MainWindow

_MODIFIERS = ("Ctrl+", "Alt+")


def test_ids_and_shortcuts_are_used_once() -> None:
    ids = [row.id for row in ACTIONS]
    keys = [QKeySequence(key).toString() for row in ACTIONS for key in row.shortcuts]
    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))
    assert "" not in keys, "a shortcut Qt does not understand"


@pytest.mark.parametrize("row", [row for row in ACTIONS if row.shortcuts], ids=lambda row: row.id)
def test_shortcuts_do_not_break_input_methods(row: ActionRow) -> None:
    for key in row.shortcuts:
        is_function_key = key.startswith("F") and key[1:].isdecimal()
        assert key.startswith(_MODIFIERS) or is_function_key or row.in_table


def test_accelerators_are_used_once_in_a_menu() -> None:
    for menu in Menu:
        for submenu in {row.submenu for row in ACTIONS if row.menu is menu}:
            rows = [row for row in ACTIONS if row.menu is menu and row.submenu == submenu]
            letters = [row.text.split("&")[1][0] for row in rows if "&" in row.text]
            assert len(letters) == len(set(letters)), f"{menu.value} {submenu}: {letters}"


def test_every_action_says_what_it_does() -> None:
    assert all(row.tip and row.text for row in ACTIONS)
    page = shortcuts_html()
    assert all(row.tip in page for row in ACTIONS if row.shortcuts)


def test_needs_decide_what_is_grey(empty_window: MainWindow) -> None:
    actions = empty_window.actions_table
    actions.update_needs(Need.OPEN | Need.SELECTION)
    enabled = {row.id for row in ACTIONS if actions[row.id].isEnabled()}
    assert {"export", "copy_rows", "new", "verify"} <= enabled
    assert not enabled & {"add", "remove", "undo", "catalogue_order"}


def test_binding_twice_or_something_unknown_is_a_bug(empty_window: MainWindow) -> None:
    with pytest.raises(KeyError):
        empty_window.actions_table.bind({"undo": lambda: None})
    with pytest.raises(KeyError):
        empty_window.actions_table.bind({"no such action": lambda: None})
