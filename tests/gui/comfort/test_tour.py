"""The welcome tour: steps one can see, keys and buttons, never twice by itself, and it gets out of the way."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.comfort.tour import Tour, TourStep
from gui.comfort.tour_steps import tour_steps
from gui.main_window import MainWindow
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import find, settle


def tour_of(window: MainWindow) -> Tour | None:
    shown = [tour for tour in window.findChildren(Tour) if tour.isVisible()]
    return shown[0] if shown else None


def title(tour: Tour) -> str:
    return find(tour, QLabel, "tour_title").text()


def press(tour: Tour, name: str) -> None:
    QTest.mouseClick(find(tour, QPushButton, f"tour_{name}"), Qt.MouseButton.LeftButton)


def test_it_comes_once_at_the_start_and_again_only_when_asked(empty_window: MainWindow) -> None:
    empty_window.help.offer_tour()
    tour = tour_of(empty_window)
    assert tour is not None
    assert title(tour) == "选一种方式开始"
    press(tour, "close")
    settle()
    empty_window.help.offer_tour()
    assert tour_of(empty_window) is None
    empty_window.actions_table["tour"].trigger()
    assert tour_of(empty_window) is not None


def test_every_step_can_be_reached_by_key_and_by_button_and_the_last_one_ends_it(empty_window: MainWindow) -> None:
    empty_window.actions_table["tour"].trigger()
    tour = tour_of(empty_window)
    assert tour is not None
    total = int(find(tour, QLabel, "tour_count").text().split(" / ")[1])
    titles = [title(tour)]
    for step in range(total - 1):
        press(tour, "next") if step % 2 else QTest.keyClick(tour, Qt.Key.Key_Right)
        titles.append(title(tour))
    assert len(set(titles)) == total > 3
    assert find(tour, QPushButton, "tour_next").text() == "开始使用"
    QTest.keyClick(tour, Qt.Key.Key_Left)
    assert title(tour) == titles[-2]
    press(tour, "next")
    press(tour, "next")
    settle()
    assert tour_of(empty_window) is None


def test_with_a_catalogue_it_points_at_its_parts_and_does_not_come_by_itself(open_window: OpenWindow) -> None:
    window = open_window("甲")
    window.help.offer_tour()
    assert tour_of(window) is None
    parts = [step.part for step in tour_steps(window, window.parts)]
    assert {window.parts.tree, window.parts.table, window.parts.side, window.parts.status} <= set(parts)
    assert window.parts.empty.ways not in parts
    window.actions_table["show_tree"].trigger()
    assert window.parts.tree not in [step.part for step in tour_steps(window, window.parts)]


def test_it_ends_when_a_catalogue_is_opened_and_on_escape(open_window: OpenWindow, empty_window: MainWindow) -> None:
    empty_window.actions_table["tour"].trigger()
    open_window("甲")
    settle()
    assert tour_of(empty_window) is None
    empty_window.actions_table["tour"].trigger()
    tour = tour_of(empty_window)
    assert tour is not None
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    settle()
    assert tour_of(empty_window) is None


def test_the_bubble_stays_inside_and_beside_what_it_talks_about(theme: object) -> None:
    window = QWidget()
    window.resize(900, 600)
    corners = [QRect(0, 0, 200, 40), QRect(700, 0, 200, 40), QRect(0, 560, 900, 40), QRect(0, 0, 180, 600)]
    steps = []
    for place in corners:
        part = QWidget(window)
        part.setGeometry(place)
        steps.append(TourStep(part, "某处", "在这里可以做一些事情，说明会换行。" * 3))
    whole = QWidget(window)
    whole.setGeometry(window.rect())
    steps.append(TourStep(whole, "整个窗口", "文字"))
    window.show()
    tour = Tour(steps, window)
    tour.begin()
    bubble = find(tour, QLabel, "tour_title").parentWidget()
    assert bubble is not None
    for size in ((900, 600), (700, 480)):
        window.resize(*size)
        settle()
        for step in steps:
            area = QRect(bubble.mapTo(window, QPoint(0, 0)), bubble.size())
            assert window.rect().contains(area)
            if step is not steps[-1] and window.rect().contains(step.part.geometry()):
                assert not area.intersects(step.part.geometry())
            tour.forth() if step is not steps[-1] else None
        tour.begin()
    window.deleteLater()


def test_tab_stays_on_the_cover(empty_window: MainWindow) -> None:
    empty_window.actions_table["tour"].trigger()
    tour = tour_of(empty_window)
    assert tour is not None
    visited = []
    for _ in range(4):
        focus = empty_window.focusWidget()
        visited.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert visited == ["tour_next", "tour_close", "tour_next", "tour_close"]
    press(tour, "next")
    QTest.keyClick(empty_window.focusWidget(), Qt.Key.Key_Backtab)
    assert empty_window.focusWidget().objectName() == "tour_back"
