"""Citing a document otherwise: in one spelling everywhere, or the document that has replaced it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gui.background_citations import BackgroundCitations
from gui.bulk.wish import Wish, WishPage
from model import places, superseded
from model.basis import title_key
from model.citation_index import CitedDocument
from model.citing import proposing
from model.document_state import Condition, DocumentState, state_of
from model.errors import UserError
from model.fields import Field

_SHOWN_SPELLINGS = 4


@dataclass(frozen=True, slots=True)
class Recitation:
    """What the page begins with: the document of this key, cited as that title and number from now on.

    Without a title the page suggests one; an empty title is left to the clerk.
    """

    key: str = ""
    title: str | None = None
    number: str = ""


class DocumentPage(WishPage):
    """Offers the cited documents; out of force and differently spelled ones stand at the top."""

    def __init__(
        self, citations: BackgroundCitations, fields: Sequence[Field], parent: QWidget, begin: Recitation | None = None
    ) -> None:
        super().__init__("document_page", parent)
        self._citations = citations
        self._fields = fields
        self._begin = begin
        self._documents: list[tuple[CitedDocument, DocumentState]] = []
        self.document = QComboBox(self)
        self.title = QLineEdit(self)
        self.number = QLineEdit(self)
        self.add_row("文件", self.document, "bulk_document")
        self.add_row("改引为", self.title, "bulk_title")
        self.add_row("文号", self.number, "bulk_number")
        self.title.setPlaceholderText("文件全称，不用写书名号")
        self.number.setPlaceholderText("不填：统一写法时保留原来的文号，更换文件时去掉旧文号")
        self._note = self.add_note("正在统计引用的文件…")
        self.document.currentIndexChanged.connect(self._on_document)
        for line in (self.title, self.number):
            line.textChanged.connect(self.changed)
        citations.need()
        if citations.complete:
            self._on_counted()
        else:
            citations.completed.connect(self._on_counted)

    def wish(self) -> Wish:
        if not self._documents:
            counted = self._citations.complete
            raise UserError("目录里没有引用文件，没有要改的地方。" if counted else "正在统计引用的文件，请稍等。")
        document, _ = self._documents[self.document.currentIndex()]
        return Wish(
            f"改引《{self.title.text()[:12]}》",
            proposing(document.key, self.title.text(), self.number.text(), self._fields),
        )

    def _on_counted(self) -> None:
        known, _ = superseded.load_readable(places.superseded_documents())
        today = date.today()
        documents = [document for document in self._citations.index.documents() if document.is_recognised]
        found = [(document, state_of(document, known, today)) for document in documents]
        found.sort(key=lambda pair: (pair[1].old is None, pair[0].spellings < 2))
        self._documents = found
        self.document.blockSignals(True)
        self.document.addItems([_line(*pair) for pair in found])
        keys = [document.key for document, _ in found]
        if self._begin is not None and self._begin.key in keys:
            self.document.setCurrentIndex(keys.index(self._begin.key))
        self.document.blockSignals(False)
        self._on_document(self.document.currentIndex())
        if self._begin is not None and self._begin.title is not None:
            self.title.setText(self._begin.title)
            self.number.setText(self._begin.number)
            self.setFocusProxy(self.title)

    def _on_document(self, row: int) -> None:
        if 0 <= row < len(self._documents):
            document, state = self._documents[row]
            title, number = _suggested(document, state)
            self.title.setText(title)
            self.number.setText(number)
            self._note.setText(_about(document, state))
        else:
            self._note.setText("")
        self.changed.emit()


def _line(document: CitedDocument, state: DocumentState) -> str:
    said = f"，{Condition.SUPERSEDED.label}" if state.old is not None and not state.partly else ""
    said = said or (f"，{document.spellings} 种写法" if document.spellings > 1 else "")
    return f"《{document.title}》（{document.entries} 个事项{said}）"


def _suggested(document: CitedDocument, state: DocumentState) -> tuple[str, str]:
    """Title and number to cite from now on: the successor's, or the best spelling with the numbers left as they are.

    A document of which one edition only is out of force stays, unless the successor is its own new edition.
    """
    old = state.old
    if old is not None and old.replaced_by and (not state.partly or title_key(old.replaced_by) == document.key):
        return old.replaced_by, old.replaced_by_number
    return document.title, ""


def _about(document: CitedDocument, state: DocumentState) -> str:
    parts = []
    old = state.old
    if old is not None:
        since = f"{old.date.year}年{old.date.month}月{old.date.day}日"
        replaced = f"{since}起由{old.replacement}代替" if old.replacement else f"{since}起失效"
        parts.append(old.reason or replaced)
    if document.spellings > 1:
        written = [f"《{title}》{uses} 次" for title, uses in document.titles.most_common(_SHOWN_SPELLINGS)]
        parts.append(f"现有写法：{'、'.join(written)}")
    return "；".join(parts) + "。" if parts else "写法一致，没有已知的失效情况。"
