"""The file a reader opens: every word can be found and copied, bookmarks lead to headings, nothing is half written."""

import resource
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from exporters.blocks import Align, Document, Heading, PageSetup, Paragraph, QrCode, Section, TextStyle
from gui.printing.layout import Pages
from gui.printing.pdf import write_pages
from gui.printing.pdf_update import PdfUpdate
from model.errors import StorageError, UserError
from model.progress import Cancelled
from tests.helpers.printed import SMALL_PAGE, all_pages, document, sample_catalogue, signs, table
from tests.helpers.processes import in_child

# Signs that share their glyph with a radical or a compatibility sign in the Noto fonts.
LOOKALIKES = (
    "行日月人一二西走风鬼龙龟长门车马鱼鸟麦黄黍黑鼓鼠鼻齐齿见贝言足身里金雨青非面革韦音页飞食首香骨高工大小女子八十"
    "力又口土士山川己巾干弓心手支文斗方无木止比毛水火父牛犬玄玉瓜瓦甘生用田白皮目矛石示禾穴立竹米羊羽老而耳肉自至舌"
    "舟色虫血衣角谷豆赤辛邑酉"
)


def written(target: Path, document: Document) -> PdfReader:
    write_pages(Pages(document), target)
    return PdfReader(target, strict=True)


def extracted(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize("font", ["title", "heading", "body", "sans"])
def test_text_can_be_copied_as_it_was_written(tmp_path: Path, font: str) -> None:
    words = ["行政许可——公开", LOOKALIKES, "第20条 fi fl（A-1）①②■□√…《》〔2017〕210号", "a b  c"]
    style = TextStyle(font=font, size=10)
    reader = written(tmp_path / "目录.pdf", document(*(Paragraph(text, style) for text in words)))
    assert signs(extracted(reader)) == signs([*words, "—1—"])


def test_words_stay_together_when_they_are_searched(tmp_path: Path) -> None:
    reader = written(tmp_path / "目录.pdf", document(Paragraph("依法公开行政许可事项 20个工作日内")))
    text = "".join(extracted(reader))
    assert "行政许可" in text
    assert "20个工作日内" in text


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    """Control characters, lone surrogates, marks of direction, markup: nothing breaks, the visible words are there."""
    hostile = "甲\t乙\x00丙\ud800丁\u2028戊\x0b己\u202e庚\ufeff辛\ufffe壬\r\n癸</td><b>(子)\\丑"
    content = Document(
        "题" + hostile, [Section(SMALL_PAGE, [Heading(hostile), Paragraph(hostile), table([[hostile]], [40])])], hostile
    )
    reader = written(tmp_path / "目录.pdf", content)
    found = "".join(extracted(reader))
    assert [sign for sign in "甲乙丙丁戊己庚辛壬癸子丑" if found.count(sign) != 3] == []
    assert "己庚辛壬" in found
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("题甲")


def test_rare_sign_of_a_name_is_copied(tmp_path: Path) -> None:
    reader = written(tmp_path / "目录.pdf", document(Paragraph("联系人：𠮷某")))
    assert "联系人：𠮷某" in extracted(reader)[0]


def test_every_entry_is_in_the_file(tmp_path: Path) -> None:
    content = sample_catalogue(60)
    reader = written(tmp_path / "目录.pdf", content)
    on_pages = [text.text for page in all_pages(Pages(content)) for text in page.texts]
    found = extracted(reader)
    assert signs(found) == signs(on_pages)
    assert all(f"第{number}号事项" in "".join(found) for number in range(1, 61))


def test_title_author_language_and_page_sizes(tmp_path: Path) -> None:
    reader = written(tmp_path / "目录.pdf", sample_catalogue(5))
    assert reader.metadata is not None
    assert reader.metadata.title == "格尔木市司法局政务公开标准目录"
    assert reader.metadata.author == "格尔木市司法局"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages]
    assert sizes == [(595, 842), (842, 595), (595, 842)]


def test_bookmarks_lead_to_the_headings(tmp_path: Path) -> None:
    reader = written(tmp_path / "目录.pdf", sample_catalogue(60))
    marks = [mark for mark in reader.outline if isinstance(mark, Destination)]
    pages = [reader.get_destination_page_number(mark) for mark in marks]
    assert [mark.title for mark in marks] == ["公共法律服务", "编制说明"]
    assert pages == [1, len(reader.pages) - 1]
    assert all(mark.top and float(mark.top) > 400 for mark in marks)


def test_bookmarks_form_a_tree(tmp_path: Path) -> None:
    blocks = [Heading("一", 1), Heading("甲", 2), Heading("乙", 2), Heading("二", 1), Heading("丙", 3)]
    reader = written(tmp_path / "目录.pdf", document(*blocks, setup=PageSetup()))
    shape = [[mark.title for mark in part] if isinstance(part, list) else part.title for part in reader.outline]
    assert shape == ["一", ["甲", "乙"], "二", ["丙"]]


def test_all_fonts_are_embedded(tmp_path: Path) -> None:
    reader = written(tmp_path / "目录.pdf", sample_catalogue(3))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor


def test_code_is_drawn_as_lines_not_as_text(tmp_path: Path) -> None:
    reader = written(tmp_path / "目录.pdf", document(QrCode("https://example.cn", 30)))
    assert signs(extracted(reader)) == signs(["—1—"])


def test_justified_line_is_copied_without_gaps(tmp_path: Path) -> None:
    words = "公开事项名称依据时限主体方式" * 6 + "，ABC，" * 3
    style = TextStyle(font="body", size=13, align=Align.JUSTIFY)
    assert signs(extracted(written(tmp_path / "目录.pdf", document(Paragraph(words, style))))) == signs([words, "—1—"])


def test_stopped_export_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "目录.pdf"
    target.write_bytes(b"old")

    def stop(done: int, total: int, what: str) -> None:
        if done >= 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pages(Pages(sample_catalogue(400)), target, stop)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_progress_counts_pages_and_says_what_is_done(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    pages = Pages(sample_catalogue(200))
    write_pages(pages, tmp_path / "目录.pdf", lambda done, total, what: told.append((done, total, what)))
    painted = [done for done, _, what in told if what == "正在写 PDF"]
    assert painted == sorted(set(painted))
    assert told[-1][:2] == (pages.count(), pages.count())


def test_nothing_to_print_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有可以打印的内容"):
        write_pages(Pages(Document("空", [])), tmp_path / "目录.pdf")
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        write_pages(Pages(sample_catalogue(1)), tmp_path / "没有" / "目录.pdf")


def test_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        PdfUpdate(b"hello startxref 0")


def test_thousands_of_pages_of_different_papers(tmp_path: Path) -> None:
    sections = [Section(PageSetup(100 + number, 150, 20, 20, 20, 20), [table([["甲"]], [20])]) for number in range(40)]
    reader = written(tmp_path / "目录.pdf", Document("测试", sections))
    widths = [float(page.mediabox.width) * 25.4 / 72 for page in reader.pages]
    assert widths == [pytest.approx(100 + number, abs=0.4) for number in range(40)]


def test_a_full_disk_is_a_sentence_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "目录.pdf"
    target.write_bytes(b"old")
    pages = Pages(sample_catalogue(300))

    def refused() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
        with pytest.raises(StorageError) as caught:
            write_pages(pages, target)
        return str(caught.value)

    assert "“目录.pdf”没有写出，原来的文件没有改动" in in_child(refused)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
