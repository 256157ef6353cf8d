"""Every word a clerk sees is Chinese, every interactive widget has a name for machines and one for screen readers."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from gui.main_window import MainWindow
from tests.helpers.windows import answering

OpenWindow = Callable[..., MainWindow]

INTERACTIVE = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractSpinBox)
KEYS = {"ctrl", "alt", "shift", "esc", "pgup", "pgdown"}
EXAMPLES = {"legal", "flyz"}
FOREIGN = (
    KEYS | EXAMPLES | {"word", "excel", "pdf", "csv", "json", "wps", "qt", "python", "mit", "lgpl", "gkml", "html"}
)
DIALOGS = (
    "export",
    "settings",
    "areas",
    "restore",
    "columns",
    "history",
    "shortcuts",
    "about",
    "move_area",
    "new",
    "send_review",
    "remark_report",
    "versions",
    "compare",
    "self_check",
    "board",
    "deadline",
    "own_fields",
    "unit_register",
)
GUI = Path(__file__).resolve().parents[2] / "gui"


def own_widgets(root: QWidget) -> Iterator[QWidget]:
    """Interactive widgets that we made: parts of Qt's own compound widgets carry names that begin with qt_."""
    for widget in root.findChildren(QWidget):
        inside = widget.parentWidget()
        is_part = isinstance(inside, QComboBox | QAbstractSpinBox | QLineEdit) or (
            inside is not None and isinstance(inside.parentWidget(), QComboBox)
        )
        if isinstance(widget, INTERACTIVE) and not widget.objectName().startswith("qt_") and not is_part:
            yield widget


def is_anonymous(widget: QWidget) -> bool:
    if isinstance(widget, QToolButton) and widget.metaObject().className() in ("CloseButton", "QToolBarExtension"):
        return False
    if widget.metaObject().className() in ("QTableCornerButton", "QHeaderView"):
        return False
    return not widget.objectName() or not (widget.accessibleName() or getattr(widget, "text", lambda: "")())


def described(widget: QWidget) -> str:
    parents = []
    above: QWidget | None = widget
    while above is not None:
        parents.append(f"{type(above).__name__}:{above.objectName()}")
        above = above.parentWidget()
    return " < ".join(parents[:4])


def english(text: str) -> list[str]:
    """Words of three and more letters that are neither names nor keys."""
    plain = re.sub(r"<[^>]+>|[/\\][\w./\\-]+", " ", text)
    return [word for word in re.findall(r"[A-Za-z]{3,}", plain) if word.lower() not in FOREIGN]


def texts(root: QWidget) -> Iterator[str]:
    """Everything there is to read, but for the names of this machine's fonts."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.objectName() == "preview_fonts":
            continue
        yield widget.toolTip()
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()


def test_the_main_window_speaks_chinese_and_names_everything(open_window: OpenWindow) -> None:
    window = open_window("甲")
    assert [described(widget) for widget in own_widgets(window) if is_anonymous(widget)] == []
    assert {word for text in texts(window) for word in english(text)} == set()


@pytest.mark.parametrize("action", DIALOGS)
def test_dialogs_speak_chinese_and_name_everything(open_window: OpenWindow, action: str) -> None:
    window = open_window("甲")
    found: list[str] = []
    foreign: set[str] = set()

    def look(dialog: QDialog) -> None:
        found.extend(described(widget) for widget in own_widgets(dialog) if is_anonymous(widget))
        foreign.update(word for text in texts(dialog) for word in english(text))
        dialog.reject()

    with answering(look):
        window.actions_table[action].trigger()
    assert found == []
    assert foreign - {"window"} == set()


def test_qt_speaks_chinese_too(application: QApplication) -> None:
    dialog = QInputDialog()
    dialog.setLabelText("名称：")
    dialog.show()
    buttons = {button.text() for button in dialog.findChildren(QAbstractButton)}
    dialog.close()
    assert all(not english(text) for text in buttons)
    assert any("取消" in text for text in buttons)
    line = QLineEdit()
    menu = line.createStandardContextMenu()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in words), words


@pytest.mark.parametrize("file", sorted(GUI.rglob("*.py")), ids=lambda file: str(file.relative_to(GUI)))
def test_sentences_have_full_width_punctuation(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    wrong = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and re.search(r"[\u4e00-\u9fff][,:;?!](?!\w)|[\u4e00-\u9fff][,;?!]", node.value)
    ]
    assert wrong == []
