"""What makes a table or a row look wrong as a whole: columns out of step, words of advertisements, marks with a twist.

Tells; repairs nothing. What is strange about one value alone is told where the value is read.
"""

import re
from collections.abc import Sequence

from importers.body import Body
from importers.content import Shape, Tick, shape, tick
from importers.filling import Group
from importers.fitting import STRONG, shapes_of
from importers.labels import ITEM_LEVELS, Target, TargetKind
from importers.told import ColumnGroups, Told
from model.channel_cells import ChannelMarks, MarkReading
from model.fields import FieldKind, ListKind

_ADVERTISING = re.compile(
    r"彩票|博彩|赌场|赌博|赌球|下注|投注|六合彩|时时彩|百家乐|棋牌|老虎机|娱乐城|娱乐平台|体育平台|菠菜|"
    r"真人荷官|注册送|返水|外围|私服|代孕|发票代开|代开发票|办证刻章|裸聊|约炮"
)
_TOO_MANY_TEXTS = 500
_MOST_ROWS = 0.8
_ENOUGH_ROWS = 3
_TWISTED = (ChannelMarks.REQUIRED_OPTIONAL, ChannelMarks.ANY_OF, ChannelMarks.BULLET)


def tell_doubts(body: Body, groups: ColumnGroups, entries: Sequence[Group], kind: ListKind, told: Told) -> None:
    """Everything that looks wrong about the entries of one table."""
    _missing_columns(groups, entries, kind, told)
    _advertising(body, groups, told)
    _out_of_step(body, groups, entries, kind, told)
    _lost_blanks(body, groups, entries, kind, told)


def tell_marks(marks: MarkReading, groups: ColumnGroups, kind: ListKind, told: Told) -> None:
    """What the boxes of this file mean, where it is not what they mean elsewhere."""
    key = next((field.key for field in kind.fields if field.vocabulary == "channels"), "")
    if key in groups.keys and marks.semantics in _TWISTED:
        told.about_table(key, f"渠道前的方框按“{marks.semantics.label}”理解，请核对。")


def _missing_columns(groups: ColumnGroups, entries: Sequence[Group], kind: ListKind, told: Told) -> None:
    """Required fields the table has no column for: told once, not for every row."""
    if not entries or TargetKind.UID in groups.others:  # forms of our own leave out columns on purpose
        return
    for field in kind.fields:
        if not field.required or field.key in groups.keys:
            continue
        if field.key == ITEM_LEVELS[1]:
            told.about_table(field.key, "表中没有事项名称的列，以公开内容或类别作为事项名称，请核对。", loud=True)
        else:
            told.about_table(field.key, f"表中没有“{field.label}”列，导入后需要补填。")


def _advertising(body: Body, groups: ColumnGroups, told: Told) -> None:
    """Pages that were broken into have words exchanged for advertisements; such text is not taken silently."""
    for key, columns in groups.texts.items():
        for column in columns:
            bad = {text: found.group() for text in set(body.texts[column]) if (found := _ADVERTISING.search(text))}
            for i, text in enumerate(body.texts[column]) if bad else ():
                if text in bad:
                    message = f"出现广告用语“{bad[text]}”，来源网页可能被篡改，请与原文核对。"
                    told.report(body.rows[i], key, message, text)


def _out_of_step(body: Body, groups: ColumnGroups, entries: Sequence[Group], kind: ListKind, told: Told) -> None:
    """Rows in which two or more columns hold what belongs into others: some cell of the row was lost or added."""
    wrong = bytearray(len(body.rows))
    for key, columns in groups.texts.items():
        wanted = shapes_of(Target(TargetKind.FIELD, key), kind) if key in kind.keys else ()
        for column in columns if wanted else ():
            texts = set(body.texts[column])
            if len(texts) > _TOO_MANY_TEXTS:
                continue
            strange = {text for text in texts if text and _is_strange(shape(text), wanted)}
            for i, text in enumerate(body.texts[column]) if strange else ():
                wrong[i] += text in strange
    first = {i for i, _ in entries}
    for i, count in enumerate(wrong):
        if count >= 2 and i in first:
            message = "这一行有几格内容与表头对不上，可能整行错位，请核对。"
            told.report(body.rows[i], "", message, "　".join(v[i] for v in body.texts.values() if v[i]))


def _is_strange(found: Shape, wanted: Sequence[Shape]) -> bool:
    return found not in wanted and (found in STRONG or found in (Shape.TICK, Shape.BIT, Shape.NUMBER))


def _lost_blanks(body: Body, groups: ColumnGroups, entries: Sequence[Group], kind: ListKind, told: Told) -> None:
    """Copies of web pages lose empty cells, so that all ticks stand at the left of the tick columns."""
    columns = sorted(column for ticks in groups.ticks.values() for _, column in ticks)
    choices = [field.key for field in kind.fields if field.kind is FieldKind.CHOICE]
    if len(columns) < 4 or not all(key in groups.ticks for key in choices) or len(entries) < _ENOUGH_ROWS:
        return
    pushed = 0
    for i, _ in entries:
        ticked = [tick(body.texts[column][i]) is Tick.YES for column in columns]
        count = sum(ticked)
        pushed += (
            1 < count < len(columns)
            and all(ticked[:count])
            and not any(body.texts[column][i] for column in columns[count:])
        )
    if pushed >= len(entries) * _MOST_ROWS:
        told.about_table(
            choices[0], "每一行的勾选都挤在左边，可能复制时丢了空格子，请对照原表核对对象、方式和层级。", loud=True
        )
