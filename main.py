"""The composition root: a command of the command line, or the editor's window; logging for both.

What a command does is in ``cli``, what the window does in ``gui``; neither is loaded for the other.
"""

import logging
import os
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cli import console
from cli.arguments import is_command
from importers.reading.switch import READING_PROCESS
from model import places
from model.garbage import collected_rarely

_LOG_SIZE = 1_000_000  # bytes a log file may reach before it is rotated
_NO_SCREEN = (
    "这台机器没有图形界面，编辑器窗口打不开。不用屏幕也能完成主要工作：运行 make demo（结果在 build/demo/），"
    "或者用 python main.py --help 列出的命令；测试用 make test。"
)


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words ask for; returns the exit code."""
    words = sys.argv[1:] if words is None else words
    if list(words) == [READING_PROCESS]:
        from importers import child  # loaded in the reading process only

        return child.main()
    if is_command(words):
        from cli import front  # the commands load every reader and writer

        return front.run(words)
    return _open_editor(words)


def _open_editor(words: Sequence[str]) -> int:
    console.speak_utf8()
    unknown = [word for word in words if word.startswith("-")] or list(words[1:])
    if unknown:
        console.tell(f"不认识“{unknown[0]}”。用法：main.py [目录.gkml]，或 main.py --help 列出全部命令。")
        return console.REFUSED
    if not _has_screen():
        console.tell(_NO_SCREEN)
        return console.REFUSED
    _log_to_file()
    collected_rarely()  # before the window's code is loaded: two searches of everything would fall into that
    try:
        from gui import app  # Qt is loaded for the window only
    except ImportError as missing:
        logging.getLogger(__name__).exception("Qt cannot be loaded")
        console.tell(
            f"图形库没有装全（{missing}）。Debian、统信 UOS、麒麟可运行：sudo apt install libegl1 libgl1 "
            "libxcb-cursor0 libxkbcommon-x11-0，然后重新打开。"
        )
        return console.REFUSED
    return app.run(Path(words[0]) if words else None)


def _has_screen() -> bool:
    """Whether a window can show: always on Windows and macOS; on Linux when a display or a Qt platform is named."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _log_to_file() -> None:
    """Warnings and crashes go to a rotating file; where that cannot be written, to stderr."""
    handler: logging.Handler
    try:
        folder = places.logs()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "editor.log", maxBytes=_LOG_SIZE, backupCount=3, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


if __name__ == "__main__":
    sys.exit(main())
