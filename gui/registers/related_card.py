"""One document in the side tab 相关依据: cited here, with its state and who else cites it, or by neighbours only."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.icons import icon
from model.citation_index import Manner
from model.document_state import Condition
from model.related import CitedHere, Missed

_MOST_LINKS = 8
_MANNERS = {
    Manner.UNPAIRED: "书名号不成对。",
    Manner.UNMARKED: "没有加书名号。",
    Manner.NUMBER: "只写了文号，没有写文件名称。",
    Manner.UNKNOWN: "看不出是哪个文件。",
}

PlaceText = Callable[[int], tuple[str, str]]
"""Name and area of an entry."""

Others = Callable[[str], Sequence[int]]
"""The other entries that cite the document of a key, in catalogue order; asked when they are to be seen."""


class _Card(QFrame):
    """A frame with a title and lines below."""

    def __init__(self, title: str, look: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", look)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(9, 7, 9, 7)
        self.column.setSpacing(3)
        self.say(title, "")

    def say(self, text: str, look: str) -> QLabel:
        """A further line of words."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            label.setProperty("look", look)
        self.column.addWidget(label)
        return label

    def link(self, text: str, name: str, tip: str) -> QPushButton:
        """A further line that does something."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setProperty("look", "link")
        button.setAutoDefault(False)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


class CitedCard(_Card):
    """A document the entry cites.

    Signals: ``jump_requested(entry_id)``; ``register_requested(key)``: all of it, in 依据管理.
    """

    jump_requested = Signal(int)
    register_requested = Signal(str)

    def __init__(self, cited: CitedHere, number: int, others: Others, place_text: PlaceText, parent: QWidget) -> None:
        super().__init__(cited.citation, "notice" if cited.old is not None else "citation", f"cited_{number}", parent)
        self._cited = cited
        self._number = number
        self._others = others
        self._place_text = place_text
        self._links: list[QPushButton] = []
        state = _state_text(cited)
        if state:
            self.say(state, "warning" if cited.old is not None else "hint")
        if not cited.others:
            self.say("目录里没有别的事项引用。", "muted")
            return
        self._more = self.link(
            f"另有 {cited.others} 个事项引用", f"cited_{number}_others", "列出引用这个文件的其他事项"
        )
        self._more.setIcon(icon("chevron-down", "link"))
        self._more.clicked.connect(self._on_more)

    def _on_more(self) -> None:
        """List the others, or hide them again."""
        if self._links:
            for link in self._links:
                link.setVisible(not link.isVisible())
            return
        others = self._others(self._cited.use.key)
        for entry_id in others[:_MOST_LINKS]:
            name, area = self._place_text(entry_id)
            link = self.link(f"{name} · {area}", f"cited_{self._number}_{entry_id}", f"转到“{name}”")
            link.clicked.connect(partial(self._on_link, entry_id))
            self._links.append(link)
        if len(others) > _MOST_LINKS or self._cited.state.conditions:
            link = self.link(
                "在依据管理中查看…", f"cited_{self._number}_register", "写法、次数和全部事项（Ctrl+Shift+B）"
            )
            link.clicked.connect(self._on_register)
            self._links.append(link)

    def _on_link(self, entry_id: int, _checked: bool = False) -> None:
        self.jump_requested.emit(entry_id)

    def _on_register(self) -> None:
        self.register_requested.emit(self._cited.use.key)


class MissedCard(_Card):
    """A document suggested by the neighbours.

    Signals: ``add_requested(citation)``.
    """

    add_requested = Signal(str)

    def __init__(self, missed: Missed, number: int, parent: QWidget, *, writable: bool) -> None:
        super().__init__(missed.citation, "chips", f"missed_{number}", parent)
        self._missed = missed
        self.say(f"{missed.neighbours} 个同类事项引用", "muted")
        if writable:
            add = self.link("＋ 添加到本事项", f"missed_{number}_add", "加在本事项公开依据的最后，可以撤销")
            add.setAccessibleName(f"添加{missed.citation}")
            add.clicked.connect(self._on_add)

    def _on_add(self) -> None:
        self.add_requested.emit(self._missed.citation)


def _state_text(cited: CitedHere) -> str:
    """What is to be said of the document as it is written here; of the other writings only that there are some."""
    old = cited.old
    if old is not None:
        since = f"{old.date.year}年{old.date.month}月{old.date.day}日起失效"
        return f"{since}，改引{old.replacement}" if old.replacement else f"{since}。{old.reason}"
    if cited.use.writing.manner in _MANNERS:
        return _MANNERS[cited.use.writing.manner]
    spelled = Condition.SPELLINGS in cited.state.conditions
    return f"目录里有 {cited.state.spellings} 种写法。" if spelled else ""
