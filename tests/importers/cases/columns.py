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
