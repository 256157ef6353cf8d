"""The front door of the command line: words in, exit code out, every refusal a Chinese sentence."""

import argparse
from collections.abc import Callable, Sequence

from cli import console
from cli.arguments import build_parser
from cli.commands import content, due, exporting, importing, publication, review, safety, versions
from model.errors import CatalogueError, DamagedError

_WORK: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": content.new,
    "list": content.list_entries,
    "check": content.check,
    "history": content.history,
    "export": exporting.export_catalogue,
    "import": importing.import_files,
    "board": publication.board,
    "compare": versions.compare,
    "release": versions.release,
    "review": review.review,
    "selfcheck": publication.self_check,
    "due": due.due,
    "backup": safety.backup,
    "restore": safety.restore,
    "verify": safety.verify,
    "salvage": safety.salvage,
}

_WAYS_OUT = "恢复用：main.py restore 目录.gkml 备份.gkml；抢救用：main.py salvage 目录.gkml 新文件.gkml。"


def run(words: Sequence[str]) -> int:
    """Carry out one command and return its exit code (0 done, 1 needs attention, 2 refused)."""
    console.speak_utf8()
    try:
        arguments = build_parser().parse_args(words)
        return _WORK[arguments.command](arguments)
    except CatalogueError as refusal:
        console.tell(str(refusal))
        if isinstance(refusal, DamagedError) and "salvage" not in words[:1]:
            console.tell(_WAYS_OUT)
        return console.REFUSED
    except KeyboardInterrupt:
        console.tell("已取消，没有改动。")
        return console.REFUSED
    except BrokenPipeError:  # the reader of our output left; nothing to say to anyone
        return console.REFUSED
