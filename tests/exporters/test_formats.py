"""The table of formats: choice by suffix, registration, progress, cancel, and refusals before anything is written."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.blocks import Document
from exporters.formats import FORMATS, export, register_document_format
from exporters.options import ExportOptions
from model.errors import StorageError, UserError
from model.progress import Cancelled, Progress
from model.records import Status
from tests.helpers.snapshots import entry, snapshot, starter

ENDINGS = (".docx", ".xlsx", ".csv", ".json")


@pytest.fixture
def formats() -> Iterator[None]:
    """Whatever a test registers is forgotten again."""
    before = dict(FORMATS)
    yield
    FORMATS.clear()
    FORMATS.update(before)


@pytest.mark.usefixtures("formats")
def test_a_new_format_is_one_call(tmp_path: Path) -> None:
    def write(document: Document, path: Path, progress: Progress) -> None:
        path.write_text(document.title, encoding="utf-8")

    register_document_format(".txt", "文字", write)
    assert export(snapshot(entry(1, content="甲\x01")), tmp_path / "目录.TXT")[0].field == "content"
    assert (tmp_path / "目录.TXT").read_text(encoding="utf-8") == "格尔木市政务公开标准目录"


@pytest.mark.parametrize(("name", "said"), [("目录.doc", "“.doc”这种文件"), ("目录", "没有扩展名的文件")])
def test_an_unknown_ending_is_a_sentence(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UserError, match=f"不能导出{said}，没有写出“{name}”。文件名请以 .docx、.xlsx、.csv、.json"):
        export(snapshot(entry(1)), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_progress_runs_from_nothing_to_all(tmp_path: Path, ending: str) -> None:
    told: list[tuple[int, int, str]] = []
    export(starter(), tmp_path / f"目录{ending}", progress=lambda *said: told.append(said))
    steps = [done for done, _, _ in told]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, 100)
    assert {total for _, total, _ in told} == {100}


@pytest.mark.parametrize("ending", ENDINGS)
def test_cancelling_at_any_moment_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"目录{ending}"
    held = starter(["legal", "tax"])
    moments: list[str] = []
    export(held, path, progress=lambda done, total, what: moments.append(what))
    path.write_bytes(b"old")
    for moment in range(len(moments) - 1):
        left = iter([False] * moment + [True])

        def cancel(done: int, total: int, what: str, left: Iterator[bool] = left) -> None:
            if next(left, False):
                raise Cancelled

        with pytest.raises(Cancelled):
            export(held, path, progress=cancel)
        assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(path.name, b"old")]
    assert gc.isenabled()


@pytest.mark.parametrize("ending", ENDINGS)
def test_refusals_leave_the_old_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"目录{ending}"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="没有事项"):
        export(snapshot(entry(1)), path, ExportOptions(statuses=frozenset({Status.RETIRED})))
    path.chmod(0o444)
    with pytest.raises(StorageError, match="是只读文件"):
        export(snapshot(entry(1)), path)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(path.name, b"old")]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_catalogue_gives_a_blank_form(tmp_path: Path, ending: str) -> None:
    assert export(snapshot(), tmp_path / f"目录{ending}") == []
    assert (tmp_path / f"目录{ending}").stat().st_size > 100
