"""Entries written as cards, a label before every value (a small Word table for each entry), put into one table.

Only the shape is changed here: labels become a header, every card a row. What the labels and values mean is
understood as in any other table; tables turned on their side are ``turned.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.content import Tick, tick
from importers.labels import ITEM_LEVELS, LabelBook, Target, TargetKind, instructions, tidy_label
from importers.sheet import Sheet
from model.text import fold

_MOST_ROWS = 5_000
_WIDEST_CARD = 24
_FEWEST_LABELS = 4
_MOST_OTHERS = 20
"""Rows without a label after which nobody waits for cards any more."""
_NEARLY_ALL = 0.8
_SOME = 0.3
_LONGEST_SECTION = 30
_LABELS = (TargetKind.FIELD, TargetKind.NUMBER, TargetKind.AREA, TargetKind.CUSTOM)
_SECTION = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])\s*")
_EXPLAINS = re.compile(r"说明|填写|填报要求|释义|解释|示例")
_REMARK = "每个事项写成一张卡片，已整理成一行一个事项再导入；提示中的行号是整理后的行号。"


@dataclass(slots=True)
class _Card:
    values: dict[str, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Deck:
    """Cards of one area: what becomes one table. ``headings`` wait for the card they stand above."""

    first: Sheet
    last: Sheet
    above: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    cards: list[_Card] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    remarks: tuple[str, ...] = ()


def label_in(text: str, book: LabelBook) -> Target | None:
    """The target of a cell that may be the label before a value; words to be ticked are none."""
    target = book.match(text) if text else None
    return target if target is not None and target.kind in _LABELS else None


def names_entries(targets: Sequence[Target]) -> bool:
    """Whether labels are those of entries: a name, a content and some more."""
    fields = {target.field for target in targets if target.kind is TargetKind.FIELD}
    return len(fields) >= _FEWEST_LABELS and ITEM_LEVELS[1] in fields and "content" in fields


def explains(sheet: Sheet, above: Sequence[str], values: Sequence[str]) -> bool:
    """Whether labels and words tell how to fill in the form instead of filling it in."""
    if any(_EXPLAINS.search(text) for text in (sheet.name, *above)):
        return True
    told = sum(fold(text).startswith(instructions()) for text in values)
    return told > len(values) * _SOME


def cards_as_rows(sheets: Sequence[Sheet], book: LabelBook) -> list[Sheet]:
    """The sheets, those that hold cards replaced by tables; the cards of a text document become one table an area."""
    result: list[Sheet] = []
    decks: list[_Deck] = []
    for sheet in sheets:
        if not _holds_cards(sheet, book):
            result += [_table(deck, book) for deck in decks]
            decks = []
            result.append(sheet)
            continue
        if not decks or not _goes_on(decks[-1].last, sheet):
            result += [_table(deck, book) for deck in decks]
            decks = [_Deck(sheet, sheet, remarks=(_REMARK,))]
        _Dealer(decks, sheet, book).deal()
    return [*result, *(_table(deck, book) for deck in decks)]


def _goes_on(last: Sheet, sheet: Sheet) -> bool:
    return sheet.file == last.file and sheet.file.lower().endswith((".docx", ".html", ".htm", ".mht"))


def _holds_cards(sheet: Sheet, book: LabelBook) -> bool:
    if not 0 < len(sheet.rows) <= _MOST_ROWS or max(map(len, sheet.rows)) > _WIDEST_CARD:
        return False
    known: dict[str, Target] = {}
    values: list[str] = []
    labelled = others = 0
    above: list[str] = []
    for row in range(len(sheet.rows)):
        texts = _texts(sheet, row)
        pairs = list(_pairs(texts, book)) if texts else []
        if pairs:
            labelled += 1
            if len(pairs) > 2 and not any(cells for _, cells in pairs):
                return False  # labels side by side are the header of a table
            known |= {label: target for label, _ in pairs if (target := label_in(label, book)) is not None}
            values += [text for _, cells in pairs for text in cells]
        elif len(texts) > 1:
            others += 1
            if others > _MOST_OTHERS and others > labelled:
                return False
            above += texts if not labelled else []
    enough = bool(values) and labelled >= _NEARLY_ALL * (labelled + others) and names_entries(list(known.values()))
    return enough and not explains(sheet, [*sheet.above, *above], values)


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [text.strip() for text in sheet.rows[row] if text and not text.isspace()]


def _pairs(texts: Sequence[str], book: LabelBook) -> Iterator[tuple[str, list[str]]]:
    """The labels of a row with the cells behind each; a word over several labels may stand before the first."""
    begin = next((i for i, text in enumerate(texts[:2]) if _label(text, book)), None)
    if begin is None or (begin and len(texts) < 3):
        return
    label, cells = "", list[str]()
    for text in texts[begin:]:
        said = _label(text, book)
        if said and label:
            yield label, cells
        if said:
            label, cells = said, []
            inside = text.partition(":")[2] or text.partition("：")[2]
            cells += [inside.strip()] if inside.strip() else []
        else:
            cells.append(text)
    yield label, cells


def _label(text: str, book: LabelBook) -> str:
    """The label a cell is or, before a colon, begins with; ``""`` for other cells."""
    for words in (text, re.split("[:：]", text, maxsplit=1)[0]):
        if label_in(words, book) is not None:
            return tidy_label(words).rstrip(":：")
    return ""


class _Dealer:
    """Reads the cards of one sheet into decks."""

    def __init__(self, decks: list[_Deck], sheet: Sheet, book: LabelBook) -> None:
        self._decks = decks
        self._sheet = sheet
        self._book = book
        decks[-1].last = sheet
        decks[-1].remarks = tuple(dict.fromkeys((*decks[-1].remarks, *sheet.remarks)))

    def deal(self) -> None:
        for text in self._sheet.above:
            self._take_loose(text)
        last = ""
        for row in range(len(self._sheet.rows)):
            texts = _texts(self._sheet, row)
            pairs = list(_pairs(texts, self._book)) if texts else []
            for label, cells in pairs:
                self._take(label, _value(cells))
                last = label
            if pairs:
                for text in texts[: next(i for i, each in enumerate(texts) if _label(each, self._book))]:
                    self._take_loose(text)
            elif len(texts) == 1 and not self._is_below_label(row):
                self._take_loose(texts[0])
            elif texts and last and self._decks[-1].cards:
                card = self._decks[-1].cards[-1]
                card.values[last] = "\n".join(filter(None, (card.values[last], _value(texts))))
            else:
                for text in texts:
                    self._take_loose(text)
        self._decks[-1].loose += self._sheet.below

    def _is_below_label(self, row: int) -> bool:
        """Whether a label's merged cell reaches into this row: its value has several lines."""
        return any(merge.top < row <= merge.bottom and merge.left == 0 for merge in self._sheet.merges)

    def _take(self, label: str, value: str) -> None:
        deck = self._decks[-1]
        card = deck.cards[-1] if deck.cards else None
        first = next(iter(card.values), "") if card is not None else ""
        target = label_in(label, self._book)
        begins = label == first or (target is not None and target.field == ITEM_LEVELS[1])
        if card is None or (label in card.values and begins):
            card = _Card(headings=tuple(deck.headings))
            deck.headings.clear()
            deck.cards.append(card)
        card.values[label] = "\n".join(filter(None, (card.values.get(label, ""), value)))

    def _take_loose(self, text: str) -> None:
        """Words between cards: a title begins a deck of its own, a numbered heading stands over the cards below."""
        deck = self._decks[-1]
        if "领域" in text and len(text) <= _LONGEST_SECTION * 2 and deck.cards:
            self._decks.append(_Deck(self._sheet, self._sheet, above=[text]))
        elif _SECTION.match(text) and len(text) <= _LONGEST_SECTION and "领域" not in text:
            deck.headings.append(text)
        elif deck.cards:
            deck.loose.append(text)
        else:
            deck.above.append(text)


def _value(cells: Sequence[str]) -> str:
    """The value in the cells behind a label; a word with a tick behind it is written as a marked word."""
    signs = [tick(text) for text in cells]
    if len(cells) < 2 or Tick.YES not in signs or all(sign is not Tick.WORDS for sign in signs):
        return "\n".join(cells)
    behind = [*signs[1:], Tick.WORDS]
    return " ".join(
        ("■" if after is Tick.YES else "□") + text
        for text, sign, after in zip(cells, signs, behind, strict=True)
        if sign is Tick.WORDS
    )


def _table(deck: _Deck, book: LabelBook) -> Sheet:
    """One row for every card under the labels in the order of their first appearance."""
    category, name = (book.kind.field(key) for key in ITEM_LEVELS[:2])
    labels = list(dict.fromkeys(label for card in deck.cards for label in card.values))
    held = {target.field: label for label in reversed(labels) if (target := label_in(label, book)) is not None}
    loose = [*deck.loose, *deck.headings]
    over = list(_sections(deck.cards, held.get(name.key, ""), loose))
    if any(over) and category.key not in held:
        rows = [
            [category.label, *labels],
            *([section, *_row(c, labels)] for section, c in zip(over, deck.cards, strict=True)),
        ]
    else:
        rows = [labels, *(_row(card, labels) for card in deck.cards)]
        loose += filter(None, over)
    same = deck.first.name == deck.last.name
    return replace(
        Sheet(deck.first.file, deck.first.name if same else f"{deck.first.name}至{deck.last.name}", rows),
        above=tuple(deck.above),
        below=tuple(dict.fromkeys(loose)),
        remarks=deck.remarks,
        saved_by=deck.first.saved_by,
    )


def _sections(cards: Sequence[_Card], name: str, loose: list[str]) -> Iterator[str]:
    """For every card the heading that stands over it and those after it; the card's own name is none."""
    section = ""
    for card in cards:
        words = [_SECTION.sub("", heading) for heading in card.headings]
        *others, section = [section, *(word for word in words if word != card.values.get(name))]
        loose += others[1:]
        yield section


def _row(card: _Card, labels: Sequence[str]) -> list[str]:
    return [card.values.get(label, "") for label in labels]
