"""The rows of the menu 视图. What they do is said in ``gui/commands``."""

from gui.action_kinds import ActionRow, Menu, Need

_HEIGHT = "行高(&R)"
_LOOK = "外观(&T)"
_TYPE = "字号(&Z)"

VIEW: tuple[ActionRow, ...] = (
    ActionRow("show_tree", Menu.VIEW, 1, "领域栏(&L)", "panel-left", ("F4",), "显示或隐藏左侧领域栏", switch=True),
    ActionRow("show_form", Menu.VIEW, 1, "表单(&F)", "panel-right", ("F5",), "显示或隐藏右侧表单", switch=True),
    ActionRow(
        "show_problems", Menu.VIEW, 1, "检查结果(&P)", "panel-bottom", ("F6",), "显示或隐藏下方检查结果", switch=True
    ),
    ActionRow("sort_up", Menu.VIEW, 2, "按这一列升序(&A)", "sort-up", (), "把事项按光标所在的列从小到大排列"),
    ActionRow("sort_down", Menu.VIEW, 2, "按这一列降序(&B)", "sort-down", (), "把事项按光标所在的列从大到小排列"),
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
        "filter",
        Menu.VIEW,
        2,
        "按这一列筛选(&K)…",
        "filter",
        ("Ctrl+Shift+L",),
        "只看光标所在的列是某些内容的事项，可以和搜索一起用",
        context=True,
    ),
    ActionRow(
        "clear_filters",
        Menu.VIEW,
        2,
        "清除筛选(&E)",
        "clear-filters",
        (),
        "取消各列的筛选",
        Need.OPEN | Need.FILTERED,
    ),
    ActionRow(
        "group_rows",
        Menu.VIEW,
        2,
        "按一级事项分组(&G)",
        "group-rows",
        ("Ctrl+Shift+G",),
        "同一领域、同一一级事项的事项排在一起，组可以收起",
        Need.OPEN,
        switch=True,
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
    ActionRow(
        "freeze_name",
        Menu.VIEW,
        3,
        "冻结名称列(&M)",
        "",
        (),
        "表格向右滚动时，序号和事项名称一直看得见",
        Need.NOTHING,
        switch=True,
    ),
    ActionRow("columns", Menu.VIEW, 3, "显示的列(&C)…", "columns", (), "选择表格显示哪些列"),
    ActionRow(
        "type_small", Menu.VIEW, 4, "小(&S)", "", (), "界面文字小一些，一屏多看几行", Need.NOTHING, _TYPE, choice="type"
    ),
    ActionRow(
        "type_standard",
        Menu.VIEW,
        4,
        "标准(&N)",
        "",
        ("Ctrl+0",),
        "界面文字与系统一样大",
        Need.NOTHING,
        _TYPE,
        choice="type",
    ),
    ActionRow("type_large", Menu.VIEW, 4, "大(&L)", "", (), "界面文字大一些", Need.NOTHING, _TYPE, choice="type"),
    ActionRow(
        "type_largest", Menu.VIEW, 4, "特大(&X)", "", (), "界面文字最大，远看也清楚", Need.NOTHING, _TYPE, choice="type"
    ),
    ActionRow("type_up", Menu.VIEW, 4, "放大一级(&U)", "", ("Ctrl+=",), "界面文字放大一级", Need.NOTHING, _TYPE),
    ActionRow("type_down", Menu.VIEW, 4, "缩小一级(&D)", "", ("Ctrl+-",), "界面文字缩小一级", Need.NOTHING, _TYPE),
    ActionRow(
        "look_system", Menu.VIEW, 4, "跟随系统(&S)", "system", (), "颜色跟随系统", Need.NOTHING, _LOOK, choice="look"
    ),
    ActionRow("look_light", Menu.VIEW, 4, "浅色(&L)", "light", (), "一直用浅色", Need.NOTHING, _LOOK, choice="look"),
    ActionRow("look_dark", Menu.VIEW, 4, "深色(&D)", "dark", (), "一直用深色", Need.NOTHING, _LOOK, choice="look"),
)
