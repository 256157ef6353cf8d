"""Of several pieces of work only the newest is heard of, and nobody waits for the others."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from gui.jobs import Jobs
from gui.latest_job import LatestJob
from model.errors import UserError
from model.progress import Progress
from tests.helpers.windows import settle

pytestmark = pytest.mark.usefixtures("application")


def test_the_newest_is_heard_although_an_older_one_ends_later() -> None:
    jobs, owner, heard = Jobs(), QObject(), []
    latest = LatestJob(jobs, owner)
    gate = threading.Event()

    def slow(_progress: Progress) -> str:
        gate.wait(20)
        return "old"

    latest.start(slow, heard.append, heard.append)
    latest.start(lambda _progress: "new", heard.append, heard.append)
    settle(lambda: not latest.running)
    assert heard == ["new"]
    gate.set()
    settle(lambda: not jobs.busy)
    assert heard == ["new"]


def test_an_older_one_is_asked_to_stop() -> None:
    jobs, owner, heard = Jobs(), QObject(), []
    latest = LatestJob(jobs, owner)

    def endless(progress: Progress) -> None:
        while True:
            progress(0, 0, "")

    latest.start(endless, heard.append, heard.append)
    latest.drop()
    settle(lambda: not jobs.busy)
    assert (heard, latest.running) == ([], False)


def test_errors_come_through_and_nothing_after_the_owner_has_gone() -> None:
    jobs, owner, heard = Jobs(), QObject(), []
    latest = LatestJob(jobs, owner)

    def refuse(_progress: Progress) -> None:
        raise UserError("不行。")

    latest.start(refuse, heard.append, lambda error: heard.append(str(error)))
    settle(lambda: not latest.running)
    assert heard == ["不行。"]
    gate = threading.Event()
    latest.start(lambda _progress: gate.wait(20), heard.append, heard.append)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    settle(lambda: not jobs.busy)
    assert heard == ["不行。"]
