"""Talking to a terminal: results on stdout, progress and sentences on stderr. Knows no command."""

import json
import sys
from typing import TextIO

DONE = 0
NEEDS_ATTENTION = 1
REFUSED = 2

_BAR_WIDTH = 30


def say(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def say_json(value: object) -> None:
    """The result as JSON, Chinese kept readable."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def tell(text: str) -> None:
    """A sentence beside the result: what was done, or why it was refused."""
    sys.stderr.write(text + "\n")


def speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's code page; a character it cannot show is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


class ProgressLine:
    """A progress listener: a bar on a terminal, a plain line for each tenth otherwise."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._last: tuple[str, int] = ("", -1)

    def __call__(self, done: int, total: int, what: str) -> None:
        tenths = done * 10 // total if total else 0
        if self._terminal:
            filled = done * _BAR_WIDTH // total if total else 0
            bar = "█" * filled + "░" * (_BAR_WIDTH - filled)
            end = "\n" if total and done >= total else ""
            self._stream.write(f"\r{bar} {what}{end}")
        elif (what, tenths) != self._last:
            share = f" {tenths * 10}%" if total else ""
            self._stream.write(f"{what}{share}\n")
        self._last = (what, tenths)
        self._stream.flush()
