"""A sentence on a coloured ground inside a page of the wizard: what the clerk still has to do, or that all is done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gui.widgets.sign import Sign

_SIGN = 16  # pixels


class Notice(QFrame):
    """Gone when there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_notice")
        self.setProperty("look", "notice")
        self._text = QLabel(self)
        self._text.setObjectName("import_notice_text")
        self._text.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 10, 6)
        line.addWidget(Sign("warning", "warning", _SIGN, self))
        line.addWidget(self._text, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._text.text()

    def show_sentence(self, sentence: str) -> None:
        self._text.setText(sentence)
        self.setVisible(bool(sentence))
