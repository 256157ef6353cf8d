"""The tree on the left: everything, the areas with their groups, the statuses and marks; with counts and problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.filter import EVERYTHING, Mark, Scope
from gui.icons import icon
from gui.item_models.entry_table_model import MIME, dragged_ids
from gui.outline import Outline
from model.records import Area, Status

Index = QModelIndex | QPersistentModelIndex

SCOPE_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
PROBLEMS_ROLE = Qt.ItemDataRole.UserRole + 2
HEADING_ROLE = Qt.ItemDataRole.UserRole + 3

_INVALID = QModelIndex()
_MOST_GROUPS = 300  # more would make the tree useless; the search finds them


@dataclass(slots=True, eq=False)
class Node:
    """One line of the tree. A node without a scope is a heading."""

    label: str
    icon: str = ""
    scope: Scope | None = None
    count: int = 0
    problems: int = 0
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list)

    def add(self, child: "Node") -> "Node":
        child.parent = self
        self.children.append(child)
        return child

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent is not None else 0

    def shape(self) -> tuple[object, ...]:
        """What must be equal for two trees to differ in numbers only."""
        return (self.label, self.scope, tuple(child.shape() for child in self.children))

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


class AreaTreeModel(QAbstractItemModel):
    """Built from the outline; rebuilt only when areas or groups come, go or change their names.

    Signals: ``move_requested(ids, area, group or "")`` when rows of the table are dropped on an area or a group.
    """

    move_requested = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("")
        self._writable = False

    def show(
        self,
        areas: tuple[Area, ...],
        outline: Outline,
        problems: Mapping[str, int],
        *,
        writable: bool,
        remarks: int | None = None,
    ) -> bool:
        """Show this state; ``problems`` counts entries with problems by area, ``remarks`` those with open remarks.

        Without any remark ever seen (None) they have no line. True when the tree was rebuilt.
        """
        self._writable = writable
        fresh = _build(areas, outline, problems, remarks)
        if fresh.shape() == self._root.shape():
            for old, new in zip(self._root.walk(), fresh.walk(), strict=True):
                if (old.count, old.problems) != (new.count, new.problems):
                    old.count, old.problems = new.count, new.problems
                    index = self._index_of(old)
                    self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self._root = fresh
        self.endResetModel()
        return True

    def index_of(self, scope: Scope) -> QModelIndex:
        """The line of a scope; of its area when the group is gone; of everything when the area is gone."""
        for wanted in (scope, Scope(area=scope.area), EVERYTHING):
            for node in self._root.walk():
                if node.scope == wanted:
                    return self._index_of(node)
        return _INVALID

    def index(self, row: int, column: int, parent: Index = _INVALID) -> QModelIndex:
        node = self._node(parent)
        if column == 0 and 0 <= row < len(node.children):
            return self.createIndex(row, column, node.children[row])
        return _INVALID

    def parent(self, index: Index = _INVALID) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent if index.isValid() else None
        return _INVALID if above is None or above is self._root else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _INVALID) -> int:
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(node.icon) if node.icon else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(node)
        return {
            Qt.ItemDataRole.DisplayRole: node.label,
            Qt.ItemDataRole.AccessibleTextRole: _tooltip(node),
            SCOPE_ROLE: node.scope,
            COUNT_ROLE: node.count,
            PROBLEMS_ROLE: node.problems,
            HEADING_ROLE: node.scope is None,
        }.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._node(index).scope is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        scope = self._node(index).scope
        if self._writable and scope is not None and scope.area:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = _INVALID
    ) -> bool:
        """Ask for the move into the area or group. False, because the rows are not to be removed by the table."""
        scope = self._node(parent).scope
        if scope is not None and scope.area and data.hasFormat(MIME):
            self.move_requested.emit(dragged_ids(data), scope.area, scope.group)
        return False

    def _node(self, index: Index) -> Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, Node) else self._root

    def _index_of(self, node: Node) -> QModelIndex:
        return _INVALID if node is self._root else self.createIndex(node.row, 0, node)


def _tooltip(node: Node) -> str:
    if node.scope is None:
        return ""
    return f"{node.label}：{node.count} 项" + (f"，{node.problems} 项有问题" if node.problems else "")


def _build(areas: tuple[Area, ...], outline: Outline, problems: Mapping[str, int], remarks: int | None) -> Node:
    root = Node("")
    root.add(Node("全部", "all", EVERYTHING, len(outline), sum(problems.values())))
    root.add(Node("领域"))
    for area in areas:
        node = root.add(Node(area.label, "area", Scope(area.key), outline.areas[area.key], problems.get(area.key, 0)))
        for group in outline.groups_of(area.key)[:_MOST_GROUPS]:
            node.add(Node(group, "category", Scope(area.key, group), outline.groups[area.key, group]))
    root.add(Node("状态"))
    for status in Status:
        scope = Scope(status=status)
        root.add(Node(status.label, f"status-{status.value}", scope, outline.statuses[status]))
    root.add(Node("待办"))
    count = sum(problems.values())
    root.add(Node(Mark.PROBLEMS.value, "warning", Scope(mark=Mark.PROBLEMS), count))
    root.add(Node(Mark.UNCONFIRMED.value, "unconfirmed", Scope(mark=Mark.UNCONFIRMED), outline.unconfirmed))
    if remarks is not None:
        root.add(Node(Mark.REMARKS.value, "remark", Scope(mark=Mark.REMARKS), remarks))
    return root
