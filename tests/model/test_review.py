"""Who gave an entry its status and when: read from the history, through undo, redo and removal."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from model import identity
from model.catalogue import Catalogue
from model.errors import DamagedError
from model.operations.entries import edit_entry, remove_entries
from model.operations.remarks import take_remarks
from model.operations.review import send_for_review, set_status
from model.records import Status
from model.remarks import NewRemark
from tests.helpers.catalogues import new_catalogue


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(identity, "user_name", lambda: "建立人")
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as catalogue:
        yield catalogue


def said(catalogue: Catalogue, entry_id: int = 1) -> str:
    mark = catalogue.review.status_mark(entry_id)
    assert mark is not None
    assert abs(datetime.now() - mark.at).total_seconds() < 60
    return f"{mark.status.label} {mark.user} {mark.recipient}".rstrip()


def test_the_mark_follows_the_status(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(catalogue) == "草拟 建立人"
    monkeypatch.setattr(identity, "user_name", lambda: "张三")
    catalogue.run(send_for_review(entry_ids=[1], recipient="法制科", uid="1"))
    assert said(catalogue) == "送审 张三 法制科"
    monkeypatch.setattr(identity, "user_name", lambda: "李四")
    catalogue.run(edit_entry(entry_id=1, field="note", value="改"))
    assert said(catalogue) == "送审 张三 法制科", "an edit gives no status"
    catalogue.run(send_for_review(entry_ids=[1, 2], recipient="市政府办", uid="2"))
    assert said(catalogue) == "送审 张三 市政府办"
    catalogue.run(set_status(entry_ids=[1], status=Status.APPROVED))
    assert said(catalogue) == "定稿 李四"
    assert said(catalogue, 2) == "送审 李四 市政府办"


def test_going_back_names_who_was_there_before(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "user_name", lambda: "张三")
    catalogue.run(send_for_review(entry_ids=[1], recipient="法制科", uid="1"))
    monkeypatch.setattr(identity, "user_name", lambda: "李四")
    catalogue.run(set_status(entry_ids=[1], status=Status.APPROVED))
    catalogue.undo()
    assert said(catalogue) == "送审 张三 法制科"
    catalogue.redo()
    assert said(catalogue) == "定稿 李四"
    catalogue.run(remove_entries(entry_ids=[1]))
    assert catalogue.review.status_mark(1) is None
    catalogue.undo()
    assert said(catalogue) == "定稿 李四"
    catalogue.undo()
    catalogue.undo()
    assert said(catalogue) == "草拟 建立人"
    catalogue.redo()
    assert said(catalogue) == "送审 张三 法制科"


def test_a_spoiled_remark_is_a_sentence_and_found_by_the_thorough_look(catalogue: Catalogue) -> None:
    catalogue.run(take_remarks(remarks=[NewRemark(1, "甲"), NewRemark(2, "乙")]))
    with closing(sqlite3.connect(catalogue.path)) as bare:
        bare.execute("UPDATE remarks SET state = 'odd' WHERE id = 1")
        bare.execute("UPDATE remarks SET said_at = 'gestern' WHERE id = 2")
        bare.commit()
    for entry_id in (1, 2):
        with pytest.raises(DamagedError, match=f"第 {entry_id} 条审核意见"):
            catalogue.review.remarks(entry_id)
    assert catalogue.verify() == [f"第 {number} 条审核意见无法读取。请从备份恢复。" for number in (1, 2)]
