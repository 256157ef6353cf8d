"""``backup``, ``restore``, ``verify``: keeping the file safe."""

import argparse

from cli.console import DONE, NEEDS_ATTENTION, say, tell
from model import backup as backups
from model.catalogue import Catalogue


def backup(arguments: argparse.Namespace) -> int:
    """Copy the catalogue, verified, to a file or among the rotating backups."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        target = catalogue.backup(arguments.out)
    say(str(target))
    tell("备份已完成并校验。")
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Replace the catalogue by a backup; the state before is itself backed up first."""
    difference = backups.compare(arguments.catalogue, arguments.backup)
    tell(difference.sentence)
    kept = backups.restore(arguments.catalogue, arguments.backup)
    tell(f"已从“{arguments.backup}”恢复。恢复前的内容保存在“{kept}”。")
    return DONE


def verify(arguments: argparse.Namespace) -> int:
    """Look the file over: structure, references, order."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        findings = catalogue.verify()
    for sentence in findings:
        say(sentence)
    tell("目录文件完好。" if not findings else f"发现 {len(findings)} 处问题。")
    return NEEDS_ATTENTION if findings else DONE
