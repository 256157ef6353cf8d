"""Names in WordprocessingML, whatever its namespace (transitional or strict), and how to look through its wrappers."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_TAKEN = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}
_OFF = {"0", "false", "off"}


@lru_cache(maxsize=2_000)
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def name_of(element: etree._Element) -> str:
    """The local name; ``""`` for what is no element (an unresolved entity, an instruction)."""
    tag = element.tag
    return _local_name(tag) if isinstance(tag, str) else ""


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The element found by going down these names, the first of each."""
    at: etree._Element | None = element
    for name in path:
        if at is None:
            return None
        at = next((inner for inner in at if name_of(inner) == name), None)
    return at


def attribute(element: etree._Element | None, name: str, otherwise: str = "") -> str:
    """An attribute by its local name."""
    if element is not None:
        for key, value in element.attrib.items():
            if key == name or key.endswith("}" + name):
                return str(value)
    return otherwise


def number(element: etree._Element | None, otherwise: int, name: str = "val") -> int:
    """A whole number in an attribute."""
    text = attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch like ``w:vanish`` is there and not turned off."""
    return element is not None and attribute(element, "val") not in _OFF


def unwrapped(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names, also inside content controls and tracked insertions; deletions are left out."""
    for inner in element:
        name = name_of(inner)
        if name in names:
            yield inner
        elif name in _TAKEN:
            yield from unwrapped(inner, *names)
