"""Headers with columns that no field is, two columns for one field, and labels the content denies."""

from tests.importers.cases.headers import BODY, NO_TIERS, TITLE, cut
from tests.importers.cases.making import HEAD1, HEAD2, ITEMS, STANDARD, case, changed, rows_of, sheet, used

five = ["决策", "执行", "管理", "服务", "结果"]
top5 = [*HEAD1, "五公开", "<", "<", "<", "<", "网址", "责任科室", "备注"]
low5 = [*HEAD2, *five, "^", "^", "^"]
body5 = [
    [*row, *("√" if (i + j) % 3 == 0 else "" for j in range(5)), f"http://www.geermu.gov.cn/{i}.html", "综合科", "新增"]
    for i, row in enumerate(rows_of(ITEMS))
]
case(
    "five tick columns, addresses and offices are kept",
    sheet([[TITLE], top5, low5, *body5]),
    ITEMS,
    kept=tuple(
        {
            "五公开": "；".join(w for j, w in enumerate(five) if (i + j) % 3 == 0),
            "网址": f"http://www.geermu.gov.cn/{i}.html",
            "责任科室": "综合科",
        }
        for i in range(5)
    ),
)
case(
    "a column called 政府网站 that holds addresses",
    sheet(
        [
            [TITLE],
            [*HEAD1, "政府网站"],
            [*HEAD2, "^"],
            *([*row, f"www.geermu.gov.cn/{i}"] for i, row in enumerate(rows_of(ITEMS))),
        ]
    ),
    ITEMS,
    kept=tuple({"政府网站": f"www.geermu.gov.cn/{i}"} for i in range(5)),
)
case(
    "更新频次 beside 公开时限, 理由 beside 备注",
    sheet(
        [
            [TITLE],
            [*HEAD1, "更新频次", "备注", "理由"],
            [*HEAD2, "^", "^", "^"],
            *([*row, "每季度", "已公开", "上级要求"] for row in rows_of(ITEMS)),
        ]
    ),
    changed(ITEMS, note="已公开"),
    kept=tuple({"更新频次": "每季度", "理由": "上级要求"} for _ in ITEMS),
)
case(
    "the same column twice",
    sheet(
        [
            [TITLE],
            [*HEAD1[:5], "公开依据", *HEAD1[5:]],
            [*HEAD2[:5], "^", *HEAD2[5:]],
            *([*row[:5], "《中华人民共和国安全生产法》", *row[5:]] for row in rows_of(ITEMS)),
        ]
    ),
    changed(ITEMS, basis=lambda one: one["basis"] + "\n《中华人民共和国安全生产法》"),
)
case(
    "公开方式 that holds channels",
    sheet(
        [
            [TITLE],
            ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开方式"],
            *rows_of(
                changed(NO_TIERS, category=""),
                {
                    "q": lambda one, n: str(n),
                    "n": "name",
                    "x": "content",
                    "b": "basis",
                    "t": "time_limit",
                    "s": "subject",
                    "ch": lambda one, n: used(one),
                },
            ),
        ]
    ),
    changed(NO_TIERS, category="", method="", audience=""),
)
case(
    "header one column too far left",
    sheet([[TITLE], *cut(0), *rows_of(ITEMS)]),
    ITEMS,
)
swapped = {**STANDARD, "依据": "time_limit", "时限": "basis"}
case("依据 and 时限 under each other's label", sheet([[TITLE], HEAD1, HEAD2, *rows_of(ITEMS, swapped)]), ITEMS)
nolabel = [t if i != 7 else "" for i, t in enumerate(HEAD1)]
case("a column without a label", sheet([[TITLE], nolabel, HEAD2, *BODY]), ITEMS)
case(
    "二级 header over the words of a lost second row",
    sheet([[TITLE], HEAD1, ["^", "一级事项", "二级事项", *["^"] * 5, "", "", "", "", "县级", "乡级"], *BODY]),
    ITEMS,
)
