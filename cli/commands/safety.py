"""``backup``, ``restore``, ``verify``, ``salvage``: keeping the file safe."""

import argparse
from pathlib import Path

from cli.console import DONE, NEEDS_ATTENTION, say, tell
from model import restore as restoring
from model.catalogue import Catalogue
from model.comparison import compare_snapshots
from model.errors import DamagedError, ForeignFileError
from model.reading import read_snapshot
from model.salvage import salvage as rescue


def backup(arguments: argparse.Namespace) -> int:
    """Copy the catalogue, verified, to a file or among the rotating backups."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        target = catalogue.backup(arguments.out)
    say(str(target))
    tell("备份已完成并校验。")
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Replace the catalogue by a backup; the state before is itself backed up first."""
    if arguments.catalogue.exists():
        _tell_difference(arguments.catalogue, arguments.backup)
    kept = restoring.restore(arguments.catalogue, arguments.backup)
    tell(f"已从“{arguments.backup}”恢复。")
    if kept is not None:
        tell(f"恢复前的内容保存在“{kept}”。")
    return DONE


def _tell_difference(catalogue: Path, backup: Path) -> None:
    there = read_snapshot(backup)  # a backup that cannot be read is refused by its own name
    try:
        tell(compare_snapshots(read_snapshot(catalogue), there).sentence)
    except (DamagedError, ForeignFileError):  # restoring is the way out of exactly that
        tell("现在的目录文件读不出来，无法与备份比较。")


def verify(arguments: argparse.Namespace) -> int:
    """Look the file over: structure, references, order."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        findings = catalogue.verify()
    for sentence in findings:
        say(sentence)
    tell("目录文件完好。" if not findings else f"发现 {len(findings)} 处问题。")
    return NEEDS_ATTENTION if findings else DONE


def salvage(arguments: argparse.Namespace) -> int:
    """Write what can still be read of a damaged catalogue into a new one; the damaged file stays as it is."""
    report = rescue(arguments.catalogue, arguments.new)
    tell(report.sentence)
    say(str(arguments.new))
    return DONE if report.is_complete else NEEDS_ATTENTION
