"""The collector of circles waits as long as anybody wants it to, on whatever thread, and no longer."""

import gc
import threading

from model.garbage import collected_later


def test_the_collector_waits_until_the_last_block_ends() -> None:
    begun, end = threading.Event(), threading.Event()

    def work() -> None:
        with collected_later():
            begun.set()
            end.wait()

    thread = threading.Thread(target=work)
    with collected_later():
        thread.start()
        begun.wait()
        assert not gc.isenabled()
    assert not gc.isenabled()  # the other thread is still at work
    end.set()
    thread.join()
    assert gc.isenabled()


def test_a_collector_that_somebody_else_stopped_stays_stopped() -> None:
    gc.disable()
    try:
        with collected_later(), collected_later():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_works_again_after_a_failure() -> None:
    try:
        with collected_later():
            raise ValueError
    except ValueError:
        assert gc.isenabled()
