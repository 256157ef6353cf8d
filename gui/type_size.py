"""How large the window's type is: four sizes around the system's own, chosen under 视图 › 字号.

``Theme`` applies a size; whoever fixes a width or height in pixels asks ``in_type`` for it, and again when the font
changes. Printed pages have sizes of their own (``gui/printing``).
"""

from enum import Enum

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

_FACTOR = "type_factor"  # properties of the application
_BASE = "type_base"


class TypeSize(Enum):
    """The sizes, the smallest first."""

    SMALL = "small"
    STANDARD = "standard"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def factor(self) -> float:
        """How many times the system's size."""
        return {"small": 0.9, "standard": 1.0, "large": 1.2, "largest": 1.45}[self.value]

    def stepped(self, steps: int) -> "TypeSize":
        """The size so many steps larger, as far as there are any."""
        sizes = list(TypeSize)
        return sizes[max(0, min(len(sizes) - 1, sizes.index(self) + steps))]


def apply(application: QApplication, size: TypeSize) -> None:
    """Give the application's font this size. Widgets hear it as a change of their font."""
    font = QFont(application.font())
    base = application.property(_BASE)
    if base is None:
        base = font.pointSizeF()
        application.setProperty(_BASE, base)
    application.setProperty(_FACTOR, size.factor)
    font.setPointSizeF(float(base) * size.factor)
    application.setFont(font)


def type_factor() -> float:
    """How much larger than standard the type is now."""
    application = QApplication.instance()
    factor = application.property(_FACTOR) if application is not None else None
    return float(factor) if factor is not None else 1.0


def in_type(pixels: int) -> int:
    """A measure that fits the standard size, for the present one."""
    return round(pixels * type_factor())
