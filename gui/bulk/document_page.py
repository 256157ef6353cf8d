"""Citing a document otherwise: in one spelling everywhere, or the document that has replaced it."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gui.bulk.wish import Wish, WishPage
from gui.slices import Slices
from model import places, superseded
from model.basis import Citation
from model.catalogue import Catalogue
from model.citing import Census, CitedDocument, proposing
from model.errors import UserError
from model.fields import Field
from model.superseded import Superseded, SupersededDocuments

_READ = 60  # entries read together
_SHOWN_SPELLINGS = 4


class DocumentPage(WishPage):
    """Counts the cited documents first; out of force and differently spelled ones stand at the top."""

    def __init__(self, catalogue: Catalogue, fields: Sequence[Field], parent: QWidget) -> None:
        super().__init__("document_page", parent)
        self._catalogue = catalogue
        self._fields = fields
        self._known = _superseded_documents()
        self._today = date.today()
        self._documents: list[tuple[CitedDocument, Superseded | None]] = []
        self.document = QComboBox(self)
        self.title = QLineEdit(self)
        self.number = QLineEdit(self)
        self.add_row("文件", self.document, "bulk_document")
        self.add_row("改引为", self.title, "bulk_title")
        self.add_row("文号", self.number, "bulk_number")
        self.title.setPlaceholderText("文件全称，不用写书名号")
        self.number.setPlaceholderText("不填：统一写法时保留原来的文号，更换文件时去掉旧文号")
        self._note = self.add_note("正在统计引用的文件…")
        self._census = Census(fields)
        self._slices = Slices(self)
        self._slices.finished.connect(self._on_counted)
        self.document.currentIndexChanged.connect(self._on_document)
        for line in (self.title, self.number):
            line.textChanged.connect(self.changed)
        self._slices.start(self._count)

    def wish(self) -> Wish:
        if not self._documents:
            running = self._slices.running
            raise UserError("正在统计引用的文件，请稍等。" if running else "目录里没有引用文件，没有要改的地方。")
        document, _ = self._documents[self.document.currentIndex()]
        return Wish(
            f"改引《{self.title.text()[:12]}》",
            proposing(document.key, self.title.text(), self.number.text(), self._fields),
        )

    def _count(self) -> Iterator[object]:
        ids = self._catalogue.ids()
        for first in range(0, len(ids), _READ):
            for entry in self._catalogue.entries(ids[first : first + _READ]):
                self._census.add(entry)
                yield entry

    def _on_counted(self) -> None:
        found = [(document, self._successor(document)) for document in self._census.documents()]
        found.sort(key=lambda pair: (pair[1] is None, pair[0].spellings < 2))
        self._documents = found
        self.document.blockSignals(True)
        self.document.addItems([_line(*pair) for pair in found])
        self.document.blockSignals(False)
        self._on_document(self.document.currentIndex())

    def _on_document(self, row: int) -> None:
        if 0 <= row < len(self._documents):
            document, old = self._documents[row]
            has_successor = old is not None and bool(old.replaced_by)
            self.title.setText(old.replaced_by if old is not None and has_successor else document.title)
            self.number.setText(old.replaced_by_number if old is not None and has_successor else "")
            self._note.setText(_about(document, old))
        else:
            self._note.setText("")
        self.changed.emit()

    def _successor(self, document: CitedDocument) -> Superseded | None:
        citation = Citation(document.title, document.number)
        return self._known.find(citation, self._today)


def _superseded_documents() -> SupersededDocuments:
    """The list that ships with the clerk's own; when that one cannot be read, the checks say so, and it is left out."""
    try:
        return superseded.load(places.superseded_documents())
    except UserError:
        return superseded.load()


def _line(document: CitedDocument, old: Superseded | None) -> str:
    state = "，已失效" if old is not None else f"，{document.spellings} 种写法" if document.spellings > 1 else ""
    return f"《{document.title}》（{document.entries} 个事项{state}）"


def _about(document: CitedDocument, old: Superseded | None) -> str:
    parts = []
    if old is not None:
        since = f"{old.date.year}年{old.date.month}月{old.date.day}日"
        parts.append(old.reason or f"{since}起由{old.replacement}代替")
    if document.spellings > 1:
        written = [f"《{title}》{uses} 次" for title, uses in document.titles.most_common(_SHOWN_SPELLINGS)]
        parts.append(f"现有写法：{'、'.join(written)}")
    return "；".join(parts) + "。" if parts else "写法一致，没有已知的失效情况。"
