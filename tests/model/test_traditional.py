"""Traditional text is noticed and can be converted without exchanging words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.traditional import looks_traditional, to_simplified


@pytest.mark.parametrize("text", ["中華人民共和國", "環境影響評價", "門戶網站", "會"])
def test_traditional(text: str) -> None:
    assert looks_traditional(text)


@pytest.mark.parametrize(
    "text", ["", "中华人民共和国政府信息公开条例", "环境影响评价", "abc", "著作权、警务、野生动物、道德"]
)
def test_simplified(text: str) -> None:
    assert not looks_traditional(text)
    assert to_simplified(text) == text


def test_words_are_not_exchanged() -> None:
    assert to_simplified("執行文件、檔案與資訊") == "执行文件、档案与资讯"


@given(st.text())
def test_never_fails(text: str) -> None:
    looks_traditional(text)
