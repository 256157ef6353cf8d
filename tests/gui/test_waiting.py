"""Waiting for work on a thread: the window lives on meanwhile, and whatever the end is, it is told to who waits."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.jobs import Job, Jobs
from gui.progress import ProgressDialog
from gui.waiting import Waiting
from model.errors import UserError
from model.progress import Cancelled, Progress
from tests.helpers.windows import find, settle

_PATIENCE = 30.0  # seconds before a test gives up


@pytest.fixture
def window(application: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    window.show()
    yield window
    window.close()
    window.deleteLater()


def test_the_window_lives_while_it_waits(window: QWidget) -> None:
    gate = threading.Event()
    QTimer.singleShot(0, gate.set)  # only a window that handles its events opens the gate
    waiting = Waiting(Jobs(window), window)
    assert waiting.wait_for("正在打开", lambda _progress: gate.wait(_PATIENCE)) is True
    assert not waiting.busy


def test_what_went_wrong_is_raised_here(window: QWidget) -> None:
    def work(_progress: Progress) -> None:
        raise UserError("没有这个文件。")

    with pytest.raises(UserError, match="没有这个文件"):
        Waiting(Jobs(window), window).wait_for("正在打开", work)


def test_a_bug_is_told_as_a_bug_and_nothing_comes_of_it(window: QWidget, bugs: list[BaseException]) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(Cancelled):
        Waiting(Jobs(window), window).wait_for("正在打开", work)
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    bugs.clear()


def test_what_takes_long_can_be_cancelled(window: QWidget) -> None:
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        while not stopped.wait(0.002):
            progress(0, 0, "正在检查")

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ProgressDialog):
            QTimer.singleShot(10, cancel)
            return
        find(dialog, QPushButton, "progress_cancel").click()

    QTimer.singleShot(10, cancel)
    with pytest.raises(Cancelled):
        Waiting(Jobs(window), window).wait_for("正在打开", work)
    settle(lambda: QApplication.activeModalWidget() is None)


def test_what_was_finished_is_handed_out_though_all_jobs_were_cancelled(window: QWidget) -> None:
    jobs = Jobs(window)
    QTimer.singleShot(0, jobs.cancel_all)  # as the window does when it is closed
    assert Waiting(jobs, window).wait_for("正在打开", lambda _progress: "一个目录") == "一个目录"


def test_what_is_over_at_once_is_noticed(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    start = Job.start

    def start_and_end(job: Job) -> None:
        start(job)
        job.wait()

    monkeypatch.setattr(Job, "start", start_and_end)
    assert Waiting(Jobs(window), window).wait_for("正在打开", lambda _progress: "一个目录") == "一个目录"
