"""Ticks in other signs and under other words: 1 and 0, Y and N, channels nobody listed, headings in three rows."""

from tests.importers.cases.making import HEAD1, HEAD2, ITEMS, case, changed, rows_of, sheet

FLAT = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体"]
PLAIN = changed(ITEMS, category="", audience="", method="", tiers=[], channels=[])


def body() -> list[list[str]]:
    """The items in the flat columns, without channels."""
    return [
        [str(n), one["name"], one["content"], one["basis"], one["time_limit"], one["subject"]]
        for n, one in enumerate(PLAIN, 1)
    ]


def signs(yes: str, no: str) -> list[list[str]]:
    """The national form with other signs in its tick columns."""
    return [[*row[:8], *(yes if text == "√" else text or no for text in row[8:])] for row in rows_of(ITEMS)]


for yes, no in (("1", ""), ("1", "0"), ("Y", "N"), ("是", "否"), ("●", ""), ("（√）", "（ ）")):
    case(
        f"ticks {yes} and {no or 'nothing'}", sheet([HEAD1, HEAD2, *signs(yes, no)], name="安全生产"), ITEMS, quiet=True
    )
case(
    "one entry alone, ticked with 1",
    sheet([HEAD1, HEAD2, signs("1", "")[0]], name="安全生产"),
    ITEMS[:1],
    quiet=True,
)

# -- columns of channels -------------------------------------------------------------------------------------------

WORDS = ["政府网站", "政府公报", "两微一端", "法律服务网"]
USED = [{"政府网站", "法律服务网"}, {"政府网站", "政府公报"}, {"两微一端"}, {"政府网站", "两微一端"}, {"法律服务网"}]
several = [{**one, "channels": [word for word in WORDS if word in used]} for one, used in zip(PLAIN, USED, strict=True)]
ticked = [[*row, *("√" if word in used else "" for word in WORDS)] for row, used in zip(body(), USED, strict=True)]
case(
    "a channel of their own below the heading of channels",
    sheet([[*FLAT, "公开渠道和载体", "<", "<", "<"], [*["^"] * 6, *WORDS], *ticked], name="安全生产"),
    several,
    quiet=True,
)
case(
    "a channel of their own below a heading in other words",
    sheet([[*FLAT, "信息公开渠道", "<", "<", "<"], [*["^"] * 6, *WORDS], *ticked], name="安全生产"),
    several,
    quiet=True,
)
order = [WORDS[i] for i in (0, 1, 3, 2)]
inside = [{**one, "channels": [word for word in order if word in used]} for one, used in zip(PLAIN, USED, strict=True)]
case(
    "a channel of their own between columns of channels without a heading",
    sheet(
        [
            [*FLAT, *order],
            *([*row, *("√" if w in used else "" for w in order)] for row, used in zip(body(), USED, strict=True)),
        ],
        name="安全生产",
    ),
    inside,
    quiet=True,
)
case(
    "a channel heading in three rows",
    sheet(
        [
            [*FLAT, "公开渠道和载体", "<", "<", "<"],
            [*["^"] * 6, "线上", "<", "线下", "<"],
            [*["^"] * 6, "政府网站", "两微一端", "政务服务中心", "村务公开栏"],
            *([*row, "√", "", "√" if i else "", "" if i else "√"] for i, row in enumerate(body())),
        ],
        name="安全生产",
    ),
    [{**one, "channels": ["政府网站", "政务服务中心" if i else "村务公开栏"]} for i, one in enumerate(PLAIN)],
    quiet=True,
)
case(
    "words in the column of other channels",
    sheet(
        [
            [*FLAT, "公开渠道", "<", "<"],
            [*["^"] * 6, "政府网站", "政务服务中心", "其他"],
            *(
                [*row, "√", "", text]
                for row, text in zip(body(), ("办税服务厅", "√", "", "", "12345热线"), strict=True)
            ),
        ],
        name="安全生产",
    ),
    [
        {**one, "channels": ["政府网站", *more]}
        for one, more in zip(PLAIN, (["其他：办税服务厅"], ["其他"], [], [], ["其他：12345热线"]), strict=True)
    ],
    quiet=True,
)
case(
    "limits as columns to tick",
    sheet(
        [
            [*FLAT[:4], "公开时限", "<", "<", "公开主体"],
            [*["^"] * 4, "长期公开", "定期公开", "即时公开", "^"],
            *([*row[:4], *("√" if i % 3 == j else "" for j in range(3)), row[5]] for i, row in enumerate(body())),
        ],
        name="安全生产",
    ),
    [{**one, "time_limit": ("长期公开", "定期公开", "即时公开")[i % 3]} for i, one in enumerate(PLAIN)],
    quiet=True,
)
case(
    "不予公开 beside the two ways of disclosure is kept",
    sheet(
        [
            [*FLAT, "公开方式", "<", "<"],
            [*["^"] * 6, "主动公开", "依申请公开", "不予公开"],
            *(
                [*row, "√" if i < 3 else "", "√" if i == 3 else "", "√" if i == 4 else ""]
                for i, row in enumerate(body())
            ),
        ],
        name="安全生产",
    ),
    [{**one, "method": (["主动公开"] * 3 + ["依申请公开", ""])[i]} for i, one in enumerate(PLAIN)],
    ["公开方式没有填写"],
    kept=({}, {}, {}, {}, {"公开方式·不予公开": "√"}),
)
case(
    "a tick and who is meant in one cell",
    sheet(
        [
            [*FLAT, "公开对象", "<"],
            [*["^"] * 6, "全社会", "特定群体（请写明）"],
            *([*row, "" if i else "√", "√ 当事人" if i else ""] for i, row in enumerate(body())),
        ],
        name="安全生产",
    ),
    [{**one, "audience": "当事人" if i else "全社会"} for i, one in enumerate(PLAIN)],
    quiet=True,
)
