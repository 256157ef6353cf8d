"""A designer of notice boards over a small catalogue, at rest: its pages are laid out and its entries looked at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gui.boards.board_dialog import BoardDialog
from gui.boards.options_panel import Ground
from gui.jobs import Jobs
from gui.progress import ProgressRunner
from gui.settings import Settings
from model.catalogue import Catalogue
from model.operations.entries import edit_entry
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import settle

MakeDesigner = Callable[..., BoardDialog]


def at_rest(dialog: BoardDialog) -> None:
    """Wait until the pages of now are complete and everything about them is said."""
    settle(lambda: dialog.is_at_rest)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Two entries of 公共法律服务 and one of 公共文化服务, none of them approved."""
    path = tmp_path / "目录.gkml"
    with new_catalogue(path, "法律援助", "人民调解", areas=["legal", "culture"]) as opened:
        opened.run(edit_entry(entry_id=opened.ids("legal")[0], field="category", value="援助"))
    return path


@pytest.fixture
def designer(application: QApplication, catalogue: Path, settings: Settings) -> Iterator[MakeDesigner]:
    """Opens the designer; ``contents`` are written into the entries of the catalogue before."""
    window = QWidget()
    runner = ProgressRunner(Jobs(window), window)
    made: list[BoardDialog] = []

    def make(*contents: str) -> BoardDialog:
        with Catalogue.open(catalogue) as opened:
            ids = opened.ids("legal")
            for entry_id, content in zip(ids, contents, strict=False):
                opened.run(edit_entry(entry_id=entry_id, field="content", value=content))
            ground = Ground(
                opened.settings(), opened.areas(), opened.values_in_use("category"), [("选中的 1 项", (ids[0],))]
            )
        dialog = BoardDialog(catalogue, ground, settings, runner, window)
        made.append(dialog)
        dialog.show()
        at_rest(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.close()
    window.deleteLater()
