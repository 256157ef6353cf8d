"""The house rules that a tool can see. Every failure is a sentence that says what to do."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("model", "importers", "exporters", "gui", "cli")
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_CONSTRUCTOR = 40


def source_files() -> list[Path]:
    return [ROOT / "main.py", *(file for folder in SOURCES for file in sorted((ROOT / folder).rglob("*.py")))]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("file", source_files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_file_keeps_the_house_rules(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    complaints = []
    if text.count("\n") > LONGEST_FILE:
        complaints.append(f"is {text.count(chr(10))} lines long: split it by duty (at most {LONGEST_FILE})")
    if text.strip() and not ast.get_docstring(tree):
        complaints.append("has no module docstring: say what it is for and what does not belong in it")
    for function in functions(tree):
        length = (function.end_lineno or 0) - function.lineno + 1
        limit = LONGEST_CONSTRUCTOR if function.name == "__init__" else LONGEST_FUNCTION
        if length > limit:
            complaints.append(f"{function.name} (line {function.lineno}) has {length} lines, at most {limit}")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Utils")):
            complaints.append(f"class {node.name}: name it after what it does")
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "processEvents" and "gui" in file.parts:
            complaints.append(f"line {node.lineno}: processEvents() is no progress bar; use gui.jobs")
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "itemAt" and "gui" in file.parts:
            complaints.append(f"line {node.lineno}: items of layouts outlive them (decision 0095); ask for places")
    assert not complaints, f"{file.relative_to(ROOT)}: " + "; ".join(complaints)


def test_sentences_have_chinese_punctuation() -> None:
    """What a clerk reads is set with full-width punctuation; a half-width comma gives away a program."""
    half_width = re.compile("[\u4e00-\u9fff”》）][,;:?!]|[,;:?!][\u4e00-\u9fff“《（]")
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.value[:40]}"
        for file in source_files()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "。" in node.value and not any(sign in node.value for sign in ("[", "(?", "\n"))
        if half_width.search(node.value)
    ]
    assert not found, "\n".join(found)


def test_arrows_are_as_drawn() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("floor", ["model.catalogue", "importers.session", "exporters.formats", "cli.arguments"])
def test_floor_works_without_a_screen(floor: str) -> None:
    """Importing a lower floor must not load Qt: the command line runs on servers without it."""
    code = f"import {floor}, sys; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_resource_is_data() -> None:
    strangers = [file.name for file in (ROOT / "resources").rglob("*") if file.suffix in {".py", ".pyc"}]
    assert not strangers, f"resources/ holds data only, found {strangers}"


def test_qt_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 loses one reference to None on every None-returning call and aborts after a few thousand."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(20_000):\n"
        "    thing.setObjectName('a')\n"
        "lost = before - sys.getrefcount(None)\n"
        "sys.exit(0 if lost < 1_000 else 1)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
