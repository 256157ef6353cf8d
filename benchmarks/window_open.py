"""The window with a 10,000-entry catalogue, from the start of the process to the first painted rows.

The floor beside it, in a process of its own too: a bare PySide6 window with a table of as many rows, plus
``import sqlalchemy.orm``. Goal: at most twice the floor. Each is run several times and the best one counts.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.catalogues import entries
from model.catalogue import Catalogue
from model.operations.entries import add_entries
from model.places import HOME_VARIABLE
from model.records import CatalogueSettings

ENTRIES = 10_000
ROUNDS = 5
GOAL = 2.0

_FLOOR = """
import sys, time
began = time.perf_counter()
import sqlalchemy.orm
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
application = QApplication([])
class Model(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()): return 0 if parent.isValid() else int(sys.argv[1])
    def columnCount(self, parent=QModelIndex()): return 0 if parent.isValid() else 14
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return f"{index.row()} {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None
"""
_WINDOW = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from model.garbage import collected_rarely
collected_rarely()  # as main.py does
from PySide6.QtCore import QEvent, QObject
from gui.app import make_application
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Appearance, Theme
application = make_application(["benchmark"])
"""
_PAINTED = """
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), application.quit()))
        return False
"""
_FLOOR_END = """
view = QTableView(); view.setModel(Model())
window = QMainWindow(); window.setCentralWidget(view); window.resize(1280, 800)
painted = Painted(); view.viewport().installEventFilter(painted)
window.show()
application.exec()
"""
_WINDOW_END = """
window = MainWindow(Settings(Path(sys.argv[2])), Theme(application, Appearance.LIGHT))
assert window.files.opening.try_path(Path(sys.argv[1])) is None
window.resize(1280, 800)
painted = Painted(); window.parts.table.viewport().installEventFilter(painted)
window.show()
application.exec()
window.close()
"""


def best(script: str, folder: Path, *arguments: str) -> float:
    """The shortest of several runs, in seconds, as the child process itself measures it.

    Both sides run from bytecode, as installed programs do; a first run that makes it does not count.
    """
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), HOME_VARIABLE: str(folder)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for _ in range(ROUNDS + 1):
        child = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, env=surroundings
        )
        times.append(float(child.stdout.splitlines()[-1]))
    return min(times[1:])


def make_catalogue(path: Path, count: int) -> None:
    with Catalogue.create(path, CatalogueSettings(unit="格尔木市司法局", title="政务公开标准目录")) as catalogue:
        catalogue.run(add_entries(rows=entries(count)))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "目录.gkml"
        began = time.perf_counter()
        make_catalogue(path, ENTRIES)
        print(f"made {ENTRIES} entries in {time.perf_counter() - began:.1f} s")
        place = Path(folder)
        floor = best(_FLOOR + _PAINTED + _FLOOR_END, place, str(ENTRIES))
        window = best(_WINDOW + _PAINTED + _WINDOW_END, place, str(path), str(place / "window.ini"))
    print(f"bare table window + import sqlalchemy.orm: {floor:.2f} s")
    print(f"the editor with {ENTRIES} entries: {window:.2f} s")
    print(f"ratio {window / floor:.2f} (goal: at most {GOAL})")
    return 0 if window / floor <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
