"""The rows of the menu 帮助. What they do is said in ``gui/commands``."""

from gui.action_kinds import ActionRow, Menu, Need

HELP: tuple[ActionRow, ...] = (
    ActionRow(
        "palette",
        Menu.HELP,
        1,
        "命令面板(&P)…",
        "palette",
        ("Ctrl+Shift+P",),
        "输入几个字或拼音首字母，直接到任何命令、领域、事项和最近的目录",
        Need.NOTHING,
    ),
    ActionRow(
        "help",
        Menu.HELP,
        1,
        "帮助(&H)",
        "help",
        ("F1",),
        "说明光标所在的字段或窗口：填什么、例子、出处，并打开使用手册的那一节",
        Need.NOTHING,
    ),
    ActionRow("shortcuts", Menu.HELP, 1, "快捷键(&K)", "keyboard", ("Ctrl+F1",), "列出全部快捷键", Need.NOTHING),
    ActionRow("tour", Menu.HELP, 1, "使用向导(&T)", "tour", (), "用几步认识窗口的各个部分", Need.NOTHING),
    ActionRow("logs", Menu.HELP, 2, "打开日志文件夹(&L)", "logs", (), "出现故障时，日志和故障报告在这里", Need.NOTHING),
    ActionRow("about", Menu.HELP, 3, "关于(&A)", "about", (), "版本和许可", Need.NOTHING),
)
