"""The reading process: takes one path, sends back sheets or a sentence, and ends.

Started by ``reading/sandbox.py``. Loads neither Qt nor SQLAlchemy, and a format's reader only when its file has come.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from importers.readers import reader_of
from importers.reading import limits, wire
from importers.reading.sniff import sniff
from importers.reading.source import Source, damaged
from model.errors import UserError

_PROGRESS_EVERY = 0.05  # seconds
_NO_MEMORY = "太大，读取时内存不够，已停止。请在 WPS 中把需要的表复制到新文件，另存为 .xlsx 后再导入。"
_LOST_TOUCH = "读到一半时磁盘或网络出错（{reason}）。请把文件复制到本机后再导入。"
_VIRTUAL_EXTRA = 400 * limits.MEGABYTE  # code and reserved, never touched room are counted by RLIMIT_AS too


def main() -> int:
    """Serve the one request that waits on standard input. Always 0: the answer is in the frames."""
    _limit_memory()
    pipe = _claim_stdout()
    sys.excepthook = _crash_frame(pipe)
    request = wire.unpack(sys.stdin.buffer.read())
    _serve(Path(request["path"]), pipe)
    pipe.flush()
    return 0


def _limit_memory() -> None:
    """Make an allocation beyond the limit fail here instead of starving the machine. (Windows: the parent watches.)"""
    try:
        import resource
    except ImportError:
        return
    most = limits.MEMORY_BYTES + _VIRTUAL_EXTRA
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _claim_stdout() -> BinaryIO:
    """Keep the pipe for frames; whatever a library prints goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _crash_frame(pipe: BinaryIO) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What tells the parent about an error nobody expected: ours, or a panic of calamine over a broken file."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if kind.__name__ == "PanicException":
            wire.send(pipe, wire.Frame.REFUSED, wire.pack(str(damaged())))
        else:
            wire.send(pipe, wire.Frame.CRASHED, wire.pack("".join(traceback.format_exception(kind, error, trace))))
        pipe.flush()

    return hook


class _Teller:
    """Sends progress, but not more often than anybody could see."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._last = 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._last >= _PROGRESS_EVERY:
            self._last = now
            wire.send(self._pipe, wire.Frame.PROGRESS, wire.pack((done, total, what)))
            self._pipe.flush()


def _serve(path: Path, pipe: BinaryIO) -> None:
    def frame(kind: wire.Frame, payload: bytes) -> None:
        wire.send(pipe, kind, payload)

    sender = wire.SheetSender(frame)
    try:
        found = sniff(path)
        source = Source(path, path.stat().st_size)
        remarks = found.remarks  # about the file: told once, with the first sheet that holds anything
        for sheet in reader_of(found.kind)(source, _Teller(pipe)):
            if sheet.rows:
                sheet, remarks = replace(sheet, remarks=(*remarks, *sheet.remarks)), ()
            sender.sheet(sheet)
    except UserError as refusal:
        frame(wire.Frame.REFUSED, wire.pack(str(refusal)))
    except OSError as error:
        frame(wire.Frame.REFUSED, wire.pack(_LOST_TOUCH.format(reason=error.strerror or error)))
    except MemoryError:
        frame(wire.Frame.REFUSED, wire.pack(_NO_MEMORY))
    else:
        frame(wire.Frame.DONE, b"")


if __name__ == "__main__":
    sys.exit(main())
