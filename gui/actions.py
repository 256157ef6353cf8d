"""The action table as Qt actions, menus and toolbar.

Every action is announced through two signals: ``about_to_run`` first, so that half-typed text is committed before
anything else happens, then ``triggered`` with the action's id. What an action does is found in ``gui/commands``.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from gui.action_kinds import ActionRow, Menu, Need
from gui.action_table import ACTIONS
from gui.icons import icon

_TOOLBAR_ICON = 20  # pixels


class Actions(QObject):
    """All actions of the window.

    Signals: ``about_to_run()`` before every action; ``triggered(id)``.
    """

    about_to_run = Signal()
    triggered = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._handlers: dict[str, Callable[[], object]] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {row.id: self._build_action(row) for row in ACTIONS}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def bind(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Say what some actions do. Binding an id twice or an unknown id is a bug."""
        for action_id, handler in handlers.items():
            if action_id in self._handlers or action_id not in self._actions:
                raise KeyError(action_id)
            self._handlers[action_id] = handler

    def trigger(self, action_id: str) -> None:
        """Do what the action does, as if it had been chosen in the menu."""
        self._actions[action_id].trigger()

    @property
    def unbound(self) -> set[str]:
        """Actions that nobody handles: dead buttons. Empty in a finished window."""
        return set(self._actions) - set(self._handlers)

    def update_needs(self, given: Need) -> None:
        """Grey out whatever needs more than is given."""
        for row in ACTIONS:
            self._actions[row.id].setEnabled(row.need & given == row.need)

    def build_menus(self) -> dict[Menu, QMenu]:
        """Fill the window's menu bar."""
        menus = {}
        for menu in Menu:
            rows = [row for row in ACTIONS if row.menu is menu]
            menus[menu] = self._window.menuBar().addMenu(menu.value)
            menus[menu].setToolTipsVisible(True)
            self._fill(menus[menu], rows)
        return menus

    def build_toolbar(self) -> QToolBar:
        """The toolbar with the rows that name a group there."""
        bar = QToolBar("工具栏", self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(_TOOLBAR_ICON, _TOOLBAR_ICON))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        group = 0
        for row in sorted((row for row in ACTIONS if row.toolbar), key=lambda row: row.toolbar):
            if group and row.toolbar != group:
                bar.addSeparator()
            group = row.toolbar
            bar.addAction(self._actions[row.id])
            button = bar.widgetForAction(self._actions[row.id])
            button.setObjectName(f"toolbar_{row.id}")
            button.setAccessibleName(row.short)
        return bar

    def fill_context_menu(self, menu: QMenu) -> None:
        """Add the rows that belong into the context menu of the table."""
        self._fill(menu, [row for row in ACTIONS if row.context])

    def attach(self, table: QWidget) -> None:
        """Let the shortcuts that work in the table only listen there."""
        for row in ACTIONS:
            if row.in_table:
                table.addAction(self._actions[row.id])

    def button(self, action_id: str, parent: QWidget) -> QToolButton:
        """A small button for an action, outside the toolbar."""
        button = QToolButton(parent)
        button.setDefaultAction(self._actions[action_id])
        button.setObjectName(f"button_{action_id}")
        button.setAccessibleName(plain_text(self._actions[action_id]))
        button.setAutoRaise(True)
        return button

    def _build_action(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self)
        action.setObjectName(row.id)
        if row.icon and not (row.switch or row.choice):  # the tick of a checkable row stands in the icon's place
            action.setIcon(icon(row.icon))
        if row.short:
            action.setIconText(row.short)
        action.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        if row.in_table:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys = " / ".join(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in row.shortcuts)
        action.setToolTip(f"{row.tip}（{keys}）" if keys else row.tip)
        action.setStatusTip(row.tip)
        action.setCheckable(bool(row.choice) or row.switch)
        if row.choice:
            group = self._groups.setdefault(row.choice, QActionGroup(self))
            group.addAction(action)
        action.triggered.connect(partial(self._on_triggered, row.id))
        return action

    def _on_triggered(self, action_id: str, _checked: bool = False) -> None:
        self.about_to_run.emit()
        self._handlers[action_id]()
        self.triggered.emit(action_id)

    def _fill(self, menu: QMenu, rows: Iterable[ActionRow]) -> None:
        submenus: dict[str, QMenu] = {}
        place: tuple[Menu, int] | None = None
        for row in rows:
            if place is not None and place != (row.menu, row.group):
                menu.addSeparator()
            place = (row.menu, row.group)
            if row.submenu and row.submenu not in submenus:
                submenus[row.submenu] = menu.addMenu(row.submenu)
            target = submenus[row.submenu] if row.submenu else menu
            target.addAction(self._actions[row.id])


def plain_text(action: QAction) -> str:
    """The action's text without its accelerator and dots: 新建目录."""
    text = action.text().split("(&")[0].replace("&", "")
    return text.rstrip("…")
