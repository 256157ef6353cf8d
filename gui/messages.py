"""Questions and sentences to the clerk: the only place that opens a message box.

Sentences of ``CatalogueError`` are shown as they are. Buttons carry verbs (删除, 打开), never 是 or 否.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from model.errors import CatalogueError, StorageError


def inform(parent: QWidget | None, title: str, text: str, details: str = "") -> None:
    """Tell something that needs no answer."""
    _box(parent, QMessageBox.Icon.Information, title, text, details, ("知道了",))[0].exec()


def show_error(parent: QWidget | None, error: CatalogueError) -> None:
    """Tell why something could not be done."""
    title = "没有办成" if not isinstance(error, StorageError) else "文件操作没有成功"
    _box(parent, QMessageBox.Icon.Warning, title, str(error), "", ("知道了",))[0].exec()


def ask(parent: QWidget | None, title: str, text: str, yes: str, no: str = "取消", *, dangerous: bool = False) -> bool:
    """Ask whether to go on; Enter means ``yes`` unless the step is dangerous."""
    return choose(parent, title, text, (yes, no), default=1 if dangerous else 0) == 0


def choose(parent: QWidget | None, title: str, text: str, answers: Sequence[str], default: int = 0) -> int:
    """Let the clerk choose one of the answers; the last one is what Esc means. Returns its number."""
    box, buttons = _box(parent, QMessageBox.Icon.Question, title, text, "", answers)
    box.setDefaultButton(buttons[default])
    box.setEscapeButton(buttons[-1])
    box.exec()
    clicked = [number for number, button in enumerate(buttons) if button is box.clickedButton()]
    return clicked[0] if clicked else len(answers) - 1


def _box(
    parent: QWidget | None, sign: QMessageBox.Icon, title: str, text: str, details: str, answers: Sequence[str]
) -> tuple[QMessageBox, list[QPushButton]]:
    box = QMessageBox(parent)
    box.setObjectName("message")
    box.setIcon(sign)
    box.setWindowTitle(title)
    box.setText(text)
    if details:
        box.setDetailedText(details)
    buttons = []
    for number, answer in enumerate(answers):
        last = number == len(answers) - 1
        role = QMessageBox.ButtonRole.RejectRole if last else QMessageBox.ButtonRole.AcceptRole
        button = box.addButton(answer, role)
        button.setObjectName(f"answer_{number}")
        buttons.append(button)
    return box, buttons
