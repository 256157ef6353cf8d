"""The status line says how it stands with saving: saved, being typed, not saved, read-only."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from gui.views.status_line import StatusLine
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import answering, find, press, settle, type_text

AT = datetime(2026, 11, 21, 16, 32)


def said(line: StatusLine) -> str:
    return find(line, QLabel, "status_saved").text()


def test_each_state_in_its_words(theme: object) -> None:
    line = StatusLine()
    line.show_saved(AT, read_only=False)
    assert said(line) == "已自动保存 16:32"
    line.show_typing(True)
    assert said(line) == "正在填写…"
    line.show_not_saved("磁盘空间不足。")
    assert (said(line), find(line, QLabel, "status_saved").toolTip()) == ("上一步没有保存", "磁盘空间不足。")
    line.show_saved(AT, read_only=False)  # the minute's clock: nothing was saved meanwhile
    assert said(line) == "上一步没有保存"
    line.show_typing(False)
    line.show_step()
    line.show_saved(AT.replace(minute=33), read_only=False)
    assert said(line) == "已自动保存 16:33"
    line.show_saved(AT, read_only=True)
    assert said(line) == "只读"


def test_a_file_that_vanished_is_said_until_the_next_step_is_saved(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    path = tmp_path / "目录.gkml"
    box = find(window.parts.form, QPlainTextEdit, "text_note")
    box.setFocus()
    type_text(box, "备注")
    window.drafts.look()
    assert said(window.parts.status) == "正在填写…"
    path.rename(tmp_path / "移走.gkml")
    with answering(press("answer_0")):
        window.parts.form.commit()
    assert said(window.parts.status) == "上一步没有保存"
    (tmp_path / "移走.gkml").rename(path)
    window.parts.form.commit()
    window.drafts.look()
    settle()
    assert said(window.parts.status).startswith("已自动保存")


def test_undoing_takes_the_place_of_what_was_said_of_the_step(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    line = window.parts.status
    window.parts.table.select([1])
    window.actions_table["duplicate"].trigger()
    line.tell("已复制 1 个事项，可以撤销。")
    window.actions_table["undo"].trigger()
    assert line.currentMessage() == "已撤销“复制事项”。"
    window.actions_table["redo"].trigger()
    assert line.currentMessage() == "已重做“复制事项”。"
