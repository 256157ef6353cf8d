"""The unit's emblem or picture for a notice: any picture file → PNG bytes that pages can hold.

Large pictures are made smaller, turned ones upright. Where it stands on the page is decided in ``exporters``.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from model.errors import UserError

PICTURE_FILES = "图片 (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"
"""The filter of file dialogs."""

_MB = 1024 * 1024
_LARGEST_FILE = 20 * _MB  # bytes
_LARGEST_SIDE = 20_000  # pixels of a picture that is worth reading
_KEPT_SIDE = 1_600  # pixels: sharp on 13 cm at 300 dots per inch, more would only make files large
_LEAST_SIDE = 16


def read_emblem(path: Path) -> bytes:
    """The picture as PNG. Raises ``UserError`` for files that are missing, too large or no picture."""
    try:
        size = path.stat().st_size
    except OSError:
        raise UserError(f"找不到图片“{path}”。请重新选择，或者去掉图片。") from None
    if size > _LARGEST_FILE:
        raise UserError(f"图片“{path.name}”有 {size / _MB:.0f} MB，太大了。请换一张 {_LARGEST_FILE // _MB} MB 以内的。")
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    wanted = reader.size()
    if not reader.canRead() or max(wanted.width(), wanted.height()) > _LARGEST_SIDE:
        raise UserError(_unreadable(path))
    if max(wanted.width(), wanted.height()) > _KEPT_SIDE:
        reader.setScaledSize(wanted.scaled(QSize(_KEPT_SIDE, _KEPT_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull() or min(image.width(), image.height()) < _LEAST_SIDE:
        raise UserError(_unreadable(path))
    return _png(image)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes words
    return bytes(buffer.data().data())


def _unreadable(path: Path) -> str:
    return f"“{path.name}”不是能用的图片，或者文件已经损坏。请换一张 PNG 或 JPG 图片，边长不小于 {_LEAST_SIDE} 个像素。"
