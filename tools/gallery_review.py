"""Pictures of reviewing: the side tab, sending, bringing an answer back, the refusal of 定稿."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exporters.review_copy import ReviewCopy, write_review_copy
from gui.main_window import MainWindow
from gui.parts import FORM_TAB, REMARKS_TAB
from model.catalogue import Catalogue
from model.operations.remarks import settle_remarks, take_remarks
from model.operations.review import send_for_review
from model.remarks import NewRemark, RemarkState

Keep = Callable[[QWidget, str], object]

_ROUND = "5" * 32
_LIMIT = "自信息形成或者变更之日起10个工作日内"
_STILL = 400  # milliseconds in which a window comes to rest
_READ = 6_000  # milliseconds until a file was read or pages were laid out


def send_and_answer(catalogue: Catalogue) -> None:
    """Entries of an area were sent, and somebody answered already."""
    ids = catalogue.ids("legal")
    catalogue.run(send_for_review(entry_ids=ids, recipient="法制科", uid=_ROUND, file="送审稿.docx"))
    entry, at = catalogue.entry(ids[3]), datetime.now().replace(hour=9, minute=30)
    limit = entry["time_limit"]
    about = {"file": "送审稿.docx", "said_at": at, "reviewer": "李科长"}
    remarks = [
        NewRemark(entry.id, "", "time_limit", before=limit, proposed=_LIMIT, **about),
        NewRemark(entry.id, "要素不全，请补充受理地点和咨询电话。", "content", **about),
        NewRemark(entry.id, "“全社会”：是否只面向申请人？", "audience", **about),
        NewRemark(ids[6], "整项请重写。", "", **about),
    ]
    catalogue.run(take_remarks(remarks=remarks))
    catalogue.run(settle_remarks(remark_ids=[3], state=RemarkState.DECLINED))


def picture_review(keep: Keep, window: MainWindow, look: str) -> None:
    """One set of pictures in one look."""
    work = window.session.workspace
    if work is None:
        return
    ids = work.catalogue.ids("legal")
    window.presenter.reveal([ids[3]])
    window.parts.side.setCurrentIndex(REMARKS_TAB)
    QTest.qWait(_STILL)
    keep(window, f"review-{look}")
    window.parts.side.setCurrentIndex(FORM_TAB)
    _dialog(keep, window.actions_table["send_review"].trigger, f"send-review-{look}")
    path = _answer(work.catalogue, ids)
    _dialog(keep, lambda: window.reviews.take(path), f"take-review-{look}")
    path.unlink()


def _answer(catalogue: Catalogue, ids: list[int]) -> Path:
    """A workbook with words, a comment and changed cells in it."""
    path = catalogue.path.with_name("送审稿（法制科）.xlsx")
    write_review_copy(catalogue.snapshot(ids[:8]), path, ReviewCopy(_ROUND))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for row in sheet.iter_rows(max_row=4) for cell in row if cell.value}
    sheet.cell(5, columns["审核意见"]).value = "要素不全，补充受理地点和咨询电话"
    sheet.cell(6, columns["审核意见"]).value = "无意见"
    sheet.cell(7, columns["公开时限"]).value = _LIMIT
    sheet.cell(8, columns["公开依据"]).comment = Comment("李四:\n写全称，加文号", "李四")
    sheet.cell(1, 1).comment = Comment("李四:\n标题漏了年份", "李四")
    sheet.cell(sheet.max_row + 1, columns["二级事项"]).value = "公证收费标准"
    book.save(path)
    return path


def _dialog(keep: Keep, open_it: Callable[[], object], name: str) -> None:
    def shoot() -> None:
        shown = QApplication.activeModalWidget()
        if shown is not None:
            keep(shown, name)
            shown.close()

    QTimer.singleShot(_READ, shoot)
    open_it()
    QTest.qWait(_STILL)
