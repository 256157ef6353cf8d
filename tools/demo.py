"""``make demo``: the main job without a screen, through the command line, into a folder.

A starter catalogue, a colleague's spreadsheet imported, Word, Excel, PDF and a notice board, and a screenshot.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLLEAGUES_FILE = ROOT / "tests" / "data" / "samples" / "01-projects-standard.xlsx"
UNIT = "格尔木市人民政府办公室"


def run(*words: str | Path, accept: tuple[int, ...] = (0,)) -> None:
    """One command of the command line; a refusal ends the demonstration."""
    shown = " ".join(str(word) for word in words)
    print(f"$ main.py {shown}", flush=True)
    done = subprocess.run([sys.executable, "main.py", *map(str, words)], cwd=ROOT, check=False)
    if done.returncode not in accept:
        sys.exit(f"“{shown}” ended with {done.returncode}")


def main(folder: Path) -> None:
    folder = folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["DISCLOSURE_CATALOGUE_HOME"] = str(folder / "home")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    catalogue = folder / "示范目录.gkml"
    run("new", catalogue, "--unit", UNIT, "--starter")
    run("import", catalogue, COLLEAGUES_FILE, accept=(0, 1))
    run("check", catalogue, accept=(0, 1))
    for suffix in (".docx", ".xlsx", ".pdf", ".csv", ".json"):
        run("export", catalogue, folder / f"政务公开标准目录{suffix}")
    run("board", catalogue, folder / "公示栏.pdf", "--paper", "A3", "--areas", "legal", accept=(0, 1))
    subprocess.run(
        [sys.executable, "tools/gallery.py", "--window", str(catalogue), str(folder / "窗口.png")], cwd=ROOT, check=True
    )
    shutil.rmtree(folder / "home", ignore_errors=True)
    print(f"\n{folder}:")
    for file in sorted(folder.iterdir()):
        print(f"  {file.name}  {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo"))
