"""Whole realistic files unlike the samples, each mixing several of the other cases' oddities."""

from tests.importers.cases.making import (
    HEAD1,
    HEAD2,
    ITEMS,
    LAW,
    OPTIONS,
    STANDARD,
    STD20,
    Cell,
    boxes,
    case,
    changed,
    item,
    merge_down,
    rows_of,
    sheet,
    tick,
    used,
)

# -- a street's compilation: three areas in one sheet, each table in its own layout, notes between -------------------

tax = [
    item("政策法规", "税收法律法规", "税务机关履职相关的法律、法规、规章", area="tax", subject="区税务局", tiers=["乡级"],
         basis=f"{LAW}、《全国税务机关政府信息公开工作规范》（税总发〔2017〕44号）", channels=["政府网站", "其他：办税服务厅"]),
    item("纳税服务", "A级纳税人名单", "纳税人识别号、名称、评价年度", area="tax", subject="区税务局", tiers=["乡级"],
         time_limit="自该政府信息形成或者变更之日起20个工作日内及时公开"),
]  # fmt: skip
culture = [
    item("公共服务", "公共文化机构免费开放信息", "1.机构名称；\n2.开放时间；\n3.机构地址", area="culture", subject="九龙街道办事处",
         time_limit="永久公开", tiers=[], channels=["公开查阅点", "社区/企事业单位/村公示栏（电子屏）"]),
    item("公共服务", "特殊群体公共文化服务信息", "同类信息的目录", area="culture", subject="九龙街道办事处", tiers=[],
         channels=["政府网站"]),
]  # fmt: skip
legal = [
    item("法律援助", "法律援助服务", "给予/不予法律援助决定书；指派通知书", area="legal", subject="司法所", method="",
         basis="《中华人民共和国法律援助法》", channels=["精准推送"], audience="", tiers=[]),
    item("法律咨询服务", "实体、热线、网络平台咨询服务", "咨询服务指南", area="legal", subject="司法所", method="", audience="",
         tiers=[], channels=["两微一端", "入户/现场"]),
]  # fmt: skip
one_tier = {k: v for k, v in STANDARD.items() if k not in ("县级",)}
one_tier["渠道"] = lambda one, n: (
    boxes(one, unticked="口").removesuffix("口其他") + ("■其他_办税服务厅_" if len(one["channels"]) > 1 else "口其他")
)
no_tier = {k: v for k, v in STANDARD.items() if k not in ("县级", "乡级")}
flat: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "c": "category",
    "n": "name",
    "x": "content",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "ch": lambda one, n: used(one, between="；"),
}
case(
    "street compilation",
    sheet(
        [
            ["九龙街道办事处基层政务公开标准目录汇编"],
            [],
            ["（一）九龙街道税收管理领域基层政务公开标准目录"],
            HEAD1[:13],
            [*HEAD2[:12], "乡级"],
            *merge_down(rows_of(tax, one_tier), 4),
            ["注：税务事项以区税务局公布为准。"],
            [],
            ["（二）九龙街道公共文化服务领域基层政务公开标准目录"],
            HEAD1[:12],
            HEAD2[:12],
            *merge_down(rows_of(culture, no_tier), 1),
            [],
            ["（三）九龙街道公共法律服务领域基层政务公开标准目录"],
            ["序号", "类别", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道"],
            *rows_of(legal, flat),
        ],
        file="汇编.xlsx",
        name="汇编",
    ),
    [*tax, *culture, *legal],
    ["以区税务局公布为准"],
)

# -- a county's workbook: information block, place names as levels, five ticks, codes, two channels on a line --------

county = [
    {**item("行政许可", "建设项目环境影响评价文件审批", "受理：受理公示；\n决定：环评批复", area="environment", subject="市生态环境局东阳分局",
            channels=["政府网站", "两微一端", "政务服务中心", "法律服务网"]), "detail": "审批", "code": "0501", "tiers": ["东阳市级", "镇街乡"]},
    {**item("行政许可", "危险废物经营许可证", "许可信息公示", area="environment", subject="市生态环境局东阳分局"),
     "detail": "核发", "code": "0502", "tiers": ["东阳市级"]},
    {**item("行政处罚", "行政处罚流程", "事先告知书；听证通知书", area="environment", subject="市生态环境局东阳分局", audience="当事人",
            method="依申请公开", time_limit="自收到申请之日起20个工作日内", channels=["精准推送"]),
     "detail": "", "code": "0505", "tiers": ["东阳市级", "镇街乡", "村"]},
]  # fmt: skip
head_a = [
    "序号",
    "公开事项",
    "<",
    "<",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开方式",
    "<",
    "公开渠道和载体",
    "公开对象",
    "<",
    "公开层级",
    "<",
    "<",
    "五公开",
    "<",
    "备注",
]
head_b = [
    "^",
    "一级 事项",
    "二级\n事项",
    "三级事项",
    "^",
    "^",
    "^",
    "^",
    "主动",
    "依申请",
    "^",
    "全社会",
    "特定群体（请写明）",
    "东阳市级",
    "镇街乡",
    "村",
    "决策",
    "服务",
    "^",
]
by_two = {
    "序号": "code", "一级": "category", "二级": "name", "三级": "detail", "内容": "content", "依据": "basis", "时限": "time_limit",
    "主体": "subject", "主动": tick("主动公开", "method"), "依申请": tick("依申请公开", "method"),
    "渠道": lambda one, n: boxes(one, between="　") + (" ■法律服务网" if "法律服务网" in one["channels"] else ""),
    "全社会": tick("全社会", "audience"), "特定": lambda one, n: "" if one["audience"] == "全社会" else one["audience"],
    "a": tick("东阳市级", "tiers"), "b": tick("镇街乡", "tiers"), "c": tick("村", "tiers"),
    "决策": lambda one, n: "√" if n == 1 else "", "服务": lambda one, n: "√", "备注": lambda one, n: "",
}  # fmt: skip
case(
    "county workbook",
    sheet(
        [
            ["索引号：000", "", "主题分类：生态环境"],
            ["公开方式：主动公开", "", "公开时限：长期公开", "", "公开范围：面向全社会"],
            ["政务公开事项标准目录模板"],
            ["东阳市生态环境领域基层政务公开标准目录（2024年版）"],
            ["填报单位：市生态环境局东阳分局", "", "", "", "填报时间：2024年3月"],
            head_a,
            head_b,
            *merge_down(rows_of(county, by_two), 1, 5, 6, 7),
        ],
        name="Sheet1",
    ),
    county,
    quiet=True,
    kept=({"五公开": "决策；服务"}, {"五公开": "服务"}, {"五公开": "服务"}),
)

# -- a printed list typed again: split header, repeated on pages, dittos, words broken --------------------------------

typed = [
    item("公共服务", "法规文件", "城乡规划领域相关法律、法规、规章", area="planning", subject="自然资源局", basis="《中华人民共和国城乡规划法》"),
    item("公共服务", "政民互动", "意见征集、咨询、信访", area="planning", subject="自然资源局", basis="《中华人民共和国城乡规划法》",
         time_limit="实时公开"),
    item("规划编制", "城市、镇总体规划", "规划批准文件、脱密后的文本及图纸", area="planning", subject="自然资源局", basis="《中华人民共和国土地管理法》",
         time_limit="实时公开"),
    item("规划编制", "村庄规划", "脱密后的文本及附图", area="planning", subject="乡人民政府", basis="《中华人民共和国土地管理法》",
         time_limit="自该信息形成或者变更之日起30日内予以公开", channels=["政府网站", "镇政府公告栏", "村委会公告栏"]),
]  # fmt: skip
rows = rows_of(typed)
rows[1][4], rows[3][4] = "同上", "同 上"
rows[2][5] = "同上"
rows[1][1] = rows[3][1] = ""
rows[2][2] = "城市、 镇总体规划"
rows[3][5] = "自该信息形\n成或者变更之日起30日内予以公开"
for row, one in zip(rows, typed, strict=True):
    row[7] = "\n".join(f"{i}. {c}" for i, c in enumerate(one["channels"], 1))
split_a = [
    "序号",
    "公开事项",
    "<",
    "公开内容",
    "公开",
    "公开",
    "公开",
    "公开渠道",
    "公开对象",
    "<",
    "公开方式",
    "<",
    "公开层级",
    "<",
]
split_b = [
    "",
    "一级事项",
    "二级事项",
    "(要素)",
    "依据",
    "时限",
    "主体",
    "和载体",
    "全社会",
    "特定群众",
    "主动",
    "依申请公开",
    "县级",
    "乡级",
]
case(
    "typed again from paper",
    sheet(
        [["城乡规划领域基层政务公开标准目录"], split_a, split_b, *rows[:2], split_a, split_b, *rows[2:]],
        file="规划.xls",
    ),
    typed,
    quiet=True,
)

# -- channels in many columns -----------------------------------------------------------------------------------------

safety = changed(
    [item("政策文件", "标准", "国家、行业、地方标准", channels=["政府网站", "精准推送"]),
     item("依法行政", "行政强制", "依据、程序", channels=["政府网站", "便民服务站"])],
    tiers=[],
)  # fmt: skip
ticked: dict[str, Cell] = {
    **{k: v for k, v in no_tier.items() if k != "渠道"},
    **{option: tick(option, "channels") for option in OPTIONS},
}
channel_head1 = [*HEAD1[:7], *HEAD1[8:12], "公开渠道和载体", *["<"] * 12]
channel_head2 = [*HEAD2[:7], *HEAD2[8:12], *OPTIONS]
case(
    "a tick column for every channel",
    sheet([["安全生产领域基层政务公开标准目录"], channel_head1, channel_head2, *rows_of(safety, ticked)]),
    safety,
    quiet=True,
)
two_cells: dict[str, Cell] = {}
for key, cell in no_tier.items():
    if key == "渠道":
        two_cells["左"] = lambda one, n: " ".join(("■" if o in one["channels"] else "□") + o for o in OPTIONS[::2])
        two_cells["右"] = lambda one, n: " ".join(("■" if o in one["channels"] else "□") + o for o in OPTIONS[1::2])
    else:
        two_cells[key] = cell
case(
    "channels in two columns under one heading",
    sheet(
        [
            ["安全生产领域基层政务公开标准目录"],
            [*HEAD1[:8], "<", *HEAD1[8:12]],
            [*HEAD2[:8], "^", *HEAD2[8:12]],
            *rows_of(safety, two_cells),
        ]
    ),
    safety,
    quiet=True,
)

# -- an office's flat list with a column of areas and stages -----------------------------------------------------------

stages: dict[str, Cell] = {
    "st": lambda one, n: "决策公开",
    "ar": lambda one, n: {"tax": "税收管理", "legal": "公共法律服务领域"}[one["area"]],
    "n": "name",
    "c": "category",
    "x": "content",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "m": "method",
    "ch": lambda one, n: "；".join(one["channels"]) + "。",
    "a": "audience",
}
mixed = changed([*tax, *legal], tiers=[], method="主动公开", audience="社会公众")
case(
    "areas and stages in columns",
    sheet(
        [
            [
                "五公开阶段",
                "领域",
                "公开事项",
                "事项类别",
                "公开内容",
                "公开依据",
                "公开时限",
                "公开主体",
                "公开方式",
                "公开渠道",
                "公开对象",
            ],
            *rows_of(mixed, stages),
        ],
        file="清单.csv",
        name="清单",
    ),
    mixed,
    kept=tuple({"五公开阶段": "决策公开"} for _ in mixed),
    quiet=True,
)

# -- a village list from a county list: county column kept, no ticks in it, masked names, implausible subject ----------

village = changed(
    [item("施工有关信息", "施工管理服务", "施工图审查情况", area="projects"),
     item("征收土地信息", "征收土地信息", "征地告知书；征地公告", area="projects", time_limit=STD20)],
    subject="**镇人民政府", tiers=["镇级"], channels=["村务公开栏", "村应急广播"],
)  # fmt: skip
village_cells: dict[str, Cell] = {
    **{k: v for k, v in STANDARD.items() if k not in ("县级", "乡级")},
    "渠道": lambda one, n: "\n".join("☐" + c for c in one["channels"]),
    "县级": lambda one, n: "",
    "镇级": tick("镇级", "tiers"),
}
case(
    "village list",
    sheet(
        [
            ["重大建设项目领域基层政务公开标准目录（试行）"],
            HEAD1,
            [*HEAD2[:12], "县级", "镇级"],
            *merge_down(rows_of(village, village_cells, 22), 6, 7),
        ]
    ),
    village,
    quiet=True,
)

# -- numbers where they do not belong ----------------------------------------------------------------------------------

case(
    "numbers in the column of the 一级事项",
    sheet(
        [
            ["安全生产领域基层政务公开标准目录"],
            *([text for i, text in enumerate(row) if i != 0] + [""] for row in (HEAD1, HEAD2)),
            *rows_of(ITEMS),
        ]
    ),
    ITEMS,
)

# -- the seven elements of the pilot plan: ways and channels in one column ------------------------------------------

pilot = changed(ITEMS, category="", audience="", tiers=[], requirement="全文公开", method=lambda one: one["method"])
seven: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "n": "name",
    "b": "basis",
    "x": "content",
    "s": "subject",
    "t": "time_limit",
    "m": lambda one, n: one["method"] + "\n" + used(one),
    "r": "requirement",
}
case(
    "seven elements of the pilot plan",
    sheet(
        [
            ["安全生产领域政务公开事项标准"],
            ["序号", "事项名称", "公开依据", "公开内容", "公开主体", "公开时限", "公开方式", "公开要求"],
            *rows_of(pilot, seven),
        ]
    ),
    pilot,
    quiet=True,
)
bare = {**seven, "m": lambda one, n: one["method"] + "：" + "、".join(one["channels"])}
case(
    "seven elements, channels as words",
    sheet(
        [
            ["安全生产领域政务公开事项标准"],
            ["序号", "事项名称", "公开依据", "公开内容", "公开主体", "公开时限", "公开方式和渠道", "公开要求"],
            *rows_of(pilot, bare),
        ]
    ),
    pilot,
    quiet=True,
)
