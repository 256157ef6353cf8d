"""The help window: the manual with contents and search, above it what belongs in the field that was asked about.

It stands beside the window or dialog it was called from and blocks nothing; each of them has at most one.
"""

import html
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.comfort.manual import Manual, manual
from gui.comfort.manual_view import ManualView
from gui.comfort.topics import Topic, topic_of
from gui.icons import icon
from gui.screen_room import room_for
from gui.type_size import in_type
from model.fields import Field

_SIZE = (980, 700)
_CONTENTS_WIDTH = 250
_NUMBER_ROLE = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Contents at the left, the manual at the right."""

    def __init__(self, manual: Manual, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._manual = manual
        self._search = QLineEdit(self)
        self._found = QLabel(self)
        self._contents = QTreeWidget(self)
        self._card = QLabel(self)
        self._view = ManualView(manual, self)
        self._build()
        self._fill_contents()
        self._contents.currentItemChanged.connect(self._on_section)
        self._contents.itemClicked.connect(self._on_clicked)
        self._search.textChanged.connect(self._on_words)
        self._search.returnPressed.connect(self._view.next_place)
        self.resize(QSize(in_type(_SIZE[0]), _SIZE[1]).boundedTo(room_for(self)))

    def show_topic(self, topic: Topic) -> None:
        """Say what there is to say about this."""
        self._card.setText(_field_html(topic.field) if topic.field is not None else "")
        self._card.setVisible(topic.field is not None)
        if topic.section is not None:
            self._choose(topic.section.number)
            QTimer.singleShot(0, self._view, partial(self._view.go_to, topic.section.number))  # when it has its size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F3:
            self._view.next_place(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _on_section(self, item: QTreeWidgetItem | None, *_before: object) -> None:
        if item is not None:
            self._view.go_to(int(item.data(0, _NUMBER_ROLE)))

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        """Who turns to another section has done with the field."""
        self._card.hide()
        self._on_section(item)

    def _on_words(self, words: str) -> None:
        number = self._view.mark(words)
        self._found.setVisible(bool(words.strip()))
        self._found.setText(f"{number} 处，按 Enter 或 F3 转到下一处" if number else "没有找到，换几个字再试")

    def _choose(self, number: int) -> None:
        item = self._items[number]
        if item is self._contents.currentItem():
            self._view.go_to(number)
        self._contents.setCurrentItem(item)

    def _fill_contents(self) -> None:
        self._items: list[QTreeWidgetItem] = []
        above: dict[int, QTreeWidgetItem] = {}
        for section in self._manual.sections:
            parent = next((above[level] for level in range(section.level - 1, 1, -1) if level in above), None)
            item = QTreeWidgetItem([section.title])
            item.setData(0, _NUMBER_ROLE, section.number)
            item.setToolTip(0, section.title)
            if parent is not None:
                parent.addChild(item)
            else:
                self._contents.addTopLevelItem(item)
            above = {level: known for level, known in above.items() if level < section.level} | {section.level: item}
            self._items.append(item)
        self._contents.expandAll()

    def _build(self) -> None:
        self.setObjectName("help_window")
        self.setWindowTitle("使用手册")
        self.setWindowIcon(icon("help"))
        self._search.setObjectName("manual_search")
        self._search.setAccessibleName("在手册中查找")
        self._search.setPlaceholderText("在手册中查找")
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._found.setObjectName("manual_found")
        self._found.setProperty("look", "muted")
        self._found.setWordWrap(True)
        self._found.hide()
        self._contents.setObjectName("manual_contents")
        self._contents.setAccessibleName("手册目录")
        self._contents.setHeaderHidden(True)
        self._contents.setRootIsDecorated(False)
        self._contents.setProperty("look", "contents")
        self._card.setObjectName("field_help")
        self._card.setWordWrap(True)
        self._card.setTextFormat(Qt.TextFormat.RichText)
        self._card.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card.setProperty("look", "help-card")
        self._card.hide()
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(_column(self._search, self._found, self._contents))
        split.addWidget(_column(self._card, self._view))
        split.setSizes([in_type(_CONTENTS_WIDTH), _SIZE[0]])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(10, 10, 10, 10)
        outer.addWidget(split)


def show_help(window: QWidget, about: QWidget | None = None) -> HelpWindow:
    """Open the help of a window, or bring it forward, at what ``about`` is (what has the focus, if not given)."""
    shown = window.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if not isinstance(shown, HelpWindow):
        shown = HelpWindow(manual(), window)
    shown.show_topic(topic_of(about or _focus_of(window), manual()))
    shown.show()
    shown.raise_()
    shown.activateWindow()
    return shown


def _focus_of(window: QWidget) -> QWidget:
    """What had the focus in a window last; the window where nothing had, which Qt's stubs do not say."""
    focus: QWidget | None = window.focusWidget()
    return focus if focus is not None else window


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    column.setStretchFactor(widgets[-1], 1)
    return box


def _field_html(field: Field) -> str:
    required = "，必填" if field.required else ""
    parts = [f"<b>{html.escape(field.label)}</b>{required}<br>{html.escape(field.help)}"]
    if field.example:
        parts.append(f"<b>例</b>　{html.escape(field.example)}")
    if field.source:
        parts.append(f"<b>出处</b>　{html.escape(field.source)}")
    return "<br>".join(parts)
