"""What reviewers leave in files beside the words: comments with their authors, threads, recorded changes."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.files import read_file
from importers.office.moments import from_universal, local_time
from importers.sheet import Comment, Tracked
from model.errors import UserError
from tests.helpers.office_files import (
    HEAD,
    MAIN,
    PACKAGE,
    WORD,
    docx_parts,
    grid,
    package,
    paragraph,
    relationships,
    word_cell,
    word_row,
    word_table,
    xlsx_parts,
)

THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
BY = 'w:author="李四" w:date="2026-11-20T09:30:00Z"'


def workbook(path: Path, comments: str = "", threads: str = "", persons: str = "", core: str = "") -> Path:
    parts = xlsx_parts({"目录": grid([["甲", "乙"], ["丙", "丁"]])})
    targets = [("rId1", "comments", "../comments1.xml")] if comments else []
    targets += [("rId2", "threadedComment", "../threadedComments/threadedComment1.xml")] if threads else []
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(targets)
    parts["xl/comments1.xml"] = f'{HEAD}<comments xmlns="{MAIN}">{comments}</comments>'
    parts["xl/threadedComments/threadedComment1.xml"] = (
        f'{HEAD}<ThreadedComments xmlns="{THREADS}">{threads}</ThreadedComments>'
    )
    if persons:
        rels = str(parts["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", "")
        kind = "http://schemas.microsoft.com/office/2017/10/relationships/person"
        parts["xl/_rels/workbook.xml.rels"] = (
            f'{rels}<Relationship Id="rIdP" Type="{kind}" Target="persons/person.xml"/></Relationships>'
        )
        parts["xl/persons/person.xml"] = f'{HEAD}<personList xmlns="{THREADS}">{persons}</personList>'
    if core:
        kind = f"{PACKAGE}/relationships/metadata/core-properties"
        rels = str(parts["_rels/.rels"]).replace("</Relationships>", "")
        parts["_rels/.rels"] = (
            f'{rels}<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/></Relationships>'
        )
        parts["docProps/core.xml"] = core
    return package(path, parts)


def test_notes_have_their_authors_and_lose_the_name_line(tmp_path: Path) -> None:
    """Excel and WPS write the author's name into the first line, LibreOffice a blank author."""
    comments = (
        "<authors><author>李四</author><author> </author></authors><commentList>"
        '<comment ref="A1" authorId="0"><text><r><t>李四:</t></r><r><t>\n依据不全</t></r></text></comment>'
        '<comment ref="B1" authorId="1"><text><t>WPS_1688:\n时限\n太长</t></text></comment>'
        '<comment ref="B2" authorId="0"><text><t>注意：写全称</t></text></comment>'
        '<comment ref="A2" authorId="9"><text><t>没有名字</t></text></comment></commentList>'
    )
    (sheet,) = read_file(workbook(tmp_path / "a.xlsx", comments))
    assert sheet.notes == (
        Comment(0, 0, "李四", "", "依据不全"),
        Comment(0, 1, "WPS_1688", "", "时限\n太长"),
        Comment(1, 1, "李四", "", "注意：写全称"),
        Comment(1, 0, "", "", "没有名字"),
    )


@pytest.fixture
def in_china(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of this machine shows Chinese time."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_china")
def test_threads_come_with_names_times_and_answers(tmp_path: Path) -> None:
    """Instead of the copy kept for older programs, which names nobody."""
    old = (
        '<authors><author>tc={A}</author></authors><commentList><comment ref="A1" authorId="0">'
        "<text><t>[线程批注]\n\n旧版本说明\n\n注释:\n    依据不全</t></text></comment></commentList>"
    )
    threads = (
        '<threadedComment ref="A1" dT="2026-11-20T01:30:00.50" personId="{P}" id="{A}">'
        "<text>依据不全</text></threadedComment>"
        '<threadedComment ref="A1" dT="2026-11-20T02:00:00.00" personId="{Q}" id="{B}" parentId="{A}" done="1">'
        "<text>已补</text></threadedComment>"
        '<threadedComment ref="B2" dT="so" personId="{X}" id="{C}"><text>另一处</text></threadedComment>'
    )
    persons = '<person displayName="李四" id="{P}"/><person displayName="王五" id="{Q}"/>'
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp"><cp:lastModifiedBy> 法制科 李四 </cp:lastModifiedBy></cp:coreProperties>'
    )
    (sheet,) = read_file(workbook(tmp_path / "a.xlsx", old, threads, persons, core))
    assert sheet.notes == (
        Comment(0, 0, "李四", "2026-11-20T09:30:00", "依据不全\n王五：已补\n（已标为解决）"),
        Comment(1, 1, "", "", "另一处"),
    )
    assert sheet.comments[0, 0] == "依据不全"
    assert sheet.saved_by == "法制科 李四"


@pytest.mark.usefixtures("in_china")
def test_times_as_programs_write_them() -> None:
    assert local_time("2026-11-20T09:30:00Z") == "2026-11-20T09:30:00"
    assert local_time("2026-11-20T09:30:00") == "2026-11-20T09:30:00"
    assert from_universal("2026-11-20T16:30:00Z") == "2026-11-21T00:30:00"
    assert [read(text) for read in (local_time, from_universal) for text in ("", "昨天", "9" * 60)] == [""] * 6
    assert from_universal("0001-01-01T00:00:00+14:00") == ""


def document(path: Path, body: str, comments: str = "", answers: str = "") -> Path:
    parts = docx_parts(body)
    if comments:
        targets = [("rIdC", "comments", "comments.xml"), ("rIdE", "commentsExtended", "commentsExtended.xml")]
        parts["word/_rels/document.xml.rels"] = relationships(targets)
        parts["word/comments.xml"] = f'{HEAD}<w:comments xmlns:w="{WORD}" xmlns:w14="{W14}">{comments}</w:comments>'
        parts["word/commentsExtended.xml"] = f'{HEAD}<w15:commentsEx xmlns:w15="{W15}">{answers}</w15:commentsEx>'
    return package(path, parts)


def comment(number: int, text: str, author: str = "李四") -> str:
    words = "".join(f'<w:p w14:paraId="{number:08X}"><w:r><w:t>{line}</w:t></w:r></w:p>' for line in text.split("\n"))
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-11-20T09:30:00Z">{words}</w:comment>'


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def around(number: int, inside: str) -> str:
    reference = f"<w:r><w:commentReference w:id='{number}'/></w:r>"
    return f"<w:commentRangeStart w:id='{number}'/>{inside}<w:commentRangeEnd w:id='{number}'/>{reference}"


def cell(content: str) -> str:
    return f"<w:tc><w:tcPr/><w:p>{content}</w:p></w:tc>"


def test_comments_in_a_document_know_their_place(tmp_path: Path) -> None:
    """On part of a cell, on a whole cell, over a whole row, outside the table, and where nothing refers to them."""
    row = (
        "<w:tr>"
        + cell("<w:commentRangeStart w:id='3'/>" + run("甲"))
        + cell(run("20个") + around(1, run("工作日")) + run("内"))
        + cell(around(2, run("乙")) + "<w:commentRangeEnd w:id='3'/><w:r><w:commentReference w:id='3'/></w:r>")
        + "</w:tr>"
    )
    body = f"<w:p>{around(4, run('标题'))}</w:p>" + word_table(word_row("名称", "时限", "主体"), row)
    told = "".join(
        (
            comment(1, "太长\n改为10个", "李四"),
            comment(2, "写全称", "王五"),
            comment(3, "整项重写"),
            comment(4, "标题不对"),
            comment(5, "掉了"),
            comment(6, "同意", "王五"),
        )
    )
    answers = '<w15:commentEx w15:paraId="00000006" w15:paraIdParent="00000001"/><w15:commentEx w15:paraId="00000002" w15:done="1"/>'  # noqa: E501
    (sheet,) = read_file(document(tmp_path / "a.docx", body, told, answers))
    at = "2026-11-20T09:30:00"
    assert sheet.notes == (
        Comment(1, 1, "李四", at, "太长\n改为10个\n王五：同意", "工作日"),
        Comment(1, 2, "王五", at, "写全称\n（已标为解决）"),
        Comment(1, 2, "李四", at, "整项重写", "", True),
        Comment(None, None, "李四", at, "标题不对", "标题"),
        Comment(None, None, "李四", at, "掉了"),
    )


def test_answers_that_go_round_in_a_circle_and_long_chains_lose_nothing(tmp_path: Path) -> None:
    row = "<w:tr>" + "".join(cell(around(number, run(f"格{number}"))) for number in (1, 2, 3, 4, 5)) + "</w:tr>"
    told = "".join(comment(number, f"第{number}条") for number in (1, 2, 3, 4, 5))
    pairs = ((1, 2), (2, 1), (4, 3), (5, 4))  # 1 and 2 answer each other; 5 answers 4, which answers 3
    answers = "".join(f'<w15:commentEx w15:paraId="{a:08X}" w15:paraIdParent="{b:08X}"/>' for a, b in pairs)
    (sheet,) = read_file(document(tmp_path / "a.docx", word_table(row), told, answers))
    assert [(note.column, note.text) for note in sheet.notes] == [
        (0, "第1条"),
        (1, "第2条"),
        (2, "第3条\n李四：第4条\n李四：第5条"),
    ]


def test_a_broken_list_of_threads_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="已损坏"):
        read_file(workbook(tmp_path / "a.xlsx", "", "<threadedComment"))


@pytest.mark.parametrize(
    "threads",
    [
        '<threadedComment ref="A1" personId="{P}" id="{A}" parentId="{A}"><text>自己</text></threadedComment>',
        '<threadedComment ref="XFE99999999" id="{A}"><text>表外</text></threadedComment>',
        '<threadedComment ref="A1" id="{A}"/>',
    ],
)
def test_odd_threads_do_not_keep_the_words_from_being_read(tmp_path: Path, threads: str) -> None:
    (sheet,) = read_file(workbook(tmp_path / "a.xlsx", "", threads))
    assert sheet.rows == [("甲", "乙"), ("丙", "丁")]


def test_more_comments_than_anybody_writes_are_refused(tmp_path: Path) -> None:
    many = "".join(
        f'<comment ref="A{number}" authorId="0"><text><t>一</t></text></comment>' for number in range(1, 50_002)
    )
    with pytest.raises(UserError, match="批注和修订超过 5 万处"):
        read_file(workbook(tmp_path / "a.xlsx", f"<commentList>{many}</commentList>"))


def test_recorded_changes_tell_who_when_and_what_was_there(tmp_path: Path) -> None:
    changed = cell(
        run("自形成之日起")
        + f'<w:del w:id="1" {BY}><w:r><w:delText>20</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="王五" w:date="2026-11-21T08:00:00Z">{run("10")}</w:ins>'
        + run("个工作日")
    )
    struck_end = f'<w:pPr><w:rPr><w:del w:id="3" {BY}/></w:rPr></w:pPr>'
    joined = f"<w:tc><w:tcPr/><w:p>{struck_end}{run('甲；')}</w:p><w:p>{run('乙')}</w:p></w:tc>"
    struck = f'<w:tr><w:trPr><w:del w:id="4" {BY}/></w:trPr>{word_cell("丙")}{word_cell("丁")}</w:tr>'
    title = f'<w:p>{run("目录")}<w:ins w:id="5" {BY}>{run("（修订）")}</w:ins></w:p>'
    body = title + word_table(word_row("时限", "内容"), f"<w:tr>{changed}{joined}</w:tr>", struck)
    (sheet,) = read_file(document(tmp_path / "a.docx", body))
    at = "2026-11-20T09:30:00"
    assert sheet.rows == [("时限", "内容"), ("自形成之日起10个工作日", "甲；乙")]
    assert sheet.tracked == (
        Tracked(1, 0, "李四、王五", "2026-11-21T08:00:00", "自形成之日起20个工作日", "自形成之日起10个工作日"),
        Tracked(1, 1, "李四", at, "甲；\n乙", "甲；乙"),
        Tracked(None, None, "李四", at, "丙　丁"),
        Tracked(None, None, "李四", at, "目录", "目录（修订）"),
    )


def test_a_file_without_marks_has_none(tmp_path: Path) -> None:
    (sheet,) = read_file(document(tmp_path / "a.docx", paragraph("目录") + word_table(word_row("甲", "乙"))))
    assert (sheet.notes, sheet.tracked, sheet.saved_by) == ((), (), "")
