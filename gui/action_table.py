"""THE table of actions: everything a clerk can order, described once.

Menus, toolbar, shortcuts, tooltips, the shortcuts page and the empty state are all made from ``ACTIONS``. A new action
is one new row here and one handler in ``gui/commands``. What an action does is not said here.

No shortcut works without Ctrl or Alt except function keys, and 删除 which listens in the table only: a bare letter
would break Chinese input methods.
"""

from gui.action_kinds import ActionRow, Menu, Need

_WRITE = Need.OPEN | Need.WRITABLE
_CHANGE = _WRITE | Need.SELECTION
_STATUS = "设置状态(&S)"
_HEIGHT = "行高(&R)"
_LOOK = "外观(&T)"

_FILE = (
    ActionRow("new", Menu.FILE, 1, "新建目录(&N)…", "new-catalogue", ("Ctrl+N",), "新建一个目录文件", Need.NOTHING),
    ActionRow("open", Menu.FILE, 1, "打开目录(&O)…", "open", ("Ctrl+O",), "打开已有的目录文件(*.gkml)", Need.NOTHING),
    ActionRow(
        "save_copy", Menu.FILE, 2, "另存副本(&S)…", "save-copy", ("Ctrl+Shift+S",), "把当前目录另存一份，可以拷到U盘"
    ),
    ActionRow(
        "import",
        Menu.FILE,
        2,
        "导入(&I)…",
        "import",
        ("Ctrl+I",),
        "导入同事的表格：Excel、WPS、Word、CSV 或另一个目录，先看清变化再导入",
        _WRITE,
        toolbar=1,
        short="导入",
    ),
    ActionRow(
        "export",
        Menu.FILE,
        2,
        "导出(&E)…",
        "export",
        ("Ctrl+E",),
        "导出为 Word、Excel、PDF 等文件，导出前可预览",
        toolbar=1,
        short="导出",
    ),
    ActionRow(
        "settings", Menu.FILE, 3, "目录设置(&P)…", "settings", (), "单位、标题、联系方式、公开主体名录、公开层级"
    ),
    ActionRow("areas", Menu.FILE, 3, "领域(&A)…", "areas", (), "增加、改名、排序领域", _WRITE),
    ActionRow("backup", Menu.FILE, 4, "立即备份(&B)", "backup", (), "现在就备份一次，备份后自动校验"),
    ActionRow("restore", Menu.FILE, 4, "从备份恢复(&R)…", "restore", (), "先看备份与现在的差别，再决定是否恢复"),
    ActionRow("verify", Menu.FILE, 4, "校验目录文件(&V)", "verify", (), "检查目录文件是否完好"),
    ActionRow("close", Menu.FILE, 5, "关闭目录(&C)", "close-catalogue", ("Ctrl+W",), "关闭当前目录，内容已经保存"),
    ActionRow("quit", Menu.FILE, 5, "退出(&X)", "exit", ("Ctrl+Q",), "退出程序，内容已经保存", Need.NOTHING),
)

_EDIT = (
    ActionRow(
        "undo", Menu.EDIT, 1, "撤销", "undo", ("Ctrl+Z",), "撤销上一步", _WRITE | Need.UNDO, toolbar=2, short="撤销"
    ),
    ActionRow(
        "redo",
        Menu.EDIT,
        1,
        "重做",
        "redo",
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        "重做撤销的一步",
        _WRITE | Need.REDO,
        toolbar=2,
        short="重做",
    ),
    ActionRow(
        "copy_rows",
        Menu.EDIT,
        2,
        "复制所选行(&C)",
        "copy",
        ("Ctrl+C",),
        "复制所选事项，可粘贴到 Excel、WPS、Word",
        Need.OPEN | Need.SELECTION,
        in_table=True,
        context=True,
    ),
    ActionRow(
        "paste",
        Menu.EDIT,
        2,
        "粘贴(&V)",
        "paste",
        ("Ctrl+V",),
        "粘贴从 Excel、WPS、Word 或网页复制的内容：几个单元格直接填入，整张表格先看清变化再导入",
        _WRITE,
        in_table=True,
        context=True,
    ),
    ActionRow("select_all", Menu.EDIT, 2, "全选(&A)", "select-all", ("Ctrl+A",), "选中表格中的全部事项", in_table=True),
    ActionRow("find", Menu.EDIT, 3, "搜索(&F)", "search", ("Ctrl+F",), "在所有字段中搜索，可以用拼音首字母"),
    ActionRow(
        "replace",
        Menu.EDIT,
        3,
        "查找和替换(&R)…",
        "replace",
        ("Ctrl+R",),
        "在选定的字段和范围里查找并替换文字，先看清每一处再替换",
        _WRITE,
    ),
)

_ENTRY = (
    ActionRow(
        "add",
        Menu.ENTRY,
        1,
        "新增事项(&N)",
        "add",
        ("Ctrl+Shift+N",),
        "在所选事项的下面新增一个事项",
        _WRITE,
        toolbar=1,
        short="新增事项",
        context=True,
    ),
    ActionRow(
        "duplicate",
        Menu.ENTRY,
        1,
        "复制一份(&D)",
        "duplicate",
        ("Ctrl+Shift+D",),
        "照所选事项再建一份，接着修改",
        _CHANGE,
        context=True,
    ),
    ActionRow(
        "remove",
        Menu.ENTRY,
        1,
        "删除事项(&X)",
        "delete",
        ("Delete",),
        "删除所选事项，可以撤销",
        _CHANGE,
        in_table=True,
        context=True,
    ),
    ActionRow(
        "edit_cell",
        Menu.ENTRY,
        2,
        "修改单元格(&E)",
        "edit",
        ("F2",),
        "在表格里直接修改",
        _CHANGE,
        in_table=True,
        context=True,
    ),
    ActionRow(
        "fill_field",
        Menu.ENTRY,
        2,
        "批量修改(&G)…",
        "fill-field",
        ("Ctrl+B",),
        "把许多事项的同一个字段改成、加上、去掉或者清空某个内容",
        _WRITE,
        context=True,
    ),
    ActionRow(
        "move_up",
        Menu.ENTRY,
        3,
        "上移(&U)",
        "move-up",
        ("Alt+Up",),
        "在本领域内上移一行",
        _CHANGE | Need.HAND_ORDER,
        context=True,
    ),
    ActionRow(
        "move_down",
        Menu.ENTRY,
        3,
        "下移(&J)",
        "move-down",
        ("Alt+Down",),
        "在本领域内下移一行",
        _CHANGE | Need.HAND_ORDER,
        context=True,
    ),
    ActionRow(
        "move_area",
        Menu.ENTRY,
        3,
        "移到其他领域(&M)…",
        "move-area",
        ("Ctrl+M",),
        "把所选事项移到另一个领域",
        _CHANGE,
        context=True,
    ),
    ActionRow(
        "status_draft",
        Menu.ENTRY,
        4,
        "草拟(&1)",
        "status-draft",
        ("Ctrl+1",),
        "所选事项设为草拟",
        _CHANGE,
        _STATUS,
        context=True,
    ),
    ActionRow(
        "status_review",
        Menu.ENTRY,
        4,
        "送审(&2)",
        "status-review",
        ("Ctrl+2",),
        "所选事项设为送审",
        _CHANGE,
        _STATUS,
        context=True,
    ),
    ActionRow(
        "status_approved",
        Menu.ENTRY,
        4,
        "定稿(&3)",
        "status-approved",
        ("Ctrl+3",),
        "所选事项设为定稿",
        _CHANGE,
        _STATUS,
        context=True,
    ),
    ActionRow(
        "status_retired",
        Menu.ENTRY,
        4,
        "废止(&4)",
        "status-retired",
        ("Ctrl+4",),
        "所选事项设为废止，不再公开",
        _CHANGE,
        _STATUS,
        context=True,
    ),
    ActionRow(
        "confirm",
        Menu.ENTRY,
        4,
        "确认无误(&K)",
        "confirm",
        ("Ctrl+K",),
        "核对过依据和内容后，去掉所选事项的“待核实”标记",
        _CHANGE,
        context=True,
    ),
    ActionRow("previous", Menu.ENTRY, 5, "上一项(&P)", "previous", ("Ctrl+PgUp",), "转到上一项", Need.OPEN),
    ActionRow("next", Menu.ENTRY, 5, "下一项(&B)", "next", ("Ctrl+PgDown",), "转到下一项", Need.OPEN),
    ActionRow(
        "edit_form", Menu.ENTRY, 5, "在表单中修改(&F)", "panel-right", ("Ctrl+Return",), "光标移到右侧表单", Need.OPEN
    ),
)

_VIEW = (
    ActionRow("show_tree", Menu.VIEW, 1, "领域栏(&L)", "panel-left", ("F4",), "显示或隐藏左侧领域栏", switch=True),
    ActionRow("show_form", Menu.VIEW, 1, "表单(&F)", "panel-right", ("F5",), "显示或隐藏右侧表单", switch=True),
    ActionRow(
        "show_problems", Menu.VIEW, 1, "检查结果(&P)", "panel-bottom", ("F6",), "显示或隐藏下方检查结果", switch=True
    ),
    ActionRow(
        "catalogue_order",
        Menu.VIEW,
        2,
        "恢复目录顺序(&O)",
        "catalogue-order",
        ("Ctrl+Shift+O",),
        "不再按列排序，回到手工排定的顺序",
        Need.OPEN | Need.SORTED,
    ),
    ActionRow(
        "height_1", Menu.VIEW, 3, "一行(&1)", "", (), "每个事项显示一行文字", Need.NOTHING, _HEIGHT, choice="height"
    ),
    ActionRow(
        "height_2", Menu.VIEW, 3, "两行(&2)", "", (), "每个事项显示两行文字", Need.NOTHING, _HEIGHT, choice="height"
    ),
    ActionRow(
        "height_4", Menu.VIEW, 3, "四行(&4)", "", (), "每个事项显示四行文字", Need.NOTHING, _HEIGHT, choice="height"
    ),
    ActionRow("columns", Menu.VIEW, 3, "显示的列(&C)…", "columns", (), "选择表格显示哪些列"),
    ActionRow(
        "look_system", Menu.VIEW, 4, "跟随系统(&S)", "system", (), "颜色跟随系统", Need.NOTHING, _LOOK, choice="look"
    ),
    ActionRow("look_light", Menu.VIEW, 4, "浅色(&L)", "light", (), "一直用浅色", Need.NOTHING, _LOOK, choice="look"),
    ActionRow("look_dark", Menu.VIEW, 4, "深色(&D)", "dark", (), "一直用深色", Need.NOTHING, _LOOK, choice="look"),
)

_TOOLS = (
    ActionRow(
        "next_problem",
        Menu.TOOLS,
        1,
        "下一个问题(&C)",
        "check",
        ("F8",),
        "打开检查结果，转到下一个问题",
        toolbar=3,
        short="检查",
    ),
    ActionRow("history", Menu.TOOLS, 2, "目录修改记录(&H)…", "history", ("Ctrl+H",), "谁在什么时候改了什么"),
    ActionRow(
        "rename_unit",
        Menu.TOOLS,
        3,
        "单位更名(&U)…",
        "rename-unit",
        (),
        "单位改了名称：整个目录一起改，书名号里的文件名称不动",
        _WRITE,
    ),
    ActionRow(
        "cite_otherwise",
        Menu.TOOLS,
        3,
        "统一和更换引用的文件(&D)…",
        "basis",
        (),
        "同一文件统一写法，失效的文件换成新的",
        _WRITE,
    ),
    ActionRow(
        "add_starter", Menu.TOOLS, 3, "补充标准事项(&S)…", "starter", (), "把标准目录的事项加入还没有事项的领域", _WRITE
    ),
)

_HELP = (
    ActionRow("shortcuts", Menu.HELP, 1, "快捷键(&K)", "keyboard", ("F1",), "列出全部快捷键", Need.NOTHING),
    ActionRow("logs", Menu.HELP, 2, "打开日志文件夹(&L)", "logs", (), "出现故障时，日志和故障报告在这里", Need.NOTHING),
    ActionRow("about", Menu.HELP, 3, "关于(&A)", "about", (), "版本和许可", Need.NOTHING),
)

ACTIONS: tuple[ActionRow, ...] = (*_FILE, *_EDIT, *_ENTRY, *_VIEW, *_TOOLS, *_HELP)
