import pytest
from PySide6.QtGui import QFontDatabase

from gui.printing import fonts
from gui.printing.fonts import FontBook, OfficialFont, Substitution, has_chinese, official_font
from gui.printing.page import Face
from model.errors import StorageError


def test_every_role_gets_a_font_with_chinese_characters(book: FontBook) -> None:
    for role in ("title", "heading", "body", "kai", "table", "sans"):
        assert has_chinese(book.font(Face(role), 200)), role


def test_font_that_is_not_installed_is_replaced_and_told(book: FontBook) -> None:
    family = book.family("title")
    if family in official_font("title").names:
        pytest.skip("the official title font is installed here")
    told = {substitution.official: substitution for substitution in book.substitutions()}
    assert told["方正小标宋简体"].family == family
    assert "方正小标宋简体" in told["方正小标宋简体"].sentence
    assert family in told["方正小标宋简体"].sentence


def test_only_fonts_in_use_are_told() -> None:
    assert FontBook().substitutions() == ()


def test_font_without_chinese_characters_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """DejaVu Sans is installed but has no Chinese; Qt would draw boxes with it, or silently mix in another font."""
    assert QFontDatabase.hasFamily("DejaVu Sans")
    wish = OfficialFont("不存在的字体", ("不存在的字体",), ("DejaVu Sans", "Noto Sans CJK SC"))
    monkeypatch.setattr(fonts, "official_font", lambda _: wish)
    book = FontBook()
    assert book.family("body") == "Noto Sans CJK SC"
    assert book.substitutions() == (Substitution("不存在的字体", "Noto Sans CJK SC"),)


def test_computer_without_chinese_fonts_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "has_chinese", lambda _: False)
    with pytest.raises(StorageError, match="没有安装带汉字的字体"):
        FontBook().family("body")


def test_bold_is_another_face(book: FontBook) -> None:
    assert book.font(Face("table", bold=True), 200).bold()
    assert not book.font(Face("table"), 200).bold()
