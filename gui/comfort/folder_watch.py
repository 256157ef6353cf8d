"""Says, above the work area, that the open catalogue lies in a place of danger; once closed, not again for that file.

Which places these are is known by ``model/folder_risk.py``. Nothing is forbidden.
"""

from pathlib import Path

from PySide6.QtCore import QObject

from gui.parts import Parts
from gui.session import Session
from gui.settings import Settings
from model.folder_risk import risk_of

_CHOICES = "quiet_folders"
_MOST_KEPT = 50  # files whose warning was closed


class FolderWatch(QObject):
    """Fills the second strip above the work area."""

    def __init__(self, session: Session, parts: Parts, settings: Settings) -> None:
        super().__init__(parts.window)
        self._session = session
        self._settings = settings
        self._banner = parts.folder_banner
        self._path: Path | None = None
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        self._banner.closed.connect(self._on_dismissed)

    def tell_of_copy(self, target: Path) -> None:
        """A copy was written there: say what it is good for."""
        risk = risk_of(target)
        if risk is not None:
            self._path = None  # closing this sentence says nothing about the open file
            self._banner.show_sentence(risk.advice_for_copy)

    def _on_opened(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        self._path = workspace.catalogue.path.absolute()
        risk = risk_of(self._path) if workspace.writable and str(self._path) not in self._quiet() else None
        self._banner.show_sentence(risk.advice if risk is not None else "")

    def _on_closed(self) -> None:
        self._path = None
        self._banner.show_sentence("")

    def _on_dismissed(self) -> None:
        if self._path is not None:
            rest = [name for name in self._quiet() if name != str(self._path)]
            self._settings.set_choices(_CHOICES, {"paths": [str(self._path), *rest][:_MOST_KEPT]})

    def _quiet(self) -> list[str]:
        kept = self._settings.choices(_CHOICES).get("paths")
        return [str(name) for name in kept] if isinstance(kept, list) else []
