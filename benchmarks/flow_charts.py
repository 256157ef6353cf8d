"""Flow charts of 500 and 2,000 entries to Word, PDF and Excel. Target: the time of a chart does not grow.

The peer in the same run is a page of the catalogue's own table: a chart has sixty texts, a page of the table about a
hundred, so a chart should not take longer than such a page.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.exported import seconds, snapshot
from exporters.catalogue_report import build
from exporters.formats import export
from exporters.options import ExportOptions, FlowCharts
from gui.printing import pdf_format
from gui.printing.layout import Pages

COUNTS = (500, 2_000)
LINEAR = 1.3
TABLES = ExportOptions(cover=False, notes=False)
CHARTS = ExportOptions(cover=False, notes=False, flow_charts=FlowCharts.ALL)


def measure(count: int, target: Path) -> float:
    """Seconds that one chart adds to an export of that many entries."""
    catalogue = snapshot(count)
    plain = seconds(lambda: export(catalogue, target, TABLES), times=2)
    charts = seconds(lambda: export(catalogue, target, CHARTS), times=2) - plain
    peer = plain / Pages(build(catalogue, TABLES)).count()
    print(
        f"{target.suffix} {count:>5,} charts {charts:6.2f} s, {charts / count * 1000:5.2f} ms a chart, "
        f"{peer * 1000:5.2f} ms a page of the table"
    )
    return charts / count


def main() -> None:
    pdf_format.ensure_application()
    pdf_format.register()
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".docx", ".pdf", ".xlsx"):
            few, many = (measure(count, Path(folder, f"catalogue{suffix}")) for count in COUNTS)
            print(f"{suffix} growth a chart {many / few:.2f} (linear: below {LINEAR})")


if __name__ == "__main__":
    main()
