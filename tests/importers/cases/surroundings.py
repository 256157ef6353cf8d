"""What stands above, between and below tables, and several tables in one sheet or file."""

from tests.importers.cases.making import HEAD1, HEAD2, ITEMS, STANDARD, case, changed, merge_down, rows_of, sheet

TITLE = "安全生产领域基层政务公开标准目录"
BODY = merge_down(rows_of(ITEMS), 1)
CULTURE = changed(ITEMS, area="culture", subject="市文体旅游广电局")

case(
    "information block that repeats our labels",
    sheet(
        [
            ["索引号", "0150-0101", "主题分类", "安全生产", "发布机构", "市应急管理局"],
            ["公开方式：主动公开 有效期：长期有效 公开时限：长期公开 公开范围：面向全社会"],
            ["公开方式", "主动公开", "公开时限", "长期公开", "公开范围", "面向全社会", "信息索取号", "77"],
            ["标题", "关于印发安全生产领域目录的通知", "效力状态", "有效"],
            [TITLE],
            HEAD1,
            HEAD2,
            *BODY,
        ]
    ),
    ITEMS,
    quiet=True,
)
case(
    "words of the template left in",
    sheet(
        [
            ["政务公开事项标准目录模板"],
            [TITLE],
            ["填报单位：武昌区应急管理局", "", "", "", "填报时间：2020年10月21日"],
            HEAD1,
            HEAD2,
            *BODY,
        ]
    ),
    ITEMS,
    quiet=True,
)
for title in (
    "（二十二）沙湾区安全生产领域基层政务公开标准目录",
    "奉节县安全生产领域基层政务公开标准目录（2024年版）",
    "附件2：安全生产领域",
    "安全生产领域基层政务公开标准目录（试行）",
    "安全生产领域（区县示范文本）",
):
    case(f"title {title}", sheet([[], ["", title], [], HEAD1, HEAD2, *BODY]), ITEMS, quiet=True)
case("area from the sheet's name", sheet([HEAD1, HEAD2, *BODY], name="安全生产"), ITEMS, quiet=True)
case(
    "area from the file's name",
    sheet([HEAD1, HEAD2, *BODY], file="附件1 格尔木市安全生产领域目录.xlsx"),
    ITEMS,
    quiet=True,
)
case(
    "no area anywhere", sheet([["基层政务公开标准目录"], HEAD1, HEAD2, *BODY]), changed(ITEMS, area=""), asks_area=True
)
case(
    "the sheet's name goes before the title", sheet([["税收管理领域目录"], HEAD1, HEAD2, *BODY], name="安全生产"), ITEMS
)
case(
    "an area nobody knows",
    sheet([["义务教育领域基层政务公开标准目录"], HEAD1, HEAD2, *BODY]),
    changed(ITEMS, area="+义务教育"),
)
case(
    "an area column beside the table",
    sheet(
        [
            ["基层政务公开标准目录"],
            ["对应领域", *HEAD1],
            ["^", *HEAD2],
            *(
                [("安全生产" if i == 0 else "公共文化服务" if i == 2 else ""), *row]
                for i, row in enumerate(rows_of(ITEMS))
            ),
        ]
    ),
    [{**one, "area": "safety" if i < 2 else "culture"} for i, one in enumerate(ITEMS)],
)
case(
    "several tables in one sheet, each with title and header",
    sheet(
        [
            ["某街道基层政务公开标准目录汇编"],
            ["（一）" + TITLE],
            HEAD1,
            HEAD2,
            *BODY,
            [],
            ["（二）公共文化服务领域基层政务公开标准目录"],
            HEAD1,
            HEAD2,
            *merge_down(rows_of(CULTURE), 1),
        ]
    ),
    [*ITEMS, *CULTURE],
    quiet=True,
)
case(
    "several tables in one sheet under one header",
    sheet(
        [
            ["某街道基层政务公开标准目录汇编"],
            HEAD1,
            HEAD2,
            [TITLE, *["<"] * 13],
            *BODY,
            ["公共文化服务领域基层政务公开标准目录", *["<"] * 13],
            *merge_down(rows_of(CULTURE), 1),
        ]
    ),
    [*ITEMS, *CULTURE],
    quiet=True,
)
case(
    "tables with other columns in one file",
    [
        sheet([[TITLE], HEAD1, HEAD2, *BODY], name="1"),
        sheet(
            [
                ["公共文化服务领域目录"],
                HEAD1[:12],
                HEAD2[:12],
                *rows_of(CULTURE, {k: v for k, v in STANDARD.items() if k not in ("县级", "乡级")}),
            ],
            name="2",
        ),
    ],
    [*ITEMS, *changed(CULTURE, tiers=[])],
    quiet=True,
)
case(
    "header repeated on each page",
    sheet(
        [
            [TITLE],
            HEAD1,
            HEAD2,
            *rows_of(ITEMS[:2]),
            HEAD1,
            HEAD2,
            *rows_of(ITEMS[2:4], start=3),
            ["续表"],
            HEAD1,
            HEAD2,
            *rows_of(ITEMS[4:], start=5),
        ]
    ),
    ITEMS,
    quiet=True,
)
case(
    "title and header repeated on each page",
    sheet([[TITLE], HEAD1, HEAD2, *rows_of(ITEMS[:2]), [TITLE], HEAD1, HEAD2, *rows_of(ITEMS[2:], start=3)]),
    ITEMS,
    quiet=True,
)
case(
    "explanation below the table",
    sheet(
        [
            [TITLE],
            HEAD1,
            HEAD2,
            *BODY,
            ["标准目录要素说明："],
            ["1.公开事项名称。应当规范明确。"],
            ["2.公开内容（要素）。要写全。"],
            ["填报人：张某", "", "", "审核人：李某"],
            ["主办单位：某某人民政府　联系电话：0979-8412345"],
        ]
    ),
    ITEMS,
    ["标准目录要素说明", "应当规范明确", "要写全", "填报人", "主办单位"],
    quiet=True,
)
case(
    "explanation in one merged row",
    sheet([[TITLE], HEAD1, HEAD2, *BODY, ["注：本目录由市应急管理局负责解释。", *["<"] * 13]]),
    ITEMS,
    ["负责解释"],
    quiet=True,
)
case(
    "paragraphs of a Word file around the table",
    sheet(
        [HEAD1, HEAD2, *BODY],
        name="表格 1",
        file="目录.docx",
        above=("某街道目录汇编", "（一）" + TITLE),
        below=("注：以上内容动态调整。",),
    ),
    ITEMS,
    ["动态调整"],
    quiet=True,
)
case(
    "a Word table that goes on without a header",
    [
        sheet([HEAD1, HEAD2, *rows_of(ITEMS[:3])], name="表格 1", file="目录.docx", above=(TITLE,)),
        sheet(rows_of(ITEMS[3:], start=4), name="表格 2", file="目录.docx"),
    ],
    ITEMS,
)
case(
    "a cover and a sheet of explanations",
    [sheet([["某市政务公开标准目录"], ["2024年"]], name="封面"), sheet([[TITLE], HEAD1, HEAD2, *BODY], name="目录")],
    ITEMS,
    ["某市政务公开标准目录"],
)
case(
    "table in the middle of the sheet",
    sheet([[], [], ["", "", TITLE], [], *(["", "", *row] for row in (HEAD1, HEAD2, *BODY))]),
    ITEMS,
    quiet=True,
)
case(
    "rows that only name the 一级事项",
    sheet(
        [
            [TITLE],
            [t for i, t in enumerate(HEAD1) if i != 2],
            [t for i, t in enumerate(HEAD2) if i != 1],
            ["一、政策文件", *["<"] * 12],
            *rows_of(ITEMS[:3], {k: v for k, v in STANDARD.items() if k != "一级"}),
            ["二、依法行政", *["<"] * 12],
            *rows_of(ITEMS[3:], {k: v for k, v in STANDARD.items() if k != "一级"}, 4),
        ]
    ),
    ITEMS,
    quiet=True,
)
case(
    "hidden rows and columns are taken and told",
    sheet([[TITLE], HEAD1, HEAD2, *BODY], hidden_rows=frozenset((5,)), hidden_columns=frozenset((6,))),
    ITEMS,
    ["隐藏"],
    quiet=True,
)
case(
    "numbered rows that are empty",
    sheet([[TITLE], HEAD1, HEAD2, *BODY, ["6"], ["7"]]),
    ITEMS,
    ["6", "7"],
    quiet=True,
)

case(
    "a row that shows how to fill in the form",
    sheet(
        [
            [TITLE],
            HEAD1,
            HEAD2,
            ["示例", "行政许可", "示例事项", "示例内容", "", "", "", "", "√", "", "√", "", "√", ""],
            *BODY,
        ]
    ),
    ITEMS,
    ["示例事项"],
    quiet=True,
)
case(
    "title rows that belong to the table",
    sheet(
        [[TITLE, *["<"] * 13], ["编制单位：某局", *["<"] * 6, "编制日期：2024年", *["<"] * 6], HEAD1, HEAD2, *BODY],
        file="目录.docx",
    ),
    ITEMS,
    quiet=True,
)

for rows, true in (
    (rows_of(ITEMS), ITEMS),
    ([row[:12] for row in rows_of(ITEMS)], changed(ITEMS, tiers=[])),
    (rows_of(ITEMS[:1]), ITEMS[:1]),
):
    case(
        f"{len(rows)} × {len(rows[0])} rows without a header",
        sheet(rows, name="安全生产", file="剪贴板"),
        true,
        ["没有找到表头"],
    )
case(
    "words that are no list", sheet([["你好", "世界"], ["法律", "20个工作日内"]], name="安全生产"), [], ["没有找到表头"]
)
