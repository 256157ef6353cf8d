"""The left side of the designer: every choice of ``BOARD_FIELDS`` under one of four headings.

Which editor a choice gets follows from its description; only those that need more are named here. What the choices
mean for the pages is not known here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from exporters.board_design import BoardDesign, BoardField, board_field
from gui.boards.cards import kind_cards
from gui.boards.editors import (
    ChipsEditor,
    ChoiceEditor,
    DayEditor,
    Editor,
    NumberEditor,
    TextEditor,
    TickEditor,
    WordsEditor,
)
from gui.boards.emblem_editor import EmblemEditor
from gui.boards.paper_editor import PaperEditor
from gui.boards.style_cards import StyleCards
from gui.boards.word_choice import WordChoice
from model.records import Area, CatalogueSettings, Status

_PAGES = (
    ("打印什么", ("kind", "areas", "categories", "statuses", "tiers", "period", "changed_only", "boards_only")),
    ("纸张", ("paper", "landscape", "tile", "margin", "columns", "distance")),
    (
        "文字",
        ("title", "unit", "first_day", "last_day", "rhythm", "enquiry", "supervision", "signature", "print_day",
         "search_note", "code_text", "code_caption"),
    ),
    ("样式", ("style", "emblem", "emblem_place", "emblem_size")),
)  # fmt: skip
"""The headings and what stands under each, in order."""

_ABOVE = frozenset(("kind", "areas", "style", "emblem"))
"""Editors that take the whole width, with their label above them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the open catalogue offers to choose from, and what it says where the clerk writes nothing."""

    settings: CatalogueSettings
    areas: Sequence[Area]
    categories: Sequence[str]
    scopes: Sequence[tuple[str, tuple[int, ...]]]
    """What can be printed instead of everything: a label and the entries, e.g. those selected in the table."""


class OptionsPanel(QTabWidget):
    """The choices.

    Signals: ``changed()`` when any of them changed.
    """

    changed = Signal()

    def __init__(self, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("board_options")
        self.setAccessibleName("公示栏选项")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self._ground = ground
        self._scope = QComboBox(self)
        self._editors: dict[str, Editor] = {}
        self._rows: dict[str, QWidget] = {}
        for title, keys in _PAGES:
            self.addTab(self._page(keys), title)
        self._fill_scopes()
        self._show_usual_words()
        self._scope.activated.connect(self._on_changed)
        for editor in self._editors.values():
            editor.changed.connect(self._on_changed)

    def design(self) -> BoardDesign:
        """The choices as they are now."""
        return BoardDesign(**{key: editor.value() for key, editor in self._editors.items()})

    def entry_ids(self) -> tuple[int, ...]:
        """The entries that the chosen scope is limited to; none for everything."""
        return tuple(self._scope.currentData() or ())

    def show_design(self, design: BoardDesign) -> None:
        """Show these choices, without telling anybody."""
        for key, editor in self._editors.items():
            editor.show_value(getattr(design, key))
        self._grey_out()

    def choose_scope(self, number: int) -> None:
        """Choose one of the scopes; 0 is everything."""
        self._scope.setCurrentIndex(number)
        self._on_changed()

    def go_to(self, key: str) -> None:
        """Bring the editor of a choice to the front, with the keyboard in it."""
        for number, (_, keys) in enumerate(_PAGES):
            if key in keys:
                self.setCurrentIndex(number)
        editor = cast(QWidget, self._editors[key])
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self._grey_out()
        self.changed.emit()

    def _grey_out(self) -> None:
        """What makes no difference now cannot be chosen."""
        design = self.design()
        sized = not design.paper.endswith("cm") and not design.paper.endswith("auto")
        for key, sensible in (
            ("changed_only", bool(design.period)),
            ("landscape", sized),
            ("columns", design.kind != "posters"),
            ("code_caption", bool(design.code_text)),
            ("emblem_place", bool(design.emblem)),
            ("emblem_size", bool(design.emblem)),
        ):
            self._rows[key].setEnabled(sensible)

    def _page(self, keys: Sequence[str]) -> QScrollArea:
        page = QWidget(self)
        page.setObjectName("pane")
        form = QFormLayout(page)
        form.setContentsMargins(14, 12, 14, 12)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key in keys:
            self._add(board_field(key), form)
            if key == "kind":
                form.addRow("范围", self._scope)
        scroll = QScrollArea(self)
        scroll.setObjectName(f"board_page_{keys[0]}")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it has the focus and scrolls it
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        return scroll

    def _add(self, field: BoardField, form: QFormLayout) -> None:
        editor = self._make(field)
        widget = cast(QWidget, editor)
        widget.setObjectName(f"board_{field.key}")
        widget.setAccessibleName(field.label)
        widget.setToolTip(field.help)
        self._editors[field.key] = editor
        self._rows[field.key] = widget
        if isinstance(editor, TickEditor):
            form.addRow(widget)
        elif field.key in _ABOVE:
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            label = "" if field.key == "kind" else field.label
            if label:
                column.addWidget(_muted(f"{label}（不选为全部）" if field.key == "areas" else label, holder))
            column.addWidget(widget)
            form.addRow(holder)
        else:
            form.addRow(field.label, widget)

    def _make(self, field: BoardField) -> Editor:
        made = self._special().get(field.key)
        if made is not None:
            return made(field)
        if field.choices:
            return ChoiceEditor(field, self)
        kinds: Mapping[type, Callable[[BoardField, QWidget], Editor]] = {
            bool: TickEditor,
            float: NumberEditor,
            tuple: WordsEditor,
            str: TextEditor,
        }
        return kinds[type(field.usual)](field, self)

    def _special(self) -> Mapping[str, Callable[[BoardField], Any]]:
        ground = self._ground
        areas = [(area.key, area.label) for area in ground.areas]
        statuses = [(status.value, status.label) for status in Status]
        tiers = [(tier, tier) for tier in ground.settings.tiers]
        return {
            "kind": lambda field: kind_cards(field, self),
            "areas": lambda field: ChipsEditor(field, areas, self),
            "statuses": lambda field: ChipsEditor(field, statuses, self),
            "tiers": lambda field: ChipsEditor(field, tiers, self),
            "categories": lambda field: WordChoice(field, ground.categories, self),
            "paper": partial(PaperEditor, parent=self),
            "first_day": partial(DayEditor, parent=self),
            "last_day": partial(DayEditor, parent=self),
            "style": partial(StyleCards, parent=self),
            "emblem": partial(EmblemEditor, parent=self),
        }

    def _fill_scopes(self) -> None:
        self._scope.setObjectName("board_scope")
        self._scope.setAccessibleName("范围")
        self._scope.addItem("按下面的条件", ())
        for label, ids in self._ground.scopes:
            self._scope.addItem(label, ids)

    def _show_usual_words(self) -> None:
        """Empty lines say what is printed instead: the catalogue's own words."""
        settings = self._ground.settings
        usual = {
            "unit": settings.unit,
            "title": f"{settings.unit}政务公开栏",
            "enquiry": settings.contact,
            "supervision": settings.supervision_phone,
            "code_caption": "扫码查看完整目录",
        }
        for key, words in usual.items():
            editor = self._editors[key]
            if isinstance(editor, TextEditor) and words:
                editor.setPlaceholderText(words)


def _muted(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("look", "muted")
    return label
