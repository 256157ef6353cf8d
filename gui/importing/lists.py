"""How the lists of the wizard look: made in one place, so that they look and behave the same."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from gui.delegates.wrapping_delegate import WrappingDelegate
from gui.importing.import_problem_model import MESSAGE, ImportProblemModel
from gui.type_size import in_type

_PLACE_WIDTH, _TEXT_WIDTH = 190, 260  # pixels


def plain_list(model: QAbstractItemModel, name: str, title: str, parent: QWidget | None = None) -> QTreeView:
    """A list of lines with columns, chosen line by line."""
    view = QTreeView(parent)
    view.setObjectName(name)
    view.setAccessibleName(title)
    view.setRootIsDecorated(False)
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setModel(model)
    view.header().setStretchLastSection(False)
    return view


def problem_list(model: ImportProblemModel, name: str, title: str) -> QTreeView:
    """Problems with the sentence in the middle as wide as there is room."""
    view = plain_list(model, name, title)
    view.setItemDelegate(WrappingDelegate(view))
    view.setColumnWidth(0, in_type(_PLACE_WIDTH))
    view.setColumnWidth(2, in_type(_TEXT_WIDTH))
    view.header().setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
    return view
