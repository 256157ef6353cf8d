"""The manual as pages to read: Markdown with its pictures, places of its headings, words found and marked."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from gui.comfort.manual import Manual
from gui.theme import colours_of
from model.resource_files import manual_file

_WIDEST_PICTURE = 640  # logical pixels
_PICTURE = "\ufffc"  # stands for a picture in the text of a block
_LINE_HEIGHT = 135.0  # percent
_MOST_MARKED = 500
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class ManualView(QTextBrowser):
    """Shows one manual. Links lead inside it only; it asks the network for nothing."""

    def __init__(self, manual: Manual, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manual = manual
        self._query = ""
        self.setObjectName("manual_view")
        self.setAccessibleName("使用手册")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(14)
        self.anchorClicked.connect(self._on_link)
        self._write()

    def go_to(self, number: int) -> None:
        """Scroll to the heading of that number."""
        headings = self._headings()
        if 0 <= number < len(headings):
            self.setTextCursor(QTextCursor(headings[number]))
            self.verticalScrollBar().setValue(round(self._top(headings[number])))

    def section_shown(self) -> int:
        """The number of the heading above what is at the top; 0 at the beginning."""
        top = self.verticalScrollBar().value() + self.fontMetrics().height()
        passed = [number for number, block in enumerate(self._headings()) if self._top(block) <= top]
        return passed[-1] if passed else 0

    def mark(self, query: str) -> int:
        """Mark the words wherever they stand and go to the first place; returns how many there are."""
        self._query = query.strip()
        places = self._places()
        colours = colours_of(self.palette())
        marks = []
        for place in places:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = place
            selection.format.setBackground(QColor(colours.found))
            selection.format.setForeground(QColor(colours.on_found))
            marks.append(selection)
        self.setExtraSelections(marks)
        if places:
            self._show_place(places[0])
        return len(places)

    def next_place(self, *, backwards: bool = False) -> None:
        """Go to the next place of the words, from the end to the beginning again."""
        if not self._query:
            return
        flags = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        found = self.document().find(self._query, self.textCursor(), flags)
        if found.isNull():
            edge = QTextCursor(self.document())
            if backwards:
                edge.movePosition(QTextCursor.MoveOperation.End)
            found = self.document().find(self._query, edge, flags)
        if not found.isNull():
            self._show_place(found)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual, not wider than the page, sharp on dense screens."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = QImage(str(manual_file().parent / QUrl(name).toString()))
        ratio = self.devicePixelRatioF()
        widest = round(_WIDEST_PICTURE * ratio)
        if picture.width() > widest:
            picture = picture.scaledToWidth(widest, _SMOOTH)
        picture.setDevicePixelRatio(ratio)
        return picture

    def changeEvent(self, event: QEvent) -> None:
        """Headings take their size from the font when the text is read, so it is read anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_manual"):
            self._write()

    def _on_link(self, link: QUrl) -> None:
        section = self._manual.section_titled(link.fragment())
        if section is not None:
            self.go_to(section.number)

    def _write(self) -> None:
        self.document().setDefaultFont(self.font())
        self.setMarkdown(self._manual.text)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.document().begin()
        while block.isValid():
            if _PICTURE not in block.text():  # a line as high as a picture needs no more room
                QTextCursor(block).mergeBlockFormat(spaced)
            block = block.next()

    def _headings(self) -> list[QTextBlock]:
        found = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def _top(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _places(self) -> list[QTextCursor]:
        places: list[QTextCursor] = []
        found = self.document().find(self._query) if self._query else QTextCursor()
        while not found.isNull() and len(places) < _MOST_MARKED:
            places.append(found)
            found = self.document().find(self._query, found)
        return places

    def _show_place(self, place: QTextCursor) -> None:
        self.setTextCursor(place)
        self.ensureCursorVisible()
