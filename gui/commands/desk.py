"""What commands that open dialogs about the catalogue work with: described once, handed on whole."""

from dataclasses import dataclass

from gui.jobs import Jobs
from gui.parts import Parts
from gui.presenter import Presenter
from gui.progress import ProgressRunner
from gui.session import Session
from gui.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """The open catalogue, what of it is shown and by whom, what was remembered, and how long work is run."""

    session: Session
    parts: Parts
    presenter: Presenter
    settings: Settings
    jobs: Jobs
    runner: ProgressRunner
