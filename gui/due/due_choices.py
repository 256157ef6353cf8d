"""What the clerk chooses above the list of what falls due: how far ahead, grouped how, which area, which reason."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from model.due_dates import Horizon
from model.records import Area
from model.rhythm import NoDate


class DueChoices(QWidget):
    """A line of lists to choose from; ``reasons`` stands elsewhere.

    Signals: ``span_changed()`` when other dates are wanted; ``view_changed()`` when they shall be shown otherwise;
    ``reason_changed()``.
    """

    span_changed = Signal()
    view_changed = Signal()
    reason_changed = Signal()

    def __init__(self, areas: Sequence[Area], remembered: Mapping[str, object], parent: QWidget) -> None:
        super().__init__(parent)
        self._horizon = self._list("due_horizon", "时间范围", [one.value for one in Horizon])
        self._groups = self._list("due_groups", "分组", ["按月", "按周"])
        self._area = self._list("due_area", "领域", ["全部领域"])
        self.reasons = self._list("due_reasons", "为什么没有日期", ["全部原因"])
        for area in areas:
            self._area.addItem(area.label, area.key)
        self._horizon.setCurrentText(str(remembered.get("horizon", Horizon.MONTH.value)))
        self._groups.setCurrentText(str(remembered.get("groups", "按月")))
        self._hide = QCheckBox("隐藏已公开的", self)
        self._hide.setObjectName("due_hide")
        self._hide.setAccessibleName("隐藏已公开的")
        self._hide.setChecked(bool(remembered.get("hide", False)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for label, box in (("时间范围", self._horizon), ("分组", self._groups), ("领域", self._area)):
            words = QLabel(label, self)
            words.setProperty("look", "field")
            words.setBuddy(box)
            row.addWidget(words)
            row.addWidget(box)
            row.addSpacing(10)
        row.addWidget(self._hide)
        row.addStretch(1)
        self._horizon.currentIndexChanged.connect(self.span_changed)
        for box in (self._groups, self._area):
            box.currentIndexChanged.connect(self.view_changed)
        self.reasons.currentIndexChanged.connect(self.reason_changed)
        self._hide.toggled.connect(self.view_changed)

    @property
    def horizon(self) -> Horizon:
        return Horizon(self._horizon.currentText())

    @property
    def weekly(self) -> bool:
        return self._groups.currentIndex() == 1

    @property
    def area(self) -> str:
        """The key of the chosen area; empty for all."""
        return str(self._area.currentData() or "")

    @property
    def hides_disclosed(self) -> bool:
        return self._hide.isChecked()

    def remember(self) -> dict[str, object]:
        """What to begin with the next time."""
        return {
            "horizon": self._horizon.currentText(),
            "groups": self._groups.currentText(),
            "hide": self._hide.isChecked(),
        }

    @property
    def reason(self) -> NoDate | None:
        """The chosen reason; None for all."""
        found = self.reasons.currentData()
        return found if isinstance(found, NoDate) else None

    def show_reasons(self, counted: Mapping[NoDate, int]) -> None:
        """Offer these reasons with their numbers; the one chosen before is kept if it is there."""
        chosen = self.reasons.currentData()
        self.reasons.blockSignals(True)
        self.reasons.clear()
        self.reasons.addItem(f"全部原因（{sum(counted.values())}）")
        for reason, number in counted.items():
            self.reasons.addItem(f"{reason.value}（{number}）", reason)
        self.reasons.setCurrentIndex(max(0, self.reasons.findData(chosen)) if chosen is not None else 0)
        self.reasons.blockSignals(False)

    def _list(self, name: str, label: str, words: Sequence[str]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.addItems(list(words))
        return box
