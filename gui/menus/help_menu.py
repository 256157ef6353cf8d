"""The rows of the menu 帮助. What they do is said in ``gui/commands``."""

from gui.action_kinds import ActionRow, Menu, Need

HELP: tuple[ActionRow, ...] = (
    ActionRow("shortcuts", Menu.HELP, 1, "快捷键(&K)", "keyboard", ("F1",), "列出全部快捷键", Need.NOTHING),
    ActionRow("logs", Menu.HELP, 2, "打开日志文件夹(&L)", "logs", (), "出现故障时，日志和故障报告在这里", Need.NOTHING),
    ActionRow("about", Menu.HELP, 3, "关于(&A)", "about", (), "版本和许可", Need.NOTHING),
)
