"""The rows of the menu 工具. What they do is said in ``gui/commands``."""

from gui.action_kinds import WRITE, ActionRow, Menu

TOOLS: tuple[ActionRow, ...] = (
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
        "versions",
        Menu.TOOLS,
        2,
        "版本(&V)…",
        "versions",
        ("Ctrl+Shift+H",),
        "把现在的内容命名为版本，查看、导出以前的版本",
    ),
    ActionRow(
        "basis_register",
        Menu.TOOLS,
        3,
        "依据管理(&B)…",
        "basis-register",
        ("Ctrl+Shift+B",),
        "目录引用的全部文件：写法、次数、是否失效，谁在引用；维护自己的失效文件清单",
    ),
    ActionRow(
        "rename_unit",
        Menu.TOOLS,
        3,
        "单位更名(&U)…",
        "rename-unit",
        (),
        "单位改了名称：整个目录一起改，书名号里的文件名称不动",
        WRITE,
    ),
    ActionRow(
        "cite_otherwise",
        Menu.TOOLS,
        3,
        "统一和更换引用的文件(&D)…",
        "basis",
        (),
        "同一文件统一写法，失效的文件换成新的",
        WRITE,
    ),
    ActionRow(
        "add_starter", Menu.TOOLS, 3, "补充标准事项(&S)…", "starter", (), "把标准目录的事项加入还没有事项的领域", WRITE
    ),
)
