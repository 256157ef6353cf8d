"""Small words for strangers' XML: names without namespaces, attributes, streaming. No format's own knowledge.

Namespaces are ignored on purpose: the transitional, the strict and some writers' own ones mean the same here.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import IO

from lxml import etree

_OFF = {"0", "false", "off"}


@lru_cache(maxsize=2_000)
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def name_of(element: etree._Element) -> str:
    """The local name; ``""`` for what is no element (an unresolved entity, an instruction)."""
    tag: object = element.tag
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
            if _local_name(str(key)) == name:
                return str(value)
    return otherwise


def number(element: etree._Element | None, otherwise: int, name: str = "val") -> int:
    """A whole number in an attribute."""
    text = attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch like ``w:vanish`` is there and not turned off."""
    return element is not None and attribute(element, "val") not in _OFF


def all_text(element: etree._Element) -> str:
    """Every text inside, in order."""
    return "".join(str(piece) for piece in element.itertext())


def iterate(
    stream: IO[bytes], names: tuple[str, ...], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    """Elements of these names as they are read. No entities, no network, libxml2's limits on size and depth kept."""
    walker: Iterator[tuple[str, etree._Element]] = etree.iterparse(
        stream,
        events=events,
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
    )
    return walker


def forget(element: etree._Element) -> None:
    """Give back the memory of an element that was read, and of its elder siblings."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
