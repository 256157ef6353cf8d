"""What the command palette can offer: every action, the areas, the entries by name, the recent catalogues.

Offers are plain values; showing them is the business of ``palette.py``, making them needs the session and the actions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence

from gui.action_kinds import ActionRow, Need
from gui.action_table import ACTIONS
from gui.actions import Actions, plain_text
from gui.comfort.matching import rank, words_of
from gui.filter import EVERYTHING, Scope
from gui.workspace import Workspace
from model.records import Entry

MOST_ENTRIES = 30
_LOOKED_AT = 360  # entries found by the search whose names are looked at, while they are too few …
_AT_ONCE = 120  # … so many at a time: some 10 ms

REASONS = {
    Need.OPEN: "需要先打开目录",
    Need.WRITABLE: "目录是只读的",
    Need.SELECTION: "需要先选中事项",
    Need.UNDO: "没有可以撤销的操作",
    Need.REDO: "没有可以重做的操作",
    Need.SORTED: "表格现在就是目录顺序",
    Need.FILTERED: "表格现在没有筛选",
    Need.HAND_ORDER: "需要先恢复目录顺序，并清空搜索和筛选",
    Need.PROBLEMS: "没有发现问题",
}
"""Why an action is grey, the most general reason first."""


class OfferKind(Enum):
    """What is offered, in the words shown at the right end of its line."""

    ACTION = "命令"
    AREA = "领域"
    ENTRY = "事项"
    CATALOGUE = "最近的目录"
    SEARCH = "搜索"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette. ``place`` says where it belongs, ``reason`` why it cannot be had now (``""``: it can).

    ``beside`` are words that lead to it without being shown; ``take`` does it.
    """

    kind: OfferKind
    title: str
    place: str
    icon: str
    take: Callable[[], object]
    keys: str = ""
    reason: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the palette can lead besides the actions; given by the one who has the parts of the window."""

    show_scope: Callable[[Scope], object]
    show_entry: Callable[[int], object]
    open_catalogue: Callable[[Path], object]
    search: Callable[[str], object]


def reason_against(need: Need, given: Need) -> str:
    """Why what has this need cannot be done with what is given; ``""`` when it can."""
    missing = need & ~given
    return next((sentence for part, sentence in REASONS.items() if part in missing), "")


def action_offers(actions: Actions, given: Need, without: str) -> list[Offer]:
    """Every action of the table but the one named ``without``."""
    return [_action_offer(actions, row, given) for row in ACTIONS if row.id != without]


def area_offers(workspace: Workspace, steps: Steps) -> list[Offer]:
    """The whole catalogue and each of its areas."""
    whole = Offer(
        OfferKind.AREA, "全部事项", f"{len(workspace.outline)} 项", "all", partial(steps.show_scope, EVERYTHING)
    )
    return [
        whole,
        *(
            Offer(
                OfferKind.AREA,
                area.label,
                f"{workspace.outline.areas[area.key]} 项",
                "area",
                partial(steps.show_scope, Scope(area.key)),
                beside=area.key,
            )
            for area in workspace.catalogue.areas()
        ),
    ]


def catalogue_offers(recent: Iterable[Path], present: Path | None, steps: Steps) -> list[Offer]:
    """The catalogues opened before, but for the one that is open."""
    return [
        Offer(OfferKind.CATALOGUE, path.stem, str(path.parent), "open-file", partial(steps.open_catalogue, path))
        for path in recent
        if path != present
    ]


def entry_offers(workspace: Workspace, query: str, steps: Steps) -> list[Offer]:
    """The entries whose names have every word of the query, the best first; then the way to search everything."""
    words = words_of(query)
    if not words or workspace.catalogue.is_lent:
        return []
    found = workspace.search.find(query)
    ranked = _ranked(workspace, found, words)
    offers = [
        Offer(
            OfferKind.ENTRY,
            entry["name"],
            workspace.area_label(entry.area),
            f"status-{entry.status.value}",
            partial(steps.show_entry, entry.id),
        )
        for entry in ranked[:MOST_ENTRIES]
    ]
    if found:
        offers.append(
            Offer(
                OfferKind.SEARCH,
                f"在表格中搜索“{query.strip()}”",
                f"所有字段，{len(found)} 项",
                "search",
                partial(steps.search, query.strip()),
            )
        )
    return offers


def _ranked(workspace: Workspace, found: Sequence[int], words: Sequence[str]) -> list[Entry]:
    """Of the entries found those whose names have the words, the best first."""
    ranked: list[tuple[tuple[int, int], int, Entry]] = []
    for start in range(0, min(len(found), _LOOKED_AT), _AT_ONCE):
        if len(ranked) >= MOST_ENTRIES:
            break
        for entry in workspace.catalogue.entries(found[start : start + _AT_ONCE]):
            fit = rank(entry["name"], words)
            if fit is not None:
                ranked.append((fit, len(ranked), entry))
    return [entry for _, _, entry in sorted(ranked, key=lambda item: item[:2])]


def best_first(offers: Sequence[Offer], query: str) -> list[Offer]:
    """Those that fit what was typed, the closest first; the way to search everything stays last."""
    words = words_of(query)
    found = []
    for number, offer in enumerate(offers):
        is_last = offer.kind is OfferKind.SEARCH
        fit = (0, 0) if is_last else rank(offer.title, words, f"{offer.place} {offer.beside}")
        if fit is not None:
            found.append((is_last, fit, bool(offer.reason), number, offer))
    found.sort(key=lambda item: item[:4])
    return [offer for *_, offer in found]


def _action_offer(actions: Actions, row: ActionRow, given: Need) -> Offer:
    action = actions[row.id]
    native = QKeySequence.SequenceFormat.NativeText
    menu = row.menu.value.split("(")[0]
    below = row.submenu.split("(")[0]
    return Offer(
        OfferKind.ACTION,
        f"✓ {plain_text(action)}" if action.isChecked() else plain_text(action),
        f"{menu} › {below}" if below else menu,
        row.icon,
        action.trigger,
        " / ".join(QKeySequence(keys).toString(native) for keys in row.shortcuts),
        reason_against(row.need, given),
        row.tip,
    )
