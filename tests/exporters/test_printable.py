"""What XML and paper can hold, what reads back, and stages of a progress bar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.printable import comes_back, printable, title_of
from exporters.stages import stage, stages_by_size
from model.cleaning import tidy
from model.text import strip_controls
from tests.helpers.snapshots import entry


@given(st.text())
def test_xml_holds_whatever_is_printable(text: str) -> None:
    element = etree.Element("a")
    element.text = printable(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == printable(text)


@given(st.text(st.sampled_from("公开 \n\t\u200b\xad\r\x0b同上①20、a😀")))
def test_what_comes_back_survives_a_careful_reader(text: str) -> None:
    if comes_back(text):
        assert printable(text) == text
        assert strip_controls(text).strip() == text
        assert tidy(text)[0] == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("软\x0b回车\r\n换行\u2028分段", "软\n回车\n换行\n分段"),
        ("\x00看\x1b不\x7f见\ufffe", "看不见"),
        ("\ud800半个", "半个"),
        ("😀𪚥\u200d零宽也留着", "😀𪚥\u200d零宽也留着"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_sentences_name_an_entry_in_short() -> None:
    assert title_of(entry(1, name="公证\n服务")) == "公证 服务"
    assert title_of(entry(1, name="很长" * 40)) == "很长" * 14 + "很…"
    assert title_of(entry(1, name="", content="没有名称")) == "没有名称"


def test_stages_fill_one_bar() -> None:
    told: list[int] = []

    def listen(done: int, total: int, what: str) -> None:
        assert (total, what) == (100, "写入")
        told.append(done)

    first, second = stages_by_size(stage(listen, 0, 80), 0, 100, [1, 3])
    for part, size in ((first, 1), (second, 3)):
        for done in range(size + 1):
            part(done, size, "写入")
    stage(listen, 80, 100)(0, 0, "写入")
    assert told == [0, 20, 20, 40, 60, 80, 80]
