"""Channel cells: what the marks mean, every mark glyph, every kind of list, spelling variants."""

from collections.abc import Callable

from tests.importers.cases.making import (
    HEAD1,
    HEAD2,
    ITEMS,
    OPTIONS,
    STANDARD,
    Cell,
    Item,
    boxes,
    case,
    changed,
    rows_of,
    sheet,
    tick,
    used,
)

TOP = [["安全生产领域基层政务公开标准目录"], HEAD1, HEAD2]


def channels(
    name: str,
    cell: Callable[[Item], str],
    items: list[Item] | tuple[Item, ...] = ITEMS,
    *must: str,
    quiet: bool = False,
) -> None:
    """A case in which only the channel cells are special."""
    columns = {**STANDARD, "渠道": lambda one, number: cell(one)}
    case(name, sheet([*TOP, *rows_of(items, columns)]), items, must, quiet=quiet)


channels("full list, one line", boxes, quiet=True)
channels(
    "full list, two on a line",
    lambda one: "\n".join(
        "　".join(("■" if o in one["channels"] else "□") + o for o in OPTIONS[i : i + 2]) for i in range(0, 13, 2)
    ),
    quiet=True,
)
channels("full list, one per line", lambda one: boxes(one, between="\n"), quiet=True)
channels("full list without separators", lambda one: boxes(one, between=""), quiet=True)
channels("full list with blanks behind the marks", lambda one: boxes(one, "■ ", "□ ", "  "), quiet=True)
channels("full list with 口", lambda one: boxes(one, unticked="口"), quiet=True)
channels("full list with ☑ and ☐", lambda one: boxes(one, "☑", "☐"), quiet=True)
channels("full list with √ and □", lambda one: boxes(one, "√", "□"), quiet=True)
channels(
    "full list ticked behind the names",
    lambda one: "\n".join(o + ("√" if o in one["channels"] else "") for o in OPTIONS),
)
channels("used only, with ■", used, quiet=True)
channels("used only, ; and 。", lambda one: "；".join("■" + c for c in one["channels"]) + "。", quiet=True)
channels("only empty boxes are bullets", lambda one: "\n".join("☐" + c for c in one["channels"]))
channels("lost ticks", lambda one: boxes(one, ticked="?"), ITEMS, "看不懂")
channels("numbered list", lambda one: "\n".join(f"{i}.{c}" for i, c in enumerate(one["channels"], 1)), quiet=True)
channels("bare list with 、", lambda one: "、".join(one["channels"]), quiet=True)
channels("bare list on lines", lambda one: "\n".join(one["channels"]), quiet=True)

variants = {
    "发布会/听证会": "发布会听证会",
    "社区/企事业单位/村公示栏（电子屏）": "社区/企事业单位、村公示栏(电子屏)",
    "精准推送": "情准推送",
}
channels("spelling variants", lambda one: " ".join("■" + variants.get(c, c) for c in one["channels"]), quiet=True)
own = changed(ITEMS, channels=lambda one: [*one["channels"], "12345政务服务热线"])
channels("a channel of their own", used, own, quiet=True)
damaged = {"社区/企事业单位/村公示栏（电子屏）": "社区/企事业单位/村公示栏（电 子屏）"}
channels(
    "a channel broken by a blank", lambda one: " ".join("■" + damaged.get(c, c) for c in one["channels"]), quiet=True
)
channels(
    "a note inside the cell", lambda one: used(one) + "\n注：有关公开信息可推送至本省法律服务网。", ITEMS, "法律服务网"
)

# -- one column for every channel, a board among them; 备注 beside the levels ------------------------------------------

boards = changed(ITEMS, channels=["政府网站", "村务公开栏"])
ticked: dict[str, Cell] = {}
for column, content in STANDARD.items():
    if column == "渠道":
        ticked |= {word: tick(word, "channels") for word in ("政府网站", "政府公报", "村务公开栏")}
    else:
        ticked[column] = content
case(
    "a tick column for every channel, one of them a board",
    sheet(
        [
            TOP[0],
            [*HEAD1[:8], "<", "<", *HEAD1[8:]],
            [*HEAD2[:7], "政府网站", "政府公报", "村务公开栏", *HEAD2[8:]],
            *rows_of(boards, ticked),
        ]
    ),
    boards,
    quiet=True,
)
remarked = changed(ITEMS, note="暂缓实施")
case(
    "a column of its own with its label in the row of the levels",
    sheet([TOP[0], [*HEAD1, "<"], [*HEAD2, "备注"], *rows_of(remarked, {**STANDARD, "备注": "note"})]),
    remarked,
    quiet=True,
)
channels("full and hollow diamonds", lambda one: boxes(one, "◆", "◇", ""), quiet=True)
