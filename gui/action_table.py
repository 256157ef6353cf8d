"""THE table of actions: everything a clerk can order, described once.

Menus, toolbar, shortcuts, tooltips, the shortcuts page and the empty state are all made from ``ACTIONS``. A new action
is one new row in ``gui/menus`` and one handler in ``gui/commands``. What an action does is not said here.

No shortcut works without Ctrl or Alt except function keys, and 删除 which listens in the table only: a bare letter
would break Chinese input methods.
"""

from gui.action_kinds import ActionRow
from gui.menus.edit_menu import EDIT
from gui.menus.entry_menu import ENTRY
from gui.menus.file_menu import FILE
from gui.menus.help_menu import HELP
from gui.menus.tools_menu import TOOLS
from gui.menus.view_menu import VIEW

ACTIONS: tuple[ActionRow, ...] = (*FILE, *EDIT, *ENTRY, *VIEW, *TOOLS, *HELP)
