"""What is said once for the whole catalogue: unit, title, contact, units and levels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from gui.dialogs.dialog import Dialog, tab_order
from model.records import CatalogueSettings
from model.text import strip_controls

_LINES = (
    ("unit", "单位全称", "例：格尔木市司法局", "目录所属的单位，写规范全称"),
    ("title", "目录标题", "例：格尔木市司法局政务公开标准目录", "印在封面和表格上方的标题"),
    ("version_label", "版本", "例：2026年版", "印在封面上"),
    ("contact", "联系方式", "例：办公室 0979-8412345", "联系人和咨询电话"),
    ("supervision_phone", "监督电话", "例：0979-8412346", "印在公示栏和编制说明里"),
)
_LISTS = (
    ("tiers", "公开层级", "每行一级，从高到低", "表格里“公开层级”的各栏，例：县级、乡级"),
    (
        "units",
        "公开主体名录",
        "每行一个单位",
        "填写公开主体时可以选用；检查时用来发现写错的单位。简称、曾用名在“工具”菜单的“主体名录”里维护",
    ),
)


class CatalogueSettingsDialog(Dialog):
    """Edits ``CatalogueSettings``. ``changes`` says what the clerk changed; read-only catalogues can be looked at."""

    def __init__(self, settings: CatalogueSettings, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            "catalogue_settings",
            "目录设置",
            parent,
            accept="保存" if writable else "",
            reject="取消" if writable else "关闭",
        )
        self._settings = settings
        self._lines: dict[str, QLineEdit] = {}
        self._lists: dict[str, QPlainTextEdit] = {}
        self._build(writable)
        self.resize(560, 560)

    def changes(self) -> dict[str, str | tuple[str, ...]]:
        """The settings that now differ, by the names of ``CatalogueSettings``."""
        found: dict[str, str | tuple[str, ...]] = {}
        for key, line in self._lines.items():
            text = strip_controls(line.text()).replace("\n", " ").strip()
            if text != getattr(self._settings, key):
                found[key] = text
        for key, box in self._lists.items():
            words = _words(box.toPlainText())
            if words != getattr(self._settings, key):
                found[key] = words
        return found

    def _build(self, writable: bool) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(9)
        for key, label, example, tip in _LINES:
            line = QLineEdit(getattr(self._settings, key), self)
            line.setObjectName(f"setting_{key}")
            line.setAccessibleName(label)
            line.setPlaceholderText(example)
            line.setToolTip(tip)
            line.setReadOnly(not writable)
            line.setCursorPosition(0)
            self._lines[key] = line
            form.addRow(label, line)
        for key, label, hint, tip in _LISTS:
            box = QPlainTextEdit("\n".join(getattr(self._settings, key)), self)
            box.setObjectName(f"setting_{key}")
            box.setAccessibleName(label)
            box.setPlaceholderText(hint)
            box.setToolTip(tip)
            box.setReadOnly(not writable)
            box.setTabChangesFocus(True)
            box.setFixedHeight((3 if key == "tiers" else 7) * box.fontMetrics().lineSpacing() + 16)
            self._lists[key] = box
            form.addRow(label, box)
        self.body.addLayout(form)
        self.body.addStretch(1)
        tab_order([*self._lines.values(), *self._lists.values()])


def _words(text: str) -> tuple[str, ...]:
    """One word a line, without blanks and repetitions."""
    lines = (line.strip() for line in strip_controls(text).split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))
