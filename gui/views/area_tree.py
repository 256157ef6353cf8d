"""The tree of areas, groups, statuses and marks on the left."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from gui.delegates.tree_delegate import TreeDelegate
from gui.filter import EVERYTHING, Scope
from gui.item_models.area_tree_model import SCOPE_ROLE, AreaTreeModel


class AreaTree(QTreeView):
    """Chooses the part of the catalogue that the table shows.

    Signals: ``scope_requested(Scope)``.
    """

    scope_requested = Signal(object)

    def __init__(self, model: AreaTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = model
        self._scope = EVERYTHING
        self._expanded: set[str] = set()
        self.setObjectName("area_tree")
        self.setAccessibleName("领域和状态")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setItemDelegate(TreeDelegate(self))
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember_expanded)
        model.modelReset.connect(self._on_rebuilt)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_scope(self, scope: Scope) -> None:
        """Point at this scope without asking for it."""
        self._scope = scope
        self._point()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        scope = current.data(SCOPE_ROLE)
        if isinstance(scope, Scope) and scope != self._scope:
            self._scope = scope
            self.scope_requested.emit(scope)

    def _on_rebuilt(self) -> None:
        for row in range(self._tree.rowCount()):
            index = self._tree.index(row, 0)
            scope = index.data(SCOPE_ROLE)
            if isinstance(scope, Scope) and scope.area in self._expanded:
                self.expand(index)
        self._point()

    def _remember_expanded(self) -> None:
        self._expanded = set()
        for row in range(self._tree.rowCount()):
            index = self._tree.index(row, 0)
            scope = index.data(SCOPE_ROLE)
            if isinstance(scope, Scope) and scope.area and self.isExpanded(index):
                self._expanded.add(scope.area)

    def _point(self) -> None:
        """Select the line of the present scope; when it is gone, ask for what took its place."""
        index = self._tree.index_of(self._scope)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
