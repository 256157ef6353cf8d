"""Tables copied from web pages, and files that were typed rather than made."""

from tests.importers.cases.making import HEAD1, HEAD2, ITEMS, STANDARD, case, changed, rows_of, sheet

TITLE = "安全生产领域基层政务公开标准目录"
BODY = rows_of(ITEMS)
plain1, plain2 = ([t.replace("<", "").replace("^", "") for t in row] for row in (HEAD1, HEAD2))

case(
    "web page with navigation and footer around",
    sheet(
        [
            ["首页", "政务公开", "办事服务"],
            ["当前位置：首页 > 政务公开"],
            [TITLE],
            ["打印", "收藏", "关闭"],
            HEAD1,
            HEAD2,
            *BODY,
            ["主办单位：某某县人民政府　网站标识码：6328010001"],
            ["青ICP备05000000号"],
            ["扫一扫在手机打开当前页"],
        ],
        file="网页.html",
    ),
    ITEMS,
    ["ICP备", "主办单位"],
    quiet=True,
)
case(
    "merges lost in the copy",
    sheet(
        [[TITLE], plain1, plain2, *([row[0], row[1] if i in (0, 3) else "", *row[2:]] for i, row in enumerate(BODY))],
        file="网页.html",
    ),
    ITEMS,
    quiet=True,
)
case(
    "ticks lost: the columns are there and empty",
    sheet([[TITLE], HEAD1, HEAD2, *([*row[:8], *[""] * 6] for row in BODY)], file="网页.html"),
    changed(ITEMS, audience="", method="", tiers=[]),
    ["公开方式没有填写"],
)
case(
    "empty lines between all rows",
    sheet([[TITLE], [], HEAD1, HEAD2, *(line for row in BODY for line in (row, []))], file="网页.html"),
    ITEMS,
    quiet=True,
)
case(
    "one cell per line cannot be understood and says so",
    sheet([[text] for row in (plain1, plain2, *BODY) for text in row if text], file="网页.txt", name="网页"),
    [],
    ["序号"],
)
case(
    "Traditional page",
    sheet([["安全生產領域基層政務公開標準目錄"], HEAD1, HEAD2, *BODY], file="網頁.html"),
    ITEMS,
    quiet=True,
)
half = {**STANDARD, "依据": lambda one, n: one["basis"].replace("（", "(").replace("）", ")")}
case(
    "half-width brackets are kept as written",
    sheet([[TITLE], HEAD1, HEAD2, *rows_of(ITEMS, half)]),
    changed(ITEMS, basis=lambda one: one["basis"].replace("（", "(").replace("）", ")")),
    quiet=True,
)

web_row = [
    [*row[:8], *[t for t in row[8:] if t]]
    for row in rows_of([{**one, "audience": "全社会", "method": "主动公开", "tiers": ["县级"]} for one in ITEMS])
]
case(
    "empty cells vanished: all ticks at the left",
    sheet([[TITLE], HEAD1, HEAD2, *web_row], file="网页.html"),
    changed(ITEMS, audience="全社会；特定群体", method="主动公开", tiers=[]),
    ["挤在左边"],
)
case(
    "a row that lost a cell",
    sheet([[TITLE], HEAD1, HEAD2, *BODY[:2], [*BODY[2][:3], *BODY[2][4:]], *BODY[3:]], file="网页.html"),
    [*ITEMS[:2], {"category": "政策文件", "name": "重要会议"}, *ITEMS[3:]],
    ["可能整行错位"],
)
case(
    "advertising in place of words",
    sheet(
        [
            [TITLE],
            HEAD1,
            HEAD2,
            *([*row[:4], "《博彩投注娱乐城全面推进政务公开工作的意见》", *row[5:]] for row in BODY),
        ],
        file="网页.html",
    ),
    changed(ITEMS, basis="《博彩投注娱乐城全面推进政务公开工作的意见》"),
    ["广告用语"],
)
