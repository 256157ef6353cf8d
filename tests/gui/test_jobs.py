"""Work on threads: its end is told on the GUI thread, exactly once, and nothing is swallowed."""

import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from gui.jobs import Jobs
from gui.progress import ProgressDialog, ProgressRunner
from gui.slices import Slices
from model.errors import UserError
from model.progress import Progress
from tests.helpers.windows import answering, find, press, settle


class Listener:
    """Writes down what was told, and on which thread."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, what: object = "cancelled") -> None:
        self.told.append(what)
        self.threads.append(threading.current_thread())


def until_cancelled(progress: Progress) -> None:
    step = 0
    while True:
        step += 1
        progress(step, 0, f"第 {step} 步")
        time.sleep(0.002)


@pytest.fixture
def jobs(application: QApplication) -> Jobs:
    return Jobs()


def test_the_result_comes_back_on_the_gui_thread(jobs: Jobs) -> None:
    listener = Listener()
    worker: list[threading.Thread] = []

    def work(progress: Progress) -> int:
        worker.append(threading.current_thread())
        return 42

    jobs.start(work, listener, listener)
    settle(lambda: bool(listener.told))
    assert listener.told == [42]
    assert listener.threads == [threading.main_thread()]
    assert worker != listener.threads
    assert not jobs.busy


class Knot:
    """Holds itself, as a dialog does whose button calls one of its methods."""

    def __init__(self) -> None:
        self.itself = self


def test_circles_are_not_torn_apart_on_the_thread_of_a_job(jobs: Jobs) -> None:
    """Widgets may be among them, and those belong to the GUI thread."""
    listener, torn = Listener(), Listener()

    def work(progress: Progress) -> int:
        return len([Knot() for _ in range(20_000)])

    gc.collect()
    knot = Knot()
    weakref.finalize(knot, torn, "knot")
    del knot
    jobs.start(work, listener, listener)
    settle(lambda: bool(listener.told))
    gc.collect()
    assert torn.told == ["knot"]
    assert torn.threads == [threading.main_thread()]


def test_a_refusal_is_told_as_it_is(jobs: Jobs) -> None:
    successes, errors = Listener(), Listener()

    def work(progress: Progress) -> None:
        raise UserError("请先填写单位。")

    jobs.start(work, successes, errors)
    settle(lambda: bool(errors.told))
    (error,) = errors.told
    assert str(error) == "请先填写单位。"
    assert successes.told == []


def test_cancelling_ends_the_work_at_its_next_report(jobs: Jobs) -> None:
    listener = Listener()
    job = jobs.start(until_cancelled, listener, listener, listener)
    job.cancel()
    settle(lambda: bool(listener.told))
    assert listener.told == ["cancelled"]


def test_a_bug_is_raised_on_the_gui_thread(jobs: Jobs, bugs: list[BaseException]) -> None:
    listener = Listener()

    def work(progress: Progress) -> None:
        raise ZeroDivisionError("a bug")

    jobs.start(work, listener, listener, listener)
    settle(lambda: bool(bugs))
    assert [str(bug) for bug in bugs] == ["a bug"]
    assert listener.told == []
    assert not jobs.busy
    bugs.clear()


def test_cancel_all_waits_and_tells_nobody(jobs: Jobs) -> None:
    listener = Listener()
    for _ in range(3):
        jobs.start(until_cancelled, listener, listener, listener)
    jobs.cancel_all()
    settle()
    assert not jobs.busy
    assert listener.told == []


def test_short_work_shows_no_dialog(jobs: Jobs, application: QApplication) -> None:
    window, listener = QWidget(), Listener()
    ProgressRunner(jobs, window).run("正在备份", lambda progress: "done", listener)
    settle(lambda: bool(listener.told))
    assert window.findChildren(ProgressDialog) == [] or not window.findChildren(ProgressDialog)[0].isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(jobs: Jobs, application: QApplication) -> None:
    window, listener = QWidget(), Listener()
    window.show()
    runner = ProgressRunner(jobs, window)
    runner.run("正在导出", until_cancelled, listener)
    settle(lambda: any(dialog.isVisible() for dialog in window.findChildren(ProgressDialog)))
    (dialog,) = window.findChildren(ProgressDialog)
    settle(lambda: find(dialog, QLabel, "progress_text").text().startswith("第 "))
    find(dialog, QPushButton, "progress_cancel").click()
    settle(lambda: not runner.busy)
    assert listener.told == []
    settle(lambda: window.findChildren(ProgressDialog) == [])


def test_a_failing_run_shows_its_sentence(jobs: Jobs, application: QApplication) -> None:
    window = QWidget()
    window.show()
    texts: list[str] = []

    def work(progress: Progress) -> None:
        raise UserError("文件正在 WPS 中打开，请关闭后重试。")

    with answering(lambda box: (texts.append(box.property("text")), press("answer_0")(box))):
        runner = ProgressRunner(jobs, window)
        runner.run("正在导出", work, Listener())
        settle(lambda: bool(texts) and not runner.busy)
    assert texts == ["文件正在 WPS 中打开，请关闭后重试。"]


def test_slices_do_everything_between_events(application: QApplication) -> None:
    done: list[int] = []
    slices = Slices()
    finished = Listener()
    slices.finished.connect(lambda: finished("end"))

    def work() -> Iterator[object]:
        for step in range(500):
            done.append(step)
            yield step

    slices.start(work)
    assert done == []
    settle(lambda: not slices.running)
    assert done == list(range(500))
    assert finished.told == ["end"]


def test_slices_can_be_finished_at_once_or_dropped(application: QApplication) -> None:
    slices, done = Slices(), []
    slices.start(lambda: (done.append(step) for step in range(10)))
    slices.finish()
    assert len(done) == 10
    slices.start(lambda: (done.append(step) for step in range(10)))
    slices.stop()
    settle()
    assert len(done) == 10
