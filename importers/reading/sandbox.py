"""Runs the reading process and lets nothing of its misfortunes through: time, memory, aborts, 取消.

The parent's half; the child's is ``importers/child.py``, their language ``wire.py``. Why a child: docs/decisions/0060.
"""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

import psutil

from importers.reading import limits, wire
from importers.reading.switch import READING_PROCESS
from importers.sheet import Sheet
from model.errors import StorageError, UserError
from model.progress import Progress

_ROOT = Path(__file__).resolve().parents[2]
_TICK = 0.1  # seconds between two looks at the clock, the memory and 取消
_ADVICE = "已停止。请在 WPS 中把需要的表复制到新文件，另存为 .xlsx 后再导入。"
_TOO_MUCH = f"太大或结构异常，读取时用尽了允许的内存，{_ADVICE}"
_TOO_LONG = f"太大或结构异常，读了 {{seconds:.0f}} 秒还没有读完，{_ADVICE}"
_DIED = "的内容不合规范，读取程序中途停止了。请在 WPS 中打开，另存为 .xlsx 或 .docx 后再导入。"

_Message = tuple[wire.Frame, bytes] | None
_log = logging.getLogger(__name__)


def read_in_child(path: Path, size: int, progress: Progress) -> list[Sheet]:
    """All sheets of a file, read in a process of its own.

    Raises ``UserError`` with a sentence that goes on after the file's name, and whatever ``progress`` raises
    (``Cancelled``); the process is ended at once then.
    """
    with _started() as process:
        return _Conversation(process, path, size, progress).sheets()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READING_PROCESS]
    return [sys.executable, "-P", "-m", "importers.child"]


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """The reading process; it does not outlive the block."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
    try:
        process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise StorageError(f"无法启动读取文件的程序（{error.strerror}）。请关闭一些程序后再试。") from error
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


class _Conversation:
    """One request and its frames."""

    def __init__(self, process: subprocess.Popen[bytes], path: Path, size: int, progress: Progress) -> None:
        self._process = process
        self._path = path
        self._progress = progress
        self._told = (0, 0, "正在打开文件")
        self._receiver = wire.SheetReceiver(path.name)
        self._sheets: list[Sheet] = []
        self._seconds = limits.seconds_for(size)
        self._begin = time.monotonic()
        self._watched = psutil.Process(process.pid)
        self._messages: SimpleQueue[_Message] = SimpleQueue()

    def sheets(self) -> list[Sheet]:
        listener = Thread(target=self._listen, name="reading process", daemon=True)
        listener.start()
        try:
            self._ask()
            while self._handle(self._next()):
                pass
        finally:
            self._process.kill()
            listener.join()
        return self._sheets

    def _ask(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with suppress(BrokenPipeError):  # a process that died already is noticed when its answer is read
            pipe.write(wire.pack({"path": os.fspath(self._path)}))
            pipe.close()

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with suppress(wire.Broken):
            while True:
                self._messages.put(wire.receive(pipe))
        self._messages.put(None)

    def _next(self) -> _Message:
        """The next frame; until it comes, tell the progress and look after time and memory."""
        while True:
            self._progress(*self._told)
            try:
                return self._messages.get(timeout=_TICK)
            except Empty:
                self._watch()

    def _watch(self) -> None:
        seconds = time.monotonic() - self._begin
        if seconds > self._seconds:
            raise UserError(_TOO_LONG.format(seconds=seconds))
        with suppress(psutil.Error):  # it may be gone by now: the pipe tells
            if self._watched.memory_info().rss > limits.MEMORY_BYTES:
                raise UserError(_TOO_MUCH)

    def _handle(self, message: _Message) -> bool:
        """Take in one frame; whether more are expected."""
        if message is None:
            _log.warning("reading %s: the process ended without an answer", self._path)
            raise UserError(_DIED)
        kind, payload = message
        if kind is wire.Frame.PROGRESS:
            done, total, what = wire.unpack(payload)
            self._told = (done, total, what)
        elif kind is wire.Frame.TEXTS:
            self._receiver.texts(payload)
        elif kind is wire.Frame.ROWS:
            self._receiver.rows(payload)
        elif kind is wire.Frame.SHEET:
            self._sheets.append(self._receiver.sheet(payload))
        elif kind is wire.Frame.REFUSED:
            raise UserError(wire.unpack(payload))
        elif kind is wire.Frame.CRASHED:
            _log.error("reading %s: %s", self._path, wire.unpack(payload))
            raise UserError(_DIED)
        return kind is not wire.Frame.DONE
