"""Notices on a roll: the paper is cut where the words end. Everything else about papers is said in ``exporters``."""

from dataclasses import replace

from exporters.blocks import Document, PageSetup
from gui.printing.layout import Pages
from gui.printing.page import Page

_AIR = 6.0  # mm between the last row and what stands at the foot
_STEP = 20.0  # mm more when that was not enough
_MOST_STEPS = 5


def shortened(document: Document) -> Document:
    """The document with its one section only as high as needed; as it is when it does not fit on one length."""
    (section,) = document.sections
    pages = Pages(document)
    if pages.advance():  # one length does not hold everything, and laying out the rest would take long
        return document
    setup = section.setup
    spare = _largest_gap(pages.page(0), setup) - _AIR
    for step in range(_MOST_STEPS):
        height = setup.height - spare + step * _STEP
        if height >= setup.height:
            break
        shorter = replace(document, sections=[replace(section, setup=replace(setup, height=round(height + 0.5)))])
        if not Pages(shorter).advance():
            return shorter
    return document


def _largest_gap(page: Page, setup: PageSetup) -> float:
    """The height in mm of the highest strip of the text area on which nothing stands."""
    y, largest = setup.top, 0.0
    for item in sorted(page.items, key=lambda item: item.y):
        largest = max(largest, item.y - y)
        y = max(y, item.y + item.height)
    return max(largest, setup.height - setup.bottom - y)
