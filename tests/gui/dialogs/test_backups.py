"""Backups: what differs is shown before one is brought back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QTreeView,
)

from gui.dialogs.backups import BackupsDialog
from gui.jobs import Jobs
from gui.main_window import MainWindow
from tests.helpers.windows import answering, catalogue_of, complete, find, press, settle, table_picture

OpenWindow = Callable[..., MainWindow]


def test_compare_and_restore(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.actions_table["backup"].trigger()
    settle(lambda: not window.runner.busy)
    window.parts.table.select([catalogue_of(window).ids()[0]])
    window.actions_table["remove"].trigger()
    assert table_picture(window.parts.table, "事项名称") == "> 乙"
    sentences: list[str] = []

    def restore(dialog: QDialog) -> None:
        if isinstance(dialog, BackupsDialog):
            settle(lambda: dialog.chosen() is not None)
            sentences.append(find(dialog, QLabel, "backup_sentence").text())
            differences = find(dialog, QTreeView, "comparison_rows").model()
            sentences.append(" | ".join(str(differences.index(0, column).data()) for column in range(4)))
            find(dialog, QPushButton, "backups_accept").click()
        else:
            press("answer_0")(dialog)

    with answering(restore) as met:
        window.actions_table["restore"].trigger()
        settle(lambda: len(met) == 3)  # the backups, the question, the outcome
    complete(window)
    assert "1 个事项只在备份里" in sentences[0]
    assert sentences[1] == "新增 | 公共法律服务 | （没有） | 甲"
    assert table_picture(window.parts.table, "事项名称") == "> 甲\n  乙"


def test_without_backups_another_file_can_be_chosen(application: object, tmp_path: Path) -> None:
    dialog = BackupsDialog(tmp_path / "a.gkml", [], Jobs())
    assert "还没有自动备份" in find(dialog, QLabel, "backup_sentence").text()
    assert not find(dialog, QPushButton, "backups_accept").isEnabled()
    assert find(dialog, QPushButton, "backups_other").isEnabled()
