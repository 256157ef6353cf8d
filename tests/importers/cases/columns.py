"""Columns that say more than one thing, or leave a part of it to the header: units, telephones, boxes, merged pairs."""

from tests.importers.cases.making import ITEMS, case, changed, rows_of, sheet
from tests.importers.cases.outlines import COLUMNS, FLAT

PLAIN = changed(ITEMS, category="", audience="", method="", tiers=[])
BODY = rows_of(PLAIN, COLUMNS)
DAYS = ("20", "7", "5", "15-20", "按进展情况及时公开")

counted = [
    {**one, "time_limit": days + "个工作日" if days[0].isdecimal() else days}
    for one, days in zip(PLAIN, DAYS, strict=True)
]
with_days = [[*row[:4], days, *row[5:]] for row, days in zip(BODY, DAYS, strict=True)]
case(
    "the unit of 公开时限 in its label",
    sheet([[*FLAT[:4], "公开时限（工作日）", *FLAT[5:]], *with_days], name="安全生产"),
    counted,
    ["已在只写数字的格里补上“个工作日”"],
    quiet=True,
)
case(
    "the unit of 公开时限 below its label, no numbers of entries",
    sheet(
        [FLAT[1:], ["^", "^", "^", "（单位：个工作日）", "^", "^"], *(row[1:] for row in with_days)], name="安全生产"
    ),
    counted,
    quiet=True,
)
phones = [f"{one['subject']}（电话：0979-841234{n}）" for n, one in enumerate(PLAIN)]
case(
    "公开主体及联系电话",
    sheet(
        [
            [*FLAT[:5], "公开主体及联系电话", FLAT[6]],
            *([*row[:5], text, row[6]] for row, text in zip(BODY, phones, strict=True)),
        ],
        name="安全生产",
    ),
    [{**one, "subject": text} for one, text in zip(PLAIN, phones, strict=True)],
    quiet=True,
)

ways = (
    "政府网站，长期公开",
    "政府网站、村务公开栏；信息形成之日起20个工作日内",
    "政务服务中心：实时公开",
    "政府网站（长期公开）",
    "实时公开",
)
parts = (
    (["政府网站"], "长期公开"),
    (["政府网站", "村务公开栏"], "信息形成之日起20个工作日内"),
    (["政务服务中心"], "实时公开"),
    (["政府网站"], "长期公开"),
    ([], "实时公开"),
)
case(
    "公开形式及时限",
    sheet(
        [
            [*FLAT[:4], FLAT[5], "公开形式及时限"],
            *([*row[:4], row[5], text] for row, text in zip(BODY, ways, strict=True)),
        ],
        name="安全生产",
    ),
    [{**one, "channels": channels, "time_limit": limit} for one, (channels, limit) in zip(PLAIN, parts, strict=True)],
    ["公开渠道没有填写"],
)

boxed = changed(
    ITEMS[:2],
    category="",
    audience=lambda one: "当事人及其代理人" if one["name"] == "法律法规" else "全社会",
    method=lambda one: "依申请公开" if one["name"] == "法律法规" else "主动公开",
    tiers=["县级"],
)
case(
    "boxes in the cells of 公开对象, 公开方式 and 公开层级",
    sheet(
        [
            [*FLAT, "公开对象", "公开方式", "公开层级"],
            [*BODY[0], "□全社会 ☑当事人及其代理人", "□主动公开\n√依申请公开", "■县级 □乡级"],
            [*BODY[1], "全社会√ 特定群体□", "主动公开（√）  依申请公开（ ）", "县级√ 乡级□"],
        ],
        name="安全生产",
    ),
    boxed,
    quiet=True,
)
case(
    "boxes of which none is ticked",
    sheet([[*FLAT, "公开方式"], [*BODY[0], "□主动公开 □依申请公开"]], name="安全生产"),
    PLAIN[:1],
    ["列出的选项都没有打勾", "公开方式没有填写"],
)
pairs = [[text for cell in row for text in (cell, "<")] for row in (FLAT, *BODY)]
case("every column over two merged ones", sheet(pairs, name="安全生产"), PLAIN, quiet=True)
gaps = [[text for cell in row for text in (cell, "")] for row in (FLAT, *BODY)]
case("an empty column behind every column", sheet(gaps, name="安全生产"), PLAIN, quiet=True)
case(
    "公开事项 over two columns with words nobody listed",
    sheet(
        [
            ["序号", "公开事项", "<", *FLAT[2:]],
            ["^", "归口", "条目", *["^"] * 5],
            *([row[0], one["category"], *row[1:]] for row, one in zip(BODY, ITEMS, strict=True)),
        ],
        name="安全生产",
    ),
    changed(ITEMS, audience="", method="", tiers=[]),
    quiet=True,
)

# -- lists of other offices ----------------------------------------------------------------------------------------

village = changed(
    PLAIN, basis="", subject="", time_limit="每季度", audience="全体村民", channels=["村务公开栏", "微信群"]
)
case(
    "a village's list: 公开项目, 公开形式, 公开时间, 责任人",
    sheet(
        [
            ["序号", "公开项目", "公开内容", "公开形式", "公开时间", "公开范围", "责任人"],
            *(
                [str(n), one["name"], one["content"], "村务公开栏、微信群", "每季度", "全体村民", "村会计"]
                for n, one in enumerate(village, 1)
            ),
        ],
        name="安全生产",
    ),
    village,
    kept=tuple({"责任人": "村会计"} for _ in village),
    quiet=True,
)
services = changed(
    PLAIN, name=lambda one: one["content"], channels=["网站", "公示栏"], audience="社会公众", subject="办公室"
)
case(
    "公开方式 that holds channels of an office's own",
    sheet(
        [
            ["公开内容", "公开依据", "公开方式", "公开范围", "公开时限", "责任部门", "监督电话"],
            *(
                [one["content"], one["basis"], "网站、公示栏", "社会公众", one["time_limit"], "办公室", "12345"]
                for one in services
            ),
        ],
        name="安全生产",
    ),
    services,
    ["以公开内容或类别作为事项名称"],
    kept=tuple({"监督电话": "12345"} for _ in services),
)
case(
    "公开事项（一级） beside 公开事项（二级）",
    sheet(
        [
            ["序号", "公开事项（一级）", "公开事项（二级）", *FLAT[2:]],
            *([row[0], one["category"], *row[1:]] for row, one in zip(BODY, ITEMS, strict=True)),
        ],
        name="安全生产",
    ),
    changed(ITEMS, audience="", method="", tiers=[]),
    quiet=True,
)
worded = changed(
    PLAIN,
    content=lambda one: "内容" if one["name"] == "法律法规" else one["content"],
    audience=lambda one: "全社会" if one["name"] == "法律法规" else "当事人",
    method=lambda one: "主动公开" if one["name"] == "法律法规" else "依申请公开",
)
case(
    "a first row whose cells are words of labels",
    sheet(
        [
            [*FLAT, "主动公开", "依申请公开", "全社会", "特定对象"],
            [BODY[0][0], BODY[0][1], "内容", *BODY[0][3:], "主动公开", "", "全社会", ""],
            *([*row, "", "依申请公开", "", "当事人"] for row in BODY[1:]),
        ],
        name="安全生产",
    ),
    worded,
)
case(
    "page numbers and （续） between the pages of a table",
    sheet(
        [
            ["安全生产领域目录"],
            [*FLAT[:1], "一级事项", *FLAT[1:]],
            *([row[0], one["category"], *row[1:]] for row, one in zip(BODY[:2], ITEMS[:2], strict=True)),
            ["第 1 页 共 2 页"],
            ["安全生产领域目录（续）"],
            [*FLAT[:1], "一级事项", *FLAT[1:]],
            [BODY[2][0], "", *BODY[2][1:]],
            *([row[0], one["category"], *row[1:]] for row, one in zip(BODY[3:], ITEMS[3:], strict=True)),
            ["第 2 页 共 2 页"],
        ],
        name="Sheet1",
    ),
    changed(ITEMS, audience="", method="", tiers=[]),
    quiet=True,
)
