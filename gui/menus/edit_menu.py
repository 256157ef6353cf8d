"""The rows of the menu 编辑. What they do is said in ``gui/commands``."""

from gui.action_kinds import WRITE, ActionRow, Menu, Need

EDIT: tuple[ActionRow, ...] = (
    ActionRow(
        "undo", Menu.EDIT, 1, "撤销", "undo", ("Ctrl+Z",), "撤销上一步", WRITE | Need.UNDO, toolbar=2, short="撤销"
    ),
    ActionRow(
        "redo",
        Menu.EDIT,
        1,
        "重做",
        "redo",
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        "重做撤销的一步",
        WRITE | Need.REDO,
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
        WRITE,
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
        WRITE,
    ),
)
