"""A file goes to a reviewer and comes back: everything said in it is found, beside its entry or as a problem."""

from pathlib import Path

import pytest
from openpyxl.cell.cell import MergedCell

from exporters.review_copy import ReviewCopy, write_review_copy
from importers.answers.answer import Answer
from importers.answers.reader import read_answer
from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.entries import NewEntry, add_entries, edit_entry, remove_entries
from model.operations.remarks import settle_remarks, take_remarks
from model.operations.review import send_for_review
from model.remarks import RemarkState
from tests.helpers.catalogues import COMPLETE, entry_values, new_catalogue
from tests.helpers.reviewed_files import MORNING, Paper, Workbook

ROUND = "7" * 32
LIMIT = COMPLETE["time_limit"]
SOON = LIMIT.replace("20", "10")
NOTE, HANDLED = "审核意见", "处理"


@pytest.fixture
def catalogue(tmp_path: Path):
    with new_catalogue(tmp_path / "a.gkml", "援助", "公证", "仲裁") as catalogue:
        catalogue.run(add_entries(rows=[NewEntry("tax", entry_values("优惠", category="税收"))]))
        yield catalogue


def sent(catalogue: Catalogue, name: str, guarded: bool = False) -> Path:
    """Send everything to 法制科."""
    path = catalogue.path.with_name(name)
    write_review_copy(catalogue.snapshot(), path, ReviewCopy(ROUND, guarded=guarded))
    catalogue.run(send_for_review(entry_ids=catalogue.ids(), recipient="法制科", uid=ROUND, file=name))
    return path


def said(answer: Answer) -> list[str]:
    """What was found, one line for each."""
    lines = []
    for found in answer.found:
        remark = found.remark
        when = f" {remark.said_at:%m-%d %H:%M}" if remark.said_at is not None else ""
        value = f" {remark.before} → {remark.proposed or '（空）'}" if remark.proposed is not None else ""
        marks = (" 已取回" if found.known else "") + (" 无意见" if found.idle else "")
        lines.append(
            f"{found.name} {found.source.label} {remark.reviewer or '-'}{when} {remark.field or '-'}"
            f" {remark.text or '-'}{value}{marks}"
        )
    return lines


def told(answer: Answer) -> list[str]:
    return [
        f"{problem.place.where} {problem.place.cell} {problem.message[:12]} {problem.text}"
        for problem in answer.problems
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_what_comes_back_untouched_says_nothing(catalogue: Catalogue, suffix: str) -> None:
    catalogue.run(edit_entry(entry_id=1, field="channels", value="政府网站；局里的微信群"))
    catalogue.run(edit_entry(entry_id=2, field="audience", value="特定群体；申请人"))
    catalogue.run(edit_entry(entry_id=3, field="content", value="一\n\n二  三"))
    path = sent(catalogue, f"送审稿{suffix}")
    answer = read_answer(path, catalogue.path)
    assert (answer.entries, said(answer), told(answer)) == (4, [], [])
    assert answer.sending is not None
    assert answer.likely_reviewer == "法制科"


def test_a_workbook_with_everything_a_reviewer_does(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    legal = 1
    book.cell("援助", NOTE, legal).value = "要素不全，补充地址"
    book.cell("援助", HANDLED, legal).value = "部分采纳"
    book.cell("公证", NOTE, legal).value = "无意见。"
    book.cell("援助", "公开时限", legal).value = SOON
    book.cell("公证", "公开依据", legal).value = None
    book.comment(book.cell("仲裁", "公开主体", legal), "李四", "写全称")
    book.comment(book.cell("仲裁", "序号", legal), "李四", "整项重写")
    book.cell("优惠", NOTE).value = "同意"
    sheet = book.sheet(legal)
    sheet.cell(sheet.max_row + 1, 3).value = "新增的事项"
    sheet.cell(sheet.max_row, 4).value = "内容若干"
    book.comment(sheet.cell(1, 1), "李四", "标题不对")
    book.book.create_sheet("总体意见")["A1"] = "总体较好，时限偏长"
    book.save(by="张科长")
    answer = read_answer(path, catalogue.path)
    assert said(answer) == [
        "优惠 意见栏 - - 同意 无意见",
        "援助 意见栏 - - 要素不全，补充地址\n处理：部分采纳",
        f"援助 直接修改 - time_limit - {LIMIT} → {SOON}",
        "公证 意见栏 - - 无意见。 无意见",
        f"公证 直接修改 - basis - {COMPLETE['basis']} → （空）",
        "仲裁 批注 李四 - 整项重写",
        "仲裁 批注 李四 subject 写全称",
    ]
    assert [found.remark.place for found in answer.found][1:3] == ["公共法律服务!O5", "公共法律服务!F5"]
    assert answer.wanted == (1, 2, 4, 5, 6)
    problems = "\n".join(told(answer))
    for words in ("新增的事项", "标题不对", "总体较好，时限偏长"):
        assert words in problems
    assert len(answer.problems) == 3
    assert answer.saved_by == "张科长"
    taken = answer.remarks(answer.wanted, " 法制科 ")
    assert {remark.reviewer for remark in taken} == {"法制科", "李四"}


def test_a_document_with_everything_a_reviewer_does(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.docx")
    paper = Paper(path)
    legal = 1
    paper.change(paper.cell("援助", 5, legal), "20个", "10个", "李四")
    paper.comment(paper.cell("援助", 4, legal), "王五", "依据不全")
    paper.add(paper.cell("公证", 14, legal), "请核对主体", "李四")
    paper.write(paper.cell("公证", 6, legal), "格尔木市公证处")
    paper.strike_row("仲裁", "李四", legal)
    paper.document.paragraphs[0].add_run("（请改标题）")
    paper.document.add_paragraph("总体意见：较好")
    paper.save()
    answer = read_answer(path, catalogue.path)
    assert said(answer) == [
        f"援助 修订 李四 11-20 09:30 time_limit - {LIMIT} → {SOON}",
        "公证 意见栏 李四 11-20 09:30 - 请核对主体",
        "公证 直接修改 - subject - 格尔木市司法局 → 格尔木市公证处",
        "援助 批注 王五 11-20 09:30 basis 依据不全",
        "仲裁 删去整行 李四 11-20 09:30 - 建议删去这个事项。",
    ]
    assert MORNING in {found.remark.said_at for found in answer.found}
    title = "（一）税收管理领域政务公开标准目录（送审稿）（请改标题）"
    assert [problem.text for problem in answer.problems] == [title, "总体意见：较好"]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_row_whose_cells_were_all_emptied_is_to_go(catalogue: Catalogue, suffix: str) -> None:
    """Not nine fields to be blank."""
    path = sent(catalogue, f"送审稿{suffix}")
    if suffix == ".xlsx":
        book = Workbook(path)
        for cell in book.sheet(1)[book.cell("公证", NOTE, 1).row][1:14]:
            if not isinstance(cell, MergedCell):
                cell.value = None
        book.save()
    else:
        paper = Paper(path)
        for column in (2, 3, 4, 5, 6, 7, 8, 10, 12):
            paper.write(paper.table(1).rows[3].cells[column], "")
        paper.save()
    answer = read_answer(path, catalogue.path)
    assert said(answer) == ["公证 删去整行 - - 建议删去这个事项。"]


def test_what_was_changed_here_meanwhile_is_no_change_of_the_reviewer(catalogue: Catalogue) -> None:
    """Compared is what was sent, not what the catalogue says now."""
    path = sent(catalogue, "送审稿.xlsx")
    catalogue.run(edit_entry(entry_id=1, field="time_limit", value="实时公开"))
    catalogue.run(edit_entry(entry_id=2, field="subject", value="公证处"))
    book = Workbook(path)
    book.cell("援助", "公开时限", 1).value = SOON
    book.save()
    assert said(read_answer(path, catalogue.path)) == [f"援助 直接修改 - time_limit - {LIMIT} → {SOON}"]


def test_the_same_answer_twice_is_recognised(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    book.cell("援助", NOTE, 1).value = "改"
    book.cell("援助", "公开时限", 1).value = SOON
    book.save()
    answer = read_answer(path, catalogue.path)
    catalogue.run(take_remarks(remarks=answer.remarks(answer.wanted, "法制科")))
    catalogue.run(settle_remarks(remark_ids=[1, 2], state=RemarkState.ACCEPTED))
    again = read_answer(path, catalogue.path)
    assert [found.known for found in again.found] == [True, True]
    assert again.wanted == ()


def test_entries_that_went_and_rows_that_went(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    catalogue.run(remove_entries(entry_ids=[2]))
    book = Workbook(path)
    book.cell("公证", NOTE, 1).value = "保留"
    book.sheet(1).delete_rows(book.cell("援助", NOTE, 1).row)
    book.save()
    answer = read_answer(path, catalogue.path)
    assert said(answer) == []
    assert any("公证" in line and "保留" in line for line in told(answer)), "an entry that is gone"
    assert any("退回的文件里没有" in problem.message and problem.text == "援助" for problem in answer.problems)


def test_a_copied_row_is_no_second_opinion(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    sheet = book.sheet(1)
    last = sheet.max_row
    for cell in list(sheet[last]):
        sheet.cell(last + 1, cell.column).value = cell.value
    sheet.cell(last + 1, book.cell("援助", NOTE, 1).column).value = "另增一项"
    book.save()
    answer = read_answer(path, catalogue.path)
    assert said(answer) == []
    (problem,) = answer.problems
    assert "另增一项" in problem.text


def test_a_file_that_lost_its_identities_is_matched_by_name(catalogue: Catalogue) -> None:
    """Copied into a new workbook without the hidden columns."""
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    book.cell("援助", NOTE, 1).value = "要素不全"
    for sheet in book.book.worksheets:
        first = next(cell.column for row in sheet.iter_rows(max_row=4) for cell in row if cell.value == "唯一标识")
        sheet.delete_cols(first, 5)
        for merge in [merge for merge in sheet.merged_cells.ranges if merge.min_col >= first]:
            sheet.merged_cells.remove(merge)
    book.save()
    answer = read_answer(path, catalogue.path)
    assert answer.entries == 4
    assert said(answer) == ["援助 意见栏 - - 要素不全"]
    assert {problem.level.value for problem in answer.problems} == {"notice"}


def test_headings_that_were_written_over_leave_the_columns_what_they_are(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    name, limit = book.cell("援助", "二级事项", 1), book.cell("援助", "公开时限", 1)
    limit.value = SOON
    book.sheet(1).cell(4, name.column).value = "事项（应写全称）"
    book.sheet(1).cell(3, limit.column).value = "何时公开？"
    book.save()
    answer = read_answer(path, catalogue.path)
    assert said(answer) == [f"援助 直接修改 - time_limit - {LIMIT} → {SOON}"]
    assert [(problem.place.cell, problem.text) for problem in answer.problems] == [
        ("F3", "何时公开？"),
        ("C4", "事项（应写全称）"),
    ]


def test_words_between_the_options_and_in_the_numbers_are_heard(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    channels = book.cell("援助", "公开渠道和载体", 1)
    channels.value = f"{channels.value}：写明是哪个"
    book.cell("公证", "序号", 1).value = "2（并入第1项）"
    book.save()
    assert said(read_answer(path, catalogue.path)) == [
        "援助 意见栏 - - “其他：写明是哪个”写在没有选的一项上",
        "公证 意见栏 - - 序号栏写的是“2（并入第1项）”",
    ]


def test_remarks_on_merged_cells_say_how_many_entries_they_touch(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    sheet = book.sheet(1)
    first = book.cell("援助", NOTE, 1)
    first.value = "都要补充地址"
    sheet.merge_cells(start_row=first.row, end_row=first.row + 2, start_column=first.column, end_column=first.column)
    book.save()
    answer = read_answer(path, catalogue.path)
    assert said(answer) == ["援助 意见栏 - - 都要补充地址\n（写在合并的单元格上，涉及 3 个事项）"]


def test_a_remark_that_looks_like_a_field_is_a_remark(catalogue: Catalogue) -> None:
    path = sent(catalogue, "送审稿.xlsx")
    book = Workbook(path)
    for name in ("援助", "公证", "仲裁"):
        book.cell(name, NOTE, 1).value = "《中华人民共和国法律援助法》（中华人民共和国主席令第93号）"
    book.save()
    answer = read_answer(path, catalogue.path)
    assert [found.source.value for found in answer.found] == ["column"] * 3


def test_other_files_are_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="请用“导入”"):
        read_answer(catalogue.path, catalogue.path)
    with new_catalogue(tmp_path / "b.gkml", "别的") as other:
        path = sent(other, "别的.xlsx")
    with pytest.raises(UserError, match="没有找到本目录的事项"):
        read_answer(path, catalogue.path)
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 200)
    with pytest.raises(UserError, match=r"坏\.docx"):
        read_answer(tmp_path / "坏.docx", catalogue.path)
