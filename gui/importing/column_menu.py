"""The list over a column of a colleague's table: everything its cells may be, the present choice marked.

What there is to choose from is said in ``targets.py``; here is only how it is laid out.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.icons import icon
from gui.importing.targets import Offer, target_label
from importers.labels import Target

Choose = Callable[[Target | None], object]


class ColumnMenu(QMenu):
    """Offers in their sections; words to be ticked stand in a submenu for each field. ``tips`` explain the fields."""

    def __init__(
        self,
        offers: Sequence[Offer],
        present: Target | None,
        labels: Mapping[str, str],
        tips: Mapping[str, str],
        choose: Choose,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_column_menu")
        self.setToolTipsVisible(True)
        self._present = present
        self._labels = labels
        self._tips = tips
        self._choose = choose
        self._group = QActionGroup(self)
        self._menus: dict[str, QMenu] = {}
        section = offers[0].section if offers else ""
        for offer in offers:
            if offer.section != section:
                self.addSeparator()
                section = offer.section
            self._add(offer)

    def _add(self, offer: Offer) -> None:
        menu = self._submenu(offer.submenu) if offer.submenu else self
        word = offer.target.word if offer.target is not None and offer.submenu and offer.target.is_tick else ""
        text = offer.label or word or target_label(offer.target, self._labels)
        action = menu.addAction(f"{text}    （{offer.used_by}）" if offer.used_by else text)
        action.setToolTip(self._tips.get(offer.target.field, text) if offer.target is not None else text)
        action.setCheckable(True)
        action.setData(offer.target)
        self._group.addAction(action)
        if offer.target == self._present:
            action.setChecked(True)
            if menu is not self:
                menu.menuAction().setIcon(icon("check", "accent"))
        action.triggered.connect(lambda _checked=False, chosen=offer.target: self._choose(chosen))

    def _submenu(self, title: str) -> QMenu:
        if title not in self._menus:
            self._menus[title] = self.addMenu(title)
            self._menus[title].setObjectName(f"import_column_menu_{len(self._menus)}")
        return self._menus[title]
