"""The command line as a contract: commands, keys, exit codes, and Chinese sentences instead of tracebacks.

Every test runs the real program in a process of its own, as a script of the IT office would.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from model.catalogue import Catalogue
from model.operations.entries import add_entry, edit_entry, remove_entries

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "samples"
KEYS = [
    "id", "uid", "area", "code", "category", "name", "detail", "content", "basis", "time_limit", "subject", "method",
    "channels", "audience", "tiers", "requirement", "note", "status",
]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def main(home: Path, tmp_path: Path):
    """Run main.py with these words; checks the exit code and that nothing like a traceback is shown."""

    def run(*words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, "DISCLOSURE_CATALOGUE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == code, done.stdout[-2000:] + done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter catalogue, made once by the command itself."""
    folder = tmp_path_factory.mktemp("template")
    words = [sys.executable, str(ROOT / "main.py"), "new", "目录.gkml", "--unit", "格尔木市司法局", "--starter"]
    home = {"DISCLOSURE_CATALOGUE_HOME": str(folder / "home")}
    subprocess.run(words, cwd=folder, env={**os.environ, **home}, check=True, capture_output=True)
    return folder / "目录.gkml"


@pytest.fixture
def catalogue(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path))


def chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


def test_new_catalogue_is_empty_or_begins_with_the_starter(main, tmp_path: Path) -> None:
    main("new", tmp_path / "空.gkml", "--unit", "格尔木市司法局", "--areas", "legal,culture")
    assert json.loads(main("list", tmp_path / "空.gkml", "--json").stdout) == []
    main("new", tmp_path / "满.gkml", "--unit", "格尔木市司法局", "--starter", "--areas", "legal")
    entries = json.loads(main("list", tmp_path / "满.gkml", "--json").stdout)
    assert len(entries) >= 10
    assert {entry["area"] for entry in entries} == {"legal"}


def test_list_has_the_keys_of_the_contract_in_their_order(main, catalogue: Path) -> None:
    entries = json.loads(main("list", catalogue, "--json").stdout)
    assert all(list(entry)[: len(KEYS)] == KEYS for entry in entries)
    assert len({entry["uid"] for entry in entries}) == len(entries)
    first = entries[0]
    assert isinstance(first["channels"], list)
    assert isinstance(first["tiers"], list)
    assert first["status"] == "draft"
    areas = list(dict.fromkeys(entry["area"] for entry in entries))
    assert areas == ["planning", "projects", "budget", "tax", "environment", "food_drug", "safety", "culture", "legal"]


def test_list_narrows_by_area_and_search(main, catalogue: Path) -> None:
    entries = json.loads(main("list", catalogue, "--areas", "budget", "--search", "预算", "--json").stdout)
    assert entries
    assert {entry["area"] for entry in entries} == {"budget"}
    assert all("预算" in json.dumps(entry, ensure_ascii=False) for entry in entries)


def test_check_tells_what_is_to_be_looked_at(main, catalogue: Path) -> None:
    problems = json.loads(main("check", catalogue, "--json", code=1).stdout)
    assert problems
    assert all(set(problem) == {"id", "field", "severity", "code", "message"} for problem in problems)
    assert {problem["code"] for problem in problems} == {"unconfirmed"}, "the starter passes its own checks"
    assert all(chinese(problem["message"]) for problem in problems)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pdf", ".csv", ".json"])
def test_export_writes_every_kind_of_file(main, catalogue: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"目录{ending}"
    main("export", catalogue, out, "--areas", "legal,tax", "--form", "national")
    assert out.stat().st_size > 1000
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(ending)] == [out.name], "no leftovers"


def test_history_tells_who_did_what(main, catalogue: Path) -> None:
    history = json.loads(main("history", catalogue, "--json").stdout)
    assert history
    assert {"id", "at", "user", "label", "changes"} <= set(history[0])


def test_history_speaks_the_words_of_the_window(main, catalogue: Path) -> None:
    with Catalogue.open(catalogue) as opened:
        opened.run(edit_entry(entry_id=opened.ids()[0], field="time_limit", value="实时公开"))
    told = main("history", catalogue).stdout
    assert "\t公开时限\t" in told
    assert "→ “实时公开”" in told
    assert "新增" in told
    assert "@" not in told


def test_a_refused_kind_of_file_comes_with_all_that_can_be_written(main, catalogue: Path) -> None:
    refused = main("export", catalogue, "目录.rtf", code=2).stderr
    assert all(ending in refused for ending in (".docx", ".xlsx", ".pdf", ".csv", ".json"))


def test_help_is_chinese_and_a_refusal_names_its_command(main) -> None:
    for words in ([], ["export"]):
        told = main(*words, "--help").stdout
        assert told.startswith("用法：")
        assert "options" not in told
        assert "arguments" not in told
    assert "main.py export [--areas 领域]" in main("export", code=2).stderr


def test_a_broken_backup_is_not_blamed_on_the_catalogue(main, catalogue: Path, tmp_path: Path) -> None:
    (tmp_path / "乱.gkml").write_bytes(b"no catalogue" * 100)
    refused = main("restore", catalogue, tmp_path / "乱.gkml", code=2).stderr
    assert "乱.gkml" in refused
    assert "现在的目录文件" not in refused


def test_backup_restore_verify(main, catalogue: Path, tmp_path: Path) -> None:
    before = main("list", catalogue, "--json").stdout
    copy = tmp_path / "副本.gkml"
    main("backup", catalogue, copy)
    main("backup", catalogue)
    main("verify", catalogue)
    main("new", tmp_path / "另一.gkml", "--unit", "格尔木市司法局")
    catalogue.write_bytes((tmp_path / "另一.gkml").read_bytes())
    assert main("list", catalogue, "--json").stdout != before
    main("restore", catalogue, copy)
    assert main("list", catalogue, "--json").stdout == before


def test_import_answers_in_the_agreed_form(main, catalogue: Path) -> None:
    sample = SAMPLES / "01-projects-standard.xlsx"
    told = json.loads(main("import", catalogue, sample, "--dry-run", "--json", code=0).stdout)
    file = told["files"][0]
    assert set(file) >= {"file", "tables", "added", "changed", "unchanged", "conflicts", "skipped", "problems"}
    table = file["tables"][0]
    assert set(table) >= {"sheet", "area", "rows", "columns"}
    assert table["area"] == "projects"
    assert table["rows"] == 7
    before = main("list", catalogue, "--json").stdout
    main("import", catalogue, sample)
    assert main("list", catalogue, "--json").stdout != before, "only --dry-run leaves the catalogue as it was"


@pytest.mark.parametrize("words", [[], ["--per-entry", "--paper", "A4"], ["--paper", "240x120cm", "--landscape"]])
def test_board_writes_pages_and_tells_what_is_missing(main, catalogue: Path, tmp_path: Path, words: list[str]) -> None:
    out = tmp_path / "公示栏.pdf"
    done = main("board", catalogue, out, "--areas", "legal", "--period", "2026Q4", *words)
    assert "监督电话" in done.stderr, "a new catalogue has no phone to print"
    pages = PdfReader(out).pages
    assert pages
    assert "法律援助" in "".join(page.extract_text() for page in pages)


def edited(catalogue: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The clerk's work after the version 送审稿: one entry changed, one removed, one added. Returns their names."""
    monkeypatch.setenv("DISCLOSURE_CATALOGUE_HOME", str(home))
    with Catalogue.open(catalogue) as opened:
        changed, removed = opened.entries(opened.ids("legal"))[:2]
        opened.run(edit_entry(entry_id=changed.id, field="note", value="职责调整"))
        opened.run(remove_entries(entry_ids=[removed.id]))
        opened.run(add_entry(area="tax", values={"name": "新增的事项"}))
    return {"changed": changed["name"], "removed": removed["name"], "added": "新增的事项"}


def test_versions_are_named_and_listed(main, catalogue: Path) -> None:
    main("release", catalogue, "送审稿 2026-11", "--note", "报市政府办公室")
    (version,) = json.loads(main("release", catalogue, "--json").stdout)
    assert (version["name"], version["note"], version["revision"]) == ("送审稿 2026-11", "报市政府办公室", 2)
    assert "送审稿 2026-11" in main("release", catalogue).stdout
    assert "已经有" in main("release", catalogue, "送审稿 2026-11", code=2).stderr


def test_compare_tells_what_was_added_changed_and_removed(main, catalogue: Path, home: Path, monkeypatch) -> None:
    main("release", catalogue, "送审稿")
    copy = catalogue.with_name("同事.gkml")
    main("backup", catalogue, copy)
    names = edited(catalogue, home, monkeypatch)
    today = f"{date.today():%Y-%m-%d}"
    for old, new in (("送审稿", "now"), ("2", today), (copy, "now"), ("送审稿", catalogue)):
        told = json.loads(main("compare", catalogue, old, new, "--json").stdout)
        assert [entry["name"] for entry in told["added"]] == [names["added"]]
        assert [entry["name"] for entry in told["removed"]] == [names["removed"]]
        (changed,) = told["changed"]
        assert changed["name"] == names["changed"]
        assert changed["fields"] == [{"field": "note", "before": "", "after": "职责调整", "slight": False}]
        assert (told["areas"], told["settings"]) == ([], [])
        assert told["new"]["entries"] == told["old"]["entries"] == told["unchanged"] + 2
    backwards = json.loads(main("compare", catalogue, "now", "送审稿", "--json").stdout)
    assert [entry["name"] for entry in backwards["added"]] == [names["removed"]]
    lines = main("compare", catalogue, "送审稿", "now").stdout
    assert f"新增\t税收管理\t\t{names['added']}\n" in lines
    assert "\t备注\t'' → '职责调整'\n" in lines
    assert "完全相同" in main("compare", catalogue, "now", "now").stderr


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx"])
def test_compare_writes_the_explanation(main, catalogue: Path, home: Path, monkeypatch, ending: str) -> None:
    main("release", catalogue, "送审稿")
    edited(catalogue, home, monkeypatch)
    out = catalogue.with_name(f"变更说明{ending}")
    before = catalogue.read_bytes()
    done = main("compare", catalogue, "送审稿", "now", "--out", out, "--reason", "职责调整。")
    assert "变更说明已写到" in done.stderr
    assert out.stat().st_size > 1000
    assert catalogue.read_bytes() == before, "comparing only reads"


def test_selfcheck_writes_a_sheet_to_sign(main, catalogue: Path) -> None:
    for ending in (".docx", ".xlsx", ".pdf"):
        main("selfcheck", catalogue, catalogue.with_name(f"自查表{ending}"), "--areas", "legal,tax")
    text = "".join(page.extract_text() for page in PdfReader(catalogue.with_name("自查表.pdf")).pages)
    assert "公共法律服务" in text
    assert "城乡规划" not in text
    assert "审核人" in text


@pytest.mark.parametrize(
    "words",
    [
        ["list", "没有.gkml", "--json"],
        ["new", "新.gkml"],
        ["new", "新.gkml", "--unit", "格尔木市司法局", "--areas", "weather"],
        ["export", "目录.gkml", "目录.rtf"],
        ["export", "目录.gkml", "没有这个文件夹/目录.docx"],
        ["export", "目录.gkml", "目录.docx", "--form", "fancy"],
        ["export", "目录.gkml", "目录.docx", "--status", "someday"],
        ["list", "目录.gkml", "--areas", "weather"],
        ["history", "目录.gkml", "nobody"],
        ["import", "目录.gkml", "没有.xlsx"],
        ["restore", "目录.gkml", "没有.gkml"],
        ["board", "目录.gkml", "公示栏.pdf", "--paper", "B9"],
        ["board", "目录.gkml", "公示栏.pdf", "--period", "someday"],
        ["compare", "目录.gkml", "送审稿", "now"],
        ["compare", "目录.gkml", "1", "99"],
        ["compare", "目录.gkml", "2020-01-01", "now"],
        ["compare", "目录.gkml", "1", "乱.gkml"],
        ["compare", "目录.gkml", "1", "now", "--out", "变更说明.csv"],
        ["compare", "目录.gkml", "1"],
        ["release", "目录.gkml", "now"],
        ["selfcheck", "目录.gkml", "自查表.txt"],
        ["selfcheck", "目录.gkml", "自查表.docx", "--areas", "weather"],
        ["new", "目录.gkml", "--unit", "格尔木市司法局"],
        ["list"],
        ["list", "乱.gkml"],
        ["--nonsense"],
    ],
    ids=lambda words: " ".join(words),
)
def test_refusals_are_sentences_and_change_nothing(main, catalogue: Path, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "乱.gkml").write_bytes(b"no catalogue" * 100)
    before = sorted((file.name, file.read_bytes()) for file in tmp_path.iterdir() if file.is_file())
    done = main(*words, code=2)
    assert done.stdout == ""
    assert chinese(done.stderr)
    assert sorted((file.name, file.read_bytes()) for file in tmp_path.iterdir() if file.is_file()) == before


def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment.pop("QT_QPA_PLATFORM", None)
    if sys.platform.startswith("linux"):
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py")], env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 2
        assert "make demo" in done.stderr


def test_a_read_only_folder_can_be_read(main, catalogue: Path, tmp_path: Path) -> None:
    folder = tmp_path / "只读"
    folder.mkdir()
    shutil.copy(catalogue, folder / "目录.gkml")
    folder.chmod(0o555)
    try:
        assert json.loads(main("list", folder / "目录.gkml", "--json").stdout)
    finally:
        folder.chmod(0o755)
