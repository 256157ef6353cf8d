"""Headers of one row, in another order, with columns missing, split over rows, run together, pushed aside."""

from tests.importers.cases.headers import BODY, NO_TIERS, TITLE, cut, without
from tests.importers.cases.making import (
    HEAD1,
    HEAD2,
    ITEMS,
    STANDARD,
    Cell,
    case,
    changed,
    rows_of,
    sheet,
    tick,
    used,
)

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
case("V18 labels split over two rows", sheet([[TITLE], top18, low18, *BODY]), ITEMS, quiet=True)

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
