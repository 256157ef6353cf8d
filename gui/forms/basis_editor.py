"""The editor of cited documents: the clerk's text, and below it the documents the program recognises in it.

While a title is typed, documents are offered (``document_completion.py``).
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.forms.document_completion import DocumentCompletion
from gui.forms.editor import Suggest
from gui.forms.text_editor import TextEditor
from gui.icons import icon
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.layouts import clear
from gui.widgets.tab_order import order_by_layout
from model import basis
from model.basis import Citation, title_key
from model.basis_typing import with_document
from model.document_offers import DocumentOffer
from model.fields import Field

_BETWEEN = "；;、，,。 "
_MOST_SHOWN = 12
_MOST_OFFERED = 30


class BasisEditor(TextEditor):
    """Text with citations: each recognised one can be removed with ✕, one used elsewhere added with ＋."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self._read_only = False
        self._shown_citations: tuple[Citation, ...] = ()
        self._citations = QWidget(self)
        self._lines = QVBoxLayout(self._citations)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(3)
        self._add = QPushButton("＋ 添加依据", self)
        self._add.setObjectName(f"add_{field.key}")
        self._add.setAccessibleName("添加依据")
        self._add.setToolTip("从本目录引用过的文件和标准目录的依据中选择")
        self._add.setProperty("look", "link")
        self._add.setAutoDefault(False)
        self.column.addWidget(self._citations)
        self.column.addWidget(self._add)
        self._add.clicked.connect(self._on_add)
        self.edited.connect(self._recognise)
        self.completion = DocumentCompletion(self.box, self._documents)

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._recognise()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._read_only = read_only
        self._add.setVisible(not read_only and not self.in_cell)
        self._draw(())
        self._recognise()

    def prepare_for_cell(self) -> None:
        super().prepare_for_cell()
        self._citations.hide()
        self._add.hide()

    def offered(self) -> list[str]:
        """The documents to add, those of the catalogue first, those already here left out."""
        here = {title_key(citation.title) for citation in self._shown_citations}
        return [offer.text for offer in self._documents() if not offer.old and not offer.keys <= here][:_MOST_OFFERED]

    def add(self, document: str) -> None:
        """Put a document behind the others."""
        self.put_value(with_document(self.value(), document))
        self.committed.emit()

    def _documents(self) -> Sequence[DocumentOffer]:
        return self.suggest.documents(self.area)

    def _on_add(self) -> None:
        menu = QMenu(self)
        offered = self.offered()
        for document in offered:
            menu.addAction(document).triggered.connect(partial(self._on_chosen, document))
        if not offered:
            menu.addAction("还没有可以选择的依据").setEnabled(False)
        menu.exec(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        menu.deleteLater()

    def _on_chosen(self, document: str, _checked: bool = False) -> None:
        self.add(document)

    def _on_remove(self, citation: Citation, _checked: bool = False) -> None:
        self.put_value(without(self.value(), citation))
        self.committed.emit()

    def _recognise(self) -> None:
        if self.in_cell:
            return
        found = basis.parse(self.value())
        if found != self._shown_citations:
            self._draw(found)

    def _draw(self, citations: tuple[Citation, ...]) -> None:
        self._shown_citations = citations
        clear(self._lines)
        for number, citation in enumerate(citations[:_MOST_SHOWN]):
            self._lines.addWidget(self._line(citation, number))
        self._citations.setVisible(bool(citations) and not self.in_cell)
        order_by_layout(self)

    def _line(self, citation: Citation, number: int) -> QWidget:
        line = QFrame(self._citations)
        line.setProperty("look", "citation")
        row = QHBoxLayout(line)
        row.setContentsMargins(7, 1, 1, 1)
        row.setSpacing(4)
        words = ElidedLabel(line)
        words.set_text(_words(citation))
        row.addWidget(words, 1)
        if not self._read_only:
            remove = QToolButton(line)
            remove.setIcon(icon("clear", "muted"))
            remove.setObjectName(f"remove_{self.field.key}_{number}")
            remove.setAccessibleName(f"去掉{words.text()}")
            remove.setToolTip("从依据中去掉这一件")
            remove.setProperty("look", "round")
            remove.clicked.connect(partial(self._on_remove, citation))
            row.addWidget(remove)
        return line


def without(text: str, citation: Citation) -> str:
    """The text without one document: its number, bracket and article go with it, one separator stays."""
    begin, end = citation.span
    while end < len(text) and text[end] not in basis.SEPARATORS:
        end += 1
    left, right = text[:begin].rstrip(_BETWEEN), text[end:].lstrip(_BETWEEN)
    if not left or not right or left.endswith("\n") or right.startswith("\n"):
        return (left + right).strip("\n")
    return f"{left}{text[end] if end < len(text) else '；'}{right}"


def _words(citation: Citation) -> str:
    title = f"《{citation.title}》" if citation.title else ""
    parts = (title, f"（{citation.number}）" if citation.number else "", citation.article, citation.edition)
    return "".join(part for part in parts if part)
