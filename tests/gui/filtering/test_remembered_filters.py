"""What was filtered by is offered the next time, and never hides an entry by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from gui.filter import ColumnFilter
from gui.filtering.remembered_filters import remember, remembered
from gui.item_models.columns import Column
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.helpers.grids import column_texts
from tests.helpers.windows import complete, find, settle

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("甲", "乙", "丙")


def column(window: MainWindow, key: str) -> Column:
    assert window.parts.table.entries is not None
    return next(one for one in window.parts.table.entries.columns if one.key == key)


def filter_names(window: MainWindow, *names: str) -> None:
    assert window.session.entry_list is not None
    window.session.entry_list.filters.set(column(window, "name"), ColumnFilter(frozenset(names)))
    settle()


def close_and_open(window: MainWindow, path: Path) -> None:
    window.actions_table["close"].trigger()
    assert not window.parts.filters.isVisible()
    assert window.files.opening.open_path(path)
    complete(window)


def names(window: MainWindow) -> str:
    return "".join(column_texts(window.parts.table, "name"))


def click(window: MainWindow, button: str) -> None:
    QTest.mouseClick(find(window.parts.filters, QPushButton, button), Qt.MouseButton.LeftButton)
    settle()


def offer(window: MainWindow) -> str:
    label = find(window.parts.filters, QLabel, "filter_offer")
    return label.text() if label.isVisible() else ""


def test_everything_is_shown_and_the_filter_is_offered(window: MainWindow, tmp_path: Path) -> None:
    filter_names(window, "甲", "丙")
    assert names(window) == "甲丙"
    close_and_open(window, tmp_path / "目录.gkml")
    assert names(window) == "甲乙丙", "no entry is missing"
    assert offer(window) == "现在显示全部事项。上次关闭时筛选过——事项名称：丙、甲"
    assert not window.actions_table["clear_filters"].isEnabled()
    click(window, "filter_again")
    assert names(window) == "甲丙"
    assert offer(window) == ""
    assert find(window.parts.filters, QPushButton, "filter_name").isVisible()
    click(window, "clear_all_filters")
    assert names(window) == "甲乙丙"
    assert not window.parts.filters.isVisible()


def test_an_offer_that_is_declined_or_not_taken_is_made_once(window: MainWindow, tmp_path: Path) -> None:
    for answer in ("decline_filter", ""):
        filter_names(window, "甲")
        close_and_open(window, tmp_path / "目录.gkml")
        assert offer(window)
        if answer:
            click(window, answer)
            assert not window.parts.filters.isVisible()
        close_and_open(window, tmp_path / "目录.gkml")
        assert offer(window) == ""


def test_another_filter_takes_the_place_of_the_offer(window: MainWindow, tmp_path: Path) -> None:
    filter_names(window, "甲")
    close_and_open(window, tmp_path / "目录.gkml")
    filter_names(window, "乙")
    assert offer(window) == ""
    click(window, "clear_all_filters")
    assert not window.parts.filters.isVisible(), "the old offer does not come back"


def test_each_file_has_its_own_and_columns_that_are_gone_are_left_out(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    window.actions_table["close"].trigger()
    remember(settings, tmp_path / "目录.gkml", {"own_gone": ColumnFilter(text="字")})
    remember(settings, tmp_path / "别的.gkml", {"name": ColumnFilter(text="字")})
    assert window.files.opening.open_path(tmp_path / "目录.gkml")
    complete(window)
    assert offer(window) == ""


def test_filters_come_back_as_they_were(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "甲.gkml"
    filters = {"channels": ColumnFilter(frozenset({"", "公示栏"})), "content": ColumnFilter(text="预“算”")}
    remember(settings, file, filters)
    assert remembered(settings, file) == filters
    assert remembered(settings, tmp_path / "乙.gkml") == {}
    remember(settings, file, {})
    assert remembered(settings, file) == {}


def test_only_the_newest_files_and_short_filters_are_kept(settings: Settings, tmp_path: Path) -> None:
    for number in range(10):
        remember(settings, tmp_path / str(number), {"name": ColumnFilter(text="字")})
    assert [bool(remembered(settings, tmp_path / str(number))) for number in range(10)] == [False] * 2 + [True] * 8
    remember(settings, tmp_path / "9", {"name": ColumnFilter(text="字" * 30_000)})
    assert remembered(settings, tmp_path / "9") == {}


@pytest.mark.parametrize("told", [None, [], {"name": 3}, {"name": {"values": 3}}, {"name": {"text": ["字"]}}])
def test_settings_edited_by_hand_are_no_filter(settings: Settings, tmp_path: Path, told: object) -> None:
    settings.set_choices("filters", {str(tmp_path / "甲.gkml"): told})
    assert remembered(settings, tmp_path / "甲.gkml") == {}
