"""The steps of the flow charts, as the clerk's unit does it: names, who, by when, where; kept as an own file."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exporters.flow_templates import (
    KEYS,
    MOST_STEPS,
    PLACES,
    STEP_KEYS,
    FlowTemplate,
    LaneTemplate,
    StepTemplate,
    flow_template,
    forget_own,
    original_template,
    save_own,
)
from gui import messages
from gui.dialogs.dialog import Dialog
from gui.icons import icon
from gui.type_size import in_type
from model.errors import CatalogueError

_HEADINGS = ("步骤", "责任", "时限", "途径")
_WIDTHS = (180, 210, 270, 160)
_HINT = "双击可以修改。花括号里的词会换成事项自己的内容：{places}；“|”后面是没有内容时写的话。"
_Flags = Qt.ItemFlag


class FlowStepsDialog(Dialog):
    """Two flows, each a tree of lanes and steps. Confirming keeps both as the user's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("flow_steps", "流程图步骤", parent, accept="保存", reject="取消")
        self._flows = {key: self._read(key) for key in KEYS}
        self._shown = KEYS[0]
        self._which = QComboBox(self)
        self._tree = QTreeWidget(self)
        self._note = QLineEdit(self)
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self._connect()
        self._show()
        self.resize(900, 560)

    def accept(self) -> None:
        """Keep what differs from the program's own steps."""
        self._flows[self._shown] = self._said()
        try:
            for key, flow in self._flows.items():
                if flow == _chinese(original_template(key)):
                    forget_own(key)
                else:
                    save_own(flow)
        except CatalogueError as error:
            messages.show_error(self, error)
            return
        super().accept()

    def _on_which(self) -> None:
        self._flows[self._shown] = self._said()
        self._shown = str(self._which.currentData())
        self._show()

    def _on_current(self) -> None:
        found = self._current()
        lane, item = found if found is not None else (None, None)
        step = lane is not None and item is not lane
        place = lane.indexOfChild(item) if lane is not None and item is not None and step else -1
        last = lane.childCount() - 1 if lane is not None else -1
        self._buttons["add"].setEnabled(lane is not None and last + 1 < MOST_STEPS)
        self._buttons["remove"].setEnabled(step and last > 0)
        self._buttons["up"].setEnabled(place > 0)
        self._buttons["down"].setEnabled(step and place < last)

    def _on_add(self) -> None:
        found = self._current()
        if found is None:
            return
        lane, item = found
        place = lane.indexOfChild(item) + 1 if item is not lane else lane.childCount()
        added = _row(StepTemplate("新步骤", "{公开主体}"))
        lane.insertChild(place, added)
        self._tree.setCurrentItem(added)
        self._tree.editItem(added, 0)

    def _on_remove(self) -> None:
        found = self._current()
        if found is not None and found[0] is not found[1]:
            found[0].removeChild(found[1])
            self._on_current()

    def _move(self, distance: int) -> None:
        found = self._current()
        if found is None or found[0] is found[1]:
            return
        lane, item = found
        place = lane.indexOfChild(item)
        lane.takeChild(place)
        lane.insertChild(place + distance, item)
        self._tree.setCurrentItem(item)

    def _current(self) -> tuple[QTreeWidgetItem, QTreeWidgetItem] | None:
        """The lane that the current row belongs to, and the row (the lane itself, perhaps)."""
        item = self._tree.currentItem()
        if item is None:
            return None
        return (item.parent() or item), item

    def _on_original(self) -> None:
        self._flows[self._shown] = _chinese(original_template(self._shown))
        self._show()

    def _read(self, key: str) -> FlowTemplate:
        """The steps in use; the program's when the user's own file cannot be read."""
        try:
            return _chinese(flow_template(key))
        except CatalogueError as error:
            messages.show_error(self.parentWidget(), error)
            return _chinese(original_template(key))

    def _show(self) -> None:
        flow = self._flows[self._shown]
        self._tree.clear()
        for lane in flow.lanes:
            item = QTreeWidgetItem(self._tree, [lane.label])
            item.setFlags(_Flags.ItemIsEnabled | _Flags.ItemIsSelectable | _Flags.ItemIsEditable)
            item.addChildren([_row(step) for step in lane.steps])
            item.setExpanded(True)
        self._note.setText(flow.note)
        first = self._tree.topLevelItem(0)
        if first is not None:
            self._tree.setCurrentItem(first)

    def _said(self) -> FlowTemplate:
        """The flow as the tree shows it. Arrows between lanes stay where there still are steps."""
        flow = self._flows[self._shown]
        lanes = []
        for number, lane in enumerate(flow.lanes):
            item = self._tree.topLevelItem(number)
            if item is None:
                continue
            rows = [item.child(place) for place in range(item.childCount())]
            steps = tuple(_step(row) for row in rows if row is not None)
            links = tuple(link for link in lane.links if link.column < len(steps))
            lanes.append(LaneTemplate(item.text(0).strip() or lane.label, steps, links))
        return replace(flow, lanes=tuple(lanes), note=self._note.text().strip())

    def _build(self) -> None:
        for key in KEYS:
            self._which.addItem(self._flows[key].label, key)
        self._which.setObjectName("flow_which")
        self._which.setAccessibleName("流程")
        self._tree.setObjectName("flow_tree")
        self._tree.setAccessibleName("流程步骤")
        self._tree.setHeaderLabels(_HEADINGS)
        self._tree.setUniformRowHeights(True)
        self._tree.setAlternatingRowColors(True)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column, width in enumerate(_WIDTHS):
            self._tree.setColumnWidth(column, in_type(width))
        self._note.setObjectName("flow_note")
        self._note.setAccessibleName("图下的说明")
        top = QHBoxLayout()
        top.addWidget(self._which)
        top.addStretch(1)
        for button in self._make_buttons():
            top.addWidget(button)
        self.body.addLayout(top)
        self.body.addWidget(self._tree, 1)
        below = QVBoxLayout()
        label = QLabel("图下的说明", self)
        label.setProperty("look", "field")
        label.setBuddy(self._note)
        below.addWidget(label)
        below.addWidget(self._note)
        self.body.addLayout(below)
        self.note(_HINT.format(places="、".join(f"{{{called}}}" for called in PLACES.values())))
        self._original = self.add_button("original", "恢复程序自带的步骤", QDialogButtonBox.ButtonRole.ResetRole)

    def _make_buttons(self) -> Iterator[QPushButton]:
        for name, text, picture in (
            ("add", "增加一步", "add"),
            ("remove", "删除", "delete"),
            ("up", "上移", "move-up"),
            ("down", "下移", "move-down"),
        ):
            button = QPushButton(icon(picture), text, self)
            button.setObjectName(f"flow_{name}")
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            self._buttons[name] = button
            yield button

    def _connect(self) -> None:
        self._which.activated.connect(self._on_which)
        self._tree.currentItemChanged.connect(self._on_current)
        self._original.clicked.connect(self._on_original)
        self._buttons["add"].clicked.connect(self._on_add)
        self._buttons["remove"].clicked.connect(self._on_remove)
        self._buttons["up"].clicked.connect(lambda: self._move(-1))
        self._buttons["down"].clicked.connect(lambda: self._move(1))


def _row(step: StepTemplate) -> QTreeWidgetItem:
    item = QTreeWidgetItem([getattr(step, key) for key in STEP_KEYS])
    item.setFlags(_Flags.ItemIsEnabled | _Flags.ItemIsSelectable | _Flags.ItemIsEditable)
    return item


def _step(item: QTreeWidgetItem) -> StepTemplate:
    return StepTemplate(*(item.text(column).strip() for column in range(len(STEP_KEYS))))


def _chinese(flow: FlowTemplate) -> FlowTemplate:
    """The flow with {公开主体} for {subject}."""
    lanes = tuple(replace(lane, steps=tuple(map(_chinese_step, lane.steps))) for lane in flow.lanes)
    return replace(flow, lanes=lanes)


def _chinese_step(step: StepTemplate) -> StepTemplate:
    texts = []
    for key in STEP_KEYS:
        text = getattr(step, key)
        for place, called in PLACES.items():
            text = text.replace(f"{{{place}}}", f"{{{called}}}").replace(f"{{{place}|", f"{{{called}|")
        texts.append(text)
    return StepTemplate(*texts)
