"""``make gallery``: pictures of the window and its dialogs for the manual and the README, from a starter catalogue.

``python tools/gallery.py FOLDER`` takes all of them, ``--window CATALOGUE PICTURE`` only the main window.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("DISCLOSURE_CATALOGUE_HOME", tempfile.mkdtemp())
os.environ["LOGNAME"] = "张三"  # who did all this, in the histories that are pictured

from PySide6.QtCore import QSize, QTimer  # noqa: E402 - the environment must be set before Qt is loaded
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget  # noqa: E402

from gui.app import make_application  # noqa: E402
from gui.importing.import_dialog import ImportDialog  # noqa: E402
from gui.importing.source import Source  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402
from gui.settings import Settings  # noqa: E402
from gui.theme import Appearance, Theme  # noqa: E402
from model.catalogue import Catalogue  # noqa: E402
from model.operations.entries import edit_entries  # noqa: E402
from model.records import CatalogueSettings  # noqa: E402
from model.starter import plant_starter  # noqa: E402
from tools.gallery_boards import picture_board_pages, picture_boards  # noqa: E402
from tools.gallery_comfort import picture_comfort, picture_tour, picture_type_and_banner  # noqa: E402
from tools.gallery_due import picture_due, set_limits  # noqa: E402
from tools.gallery_export import picture_export, picture_pages  # noqa: E402
from tools.gallery_past import picture_the_past, work_on  # noqa: E402
from tools.gallery_registers import fill_registers, picture_registers  # noqa: E402
from tools.gallery_review import picture_review, send_and_answer  # noqa: E402
from tools.gallery_table import picture_table  # noqa: E402

SAMPLES = ROOT / "tests" / "data" / "samples"
SIZE = QSize(1280, 800)
PATIENCE = 60.0  # seconds until something that is waited for must have happened
STILL = 400  # milliseconds in which a window comes to rest
_NO_WORDS: Mapping[str, str] = {}
_NEW = {"new_unit": "格尔木市司法局", "new_place": "D:\\文档\\格尔木市司法局政务公开标准目录.gkml"}


class Photographer:
    """Opens windows, waits until they are at rest, and keeps pictures of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._application = make_application(["gallery"])
        self._theme = Theme(self._application, Appearance.LIGHT)
        self._settings = Settings(Path(tempfile.mkdtemp()) / "window.ini")

    def dress(self, look: Appearance) -> None:
        self._theme.choose(look)
        QTest.qWait(STILL)

    def window(self, catalogue: Path | None) -> MainWindow:
        """The main window with this catalogue, checked and at rest."""
        window = MainWindow(self._settings, self._theme)
        window.resize(SIZE)
        window.show()
        if catalogue is not None:
            error = window.files.opening.try_path(catalogue)
            if error is not None:
                sys.exit(str(error))
            wait(lambda: (work := window.session.workspace) is not None and work.checks.complete)
        QTest.qWait(STILL)
        return window

    def keep(self, widget: QWidget, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(self.folder / f"{name}.png"))

    def dialog(
        self, open_it: Callable[[], object], name: str, pause: int = 1500, words: Mapping[str, str] = _NO_WORDS
    ) -> None:
        """Open a modal dialog, write words into its fields (by their names), picture it, and leave it."""

        def shoot() -> None:
            shown = QApplication.activeModalWidget()
            if isinstance(shown, QDialog):
                for field, text in words.items():
                    shown.findChild(QLineEdit, field).setText(text)
                self.keep(shown, name)
                shown.reject()

        QTimer.singleShot(pause, shoot)
        open_it()
        QTest.qWait(STILL)


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    limit = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > limit:
            sys.exit("waited in vain for the window")
        QTest.qWait(50)


def make_catalogue(path: Path) -> None:
    """A unit's starter catalogue in which a clerk has begun to work, with a few mistakes for the checks."""
    settings = CatalogueSettings(
        unit="格尔木市司法局",
        title="格尔木市司法局政务公开标准目录",
        version_label="2026年版",
        contact="0979-8400000",
        supervision_phone="12345",
    )
    with Catalogue.create(path, settings) as catalogue:
        plant_starter(catalogue)
        legal = catalogue.ids("legal")
        catalogue.run(
            edit_entries(
                values={
                    legal[0]: {"time_limit": "信息形成后20个工作日内公开内公开"},
                    legal[1]: {"basis": "《法律援助条例》、《政府信息公开条例（国务院令第711号）"},
                    legal[2]: {"subject": "相关部门"},
                },
                label="修改公开时限",
            )
        )


def in_both_looks(photographer: Photographer, window: MainWindow, *pictures: Callable[..., object]) -> None:
    """Let these take their pictures of the window in light, then in dark."""
    for look in (Appearance.LIGHT, Appearance.DARK):
        photographer.dress(look)
        for picture in pictures:
            picture(photographer.keep, window, look.value)


def main_windows(photographer: Photographer, catalogue: Path) -> None:
    window = photographer.window(catalogue)
    work = window.session.workspace
    if work is None:
        return
    legal = work.catalogue.ids("legal")
    window.presenter.reveal([legal[1]], "basis")
    QTest.qWait(STILL)
    window.parts.table.horizontalScrollBar().setValue(0)  # how the table begins is what a reader wants to see
    photographer.keep(window, "main-light")
    photographer.keep(window.parts.side, "form-problems")
    photographer.dress(Appearance.DARK)
    photographer.keep(window, "main-dark")
    photographer.dress(Appearance.LIGHT)
    actions = window.actions_table
    photographer.dialog(actions["export"].trigger, "export", 5000)
    photographer.dialog(actions["new"].trigger, "new-catalogue", words=_NEW)
    photographer.dialog(actions["restore"].trigger, "backups", 4000)
    photographer.dialog(actions["shortcuts"].trigger, "shortcuts")
    picture_type_and_banner(photographer.keep, window)
    in_both_looks(photographer, window, picture_comfort, picture_table)
    picture_pages(photographer.folder, work.catalogue.snapshot())
    in_both_looks(photographer, window, picture_export)
    picture_board_pages(photographer.folder, work.catalogue.snapshot())
    in_both_looks(photographer, window, picture_boards)
    work_on(work.catalogue)
    in_both_looks(photographer, window, picture_the_past)
    set_limits(work.catalogue)
    in_both_looks(photographer, window, picture_due)
    send_and_answer(work.catalogue)
    in_both_looks(photographer, window, picture_review)
    fill_registers(work.catalogue)
    in_both_looks(photographer, window, picture_registers)
    photographer.dress(Appearance.LIGHT)
    import_pages(photographer, window)
    window.close()


def import_pages(photographer: Photographer, window: MainWindow) -> None:
    work = window.session.workspace
    if work is None:
        return
    files = [SAMPLES / "01-projects-standard.xlsx", SAMPLES / "05-compilation-ditto.docx"]
    dialog = ImportDialog(work, window.runner, Source(files), window)
    dialog.begin()
    dialog.open()
    for name in ("import-found", "import-changes", "import-done"):
        wait(lambda: not window.runner.busy)
        tree = dialog.changes.rows.tree
        if tree.model() is not None:
            tree.expand(tree.model().index(0, 0))
        QTest.qWait(STILL)
        photographer.keep(dialog, name)
        dialog.accept()
    dialog.deleteLater()


def main(words: list[str]) -> None:
    if words[:1] == ["--window"]:
        picture = Path(words[2])
        photographer = Photographer(picture.parent)
        window = photographer.window(Path(words[1]))
        photographer.keep(window, picture.stem)
        window.close()
        return
    photographer = Photographer(Path(words[0]))
    empty = photographer.window(None)
    photographer.keep(empty, "empty")
    picture_tour(photographer.keep, empty, "tour")
    empty.close()
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "格尔木市司法局.gkml"
        make_catalogue(catalogue)
        main_windows(photographer, catalogue)


if __name__ == "__main__":
    main(sys.argv[1:])
