"""What is said and done when a file is damaged, a folder cannot be written, or a target is wrong."""

import json
import os
from pathlib import Path

import pytest

from cli.front import run
from tests.helpers.catalogues import new_catalogue
from tests.helpers.processes import in_child


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "目录.gkml"
    new_catalogue(path, *(f"事项{number}" for number in range(200)), areas=["legal"]).close()
    return path


def damage(path: Path) -> None:
    """Overwrite the page of one entry, as a bad sector would."""
    place = path.read_bytes().index("事项120".encode()) // 4096 * 4096
    with path.open("r+b") as file:
        file.seek(place)
        file.write(os.urandom(4096))


def test_a_damaged_catalogue_is_rescued_by_the_command_that_is_offered(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(catalogue)
    content = catalogue.read_bytes()
    assert run(["list", str(catalogue), "--json"]) == 2
    said = capsys.readouterr().err
    assert "已损坏" in said
    assert "main.py salvage 目录.gkml 新文件.gkml" in said
    new = tmp_path / "抢救.gkml"
    assert run(["salvage", str(catalogue), str(new)]) == 1
    told = capsys.readouterr()
    assert told.out.strip() == str(new)
    assert "个读不出来" in told.err
    assert catalogue.read_bytes() == content
    assert run(["list", str(new), "--json"]) == 0
    assert 100 < len(json.loads(capsys.readouterr().out)) < 200


def test_rescuing_a_sound_catalogue_loses_nothing(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["salvage", str(catalogue), str(tmp_path / "新.gkml")]) == 0
    assert "抢救出 200 个事项，没有发现丢失" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["salvage", "没有.gkml", "新.gkml"], "没有找到目录文件"),
        (["salvage", "目录.gkml", "目录.gkml"], "文件已经存在"),
        (["selfcheck", "目录.gkml", "没有/自查表.docx"], "这个文件夹"),
        (["selfcheck", "目录.gkml", "自查表.csv"], "不能导出“.csv”这种文件"),
        (["compare", "目录.gkml", "now", "now", "--out", "没有/说明.docx"], "这个文件夹"),
        (["export", "目录.gkml", "没有/目录.docx"], "这个文件夹"),
        (["export", "目录.gkml", "."], "不能导出没有扩展名的文件"),
        (["board", "目录.gkml", "没有/公示.pdf"], "这个文件夹"),
    ],
)
def test_a_wrong_target_is_refused_before_the_work(
    catalogue: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(catalogue.parent)
    assert run(words) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert "%" not in told.err  # no progress was told: nothing had begun
    assert [file.name for file in catalogue.parent.iterdir()] == [catalogue.name]


def test_a_new_catalogue_in_a_synchronised_folder_is_made_and_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "我的坚果云").mkdir()
    assert run(["new", str(tmp_path / "我的坚果云" / "目录.gkml"), "--unit", "某局"]) == 0
    assert "坚果云的同步文件夹" in capsys.readouterr().err
    assert run(["new", str(tmp_path / "目录.gkml"), "--unit", "某局"]) == 0
    assert "同步" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [["new", "{}/新.gkml", "--unit", "某局"], ["backup", "目录.gkml", "{}/副本.gkml"]])
def test_a_folder_without_rights_is_named_as_such(
    catalogue: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    folder = tmp_path / "只读"
    folder.mkdir()
    folder.chmod(0o555)
    for above in (tmp_path, *tmp_path.parents):
        if above.stat().st_uid == os.getuid() and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o055)

    def work() -> int:
        os.chdir(tmp_path)
        return run([word.format(folder) for word in words])

    assert in_child(work, as_nobody=True) == 2
    said = capfd.readouterr().err
    assert f"没有写入权限，不能保存到这里。请检查文件和文件夹的权限，或者另存到别处：{folder}" in said
    assert list(folder.iterdir()) == []
