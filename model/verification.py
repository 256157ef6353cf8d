"""The thorough look at a catalogue file: what SQLite checks, and what only we can know. Says, never repairs."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from model.database import connect_file
from model.errors import DamagedError
from model.file_check import findings
from model.progress import Cancelled, Progress, silent
from model.records import Status
from model.remarks import RemarkState
from model.settings_rows import SETTING_LABELS, settings_from_rows

_LOOK_EVERY = 100_000  # steps of SQLite's machine between two looks at the progress: some milliseconds


def verify(path: Path, progress: Progress = silent) -> list[str]:
    """What is wrong with a file, as sentences; empty when it is sound. Reads by a connection of its own: any thread.

    Raises ``StorageError`` when the file cannot be opened at all; passes ``Cancelled`` from ``progress`` on.
    """
    with closing(connect_file(path, read_only=True)) as bare, _interruptible(bare, progress):
        found = findings(bare)
        if found:
            return found
        try:
            return [*_entry_findings(bare), *_setting_findings(bare), *_remark_findings(bare)]
        except sqlite3.OperationalError as error:  # text that is no text
            return [f"有文字已损坏，检查中断（{error}）。请从备份恢复。"]


@contextmanager
def _interruptible(bare: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Ask while statements run whether to go on; an interrupted one would otherwise look like damage."""
    wishes: list[Cancelled] = []

    def look() -> bool:
        try:
            progress(0, 0, "正在校验目录文件")
        except Cancelled as wish:
            wishes.append(wish)
        return bool(wishes)

    bare.set_progress_handler(look, _LOOK_EVERY)
    yield
    if wishes:
        raise wishes[0]


def _entry_findings(bare: sqlite3.Connection) -> list[str]:
    statuses = {status.value for status in Status}
    found = []
    for entry_id, status, extra, *times in bare.execute(
        "SELECT id, status, extra, created_at, updated_at FROM entries ORDER BY id"
    ):
        if status not in statuses:
            found.append(f"第 {entry_id} 号事项的状态“{status}”无法识别。请从备份恢复。")
        if not is_object_of_texts(extra):
            found.append(f"第 {entry_id} 号事项的自定义字段无法读取。请从备份恢复。")
        if not all(is_time(time) for time in times):
            found.append(f"第 {entry_id} 号事项的修改时间无法读取。请从备份恢复。")
    return found


def _setting_findings(bare: sqlite3.Connection) -> list[str]:
    found = []
    for key, value in bare.execute("SELECT key, value FROM settings"):
        try:
            settings_from_rows({key: value}, ())
        except DamagedError:
            found.append(f"目录设置“{SETTING_LABELS.get(key, key)}”无法读取。请从备份恢复。")
    if not bare.execute("SELECT count(*) FROM areas").fetchone()[0]:
        found.append("目录里一个领域也没有。请添加领域，或者从备份恢复。")
    return found


def _remark_findings(bare: sqlite3.Connection) -> list[str]:
    if bare.execute("SELECT 1 FROM sqlite_master WHERE name = 'remarks'").fetchone() is None:
        return []  # a file of an older version that was not opened for writing yet
    states = {state.value for state in RemarkState}
    return [
        f"第 {number} 条审核意见无法读取。请从备份恢复。"
        for number, state, *times in bare.execute("SELECT id, state, taken_at, said_at, settled_at FROM remarks")
        if state not in states or not all(time is None or is_time(time) for time in times) or times[0] is None
    ]


def is_object_of_texts(text: str) -> bool:
    """Whether a text is what the column ``extra`` may hold."""
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def is_time(text: str) -> bool:
    """Whether a text is a time as rows hold it."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
