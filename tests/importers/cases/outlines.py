"""Lists with an outline: headings with numbers of a higher order, numbers of two levels, rows of the empty form."""

from tests.importers.cases.making import ITEMS, STD20, Cell, case, changed, rows_of, sheet, used

FLAT = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道"]
COLUMNS: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "n": "name",
    "x": "content",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "ch": lambda one, n: used(one),
}
PLAIN = changed(ITEMS, audience="", method="", tiers=[])
"""The items without what these tables have no column for."""
BODY = rows_of(PLAIN, COLUMNS)
POLICY, LAWFUL = BODY[:3], BODY[3:]

for name, numbers in {
    "一 and 二": ("一", "二"),
    "（一） and （二）": ("（一）", "（二）"),
    "第一部分": ("第一部分", "第二部分"),
}.items():
    first, second = ([number, words] for number, words in zip(numbers, ("政策文件", "依法行政"), strict=True))
    case(
        f"headings numbered {name} in the column of numbers",
        sheet([FLAT, first, *POLICY, second, *LAWFUL], name="安全生产"),
        PLAIN,
    )

case(
    "numbered headings in the column of names, merged to the right",
    sheet(
        [
            FLAT,
            ["一", "政策文件", *["<"] * 5],
            *POLICY,
            ["二", "依法行政", *["<"] * 5],
            *LAWFUL,
        ],
        name="安全生产",
    ),
    PLAIN,
)
case(
    "headings with their number in the column of names",
    sheet([FLAT, ["", "（一）政策文件"], *POLICY, ["", "（二）依法行政"], *LAWFUL], name="安全生产"),
    PLAIN,
)
case(
    "numbered headings in the column of the 一级事项",
    sheet(
        [
            [*FLAT[:1], "一级事项", "二级事项", *FLAT[2:]],
            ["一", "政策文件"],
            *([row[0], "", *row[1:]] for row in POLICY),
            ["二", "依法行政"],
            *([row[0], "", *row[1:]] for row in LAWFUL),
        ],
        name="安全生产",
    ),
    PLAIN,
)
levels = [[f"{1 if i < 3 else 2}.{i + 1 if i < 3 else i - 2}", *row[1:]] for i, row in enumerate(BODY)]
case(
    "numbers 1 and 1.1",
    sheet([FLAT, ["1", "政策文件"], *levels[:3], ["2", "依法行政"], *levels[3:]], name="安全生产"),
    PLAIN,
)
case(
    "entries numbered 一 and 二 are no headings",
    sheet([FLAT, *([number, *row[1:]] for number, row in zip("一二三四五", BODY, strict=True))], name="安全生产"),
    changed(PLAIN, category=""),
    quiet=True,
)
sparse = [PLAIN[0], {"area": "safety", "name": "标准", "content": "", "category": ""}, PLAIN[2]]
case(
    "an entry numbered 二 that is not filled in is no heading",
    sheet([FLAT, ["一", *POLICY[0][1:]], ["二", "标准"], ["三", *POLICY[2][1:]]], name="安全生产"),
    changed(sparse, category=""),
    ["公开内容没有填写"],
)
bare = [{"area": "safety", "name": words, "category": ""} for words in ("法律法规", "行政处罚")]
case(
    "a bare list of numbers and names has no headings",
    sheet([["序号", "公开事项", "公开内容"], ["一", "法律法规"], ["二", "行政处罚"]], name="安全生产"),
    bare,
)
case(
    "areas and 一级事项 as numbered rows",
    sheet(
        [
            ["格尔木市基层政务公开标准目录"],
            FLAT,
            ["一、公共法律服务领域", *["<"] * 6],
            ["（一）政策文件", *["<"] * 6],
            *POLICY,
            ["二、安全生产领域", *["<"] * 6],
            ["（一）依法行政", *["<"] * 6],
            *LAWFUL,
        ],
    ),
    [*changed(PLAIN[:3], area="legal"), *PLAIN[3:]],
)
case(
    "the empty form's instructions under the header",
    sheet(
        [
            FLAT,
            ["", "填写事项名称", "填写公开的要素", "填写法律法规名称", "填写时间要求", "写明单位全称", "勾选渠道"],
            *BODY,
        ],
        name="安全生产",
    ),
    changed(PLAIN, category=""),
    ["填写公开的要素"],
)
lone = {**PLAIN[0], "category": "法律法规", "name": "法律法规"}
case(
    "a 一级事项 that stands for the name is told",
    sheet(
        [
            [*FLAT[:1], "一级事项", "二级事项", *FLAT[2:]],
            ["1", "法律法规", "", *BODY[0][2:]],
            ["2", "政策文件", *BODY[1][1:]],
        ],
        name="安全生产",
    ),
    [lone, PLAIN[1]],
    ["没有填写二级事项，已用一级事项“法律法规”作为事项名称"],
)

unsaid = [
    sheet(
        [FLAT, *(POLICY if words == "政策文件" else LAWFUL)],
        name=f"表格 {n}",
        file="安全生产.docx",
        above=("安全生产领域基层政务公开标准目录", f"{number}、{words}") if n == 1 else (f"{number}、{words}",),
    )
    for n, (number, words) in enumerate((("一", "政策文件"), ("二", "依法行政")), 1)
]
case("a Word table below a heading for every 一级事项", unsaid, PLAIN, ["已取表格上方的小标题“政策文件”"], quiet=True)
case(
    "a heading above one table of a worksheet, with the next one between the rows",
    sheet([["一、政策文件"], FLAT, *POLICY, ["二、依法行政", *["<"] * 6], FLAT, *LAWFUL], name="安全生产"),
    PLAIN,
    quiet=True,
)
case(
    "sentences above a table are no 一级事项",
    sheet([["一、本目录由市应急管理局编制，按年更新。"], FLAT, *BODY], name="安全生产"),
    changed(PLAIN, category=""),
    quiet=True,
)
case(
    "a 一级事项 that goes on from the page before",
    sheet(
        [
            [*FLAT[:1], "一级事项", "二级事项", *FLAT[2:]],
            *(
                [row[0], ("政策文件", "政策文件（续）", "", "依法行政", "依法行政(续)")[i], *row[1:]]
                for i, row in enumerate(BODY)
            ),
        ],
        name="安全生产",
    ),
    PLAIN,
    quiet=True,
)
case(
    "the area written downwards beside the table",
    sheet([["安\n全\n生\n产\n领\n域", *FLAT], *(["^", *row] for row in BODY)]),
    changed(PLAIN, category=""),
    quiet=True,
)
for name, numbers in {
    "1.": [f"{n}." for n in range(1, 8)],
    "（一）": [f"（{n}）" for n in "一二三四五六七"],
    "①": "①②③④⑤⑥⑦",
}.items():
    case(
        f"labels counted {name}",
        sheet([[number + text for number, text in zip(numbers, FLAT, strict=True)], *BODY], name="安全生产"),
        changed(PLAIN, category=""),
        quiet=True,
    )

case(
    "labels and names with footnote marks",
    sheet(
        [[*FLAT[:4], "公开时限①", "公开主体②", FLAT[6]], *BODY, ["①自信息形成之日起算。"], ["②以三定方案为准。"]],
        name="安全生产",
    ),
    changed(PLAIN, category=""),
    ["自信息形成之日起算", "以三定方案为准"],
)

case(
    "rows that the end of a page took apart",
    sheet(
        [
            FLAT,
            [
                "1",
                "法律法规",
                "安全生产有关的法律、",
                "《中华人民共和国安",
                "信息形成之日起20",
                "市应急管",
                "■政府网站",
            ],
            ["", "", "法规", "全生产法》", "个工作日内", "理局", "■公示栏"],
            ["2", "标准", "1.国家标准，", *BODY[0][3:]],
            ["", "", "2.地方标准"],
        ],
        name="安全生产",
        file="目录.docx",
    ),
    [
        {
            "area": "safety",
            "name": "法律法规",
            "content": "安全生产有关的法律、法规",
            "basis": "《中华人民共和国安全生产法》",
            "time_limit": "信息形成之日起20个工作日内",
            "subject": "市应急管理局",
            "channels": ["政府网站", "公示栏"],
        },
        {"area": "safety", "name": "标准", "content": "1.国家标准，\n2.地方标准"},
    ],
    quiet=True,
)
case(
    "rows that are the bare name of an area",
    sheet(
        [FLAT, ["公共法律服务", *["<"] * 6], *POLICY, ["安全生产", *["<"] * 6], *LAWFUL],
        name="Sheet1",
    ),
    [*changed(PLAIN[:3], category="", area="legal"), *changed(PLAIN[3:], category="")],
    quiet=True,
)
case(
    "the area's own name as a 一级事项 stays one",
    sheet([FLAT, ["安全生产", *["<"] * 6], *POLICY, ["依法行政", *["<"] * 6], *LAWFUL], name="安全生产"),
    [*changed(PLAIN[:3], category="安全生产"), *PLAIN[3:]],
    quiet=True,
)

# -- other words for columns ---------------------------------------------------------------------------------------

kept_words = ["责任科室", "保存期限"]
said = changed(PLAIN, time_limit=STD20, channels=["政府网站", "公示栏"], method="主动公开")
case(
    "公开类别 信息名称 责任单位 公开方式及载体 是否主动公开",
    sheet(
        [
            [
                "序号",
                "公开类别",
                "信息名称",
                "公开内容",
                "公开依据",
                "责任科室",
                "责任单位",
                "公开方式及载体",
                "公开期限",
                "保存期限",
                "是否主动公开",
            ],
            *(
                [
                    str(n),
                    one["category"],
                    one["name"],
                    one["content"],
                    one["basis"],
                    "法规科",
                    one["subject"],
                    "政府网站、公示栏",
                    STD20,
                    "永久",
                    "是",
                ]
                for n, one in enumerate(said, 1)
            ),
        ],
        name="安全生产",
    ),
    said,
    kept=tuple(dict(zip(kept_words, ("法规科", "永久"), strict=True)) for _ in said),
    quiet=True,
)
for first_word, second_word in (("主项", "子项"), ("大项", "小项"), ("类别", "名称")):
    case(
        f"公开事项 over {first_word} and {second_word}",
        sheet(
            [
                ["序号", "公开事项", "<", *FLAT[2:]],
                ["^", first_word, second_word, *["^"] * 5],
                *([row[0], one["category"], *row[1:]] for row, one in zip(BODY, PLAIN, strict=True)),
            ],
            name="安全生产",
        ),
        PLAIN,
        quiet=True,
    )
phones = [[*row, "0979-8412345", "12345"] for row in BODY]
case(
    "telephones are no numbers of entries",
    sheet([[*FLAT, "咨询热线", "投诉举报"], *phones], name="安全生产"),
    changed(PLAIN, category=""),
    kept=tuple({"咨询热线": "0979-8412345", "投诉举报": "12345"} for _ in PLAIN),
    quiet=True,
)
