"""Headers in every variant met: missing, renamed, reordered, split, run together, shifted columns."""

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

body = merge_down(rows_of(ITEMS), 1)
case("national form", sheet([[TITLE, *["<"] * 13], HEAD1, HEAD2, *body]), ITEMS, quiet=True)
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
case("V8 一级 二级 without 事项", sheet([[TITLE], HEAD1, second8, *body]), ITEMS, quiet=True)
case("公开事项 over two columns without words below", sheet([[TITLE], HEAD1, ["^", "", "", *HEAD2[3:]], *body]), ITEMS)

# -- one header row ----------------------------------------------------------------------------------------------

FLAT = ["类别", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开方式", "公开渠道", "公开对象"]
flat: dict[str, Cell] = {
    "c": "category",
    "n": "name",
    "x": "content",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "m": "method",
    "ch": lambda one, n: "、".join(one["channels"]),
    "a": "audience",
}
case("V9 one header row", sheet([[TITLE], FLAT, *rows_of(NO_TIERS, flat)]), NO_TIERS, quiet=True)

short = changed(ITEMS, category="", content="", method="", audience="", tiers=[])
short9: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "n": "name",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "ch": lambda one, n: used(one),
}
case(
    "V9 short list",
    sheet(
        [
            ["安全生产领域"],
            ["序号", "公开事项", "公开依据", "公开时限", "公开主体", "公开渠道"],
            *rows_of(short, short9),
        ]
    ),
    short,
)

names = changed(ITEMS, name=lambda one: one["content"], basis="", subject="", audience="", tiers=[], method="")
unnamed: dict[str, Cell] = {
    "c": "category",
    "x": "content",
    "ch": lambda one, n: "、".join(one["channels"]),
    "t": "time_limit",
}
case(
    "V9 类别 公开内容 公开形式 公开时限",
    sheet([["类别", "公开内容", "公开形式", "公开时限"], *rows_of(names, unnamed)], name="安全生产"),
    names,
)

duties = changed(ITEMS, basis="", subject="", audience="", tiers=[], channels=[])
duty: dict[str, Cell] = {
    "d": lambda one, n: "安全生产监督管理",
    "n": "name",
    "c": "category",
    "x": "content",
    "t": "time_limit",
    "f": "method",
}
case(
    "V9 具体职责 and 公开形式 that holds methods",
    sheet(
        [["具体职责", "业务事项", "信息类别", "内容标准", "公开时限", "公开形式"], *rows_of(duties, duty)],
        name="安全生产",
    ),
    duties,
    kept=tuple({"具体职责": "安全生产监督管理"} for _ in duties),
)
case("V10 no number column", sheet([[TITLE], *cut(0), *rows_of(ITEMS, without("序号"))]), ITEMS, quiet=True)
case(
    "V10 numbers in the body but not in the header",
    sheet([[TITLE], [*cut(0)[0], ""], [*cut(0)[1], ""], *rows_of(ITEMS)]),
    ITEMS,
)

order = [
    "序号",
    "一级",
    "二级",
    "内容",
    "依据",
    "主体",
    "时限",
    "主动",
    "依申请",
    "渠道",
    "全社会",
    "特定",
    "县级",
    "乡级",
]
head13 = (
    [
        "序号",
        "事项名称",
        "<",
        "公开内容",
        "公开依据",
        "公开主体",
        "公开时限",
        "公开方式",
        "<",
        "公开渠道",
        "公开对象",
        "<",
        "公开层级",
        "<",
    ],
    ["^", "一级事项", "二级事项", "^", "^", "^", "^", "主动", "依申请", "^", "全社会", "特定群众", "县级", "乡级"],
)
case(
    "V13 another order", sheet([[TITLE], *head13, *rows_of(ITEMS, {k: STANDARD[k] for k in order})]), ITEMS, quiet=True
)

case("V15 no subject", sheet([[TITLE], *cut(6), *rows_of(ITEMS, without("主体"))]), changed(ITEMS, subject=""))
case("V16 no basis", sheet([[TITLE], *cut(4), *rows_of(ITEMS, without("依据"))]), changed(ITEMS, basis=""))

top18 = [
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
low18 = [
    "",
    "一级事项",
    "二级事项",
    "（要素）",
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
case("V18 labels split over two rows", sheet([[TITLE], top18, low18, *body]), ITEMS, quiet=True)

tops = [text for text in HEAD1 if text != "<"]
subs = [text for text in HEAD2 if text != "^"]
case("V19 both rows in one", sheet([[TITLE], tops + subs, *rows_of(ITEMS)]), ITEMS, quiet=True)
case("second header row pushed to the left", sheet([[TITLE], tops, subs, *rows_of(ITEMS)]), ITEMS, quiet=True)
case(
    "second header row pushed to the left, place names",
    sheet(
        [
            [TITLE],
            tops,
            [*subs[:-2], "东阳市级", "镇街乡"],
            *rows_of(
                changed(ITEMS, tiers=lambda one: [{"县级": "东阳市级", "乡级": "镇街乡"}[t] for t in one["tiers"]]),
                {**STANDARD, "县级": tick("东阳市级", "tiers"), "乡级": tick("镇街乡", "tiers")},
            ),
        ]
    ),
    changed(ITEMS, tiers=lambda one: [{"县级": "东阳市级", "乡级": "镇街乡"}[t] for t in one["tiers"]]),
)

# -- words -------------------------------------------------------------------------------------------------------

blanks = (
    [
        "序 号",
        "公 开 事 项",
        "<",
        "公开内容 (要素)",
        "公开 依据",
        "公开\n时限",
        "公开主 体",
        "公开渠道\n和载体",
        "公开 对象",
        "<",
        "公开方 式",
        "<",
        "公开 层级",
        "<",
    ],
    [
        "^",
        "一级 事项",
        "二级事 项",
        "^",
        "^",
        "^",
        "^",
        "^",
        "全社 会",
        "特定 群众",
        "主 动",
        "依申请\n公开",
        "县级",
        "乡级",
    ],
)
case("labels with blanks and line breaks", sheet([[TITLE], *blanks, *body]), ITEMS, quiet=True)

old = str.maketrans("号开项内据时体载对层级县乡请动会众", "號開項內據時體載對層級縣鄉請動會眾")
case(
    "labels in Traditional characters",
    sheet([[TITLE], [t.translate(old) for t in HEAD1], [t.translate(old) for t in HEAD2], *body]),
    ITEMS,
)

long = [*HEAD1]
long[7] = "公开渠道和载体（“■”表示必选项，“□”表示可选项）"
optional = [{**one, "channels": [*one["channels"], "两微一端"]} for one in ITEMS]
optional_cells = {**STANDARD, "渠道": lambda one, n: " ".join("■" + c for c in one["channels"][:-1]) + " □两微一端"}
case("header says □ is optional", sheet([[TITLE], long, HEAD2, *rows_of(optional, optional_cells)]), optional)

any_of = [*HEAD1]
any_of[7] = "公开渠道和载体（在标注范围内至少选择其一公开,法律法规规章另有规定的从其规定）"
case("header says any one of the marked", sheet([[TITLE], any_of, HEAD2, *body]), ITEMS, quiet=True)

synonyms = [
    "序号",
    "一级栏目",
    "二级栏目",
    "内容标准",
    "政策依据",
    "公开期限",
    "责任主体",
    "公开载体",
    "公开范围",
    "公开方式",
    "公开层级",
]
syn: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "c": "category",
    "n": "name",
    "x": "content",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "ch": lambda one, n: used(one, between="\n"),
    "a": "audience",
    "m": "method",
    "l": lambda one, n: "、".join(one["tiers"]),
}
case("synonyms, levels as words", sheet([[TITLE], synonyms, *rows_of(ITEMS, syn)]), ITEMS, quiet=True)

soft = [
    "序号",
    "类别",
    "事项名称",
    "信息公开内容",
    "政策法规依据",
    "信息公开时限",
    "公开责任主体",
    "信息公开渠道",
    "公开对象",
    "方式",
]
softly: dict[str, Cell] = {k: v for k, v in syn.items() if k != "l"}
case("labels nobody has listed", sheet([[TITLE], soft, *rows_of(NO_TIERS, softly)]), NO_TIERS, quiet=True)

# -- extra columns -----------------------------------------------------------------------------------------------

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
case("a column without a label", sheet([[TITLE], nolabel, HEAD2, *body]), ITEMS)
case(
    "二级 header over the words of a lost second row",
    sheet([[TITLE], HEAD1, ["^", "一级事项", "二级事项", *["^"] * 5, "", "", "", "", "县级", "乡级"], *body]),
    ITEMS,
)

# -- headers that say it otherwise --------------------------------------------------------------------------------

flat_items = changed(NO_TIERS, audience="", method="")
other_words = ["序号", "政务公开事项", "事项分类", "公开信息内容", "依据文件", "公布时限", "责任部门", "公布途径"]
otherwise: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "n": "name",
    "c": "category",
    "x": "content",
    "b": "basis",
    "t": "time_limit",
    "s": "subject",
    "ch": lambda one, n: used(one),
}
case(
    "nearly no label is a known one",
    sheet([other_words, *rows_of(flat_items, otherwise)], name="安全生产"),
    flat_items,
    quiet=True,
)
two_kinds = changed(flat_items, category="", channels=["政府网站", "公开查阅点"])
lines: dict[str, Cell] = {k: v for k, v in otherwise.items() if k not in ("c", "ch")} | {
    "on": lambda one, n: "政府网站",
    "off": lambda one, n: "公开查阅点",
}
case(
    "channels on line and off line",
    sheet(
        [
            ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "线上渠道", "线下渠道"],
            *rows_of(two_kinds, lines),
        ],
        name="安全生产",
    ),
    two_kinds,
    quiet=True,
)
bare = changed(flat_items, category="")
unnamed = {k: v for k, v in otherwise.items() if k != "c"}
case(
    "only two columns have labels",
    sheet([["序号", "事项", "", "", "", "", ""], *rows_of(bare, unnamed)], name="安全生产"),
    bare,
)
circled = [[*row[:8], *({"√": "●", "": "○"}.get(t, t) for t in row[8:])] for row in rows_of(ITEMS)]
case("filled and empty circles", sheet([[TITLE], HEAD1, HEAD2, *circled]), ITEMS, quiet=True)
slashed = [[*row[:8], *(t or "/" for t in row[8:])] for row in rows_of(ITEMS)]
case("strokes where there is no tick", sheet([[TITLE], HEAD1, HEAD2, *slashed]), ITEMS, quiet=True)
case(
    "a row that numbers the columns",
    sheet([[TITLE], HEAD1, HEAD2, [str(i) for i in range(1, 15)], *body]),
    ITEMS,
    quiet=True,
)
case(
    "empty lines between all rows, headers too",
    sheet(
        [
            [t.replace("<", "").replace("^", "") for t in row]
            for drawn in ([TITLE], HEAD1, HEAD2, *rows_of(ITEMS))
            for row in (drawn, [])
        ]
    ),
    ITEMS,
    quiet=True,
)
case(
    "a second running number that the header does not have",
    sheet(
        [
            [TITLE],
            HEAD1,
            HEAD2,
            *([row[0], row[1] if i in (0, 3) else "", row[0], *row[2:]] for i, row in enumerate(rows_of(ITEMS))),
        ]
    ),
    ITEMS,
)
explained = [*HEAD1]
explained[4:7] = ["公开依据（法律法规及文件）", "公开时限\n（更新频率）", "公开责任主体（牵头单位）"]
case("labels with explanations", sheet([[TITLE], explained, HEAD2, *body]), ITEMS, quiet=True)

parts = changed(
    flat_items,
    category="",
    basis="《安全生产法》\n《生产安全事故应急条例》",
    subject="市应急管理局\n市住房和城乡建设局",
    channels=["政府网站", "公开查阅点"],
)
in_parts: dict[str, Cell] = {
    "q": lambda one, n: str(n),
    "n": "name",
    "x": "content",
    "b1": lambda one, n: one["basis"].split("\n")[0],
    "b2": lambda one, n: one["basis"].split("\n")[1],
    "t": "time_limit",
    "s1": lambda one, n: one["subject"].split("\n")[0],
    "s2": lambda one, n: one["subject"].split("\n")[1],
    "c1": lambda one, n: "■政府网站",
    "c2": lambda one, n: "■公开查阅点",
}
case(
    "headings over parts of one field",
    sheet(
        [
            [TITLE],
            ["序号", "公开事项", "公开内容", "公开依据", "<", "公开时限", "公开主体", "<", "公开渠道和载体", "<"],
            ["^", "^", "^", "法律", "法规", "^", "牵头单位", "配合单位", "线上", "线下"],
            *rows_of(parts, in_parts),
        ]
    ),
    parts,
    quiet=True,
)
