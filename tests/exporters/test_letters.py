"""The official letter: words from templates and clerk, form by GB/T 9704-2012, in Word and beside the catalogue."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.blocks import LeftRight, Paragraph
from exporters.catalogue_report import build
from exporters.letter_pages import letter_document, letter_section
from exporters.letters import (
    ELEMENTS,
    UNKNOWN,
    Letter,
    LetterFacts,
    LetterLayout,
    filled,
    letter_template,
    letter_templates,
    unfinished,
)
from exporters.measure import width
from exporters.options import ExportOptions, FlowCharts, LetterPart
from exporters.title_lines import title_lines
from exporters.word import write_word
from model.errors import UserError
from model.progress import silent
from tests.exporters.test_catalogue_report import flat
from tests.exporters.word_parts import W, body_texts, grid, misplaced, part, tables
from tests.helpers.snapshots import entry, snapshot, starter


def held(**settings: str) -> LetterFacts:
    found = snapshot(entry(1), entry(2), entry(3, "tax"))
    return LetterFacts.of(replace(found, settings=replace(found.settings, **settings)))


def notice(changed: dict[str, str] | None = None) -> Letter:
    return filled(letter_template("notice"), held(supervision_phone="0979-8467890"), changed)


def test_a_notice_says_who_publishes_what() -> None:
    letter = notice()
    assert letter.mark == "格尔木市司法局文件"
    assert letter.title == "格尔木市司法局关于公布《格尔木市政务公开标准目录》的通知"
    assert letter.attached == ("格尔木市政务公开标准目录",)
    assert (letter.signer, letter.date) == ("格尔木市司法局", "2026年11月21日")
    assert "《格尔木市政务公开标准目录》（2026年版），涉及2个领域，共3个公开事项" in letter.body
    assert "监督电话 0979-8467890 反映" in letter.body
    assert unfinished(letter) == ("发文字号",)


def test_what_nobody_has_said_is_left_out_or_marked() -> None:
    letter = filled(letter_template("notice"), held(unit="", title="", version_label=""))
    assert "监督" not in letter.body  # the paragraph that needs it is not written, nor the heading above it
    assert letter.signer == UNKNOWN
    assert "》，涉及" in letter.body
    report = filled(letter_template("report"), held())
    assert report.note == ""
    assert set(unfinished(report)) == {"发文字号", "签发人", "主送机关"}


def test_the_clerk_s_words_win() -> None:
    letter = notice({"number": "格司〔2026〕12号", "body": "特此公布。", "note": ""})
    assert (letter.number, letter.body, letter.note) == ("格司〔2026〕12号", "特此公布。", "")
    assert unfinished(letter) == ()


def test_every_template_fills_every_place() -> None:
    full = held(contact="办公室", supervision_phone="12345")
    for template in letter_templates().values():
        letter = filled(template, full)
        for element in ELEMENTS:
            assert "{" not in getattr(letter, element.key)
        assert template.help.endswith("。")


def test_an_unknown_letter_is_a_sentence() -> None:
    with pytest.raises(UserError, match=r"没有“memo”这种发文，可以是 notice（公布通知）"):
        letter_template("memo")


def test_word_letter_has_the_standard_s_form(tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    write_word(letter_document(notice({"copies": "市委办公室，市人大办公室。"})), path, silent)
    assert misplaced(part(path, "word/document.xml")) == misplaced(part(path, "word/styles.xml")) == []
    file = docx.Document(str(path))
    section = file.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    said = [text for text in body_texts(path) if text]
    assert said[:2] == ["格尔木市司法局文件", "×政〔2026〕×号"]
    assert said[-2:] == ["格尔木市司法局2026年11月21日", "（此件公开发布）"]
    assert "附件：格尔木市政务公开标准目录" in said
    assert list(grid(tables(path)[-1])) == [
        ["抄送：市委办公室，市人大办公室。"],
        ["格尔木市司法局办公室2026年11月21日印发"],
    ]
    styles = {paragraph.text: paragraph.style for paragraph in file.paragraphs}
    mark, body = styles["格尔木市司法局文件"], styles["各有关单位："]
    assert (mark.font.color.rgb, mark.font.size.pt) == (docx.shared.RGBColor(0xE6, 0, 0), 48)
    assert (body.font.size.pt, body.paragraph_format.line_spacing.pt) == (16, 28.95)
    rules = [border.get(f"{W}color") for border in part(path, "word/document.xml").iter(f"{W}bottom")]
    assert rules.count("E60000") == 1


def test_page_numbers_stand_at_the_outer_edges(tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    write_word(letter_document(notice()), path, silent)
    section = docx.Document(str(path)).sections[0]
    sides = [
        footer.paragraphs[0].style.paragraph_format.alignment for footer in (section.footer, section.even_page_footer)
    ]
    assert sides == [docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT, docx.enum.text.WD_ALIGN_PARAGRAPH.LEFT]
    assert part(path, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_a_letter_has_red_lines_instead_of_its_first_number(tmp_path: Path) -> None:
    path = tmp_path / "函.docx"
    letter = filled(letter_template("submission"), held())
    assert letter.layout is LetterLayout.LETTER
    write_word(letter_document(letter), path, silent)
    section = docx.Document(str(path)).sections[0]
    assert section.different_first_page_header_footer
    assert round(section.footer_distance.mm) == 20
    lines = list(section.first_page_footer._element.iter(f"{W}bottom"))
    assert [line.get(f"{W}color") for line in lines] == ["E60000", "E60000"]
    assert section.first_page_footer.paragraphs[0].text == ""
    assert section.footer.paragraphs[0].text == "— 1 —"


def test_a_report_names_who_signed_it(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    write_word(letter_document(filled(letter_template("report"), held(), {"signed_by": "李明"})), path, silent)
    found = next(one for one in docx.Document(str(path)).paragraphs if "签发人" in one.text)
    assert found.text == "×政〔2026〕×号\t签发人：李明"
    assert [run.font.name for run in found.runs if run.text == "李明"] == ["楷体_GB2312"]


def test_several_attachments_are_numbered() -> None:
    section = letter_section(notice({"attachments": "目录\n流程图"}))
    said = [block.text for block in flat(section.blocks) if isinstance(block, Paragraph)]
    assert said[said.index("附件：1.目录") + 1] == "2.流程图"


def test_the_catalogue_behind_its_letter_is_an_enclosure() -> None:
    document = build(starter(["legal"]), ExportOptions(letter=LetterPart.FIRST))
    letter, cover = document.sections[:2]
    assert letter.setup.outer_numbers
    assert isinstance(cover.blocks[0], Paragraph)
    assert cover.blocks[0].text == "附件"
    assert document.title == "格尔木市政务公开标准目录"
    plain = build(starter(["legal"]), ExportOptions())
    assert len(document.sections) == len(plain.sections) + 1


def test_charts_are_an_enclosure_of_their_own() -> None:
    options = ExportOptions(letter=LetterPart.FIRST, flow_charts=FlowCharts.ALL)
    document = build(snapshot(entry(1)), options)
    marks = [
        section.blocks[0].text
        for section in document.sections
        if isinstance(section.blocks[0], Paragraph) and section.blocks[0].text.startswith("附件")
    ]
    assert marks == ["附件1", "附件2"]
    said = [block.text for block in flat(document.sections[0].blocks) if isinstance(block, Paragraph)]
    assert said[said.index("附件：1.格尔木市政务公开标准目录") + 1] == "2.政务公开流程图"


def test_only_the_letter() -> None:
    document = build(starter(["legal"]), ExportOptions(letter=LetterPart.ALONE, letter_kind="submission"))
    assert document.title == "格尔木市司法局关于报送《格尔木市政务公开标准目录》的函"
    assert len(document.sections) == 1


@pytest.mark.parametrize(
    ("title", "unit", "lines"),
    [
        ("关于公布目录的通知", "", ("关于公布目录的通知",)),
        (
            "格尔木市司法局关于公布《格尔木市司法局政务公开标准目录》的通知", "格尔木市司法局",
            ("格尔木市司法局关于公布《格尔木市司法局", "政务公开标准目录》的通知"),
        ),
        ("第一行\n第二行", "", ("第一行", "第二行")),
    ],
)  # fmt: skip
def test_titles_break_where_words_end(title: str, unit: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 20.1, unit) == lines


words = st.text(max_size=120)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(list(letter_templates())), said=st.fixed_dictionaries({one.key: words for one in ELEMENTS}))
def test_any_words_make_a_sound_letter(tmp_path: Path, kind: str, said: dict[str, str]) -> None:
    letter = filled(letter_template(kind), held(), said)
    path = tmp_path / "公文.docx"
    write_word(letter_document(letter), path, silent)
    root = part(path, "word/document.xml")
    assert misplaced(root) == []
    printed = "".join("".join(root.itertext(f"{W}t")).split())
    for text in (letter.mark, letter.number, letter.recipient, letter.signer):
        assert "".join(text.split()) in printed


@given(st.text(st.sampled_from("格尔木市司法局关于公布《目录》（试行）的通知2026AB"), max_size=70), st.floats(8, 30))
def test_title_lines_lose_nothing_and_fit(title: str, room: float) -> None:
    lines = title_lines(title, room)
    assert "".join(lines) == title
    if len(lines) > 1:
        assert max(map(width, lines)) <= room


def test_a_very_long_name_stays_on_the_lines_it_should() -> None:
    unit = "海西蒙古族藏族自治州格尔木市住房和城乡建设局"
    section = letter_section(filled(letter_template("notice"), held(unit=unit)))
    mark = section.blocks[1]
    assert isinstance(mark, Paragraph)
    assert [len(line) for line in mark.text.split("\n")] == [12, 12]
    (printed,) = [block for block in section.closing if isinstance(block, LeftRight)]
    (left,), (right,) = printed.left, printed.right
    assert (width(left.text) + width(right.text)) * left.style.size < 156 / 25.4 * 72
    (signed,) = [block for block in flat(section.blocks) if isinstance(block, Paragraph) and "\n2026年" in block.text]
    room = 156 / 25.4 * 72 / signed.style.size - signed.style.left_chars - signed.style.right_chars
    assert room > len(unit) + 0.9
