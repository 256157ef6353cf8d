"""The material of the cases: true items, their printed cells, sheets drawn with merge marks, and the case itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from importers.sheet import Merge, Sheet

Item = dict[str, Any]

OPTIONS = (
    "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点", "政务服务中心", "便民服务站", "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）", "精准推送", "其他",
)  # fmt: skip

STD20 = "信息形成或者变更之日起20个工作日内"
LAW = "《中华人民共和国政府信息公开条例》（国务院令第711号）"


def item(category: str, name: str, content: str, **more: Any) -> Item:
    """A true item: what the import must find. Safety, proactive, for all, unless said otherwise."""
    return {
        "area": "safety",
        "category": category,
        "name": name,
        "content": content,
        "basis": LAW,
        "time_limit": STD20,
        "subject": "市应急管理局",
        "channels": ["政府网站"],
        "audience": "全社会",
        "method": "主动公开",
        "tiers": ["县级"],
        **more,
    }


ITEMS: tuple[Item, ...] = (
    item("政策文件", "法律法规", "与安全生产有关的法律、法规", channels=["政府网站", "政府公报"]),
    item("政策文件", "其他政策文件", "改革方案、发展规划、专项规划、工作计划等", time_limit="半年至少更新1次", tiers=["县级", "乡级"]),
    item(
        "政策文件", "重要会议", "通过会议讨论作出重要改革方案等重大决策的会议",
        time_limit="提前一周发通知邀请", audience="全社会；特定群体", channels=["政府网站", "发布会/听证会"],
    ),
    item(
        "依法行政", "行政处罚流程", "行政处罚事先告知书；听证通知书",
        basis="《中华人民共和国行政处罚法》", time_limit="自收到申请之日起20个工作日内",
        audience="特定群体", method="依申请公开", channels=["精准推送"],
    ),
    item(
        "依法行政", "行政处罚决定", "行政处罚决定书（全文公开）",
        basis="《中华人民共和国行政处罚法》、" + LAW, subject="县应急管理局", time_limit="作出行政决定之日起7个工作日内",
        channels=["政府网站", "社区/企事业单位/村公示栏（电子屏）"], tiers=["县级", "乡级"],
    ),
)  # fmt: skip


def changed(items: Sequence[Item], **fields: Any) -> list[Item]:
    """The items with some fields other than before; a function gets the item."""
    return [
        {**one, **{key: value(one) if callable(value) else value for key, value in fields.items()}} for one in items
    ]


def boxes(one: Item, ticked: str = "■", unticked: str = "□", between: str = " ") -> str:
    """The full list of channels with a mark before each."""
    return between.join((ticked if name in one["channels"] else unticked) + name for name in OPTIONS)


def used(one: Item, mark: str = "■", between: str = " ") -> str:
    """Only the channels in use."""
    return between.join(mark + name for name in one["channels"])


def tick(word: str, key: str, sign: str = "√") -> Callable[[Item, int], str]:
    """A tick column."""

    def cell(one: Item, number: int) -> str:
        value = one[key]
        words = value if isinstance(value, list) else value.split("；")
        return sign if word in words else ""

    return cell


def special(one: Item, number: int) -> str:
    """The 特定群体 column: a tick, or the words of a group."""
    words = [word for word in one["audience"].split("；") if word and word != "全社会"]
    return "√" if words == ["特定群体"] else "；".join(words)


Cell = str | Callable[[Item, int], str]

STANDARD: dict[str, Cell] = {
    "序号": lambda one, number: str(number),
    "一级": "category",
    "二级": "name",
    "内容": "content",
    "依据": "basis",
    "时限": "time_limit",
    "主体": "subject",
    "渠道": lambda one, number: boxes(one),
    "全社会": tick("全社会", "audience"),
    "特定": special,
    "主动": tick("主动公开", "method"),
    "依申请": tick("依申请公开", "method"),
    "县级": tick("县级", "tiers"),
    "乡级": tick("乡级", "tiers"),
}
"""The columns of the national form: what stands in each cell."""

HEAD1 = [
    "序号",
    "公开事项",
    "<",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "<",
    "公开方式",
    "<",
    "公开层级",
    "<",
]
HEAD2 = [
    "^",
    "一级事项",
    "二级事项",
    "^",
    "^",
    "^",
    "^",
    "^",
    "全社会",
    "特定群体",
    "主动",
    "依申请公开",
    "县级",
    "乡级",
]


def rows_of(items: Sequence[Item], columns: Mapping[str, Cell] | None = None, start: int = 1) -> list[list[str]]:
    """The body rows of items."""
    chosen = columns or STANDARD
    return [
        [cell(one, number) if callable(cell) else str(one.get(cell, "")) for cell in chosen.values()]
        for number, one in enumerate(items, start)
    ]


def merge_down(rows: list[list[str]], *columns: int) -> list[list[str]]:
    """Equal neighbours of a column become one merged block."""
    result = [list(row) for row in rows]
    for column in columns:
        for above, below, drawn in zip(rows, rows[1:], result[1:], strict=False):
            if above[column] == below[column] and below[column]:
                drawn[column] = "^"
    return result


def sheet(rows: Sequence[Sequence[str]], name: str = "Sheet1", file: str = "目录.xlsx", **more: Any) -> Sheet:
    """A sheet drawn with marks: ``<`` belongs to the block on its left, ``^`` to the block above."""
    width = max(map(len, rows), default=0)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    merges = [merge for merge in (_block(grid, r, c) for r in range(len(grid)) for c in range(width)) if merge]
    plain = [["" if text in ("<", "^") else text for text in row] for row in grid]
    return Sheet(file, name, plain, tuple(merges), **more)


def _block(grid: list[list[str]], row: int, column: int) -> Merge | None:
    if grid[row][column] in ("<", "^"):
        return None
    right, bottom = column, row
    while right + 1 < len(grid[row]) and grid[row][right + 1] == "<":
        right += 1
    while bottom + 1 < len(grid) and grid[bottom + 1][column] == "^":
        bottom += 1
    return Merge(row, column, bottom, right) if (right, bottom) != (column, row) else None


@dataclass(frozen=True)
class Case:
    """``must_report`` are words that some problem has to show; ``kept`` are custom fields, item by item.

    ``quiet``: nothing in this file may ask for attention.
    """

    name: str
    sheets: tuple[Sheet, ...]
    items: tuple[Item, ...]
    must_report: tuple[str, ...] = ()
    kept: tuple[Mapping[str, str], ...] = ()
    quiet: bool = False
    asks_area: bool = False
    refuse: frozenset[tuple[str, str]] = field(default_factory=frozenset)


CASES: list[Case] = []


def case(
    name: str, sheets: Sheet | Sequence[Sheet], items: Sequence[Item], must_report: Sequence[str] = (), **more: Any
) -> None:
    """Add a case to the collection."""
    given = (sheets,) if isinstance(sheets, Sheet) else tuple(sheets)
    CASES.append(Case(name, given, tuple(items), tuple(must_report), **more))
