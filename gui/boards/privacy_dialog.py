"""Deciding about personal numbers before a notice is printed: each on its own, or all at once.

Legal ground: 政府信息公开条例 (2019) article 15 lets personal information be published only with consent or for a
greater public interest, so that it is the clerk who decides, not the program.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QTableView, QWidget

from exporters.board_options import Covered
from exporters.board_privacy import PersonalNumber
from gui.boards.privacy_model import DECISION, ENTRY, WORDS, PrivacyModel
from gui.dialogs.dialog import Dialog

_NOTE = (
    "公示栏人人能看，也能拍照。下面的号码属于个人信息，依法一般不能公开。"
    "“遮盖”把中间几位印成 *（身份证号留前 6 位后 4 位，手机号留前 3 位后 4 位，银行卡号留前 6 位后 4 位）；"
    "本人同意公开的可以“照印”。目录里的原文不会改动。"
)


class PrivacyDialog(Dialog):
    """Asks about every number; can be confirmed only when all are decided. ``decisions`` is the answer."""

    def __init__(
        self,
        numbers: Sequence[PersonalNumber],
        decisions: Mapping[Covered, bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("privacy", "个人信息怎样印", parent, accept="按这样印", reject="取消")
        self.note(_NOTE)
        self._model = PrivacyModel(numbers, decisions, self)
        self._table = QTableView(self)
        self._left = self.note("", "warning")
        self._cover = self.add_button("cover", "全部遮盖", QDialogButtonBox.ButtonRole.ActionRole)
        self._show = self.add_button("show", "全部照印", QDialogButtonBox.ButtonRole.ActionRole)
        self._build()
        self._cover.clicked.connect(self._on_cover)
        self._show.clicked.connect(self._on_show)
        self._model.decided.connect(self._on_decided)
        self._on_decided()
        self.resize(900, 460)

    @property
    def decisions(self) -> dict[Covered, bool]:
        """What was decided: True covers the number."""
        return self._model.decisions

    def _on_cover(self) -> None:
        self._model.decide(self._rows(), True)

    def _on_show(self) -> None:
        self._model.decide(self._rows(), False)

    def _on_decided(self) -> None:
        left = self._model.undecided
        self._left.setText(f"还有 {left} 处没有决定。在“怎样印”一栏打勾是遮盖，不打勾是照印。" if left else "")
        self._left.setVisible(bool(left))
        if self.accept_button is not None:
            self.accept_button.setEnabled(not left)

    def _rows(self) -> list[int]:
        """The rows selected when there are several, otherwise all."""
        chosen = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        return chosen if len(chosen) > 1 else list(range(self._model.rowCount()))

    def _build(self) -> None:
        table = self._table
        table.setObjectName("privacy_table")
        table.setAccessibleName("公示栏上的个人信息")
        table.setModel(self._model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in ((DECISION, 96), (ENTRY, 230), (2, 90), (3, 90), (WORDS, 320)):
            table.setColumnWidth(column, width)
        self.body.insertWidget(1, table, 1)
        table.setFocus()
