"""The window of the program without a catalogue, as the benchmarks of the window begin with it."""

from pathlib import Path

from gui.app import make_application
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Appearance, Theme


def show_empty_window(folder: Path) -> MainWindow:
    """Make the application and show its window; its settings are kept in this folder."""
    theme = Theme(make_application(["benchmark"]), Appearance.LIGHT)
    window = MainWindow(Settings(folder / "window.ini"), theme)
    window.resize(1280, 800)
    window.show()
    return window
