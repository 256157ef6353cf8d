"""What an action of the table is made of: its menu, what it needs, its row. The actions are in ``gui/menus``."""

from dataclasses import dataclass
from enum import Enum, Flag, auto


class Need(Flag):
    """What must be given for an action to make sense; otherwise it is grey."""

    NOTHING = 0
    OPEN = auto()  # a catalogue is open
    WRITABLE = auto()  # … and may be changed
    SELECTION = auto()  # at least one entry is selected
    UNDO = auto()
    REDO = auto()
    SORTED = auto()  # the table is sorted by a column
    FILTERED = auto()  # … or shows only what passes the filters of columns
    HAND_ORDER = auto()  # the table shows the clerk's own order
    PROBLEMS = auto()


WRITE = Need.OPEN | Need.WRITABLE
"""What every change of the catalogue needs."""

CHANGE = WRITE | Need.SELECTION
"""What every change of the selected entries needs."""


class Menu(Enum):
    """The menus in the order of the menu bar."""

    FILE = "文件(&F)"
    EDIT = "编辑(&E)"
    ENTRY = "事项(&A)"
    VIEW = "视图(&V)"
    TOOLS = "工具(&T)"
    HELP = "帮助(&H)"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``group`` separates by a line inside the menu; ``submenu`` gathers rows under one title.

    ``toolbar`` is its group in the toolbar (0: not there), ``short`` its text there. ``choice`` names a set of
    checkable actions of which one is chosen; ``switch`` is checkable alone. ``in_table`` limits the shortcut to the
    table of entries. ``context`` also shows it in the table's context menu.
    """

    id: str
    menu: Menu
    group: int
    text: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    need: Need = Need.OPEN
    submenu: str = ""
    toolbar: int = 0
    short: str = ""
    choice: str = ""
    switch: bool = False
    in_table: bool = False
    context: bool = False
