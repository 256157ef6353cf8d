"""Pictures of what makes the window comfortable and safe: palette, help, tour, large type, warnings, ways out."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from gui.comfort import offers
from gui.comfort.drafts_dialog import DraftsDialog, Told
from gui.comfort.findings_dialog import FindingsDialog
from gui.comfort.help_window import show_help
from gui.comfort.palette import PaletteDialog
from gui.comfort.tour import Tour
from gui.comfort.tour_steps import tour_steps
from gui.main_window import MainWindow
from model.drafts import Draft
from model.folder_risk import Danger, FolderRisk

STILL = 500  # milliseconds in which a window comes to rest
FINDINGS = (
    "第 12 号事项的状态“gone”无法识别。请从备份恢复。",
    "第 31 号事项的自定义字段无法读取。请从备份恢复。",
    "目录设置“公开层级”无法读取。请从备份恢复。",
)

Keep = Callable[[QWidget, str], None]


def picture_tour(keep: Keep, window: MainWindow, name: str) -> None:
    """The first step of the tour of this window."""
    tour = Tour(tour_steps(window, window.parts), window)
    tour.begin()
    QTest.qWait(STILL)
    keep(window, name)
    tour.end()
    tour.deleteLater()


def picture_comfort(keep: Keep, window: MainWindow, look: str) -> None:
    """Palette, help and dialogs over this window, which has a catalogue open."""
    _picture_palette(keep, window, f"palette-{look}")
    window.view.focus_form("time_limit")
    QTest.qWait(STILL)
    shown = show_help(window)
    QTest.qWait(STILL)
    keep(shown, f"help-{look}")
    shown.close()
    work = window.session.workspace
    if work is None:
        return
    entry = work.catalogue.entry(work.catalogue.ids("legal")[0])
    draft = Draft(
        entry.uid, entry["name"], "content", f"{entry['content']}；5.预约办法", entry["content"], "2026-11-21T16:30"
    )
    _picture(keep, DraftsDialog([Told(draft, "公开内容", entry)], window), f"drafts-{look}")
    _picture(keep, FindingsDialog(FINDINGS, window), f"findings-{look}")


def picture_type_and_banner(keep: Keep, window: MainWindow) -> None:
    """The window with the largest type, and with a warning about its folder."""
    actions = window.actions_table
    actions["type_largest"].trigger()
    QTest.qWait(STILL)
    keep(window, "type-largest")
    actions["type_standard"].trigger()
    window.parts.folder_banner.show_sentence(FolderRisk(Danger.SYNCHRONISED, "坚果云").advice)
    QTest.qWait(STILL)
    keep(window, "folder-warning")
    window.parts.folder_banner.show_sentence("")


def _picture_palette(keep: Keep, window: MainWindow, name: str) -> None:
    work = window.session.workspace
    if work is None:
        return
    steps = offers.Steps(window.presenter.show_scope, lambda _key: None, lambda _path: None, lambda _query: None)
    given = offers.action_offers(window.actions_table, window.presenter.needs, without="palette")
    given += offers.area_offers(work, steps)
    dialog = PaletteDialog(given, lambda query: offers.entry_offers(work, query, steps), window)
    line = dialog.findChild(QLineEdit, "palette_line")
    if line is not None:
        line.setText("flfw")
    _picture(keep, dialog, name)


def _picture(keep: Keep, dialog: QDialog, name: str) -> None:
    dialog.show()
    QTest.qWait(STILL)
    keep(dialog, name)
    dialog.reject()
    dialog.deleteLater()
