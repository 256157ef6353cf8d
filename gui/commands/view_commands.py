"""What only changes how things are shown: panels, row height, columns, colours, the cursor."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from gui.actions import Actions
from gui.parts import FORM_TAB, Parts
from gui.presenter import Presenter
from gui.session import Session
from gui.settings import Settings
from gui.theme import Appearance, Theme

_HEIGHTS = {"height_1": 1, "height_2": 2, "height_4": 4}
_LOOKS = {
    "look_system": Appearance.SYSTEM,
    "look_light": Appearance.LIGHT,
    "look_dark": Appearance.DARK,
}


class ViewCommands(QObject):
    """Handlers of the menu 视图 and of moving about."""

    def __init__(
        self, session: Session, parts: Parts, presenter: Presenter, settings: Settings, theme: Theme, actions: Actions
    ) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._presenter = presenter
        self._settings = settings
        self._theme = theme
        self._actions = actions
        self._panels: dict[str, QWidget] = {
            "show_tree": parts.tree,
            "show_form": parts.side,
            "show_problems": parts.problems,
        }

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "select_all": self._parts.table.selectAll,
            "find": self._find,
            "edit_cell": self._parts.table.edit_current,
            "previous": partial(self.step, -1),
            "next": partial(self.step, 1),
            "edit_form": self.focus_form,
            "catalogue_order": lambda: self._presenter.show_sorting(None),
            "columns": self._choose_columns,
            "freeze_name": self._freeze,
            **{name: partial(self._show_panel, name) for name in self._panels},
            **{name: partial(self._set_lines, lines) for name, lines in _HEIGHTS.items()},
            **{name: partial(self._set_look, look) for name, look in _LOOKS.items()},
        }

    def restore(self) -> None:
        """Take the choices of the last time."""
        hidden = self._settings.choices("panels")
        for name, panel in self._panels.items():
            shown = hidden.get(name) is not False
            panel.setVisible(shown)
            self._actions[name].setChecked(shown)
        frozen = self._settings.choices("list").get("frozen") is not False
        self._actions["freeze_name"].setChecked(frozen)
        self._parts.table.freeze(frozen)
        lines = self._settings.row_lines
        self._actions[f"height_{lines}"].setChecked(True)
        self._actions[f"look_{self._settings.appearance.value}"].setChecked(True)

    def step(self, distance: int) -> None:
        """Go to the entry before or behind."""
        self._parts.table.step(distance)

    def focus_form(self, field: str = "") -> None:
        """Put the cursor into the form."""
        self.show_panel("show_form", True)
        self._parts.side.setCurrentIndex(FORM_TAB)
        self._parts.form.focus_field(field)

    def focus_table(self) -> None:
        """From the search box into the results."""
        self._parts.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._parts.table.currentIndex().isValid() and self._session.entry_list is not None:
            self._parts.table.select(self._session.entry_list.ids[:1])

    def show_panel(self, name: str, shown: bool) -> None:
        """Show or hide a panel and remember it."""
        self._actions[name].setChecked(shown)
        self._show_panel(name)

    def remember_columns(self) -> None:
        """Keep order, widths and visibility of the columns."""
        state = self._parts.table.column_state()
        if state:
            self._settings.set_choices("columns", state)

    def _show_panel(self, name: str) -> None:
        shown = self._actions[name].isChecked()
        self._panels[name].setVisible(shown)
        self._settings.set_choices("panels", {**self._settings.choices("panels"), name: shown})

    def _freeze(self) -> None:
        """Keep the names in sight or not, and remember it."""
        frozen = self._actions["freeze_name"].isChecked()
        self._settings.set_choices("list", {**self._settings.choices("list"), "frozen": frozen})
        self._parts.table.freeze(frozen)

    def _set_lines(self, lines: int) -> None:
        self._settings.row_lines = lines
        self._parts.table.set_lines(lines)

    def _set_look(self, look: Appearance) -> None:
        self._settings.appearance = look
        self._theme.choose(look)

    def _find(self) -> None:
        self._parts.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._parts.search.selectAll()

    def _choose_columns(self) -> None:
        model = self._parts.table.entries
        if model is None:
            return
        from gui.dialogs.columns import ColumnsDialog  # loaded when it is opened

        dialog = ColumnsDialog(model.columns, self._parts.table.columns_shown(), self._parts.window)
        if dialog.exec():
            self._parts.table.set_columns_shown(dialog.chosen())
        dialog.deleteLater()
