"""Tables in layouts nobody wrote down: the starter's items printed with every choice a clerk has made by chance."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from importers.sheet import Merge, Sheet
from model.areas import known_areas
from model.fields import split_words
from model.records import CatalogueSettings
from model.starter import starter_entries
from tests.importers.cases.making import OPTIONS, Item

LABELS = {area.area.key: area.area.label for area in known_areas()}
_HEADS: dict[str, tuple[str, ...]] = {
    "number": ("序号", "序 号", "编号"),
    "content": ("公开内容（要素）", "公开内容\n(要素)", "公开内容", "公开内容（要素）及要求", "内容标准", "事项内容"),
    "basis": ("公开依据", "公开 依据", "依据", "公开\n依据", "法律依据"),
    "time_limit": ("公开时限", "公开时 限", "时限", "公开期限"),
    "subject": ("公开主体", "公开 主体", "责任主体", "公开责任主体"),
    "channels": ("公开渠道和载体", "公开渠道\n和载体", "公开渠道", "公开载体", "公开渠道及载体"),
    "items": ("公开事项", "公开 事项", "事项名称"),
    "category": ("一级事项", "一级 事项", "一级", "一级目录"),
    "name": ("二级事项", "二级\n事项", "二级", "二级目录"),
    "audience": ("公开对象", "公开 对象", "公开范围"),
    "everybody": ("全社会", "全社 会"),
    "group": ("特定群体", "特定群众", "特定对象", "特定群体（请写明）"),
    "method": ("公开方式", "公开方 式"),
    "active": ("主动", "主动公开", "主 动"),
    "asked": ("依申请", "依申请公开", "依申请\n公开"),
    "tiers": ("公开层级", "公开 层级"),
}
_TIERS = (("县级", "乡级"), ("市级", "区级", "街镇级"), ("乡级",), ("县级", "乡、村级"), ("格尔木市级", "乡镇", "村"))
_EXTRA = (("备注", "note"), ("责任科室", ""), ("网址", ""), ("公开时长", ""))


@dataclass
class Printed:
    """A sheet, what is true of it, and the choices that made it, for the report of a failure."""

    sheet: Sheet
    items: list[Item]
    choices: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # the row of every item
    keys: list[str] = field(default_factory=list)  # the field of every column
    head: tuple[int, int] = (0, 0)  # first and last header row


@dataclass
class _Column:
    head: str
    cell: Callable[[Item], str]
    group: str = ""
    key: str = ""
    merges: bool = False


def print_table(seed: int) -> Printed:
    """One table made by this seed."""
    return _Printer(random.Random(seed)).printed()


def true_items(area: str) -> list[Item]:
    """The starter's items of an area."""
    settings = CatalogueSettings(unit="格尔木市人民政府办公室")
    items = []
    for entry in starter_entries([area], settings):
        values = dict(entry.values)
        items.append(
            {
                "area": area,
                **{
                    key: values.get(key, "")
                    for key in ("category", "name", "content", "basis", "time_limit", "subject")
                },
                "channels": list(split_words(values.get("channels", ""))),
                "audience": values.get("audience", ""),
                "method": values.get("method", ""),
            }
        )
    return items


class _Printer:
    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._choices: list[str] = []

    def _pick(self, name: str, options: Sequence[str]) -> str:
        chosen = self._dice.choice(list(options))
        self._choices.append(f"{name}={chosen!r}")
        return chosen

    def printed(self) -> Printed:
        area = self._pick("area", list(LABELS))
        everything = true_items(area)
        begin = self._dice.randrange(max(1, len(everything) - 4))
        items = everything[begin : begin + self._dice.randint(3, 20)]
        tiers = self._dice.choice(_TIERS) if self._dice.random() < 0.7 else ()
        self._choices.append(f"tiers={tiers}")
        for place, one in enumerate(items):
            one["tiers"] = [word for j, word in enumerate(tiers) if (place + j) % 2 == 0 or j == 0]
        flat = self._pick("header", ("two rows", "two rows", "pushed", "together", "flat")) == "flat"
        columns = self._columns(items, tiers, flat=flat)
        truth = [self._truth(one, columns, tiers) for one in items]
        rows, merges = self._body(items, columns)
        return self._laid(area, columns, rows, merges, truth, flat=flat)

    # -- columns -----------------------------------------------------------------------------------------------

    def _head(self, key: str) -> str:
        return self._dice.choice(_HEADS[key])

    def _columns(self, items: list[Item], tiers: Sequence[str], *, flat: bool) -> list[_Column]:
        sign = self._pick("tick", ("√", "√", "✓", "■", "☑", "√ "))
        numbers = {id(one): place for place, one in enumerate(items, 1)}
        items_group = self._head("items")
        first = [_Column(self._head("number"), lambda one: str(numbers[id(one)]), key="number")]
        if self._dice.random() < 0.15:
            first = []
        names = [
            _Column(self._head("category"), lambda one: one["category"], items_group, "category", merges=True),
            _Column(self._head("name"), lambda one: one["name"], items_group, "name"),
        ]
        rest = [self._plain("content"), self._plain("basis"), self._plain("time_limit"), self._plain("subject")]
        rest = [column for column in rest if column.key == "content" or self._dice.random() < 0.93]
        channel = self._channel_style()
        blocks: list[list[_Column]] = [[column] for column in rest]
        blocks.append([_Column(self._head("channels"), channel, key="channels", merges=True)])
        blocks += self._tick_blocks(tiers, sign, flat=flat)
        if self._dice.random() < 0.5:
            self._dice.shuffle(blocks)
            self._choices.append("shuffled")
        if self._dice.random() < 0.3:
            label, key = self._dice.choice(_EXTRA)
            blocks.append([_Column(label, lambda one: "", key=key)])
        if flat:
            names = [
                _Column(self._dice.choice(("类别", "一级事项")), names[0].cell, "", "category", merges=True),
                _Column(self._dice.choice(("公开事项", "事项名称", "二级事项")), names[1].cell, "", "name"),
            ]
        return [*first, *names, *(column for block in blocks for column in block)]

    def _plain(self, key: str) -> _Column:
        return _Column(self._head(key), lambda one: one[key], key=key, merges=key != "content")

    def _tick_blocks(self, tiers: Sequence[str], sign: str, *, flat: bool) -> list[list[_Column]]:
        if flat:
            return [
                [_Column("公开方式", lambda one: one["method"].replace("；", "、"), key="method")],
                [_Column("公开对象", lambda one: one["audience"], key="audience")],
            ] + ([[_Column("公开层级", lambda one: "、".join(one["tiers"]), key="tiers")]] if tiers else [])

        def ticks(key: str, word: str) -> Callable[[Item], str]:
            return lambda one: (
                sign if word in (one[key] if isinstance(one[key], list) else split_words(one[key])) else ""
            )

        def group(one: Item) -> str:
            words = [word for word in split_words(one["audience"]) if word != "全社会"]
            return sign if words == ["特定群体"] else "；".join(words)

        audience, method, level = self._head("audience"), self._head("method"), self._head("tiers")
        blocks = [
            [
                _Column(self._head("everybody"), ticks("audience", "全社会"), audience, "audience"),
                _Column(self._head("group"), group, audience, "audience"),
            ],
            [
                _Column(self._head("active"), ticks("method", "主动公开"), method, "method"),
                _Column(self._head("asked"), ticks("method", "依申请公开"), method, "method"),
            ],
        ]
        if tiers:
            blocks.append([_Column(word, ticks("tiers", word), level, "tiers") for word in tiers])
        return blocks

    def _channel_style(self) -> Callable[[Item], str]:
        style = self._pick("channels", ("full", "full", "lines", "two", "used", "bare", "numbered", "together"))

        def full(one: Item, between: str) -> str:
            others = [name for name in one["channels"] if name not in OPTIONS]
            marked = [("■" if name in one["channels"] else "□") + name for name in OPTIONS]
            return between.join([*marked, *("■" + name for name in others)])

        return {
            "full": lambda one: full(one, " "),
            "lines": lambda one: full(one, "\n"),
            "two": lambda one: "\n".join(self._by_two(full(one, "|").split("|"))),
            "used": lambda one: " ".join("■" + name for name in one["channels"]),
            "bare": lambda one: "、".join(one["channels"]),
            "numbered": lambda one: "\n".join(f"{i}.{name}" for i, name in enumerate(one["channels"], 1)),
            "together": lambda one: full(one, ""),
        }[style]

    @staticmethod
    def _by_two(words: list[str]) -> list[str]:
        return ["　".join(words[i : i + 2]) for i in range(0, len(words), 2)]

    def _truth(self, one: Item, columns: Sequence[_Column], tiers: Sequence[str]) -> Item:
        held = {column.key for column in columns}
        lists = ("channels", "tiers")
        truth = {
            key: value if key in held or key == "area" else ([] if key in lists else "") for key, value in one.items()
        }
        listed = [name for name in OPTIONS if name in one["channels"]]
        others = [name for name in one["channels"] if name not in OPTIONS]
        full = any(
            "full" in choice or "lines" in choice or "two'" in choice or "together'" in choice
            for choice in self._choices
            if choice.startswith("channels")
        )
        truth["channels"] = [*listed, *others] if full else one["channels"]
        return truth

    # -- rows --------------------------------------------------------------------------------------------------

    def _body(self, items: list[Item], columns: list[_Column]) -> tuple[list[list[str]], list[tuple[int, int, int]]]:
        rows = [[column.cell(one) for column in columns] for one in items]
        merges: list[tuple[int, int, int]] = []
        for place, column in enumerate(columns):
            style = (
                self._pick(column.key or column.head, ("repeat", "merge", "ditto", "repeat"))
                if column.merges
                else "repeat"
            )
            if column.key == "category":
                style = self._pick("category style", ("repeat", "merge", "blank"))
            begin = 0
            for row in range(1, len(rows) + 1):
                same = row < len(rows) and rows[row][place] == rows[begin][place] and rows[begin][place]
                if same and style != "repeat":
                    continue
                if row - begin > 1 and style != "repeat":
                    self._fold(rows, merges, place, begin, row - 1, style)
                begin = row
        return rows, merges

    @staticmethod
    def _fold(
        rows: list[list[str]], merges: list[tuple[int, int, int]], column: int, top: int, bottom: int, style: str
    ) -> None:
        if style == "merge":
            merges.append((column, top, bottom))
        for row in range(top + 1, bottom + 1):
            rows[row][column] = "同上" if style == "ditto" else ""

    # -- the sheet ---------------------------------------------------------------------------------------------

    def _laid(
        self,
        area: str,
        columns: list[_Column],
        rows: list[list[str]],
        merges: list[tuple[int, int, int]],
        truth: list[Item],
        *,
        flat: bool,
    ) -> Printed:
        right = self._dice.choice((0, 0, 0, 1, 2))
        head, head_merges = self._header(columns, flat=flat)
        where = self._pick("area from", ("title", "sheet", "file", "title"))
        above = [["政务公开事项标准目录模板"]] if self._dice.random() < 0.2 else []
        if self._dice.random() < 0.3:
            above.append(["索引号", "632801", "公开方式", "主动公开", "公开时限", "长期公开"])
        above.append(
            [f"（{self._dice.choice('一二三')}）格尔木市{LABELS[area]}领域基层政务公开标准目录（试行）"]
            if where == "title"
            else ["目录"]
        )
        if self._dice.random() < 0.3:
            above.append(["填报单位：格尔木市某局", "", "", "填报时间：2024年5月"])
        grid = [*above, *head]
        begin = len(grid)
        again = self._dice.choice((0, 0, 3)) if not merges else 0
        lines = []
        for place, row in enumerate(rows):
            if again and place and place % again == 0:
                grid += head
            lines.append(len(grid))
            grid.append(row)
        if self._dice.random() < 0.3:
            grid += [[], ["注：本目录自印发之日起施行。"]]
        shifted = [[*[""] * right, *row] for row in grid]
        blocks = [
            Merge(len(above) + m.top, m.left + right, len(above) + m.bottom, m.right + right) for m in head_merges
        ]
        blocks += [Merge(begin + top, column + right, begin + bottom, column + right) for column, top, bottom in merges]
        name = LABELS[area] if where == "sheet" else "Sheet1"
        file = f"附件 {LABELS[area]}领域目录.xlsx" if where == "file" else "目录.xlsx"
        keys = [*[""] * right, *(column.key for column in columns)]
        choices = [*self._choices, f"again={again}", f"right={right}"]
        return Printed(Sheet(file, name, shifted, tuple(blocks)), truth, choices, lines, keys, (len(above), begin - 1))

    def _header(self, columns: list[_Column], *, flat: bool) -> tuple[list[list[str]], list[Merge]]:
        if flat:
            return [[column.head for column in columns]], []
        style = next(choice for choice in self._choices if choice.startswith("header="))
        tops = [column.group or column.head for column in columns]
        drawn = [text if i == 0 or tops[i - 1] != text or not columns[i].group else "" for i, text in enumerate(tops)]
        if "pushed" in style or "together" in style:
            first = [text for text in drawn if text]
            second = [column.head for column in columns if column.group]
            return ([first, second] if "pushed" in style else [first + second]), []
        merged = self._dice.random() < 0.7
        self._choices.append(f"merged={merged}")
        merges = []
        for place, column in enumerate(columns):
            if not column.group:
                merges.append(Merge(0, place, 1, place))
            elif drawn[place]:
                end = place
                while end + 1 < len(columns) and columns[end + 1].group == column.group and not drawn[end + 1]:
                    end += 1
                if end > place:
                    merges.append(Merge(0, place, 0, end))
        return [drawn, [column.head if column.group else "" for column in columns]], merges if merged else []
