"""What is said under the pages is seen at once, whenever it is said."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.boards.advice import Advice
from gui.boards.advice_list import AdviceList

FIRST = Advice("drafts", "warning", "3 项里有 3 项还没有定稿。")
SECOND = Advice("phone", "warning", "没有咨询电话。")


@pytest.fixture
def advice(application: QApplication) -> Iterator[AdviceList]:
    window = QWidget()
    shown = AdviceList(window)
    QVBoxLayout(window).addWidget(shown)
    window.resize(500, 400)
    window.show()
    yield shown
    window.close()


def test_sentences_that_take_the_place_of_others_have_room(advice: AdviceList) -> None:
    advice.show_advice([FIRST])
    one = advice.height()
    assert one > 0
    advice.show_advice([SECOND])
    assert advice.height() == one
    advice.show_advice([FIRST, SECOND])
    assert one < advice.height() <= 128


def test_nothing_to_say_takes_no_room(advice: AdviceList) -> None:
    advice.show_advice([FIRST])
    advice.show_advice([])
    assert advice.isHidden()
