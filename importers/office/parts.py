"""How the parts of an Office Open XML package point to each other (ECMA-376 part 2), and how one is streamed."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from importers.office.xml_tree import forget, iterate
from importers.reading.package import PACKAGE_ERRORS, Package
from importers.reading.source import damaged


@dataclass(frozen=True, slots=True)
class Target:
    """Where a relationship points and of what kind it is (the last word of its type)."""

    part: str
    kind: str


def relations(package: Package, part: str) -> dict[str, Target]:
    """The relationships of a part by id; those that point outside the package are left out."""
    folder, name = posixpath.split(part)
    tree = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Target] = {}
    for element in tree.iterfind("{*}Relationship") if tree is not None else ():
        if element.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "").replace("\\", "/")))
            found[element.get("Id", "")] = Target(path.lstrip("/"), element.get("Type", "").rpartition("/")[2])
    return found


def main_part(package: Package, otherwise: str) -> str:
    """The part the package is about; writers name it freely."""
    for target in relations(package, "").values():
        if target.kind == "officeDocument" and target.part in package:
            return target.part
    return otherwise


def elements(package: Package, part: str, *names: str) -> Iterator[etree._Element]:
    """The elements of these names in a part, each forgotten when the next is asked for. Raises ``UserError``."""
    try:
        with package.open(part) as stream:
            for _, element in iterate(stream, names):
                yield element
                forget(element)
    except (etree.XMLSyntaxError, *PACKAGE_ERRORS) as error:
        raise damaged() from error
