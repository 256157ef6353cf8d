"""Killed at any moment, an export leaves either the old file or the whole new one, never anything between."""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.formats import export
from tests.helpers.processes import kill_while
from tests.helpers.snapshots import entry, snapshot

KILLS = 20  # for each format


def whole(path: Path) -> bool:
    """Whether a file is complete: the last part of a package, the last bracket of JSON, the last row of CSV."""
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    content = path.read_bytes()
    return len(json.loads(content)["entries"]) == 60 if path.suffix == ".json" else content.count(b"\r\n") == 61


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".json"])
def test_the_target_is_old_or_new(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"目录{ending}"
    held = snapshot(*(entry(number, content=f"第{number}项内容" * 20) for number in range(1, 61)))
    chance = random.Random(ending)

    def work(say: Callable[[str], None]) -> None:
        for _ in range(50):
            export(held, path, progress=lambda done, total, what: say(what) if done == 0 else None)

    export(held, path)
    ended = []
    for _ in range(KILLS):
        path.write_bytes(b"old")
        ended.append(kill_while(work, chance.uniform(0.0, 0.08)).in_the_middle)
        assert path.read_bytes() == b"old" or whole(path)
    assert all(ended)
    export(held, path)
    assert whole(path)
