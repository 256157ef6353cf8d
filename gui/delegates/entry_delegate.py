"""How a cell of the table of entries looks and is edited.

Text in the few lines that fit, what the search found marked, the status as a badge, a coloured corner where the
checks found something. Editors are those of the form (``gui/forms``), dressed for a cell.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.delegates.wrapped_text import broken
from gui.forms.editor import FieldEditor, Suggest
from gui.icons import drawn
from gui.item_models.columns import STATUS, Column
from gui.item_models.entry_table_model import COLUMN_ROLE, ENTRY_ROLE, Cell, EntryTableModel
from gui.theme import Colours, colours_of
from model import search
from model.fields import Field
from model.records import Status

if TYPE_CHECKING:
    from model.document_offers import DocumentOffer

Index = QModelIndex | QPersistentModelIndex

MARGIN = 5  # pixels around a cell's text
_CORNER = 8
_BADGE_ICON = 15
_LEAST_EDITOR = QSize(170, 28)


class EntryDelegate(QStyledItemDelegate):
    """Paints cells and makes their editors.

    ``query`` is what the search looks for, to be marked; ``current_row`` has a tint; ``cut`` are the entries and
    columns that were cut and wait to be pasted.

    Signals: ``stepped(across, down)`` when Tab or Enter ended the editing of a cell; ``spread_requested(text)`` when
    Ctrl+Enter did, and nothing is written yet.
    """

    stepped = Signal(int, int)
    spread_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.suggest: Suggest = _NothingToSuggest()
        self.query = ""
        self.lines = 2
        self.replace_on_begin = False
        self.current_row = -1
        self.cut: tuple[Collection[int], Collection[str]] = ((), ())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        cell = model.cell(index.row(), index.column()) if isinstance(model, EntryTableModel) else None
        if cell is None:
            return
        colours = colours_of(option.palette)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            active = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(option.rect, QColor(colours.selection if active else colours.selection_idle))
        elif index.row() == self.current_row:
            painter.fillRect(option.rect, QColor(colours.hover))
        if cell.column.key == STATUS:
            _paint_status(painter, option, cell, colours)
        else:
            retired = cell.status is Status.RETIRED
            ink = colours.muted if retired else colours.on_selection if selected else colours.text
            self._paint_text(painter, option, cell, QColor(ink))
            if cell.severity is not None:
                _paint_corner(painter, option.rect, QColor(getattr(colours, cell.severity.value)))
        if cell.column.key in self.cut[1] and index.data(ENTRY_ROLE) in self.cut[0]:
            painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN_ROLE)
        if column.field is None:  # such cells are not editable; see the model's flags
            return super().createEditor(parent, option, index)
        from gui.forms.registry import make_editor  # loaded when a cell is edited, not before the first paint

        editor = make_editor(column.field, self.suggest, parent)
        model = index.model()
        entry = model.entry(index.row()) if isinstance(model, EntryTableModel) else None
        editor.area = entry.area if entry is not None else ""
        editor.prepare_for_cell()
        editor.setAutoFillBackground(True)
        editor.committed.connect(self._on_committed)
        editor.abandoned.connect(self._on_abandoned)
        editor.stepped.connect(self._on_stepped)
        editor.spread_requested.connect(self._on_spread)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, FieldEditor) and not editor.pending:
            editor.show_value(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.begin(replace=self.replace_on_begin)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, FieldEditor) and editor.pending:
            model.setData(index, editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell, larger where its content needs it, inside the table."""
        viewport = editor.parentWidget()
        room = viewport.rect() if viewport is not None else option.rect
        hint = editor.sizeHint()
        wanted = QSize(
            max(option.rect.width(), _LEAST_EDITOR.width(), editor.minimumWidth()),
            max(option.rect.height(), _LEAST_EDITOR.height(), hint.height()),
        )
        if editor.hasHeightForWidth():
            wanted.setHeight(max(option.rect.height(), editor.heightForWidth(wanted.width())))
        wanted = wanted.boundedTo(room.size())
        left = min(option.rect.left(), room.right() - wanted.width())
        top = min(option.rect.top(), room.bottom() - wanted.height())
        editor.setGeometry(QRect(QPoint(max(0, left), max(0, top)), wanted))

    def eventFilter(self, editor: object, event: QEvent) -> bool:
        """The editors say themselves when they are done; Qt's rules for focus would close them too early."""
        return False

    def finish(self, editor: FieldEditor) -> None:
        """Take what the editor holds and close it."""
        self._let_go(editor)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _on_committed(self) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            self.finish(editor)

    def _on_stepped(self, across: int, down: int) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            self.finish(editor)
            self.stepped.emit(across, down)

    def _on_spread(self) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            text = editor.value()
            self._let_go(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.spread_requested.emit(text)

    def _on_abandoned(self) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            self._let_go(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def _let_go(self, editor: FieldEditor) -> None:
        """Closing takes the focus away, which would be told as a commit again."""
        editor.committed.disconnect(self._on_committed)
        editor.abandoned.disconnect(self._on_abandoned)
        editor.stepped.disconnect(self._on_stepped)
        editor.spread_requested.disconnect(self._on_spread)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, ink: QColor) -> None:
        text = cell.text
        if not text:
            return
        room = option.rect.adjusted(MARGIN, MARGIN - 1, -MARGIN, 1 - MARGIN)
        metrics = option.fontMetrics
        lines = broken(text, room.width(), self.lines, option.font.toString())
        initials = cell.column.field is not None and cell.column.field.initials
        spans = search.spans(text, self.query, initials=initials) if self.query else ()
        found = QColor(colours_of(option.palette).found)
        height, left = metrics.lineSpacing(), room.left()
        top = room.top() + max(0, (room.height() - len(lines) * height) // 2)
        painter.setFont(option.font)
        painter.setPen(ink)
        for start, line in lines:
            for begin, end in spans:
                first, last = max(begin - start, 0), min(end - start, len(line))
                if first < last:
                    offset = metrics.horizontalAdvance(line[:first])
                    width = metrics.horizontalAdvance(line[first:last])
                    painter.fillRect(QRect(left + offset, top, width, height), found)
            painter.drawText(left, top + metrics.ascent(), line)
            top += height


def _paint_status(painter: QPainter, option: QStyleOptionViewItem, cell: Cell, colours: Colours) -> None:
    """The status as a badge, behind it the sign of what the entry needs."""
    ink, ground = _badge_colours(cell.status, colours)
    metrics, label = option.fontMetrics, cell.status.label
    badge = QRect(0, 0, metrics.horizontalAdvance(label) + 14, metrics.height() + 4)
    badge.moveLeft(option.rect.left() + MARGIN)
    badge.moveTop(option.rect.top() + (option.rect.height() - badge.height()) // 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.restore()
    painter.setPen(QColor(ink))
    painter.setFont(option.font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, label)
    left = badge.right() + 4
    for sign, colour in _signs(cell, colours):
        if left > badge.right() + 4 and left + _BADGE_ICON > option.rect.right():
            break  # no room for a second one
        picture = drawn(sign, _BADGE_ICON, QColor(colour), painter.device().devicePixelRatioF())
        painter.drawPixmap(left, badge.center().y() - _BADGE_ICON // 2, picture)
        left += _BADGE_ICON + 2


def _signs(cell: Cell, colours: Colours) -> Iterator[tuple[str, str]]:
    """What the entry needs, the most pressing first: a reviewer waits for an answer."""
    if cell.remarks:
        yield "remark", colours.accent
    if cell.unconfirmed:
        yield "unconfirmed", colours.warning
    elif cell.severity is not None:
        yield cell.severity.value, getattr(colours, cell.severity.value)


class _NothingToSuggest:
    """Before a catalogue is open."""

    def __call__(self, field: Field, area: str = "") -> Sequence[str]:
        return ()

    def fixed(self, field: Field) -> Sequence[str]:
        return ()

    def documents(self, area: str = "") -> "Sequence[DocumentOffer]":
        return ()

    def other_names(self) -> Mapping[str, str]:
        return {}


def _badge_colours(status: Status, colours: Colours) -> tuple[str, str]:
    return {
        Status.DRAFT: (colours.hint, colours.hint_soft),
        Status.REVIEW: (colours.warning, colours.warning_soft),
        Status.APPROVED: (colours.success, colours.success_soft),
        Status.RETIRED: (colours.muted, colours.hover),
    }[status]


def _paint_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A small triangle in the upper right corner, as spreadsheets mark their comments."""
    right, top = rect.right() + 1, rect.top()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon([QPoint(right - _CORNER, top), QPoint(right, top), QPoint(right, top + _CORNER)]))
    painter.restore()
