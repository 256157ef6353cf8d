"""A colleague's workbook: from the .xlsx on disk to the plan committed, beside ``openpyxl.load_workbook`` alone.

10,000 rows × 14 columns of the national form, then 100,000 for the growth. Each job runs in a process of its own, so
imports and memory are its own; the reading process' memory is counted with its parent's.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.catalogues import entries
from model.channels import channels

ROWS, MANY_ROWS = 10_000, 100_000
HEAD = (
    ("序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "",
     "公开方式", "", "公开层级", ""),
    ("", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级"),
)  # fmt: skip

OPENPYXL = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])"
OURS = """
import sys
from pathlib import Path
from importers.session import ImportSession
from model.catalogue import Catalogue
from model.operations.bulk import apply_plan
from model.records import CatalogueSettings

if __name__ == "__main__":
    with Catalogue.create(Path(sys.argv[2]), CatalogueSettings(unit="格尔木市司法局")) as catalogue:
        session = ImportSession.from_files(
            [Path(sys.argv[1])], catalogue.snapshot(), kind=catalogue.kind, earlier=catalogue.earlier
        )
        catalogue.run(apply_plan(plan=session.plan()))
        assert len(catalogue.ids()) == int(sys.argv[3]), len(catalogue.ids())
"""


def write_workbook(path: Path, rows: int) -> None:
    """The national form with every channel printed, as published catalogues have it."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("公共法律服务")
    for line, cells in enumerate(HEAD):
        sheet.write_row(line, 0, cells)
    names = channels()
    for number, (_, values) in enumerate(entries(rows), 1):
        used = set(values["channels"].split("；"))
        marks = " ".join(("■" if name in used else "□") + name for name in names)
        cells = (
            str(number), values.get("category", ""), f"{values['name']}（{number}）", values["content"],
            values["basis"],
            values["time_limit"], values["subject"], marks, "√", "", "√", "", "√", "",
        )  # fmt: skip
        sheet.write_row(number + 1, 0, cells)
    book.close()


def run(code: str, *words: object) -> tuple[float, float]:
    """Seconds, and the highest memory of the process and its children in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, *map(str, words)])
    highest, watched = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            family = [watched, *watched.children(recursive=True)]
            highest = max(highest, sum(member.memory_info().rss for member in family))
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.02)
    if process.returncode:
        raise SystemExit(f"a measured job failed ({process.returncode})")
    return time.perf_counter() - begin, highest / 1e6


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DISCLOSURE_CATALOGUE_HOME"] = folder
        small, large = Path(folder, "small.xlsx"), Path(folder, "large.xlsx")
        write_workbook(small, ROWS)
        write_workbook(large, MANY_ROWS)
        rounds = [(run(OPENPYXL, small), run(OURS, small, Path(folder, f"{n}.gkml"), ROWS)) for n in range(3)]
        peer, ours = min(peer for peer, _ in rounds), min(ours for _, ours in rounds)
        print(f"openpyxl.load_workbook alone, {ROWS:,} rows   {peer[0]:6.2f} s  {peer[1]:5.0f} MB")
        print(f"file → committed plan,        {ROWS:,} rows   {ours[0]:6.2f} s  {ours[1]:5.0f} MB")
        print(f"ratio {ours[0] / peer[0]:.2f} (below 1: faster than only opening the file)")
        many = run(OURS, large, Path(folder, "many.gkml"), MANY_ROWS)
        print(f"file → committed plan,       {MANY_ROWS:,} rows   {many[0]:6.2f} s  {many[1]:5.0f} MB")
        print(f"growth for ten times the rows: {many[0] / ours[0]:.1f}×")


if __name__ == "__main__":
    main()
