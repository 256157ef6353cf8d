"""Headers with the columns of the national form, its levels and its depths of items; what cases of headers share."""

from tests.importers.cases.making import (
    HEAD1,
    HEAD2,
    ITEMS,
    STANDARD,
    Cell,
    case,
    changed,
    merge_down,
    rows_of,
    sheet,
    tick,
    used,
)

TITLE = "安全生产领域基层政务公开标准目录"
NO_TIERS = changed(ITEMS, tiers=[])


def without(*columns: str) -> dict[str, Cell]:
    """The national form without some columns."""
    return {name: cell for name, cell in STANDARD.items() if name not in columns}


def cut(*columns: int) -> tuple[list[str], list[str]]:
    """The two header rows without some columns (whole groups)."""
    return tuple([text for i, text in enumerate(row) if i not in columns] for row in (HEAD1, HEAD2))  # type: ignore[return-value]


def with_tiers(name: str, heads: list[str], words: list[str], *, group: bool = True) -> None:
    """A case with other 公开层级 columns; the tiers of item n are chosen so that every column is ticked somewhere."""
    items = [{**one, "tiers": [w for j, w in enumerate(words) if (i + j) % 2 == 0]} for i, one in enumerate(ITEMS)]
    columns = {k: v for k, v in STANDARD.items() if k not in ("县级", "乡级")}
    columns |= {f"tier{j}": tick(word, "tiers") for j, word in enumerate(words)}
    first = HEAD1[:12] + (["公开层级", *["<"] * (len(heads) - 1)] if group else [""] * len(heads))
    second = HEAD2[:12] + heads
    case(name, sheet([[TITLE], first, second, *rows_of(items, columns)]), items, quiet=True)


# -- the national form and its neighbours ------------------------------------------------------------------------

BODY = merge_down(rows_of(ITEMS), 1)
case("national form", sheet([[TITLE, *["<"] * 13], HEAD1, HEAD2, *BODY]), ITEMS, quiet=True)
case(
    "national form without merges",
    sheet([[t.replace("<", "").replace("^", "") for t in row] for row in ([TITLE], HEAD1, HEAD2)] + rows_of(ITEMS)),
    ITEMS,
    quiet=True,
)
case("V1 no levels", sheet([[TITLE], *cut(12, 13), *rows_of(ITEMS, without("县级", "乡级"))]), NO_TIERS, quiet=True)

with_tiers("V2 one level 乡级", ["乡级"], ["乡级"])
with_tiers("V2 one level 街道、社区", ["街道、社区"], ["街道、社区"])
with_tiers("V3 with blanks", ["县 级", "乡镇 级"], ["县级", "乡镇级"])
with_tiers("V3 镇(街)级", ["市级", "镇（街）级"], ["市级", "镇（街）级"])
with_tiers("V3 乡、村级", ["区级", "乡、村级"], ["区级", "乡、村级"])
with_tiers("V3 镇级村级", ["镇级", "村级"], ["镇级", "村级"])
with_tiers("V4 three levels", ["市级", "区级", "街镇级"], ["市级", "区级", "街镇级"])
with_tiers("V4 the place's own name", ["东阳市级", "镇街乡", "村"], ["东阳市级", "镇街乡", "村"])
with_tiers("levels without a heading", ["县级", "乡级"], ["县级", "乡级"], group=False)

# -- items -------------------------------------------------------------------------------------------------------

three = [
    {**one, "detail": detail}
    for one, detail in zip(ITEMS, ["国家法律", "", "会议内容", "事先告知", "处罚决定书"], strict=True)
]
columns3: dict[str, Cell] = {}
for key, cell in STANDARD.items():
    columns3[key] = cell
    if key == "二级":
        columns3["三级"] = "detail"
head3 = [
    [*HEAD1[:3], "<", *HEAD1[3:]],
    [*HEAD2[:3], "三级事项", *HEAD2[3:]],
]
case("V5 three item levels", sheet([[TITLE], *head3, *merge_down(rows_of(three, columns3), 1)]), three, quiet=True)

split = [{**ITEMS[0], "name": "法律法规", "detail": detail} for detail in ("国家法律", "行政法规", "地方性法规")]
drawn = merge_down(rows_of(split, columns3), 1, 2)
case("V5 second level merged over the third", sheet([[TITLE], *head3, *drawn]), split, quiet=True)
blank = [
    [text if i == 0 or c not in (1, 2) else "" for c, text in enumerate(row)]
    for i, row in enumerate(rows_of(split, columns3))
]
case("V5 first and second level left blank below", sheet([[TITLE], *head3, *blank]), split, quiet=True)

deep: dict[str, Cell] = {
    "一级": "category",
    "二级": "name",
    "三级": "detail",
    "四级": lambda one, n: f"第{n}栏",
    "内容": "content",
    "依据": "basis",
    "时限": "time_limit",
    "主体": "subject",
    "方式": "method",
    "渠道": lambda one, n: used(one),
}
flat3 = changed(three, tiers=[], audience="")
case(
    "V6 four levels of 目录",
    sheet(
        [
            [
                "一级目录",
                "二级目录",
                "三级目录",
                "四级目录",
                "公开内容",
                "公开依据",
                "公开时限",
                "公开主体",
                "公开方式",
                "公开渠道",
            ],
            *rows_of(flat3, deep),
        ],
        name="安全生产",
    ),
    flat3,
    kept=tuple({"四级目录": f"第{n}栏"} for n in range(1, 6)),
)

unsplit = changed(ITEMS, category="")
case(
    "V7 items not split",
    sheet(
        [
            [TITLE],
            [t for i, t in enumerate(HEAD1) if i != 2],
            ["^", "^", *HEAD2[3:]],
            *rows_of(unsplit, without("一级")),
        ]
    ),
    unsplit,
    quiet=True,
)
second8 = ["^", "一级", "二级", *HEAD2[3:]]
case("V8 一级 二级 without 事项", sheet([[TITLE], HEAD1, second8, *BODY]), ITEMS, quiet=True)
case("公开事项 over two columns without words below", sheet([[TITLE], HEAD1, ["^", "", "", *HEAD2[3:]], *BODY]), ITEMS)
