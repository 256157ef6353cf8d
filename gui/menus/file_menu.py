"""The rows of the menu 文件. What they do is said in ``gui/commands``."""

from gui.action_kinds import WRITE, ActionRow, Menu, Need

FILE: tuple[ActionRow, ...] = (
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
        WRITE,
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
        "导出为 Word、Excel、PDF 等文件，可以附红头公文和流程图，导出前可预览",
        toolbar=1,
        short="导出",
    ),
    ActionRow(
        "board",
        Menu.FILE,
        2,
        "公示栏(&G)…",
        "board",
        ("Ctrl+P",),
        "打印政务公开栏：清单、海报、概览、检索目录，先看清页面再打印",
        toolbar=1,
        short="公示栏",
    ),
    ActionRow(
        "print_entries",
        Menu.FILE,
        2,
        "打印选中事项(&T)…",
        "print",
        (),
        "每个选中的事项打印一张",
        Need.OPEN | Need.SELECTION,
        context=True,
    ),
    ActionRow(
        "settings", Menu.FILE, 3, "目录设置(&P)…", "settings", (), "单位、标题、联系方式、公开主体名录、公开层级"
    ),
    ActionRow("areas", Menu.FILE, 3, "领域(&A)…", "areas", (), "增加、改名、排序领域", WRITE),
    ActionRow(
        "own_fields",
        Menu.FILE,
        3,
        "自定义字段(&F)…",
        "own-fields",
        (),
        "本目录自己的列：增加、改名、排序、删除",
        WRITE,
    ),
    ActionRow("backup", Menu.FILE, 4, "立即备份(&B)", "backup", (), "现在就备份一次，备份后自动校验"),
    ActionRow("restore", Menu.FILE, 4, "从备份恢复(&R)…", "restore", (), "先看备份与现在的差别，再决定是否恢复"),
    ActionRow("verify", Menu.FILE, 4, "校验目录文件(&V)", "verify", (), "检查目录文件是否完好"),
    ActionRow("close", Menu.FILE, 5, "关闭目录(&C)", "close-catalogue", ("Ctrl+W",), "关闭当前目录，内容已经保存"),
    ActionRow("quit", Menu.FILE, 5, "退出(&X)", "exit", ("Ctrl+Q",), "退出程序，内容已经保存", Need.NOTHING),
)
