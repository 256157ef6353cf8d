"""What an Office Open XML package says about itself: who saved it last."""

from importers.office.parts import relations
from importers.office.xml_tree import name_of
from importers.reading.builder import clean
from importers.reading.package import Package
from model.errors import UserError

_LONGEST_NAME = 100


def saved_by(package: Package) -> str:
    """The name in ``lastModifiedBy``; ``""`` when there is none. A damaged part says nothing and stops nothing."""
    part = next((target.part for target in relations(package, "").values() if target.kind == "core-properties"), "")
    try:
        tree = package.tree(part) if part else None
    except UserError:
        return ""
    for element in tree if tree is not None else ():
        if name_of(element) == "lastModifiedBy":
            return " ".join(clean(element.text or "").split())[:_LONGEST_NAME]
    return ""
