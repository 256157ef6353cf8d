"""What happens in the rows: merges, blanks, dittos, continuation lines, damage."""

from tests.importers.cases.making import (
    HEAD1,
    HEAD2,
    ITEMS,
    LAW,
    STANDARD,
    STD20,
    case,
    changed,
    item,
    merge_down,
    rows_of,
    sheet,
)

TITLE = "安全生产领域基层政务公开标准目录"
TOP = [[TITLE], HEAD1, HEAD2]


def put(rows: list[list[str]], *cells: tuple[int, int, str]) -> list[list[str]]:
    """Rows with some cells (row, column) replaced."""
    result = [list(row) for row in rows]
    for row, column, text in cells:
        result[row][column] = text
    return result


def told(items: list[dict], *fields: tuple[int, str, object]) -> list[dict]:
    """Items with some fields (item, key) replaced."""
    result = [dict(one) for one in items]
    for number, key, value in fields:
        result[number][key] = value
    return result


BODY = rows_of(ITEMS)
ALL = list(ITEMS)

case("一级 left blank below", sheet([*TOP, *put(BODY, (1, 1, ""), (2, 1, ""), (4, 1, ""))]), ITEMS, quiet=True)
case("一级 repeated on every row", sheet([*TOP, *BODY]), ITEMS, quiet=True)
case("依据 merged over rows", sheet([*TOP, *merge_down(BODY, 1, 4, 5, 6, 7)]), ITEMS, quiet=True)
case(
    "依据 blank without a merge stays blank",
    sheet([*TOP, *put(BODY, (1, 4, ""), (2, 6, ""))]),
    told(ALL, (1, "basis", ""), (2, "subject", "")),
    ["公开依据没有填写", "公开主体没有填写"],
)
case(
    "同上 in basis, limit, subject and channels",
    sheet([*TOP, *put(BODY, (1, 4, "同上"), (1, 6, "同 上"), (1, 7, "同上"), (2, 4, "〃"), (4, 7, "“同上”"))]),
    told(ALL, (1, "channels", ["政府网站", "政府公报"]), (4, "channels", ["精准推送"])),
    quiet=True,
)
lonely = rows_of(ITEMS[:1], start=22)
case(
    "同上 with nothing above",
    sheet([*TOP, *put(lonely, (0, 5, "同上"))]),
    told(ALL[:1], (0, "time_limit", "")),
    ["同上"],
)
jumping = put(BODY, (0, 0, "5"), (1, 0, "22"), (1, 5, "同上"), (2, 0, "23"), (3, 0, "24"), (4, 0, "25"))
case("同上 across removed rows", sheet([*TOP, *jumping]), told(ALL, (1, "time_limit", STD20)), ["从 5 跳到 22"])
case(
    "同上 does not reach into the table before",
    sheet(
        [*TOP, *BODY, ["公共文化服务领域基层政务公开标准目录"], HEAD1, HEAD2, *put(rows_of(ITEMS[:1]), (0, 4, "同上"))]
    ),
    [*ITEMS, {**ITEMS[0], "area": "culture", "basis": ""}],
    ["同上"],
)
case(
    "同上 inside the content is kept and told",
    sheet([*TOP, *put(BODY, (1, 3, "1.办事指南：内容同上；2.行政许可决定"))]),
    told(ALL, (1, "content", "1.办事指南：内容同上；2.行政许可决定")),
    ["内容同上"],
)

budget = [
    item("财政预决算", "政府预算", "①收入表\n②支出表\n③转移支付表", area="budget", basis="《中华人民共和国预算法》",
         time_limit="本级人民代表大会或其常务委员会批准后20日内", subject="市财政局"),
    item("财政预决算", "部门预算", "部门收支总体情况表\n财政拨款收支情况表", area="budget", basis="《中华人民共和国预算法》",
         time_limit="本级政府财政部门批复后20日内", subject="各部门"),
]  # fmt: skip
lines = []
for number, one in enumerate(budget, 1):
    first, *more = one["content"].split("\n")
    row = rows_of([{**one, "content": first}], start=number)[0]
    lines.append(row)
    lines += [["^" if i != 3 else text for i in range(14)] for text in more]
BUDGET_TOP = [["财政预决算领域基层政务公开标准目录"], HEAD1, HEAD2]
case("content rows under one merged number", sheet([*BUDGET_TOP, *lines]), budget, quiet=True)
unmerged = [[text.replace("^", "") for text in row] for row in lines]
case("content rows under one number, the rest blank", sheet([*BUDGET_TOP, *unmerged]), budget, quiet=True)
two_limits = item(
    "规划编制", "国土空间总体规划", "批前公示\n批后公布", area="planning",
    time_limit="批前公示时间不得少于30日\n批后公布应在规划批准后20个工作日内向社会公布",
)  # fmt: skip
head, tail = (
    rows_of([{**two_limits, "content": c, "time_limit": t}])[0]
    for c, t in zip(two_limits["content"].split("\n"), two_limits["time_limit"].split("\n"), strict=True)
)
case(
    "two content rows with two limits",
    sheet(
        [
            ["城乡规划领域基层政务公开标准目录"],
            HEAD1,
            HEAD2,
            head,
            ["^" if i not in (3, 5) else text for i, text in enumerate(tail)],
        ]
    ),
    [two_limits],
    quiet=True,
)
case(
    "one channel per row",
    sheet(
        [
            *TOP,
            put(rows_of(ITEMS[:1]), (0, 7, "■政府网站"))[0],
            *[["", "", "", "", "", "", "", text] for text in ("□两微一端", "■政府公报")],
            *rows_of(ITEMS[1:], start=2),
        ]
    ),
    ITEMS,
    quiet=True,
)

case("numbers 1.0", sheet([*TOP, *([f"{i}.0", *row[1:]] for i, row in enumerate(BODY, 1))]), ITEMS, quiet=True)
case(
    "codes instead of numbers",
    sheet([*TOP, *([f"05{i:02}", *row[1:]] for i, row in enumerate(BODY, 1))]),
    [{**one, "code": f"05{i:02}"} for i, one in enumerate(ITEMS, 1)],
    quiet=True,
)
case(
    "a second running number",
    sheet(
        [
            [TITLE],
            [HEAD1[0], "公开事项", "<", "<", *HEAD1[3:]],
            ["^", "一级事项", "", "二级事项", *HEAD2[3:]],
            *([row[0], row[1], row[0], *row[2:]] for row in BODY),
        ]
    ),
    ITEMS,
    quiet=True,
)
same = told(ALL[:1], (0, "category", "征收土地信息"), (0, "name", "征收土地信息"))
case("一级 equal to 二级, merged over both", sheet([*TOP, put(rows_of(same), (0, 2, "<"))[0]]), same, quiet=True)
case("一级 given, 二级 blank", sheet([*TOP, put(rows_of(same), (0, 2, ""))[0]]), same)
case(
    "broken words and stray blanks",
    sheet(
        [
            *TOP,
            *put(
                BODY,
                (0, 3, "与安全生产有关的法 律、法规"),
                (1, 5, "半年至少\n更新1次"),
                (2, 2, "重要\n会议"),
                (4, 4, "《中华人民共和国行政处 罚法》、" + LAW),
                (3, 5, "自收到申请之日起20个工 作日内"),
            ),
        ]
    ),
    ITEMS,
    quiet=True,
)
case(
    "meaningful line breaks stay",
    sheet([*TOP, *put(BODY, (0, 3, "1.机构名称；\n2.开放时间；\n3.联系电话"), (1, 5, "长期公开\n随时公开"))]),
    told(ALL, (0, "content", "1.机构名称；\n2.开放时间；\n3.联系电话"), (1, "time_limit", "长期公开\n随时公开")),
    quiet=True,
)
case(
    "levels ticked nowhere",
    sheet([*TOP, *([*row[:12], "", ""] for row in BODY)]),
    changed(ITEMS, tiers=[]),
    ["公开层级"],
    quiet=True,
)
case(
    "masked names",
    sheet([*TOP, *([*row[:6], "******局", *row[7:]] for row in BODY)]),
    changed(ITEMS, subject="******局"),
    quiet=True,
)
case(
    "words in the 特定群体 column",
    sheet([*TOP, *put(BODY, (0, 8, ""), (0, 9, "项目单位"), (2, 9, "法律援助申请人、受指派的承办人"))]),
    told(ALL, (0, "audience", "项目单位"), (2, "audience", "全社会；法律援助申请人、受指派的承办人")),
    quiet=True,
)
case(
    "both ways of disclosure ticked",
    sheet([*TOP, *put(BODY, (0, 11, "√"))]),
    told(ALL, (0, "method", "主动公开；依申请公开")),
    quiet=True,
)
for sign in ("✓", "✔", "☑", "■", "V", "√ ", "是", "●", "R", "þ"):
    case(
        f"ticks written {sign}",
        sheet([*TOP, *([*row[:8], *(sign if t == "√" else t for t in row[8:])] for row in BODY)]),
        ITEMS,
        quiet=True,
    )
case(
    "boxes in tick columns",
    sheet([*TOP, *([*row[:8], *({"√": "☑", "": "□"}.get(t, t) for t in row[8:])] for row in BODY)]),
    ITEMS,
    quiet=True,
)
case(
    "ticks lost to question marks",
    sheet([*TOP, *([*row[:8], *("?" if t == "√" else t for t in row[8:])] for row in BODY)]),
    ITEMS,
    ["已损坏"],
)
case(
    "a tick over two merged level columns",
    sheet([*TOP, *put(BODY, (1, 13, "<"), (4, 13, "<"))]),
    ITEMS,
    quiet=True,
)
case(
    "Traditional text is offered, not forced",
    sheet([*TOP, *put(BODY, (0, 3, "與安全生產有關的法律、法規"))]),
    told(ALL, (0, "content", "與安全生產有關的法律、法規")),
    ["繁体"],
)
case(
    "pinyin behind characters",
    sheet([*TOP, *put(BODY, (2, 3, "召开会(huì)议(yì)"), (4, 2, "政(zheng)(zheng)府(fu)决定"))]),
    told(ALL, (2, "content", "召开会议"), (4, "name", "政府决定")),
    quiet=True,
)
case("two rows that say the same", sheet([*TOP, *BODY, BODY[0]]), ITEMS, ["完全相同"], quiet=True)
case(
    "two rows of one name with other content",
    sheet([*TOP, *BODY, put(rows_of([ITEMS[4]], start=6), (0, 3, "行政强制决定书"))[0]]),
    [*ITEMS, {**ITEMS[4], "content": "行政强制决定书"}],
    ["名称相同"],
)
case(
    "a row without a name",
    sheet([*TOP, *BODY[:2], put([BODY[2]], (0, 1, ""), (0, 2, ""))[0], *BODY[3:]]),
    told(ALL, (2, "name", ""), (2, "category", "政策文件")),
    ["事项名称没有填写"],
)
case(
    "words far to the right",
    sheet([*TOP, *(([*BODY[0], *[""] * 20, "远处的话"]), *BODY[1:])]),
    ITEMS,
    kept=({"AI列": "远处的话"},),
)
case(
    "words beyond any table",
    sheet([*TOP, ([*BODY[0], *[""] * 200, "极远处的话"]), *BODY[1:]]),
    ITEMS,
    ["极远处的话"],
    quiet=False,
)
case(
    "only the columns of the national form in a plain text table",
    sheet(
        [[t.replace("<", "").replace("^", "") for t in row] for row in (HEAD1, HEAD2)] + BODY,
        file="安全生产.csv",
        name="安全生产",
    ),
    ITEMS,
    quiet=True,
)
case(
    "a merged limit that holds two limits",
    sheet([*TOP, *merge_down(put(BODY[:2], (0, 5, "20个工作日\n7个工作日"), (1, 5, "20个工作日\n7个工作日")), 5)]),
    told(ALL[:2], (0, "time_limit", "20个工作日\n7个工作日"), (1, "time_limit", "20个工作日\n7个工作日")),
    ["合并单元格"],
)
assert STANDARD
