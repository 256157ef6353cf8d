"""Work done in a process of its own: one that may lose its rights, meet a limit, or be killed."""

import os
import pickle
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_NOBODY = 65534


def in_child(work: Callable[[], T], *, as_nobody: bool = False) -> T:
    """The result of ``work`` done in a forked process; with ``as_nobody`` it has no rights of the super-user.

    A failure in the child (an assertion too) is raised here with the child's traceback.
    """
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads, which the child does not use
        child = os.fork()
    if child == 0:
        os.close(reader)
        _work_and_leave(work, writer, as_nobody)
    os.close(writer)
    with os.fdopen(reader, "rb") as answers:
        answer = answers.read()
    os.waitpid(child, 0)
    succeeded, result = pickle.loads(answer)
    if not succeeded:
        raise AssertionError(f"in the child process:\n{result}")
    return result  # type: ignore[no-any-return]


def _work_and_leave(work: Callable[[], object], writer: int, as_nobody: bool) -> None:
    answer: tuple[bool, object]
    try:
        if as_nobody and os.getuid() == 0:
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
        answer = (True, work())
    except BaseException:  # noqa: BLE001 - told to the parent, which raises it
        answer = (False, traceback.format_exc())
    with os.fdopen(writer, "wb") as answers:
        pickle.dump(answer, answers)
    sys.stdout.flush()
    os._exit(0)


@dataclass(frozen=True)
class Killed:
    """How a process ended: what it had said until then, and whether it was killed before it was done."""

    said: list[str]
    in_the_middle: bool


def kill_while(work: Callable[[Callable[[str], None]], None], delay: float) -> Killed:
    """Start ``work(say)`` in a forked process and kill it (SIGKILL) ``delay`` seconds after it first said something."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reader)
        _say_and_leave(work, writer)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as answers:
        heard = answers.read(1)
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        while part := answers.read(65536):
            heard += part
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the process failed by itself; see its traceback above")
    return Killed(heard.decode().splitlines(), os.WIFSIGNALED(status))


def _say_and_leave(work: Callable[[Callable[[str], None]], None], writer: int) -> None:
    try:
        work(lambda word: os.write(writer, f"{word}\n".encode()) and None)
    except BaseException:  # noqa: BLE001 - the parent sees the exit code
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
