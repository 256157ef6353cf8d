"""A font of the screen that can show Chinese. The fonts of printed pages are the business of ``gui/printing``."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

_CHINESE = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "SimSun",
)
_LEAST_SIZE = 10.0  # points; Chinese below this is a strain on a whole day's work


def choose_font(application: QApplication) -> str:
    """Keep the system's font when it has Chinese of its own, else take the first known one that is installed.

    Returns a sentence for the log when no Chinese font was found; ``""`` otherwise.
    """
    font = QFont(application.font())
    size = max(font.pointSizeF(), _LEAST_SIZE)
    complaint = ""
    if not _has_chinese(QFontInfo(font).family()):
        family = next((name for name in _CHINESE if QFontDatabase.hasFamily(name)), "") or _any_chinese()
        if family:
            font.setFamilies([family])
        else:
            complaint = "没有找到中文字体，界面文字可能显示为方框。Debian、统信 UOS、麒麟可安装 fonts-noto-cjk。"
    font.setPointSizeF(size)
    application.setFont(font)
    return complaint


def _has_chinese(family: str) -> bool:
    return QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems(family)


def _any_chinese() -> str:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return families[0] if families else ""
