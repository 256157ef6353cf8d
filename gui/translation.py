"""Qt's own words in Chinese: standard buttons, file dialogs, context menus of text boxes."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_OWN = {
    "&Undo": "撤销(&U)",
    "&Redo": "重做(&R)",
    "Cu&t": "剪切(&T)",
    "&Copy": "复制(&C)",
    "&Paste": "粘贴(&P)",
    "Delete": "删除",
    "Select All": "全选",
    "OK": "确定",
    "&OK": "确定",
    "Cancel": "取消",
    "Close": "关闭",
    "Save": "保存",
    "Open": "打开",
    "Show Details...": "显示详细内容…",
    "Hide Details...": "收起详细内容",
}


class _OwnWords(QTranslator):
    """The words that Qt's translation lacks, and all that is needed where it is not installed."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return _OWN.get(source, "")

    def isEmpty(self) -> bool:
        return False


def speak_chinese(application: QApplication) -> None:
    """Install the translations; the last one installed is asked first."""
    locale = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(locale)
    application.installTranslator(_OwnWords(application))
    shipped = QTranslator(application)
    if shipped.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(shipped)
