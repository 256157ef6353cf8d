"""Headers in other words: synonyms, explanations, blanks and line breaks, Traditional characters, other glyphs."""

from tests.importers.cases.headers import BODY, NO_TIERS, TITLE
from tests.importers.cases.making import HEAD1, HEAD2, ITEMS, STANDARD, Cell, case, changed, rows_of, sheet, used

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
case("labels with blanks and line breaks", sheet([[TITLE], *blanks, *BODY]), ITEMS, quiet=True)

old = str.maketrans("号开项内据时体载对层级县乡请动会众", "號開項內據時體載對層級縣鄉請動會眾")
case(
    "labels in Traditional characters",
    sheet([[TITLE], [t.translate(old) for t in HEAD1], [t.translate(old) for t in HEAD2], *BODY]),
    ITEMS,
)

long = [*HEAD1]
long[7] = "公开渠道和载体（“■”表示必选项，“□”表示可选项）"
optional = [{**one, "channels": [*one["channels"], "两微一端"]} for one in ITEMS]
optional_cells = {**STANDARD, "渠道": lambda one, n: " ".join("■" + c for c in one["channels"][:-1]) + " □两微一端"}
case("header says □ is optional", sheet([[TITLE], long, HEAD2, *rows_of(optional, optional_cells)]), optional)

any_of = [*HEAD1]
any_of[7] = "公开渠道和载体（在标注范围内至少选择其一公开,法律法规规章另有规定的从其规定）"
case("header says any one of the marked", sheet([[TITLE], any_of, HEAD2, *BODY]), ITEMS, quiet=True)

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
    sheet([[TITLE], HEAD1, HEAD2, [str(i) for i in range(1, 15)], *BODY]),
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
case("labels with explanations", sheet([[TITLE], explained, HEAD2, *BODY]), ITEMS, quiet=True)

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
