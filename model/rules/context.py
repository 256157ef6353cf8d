"""What the rules need to know beside the entry: the fields, the units, the date, and documents out of force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model import provinces
from model.fields import Field, FieldKind, ListKind, list_kind
from model.records import Area, CatalogueSettings, Problem, Repair, Severity
from model.superseded import SupersededDocuments
from model.text import fold_key
from model.unit_register import OtherName, other_names


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Made once for a catalogue and its settings; rules only read it. Fields are told by what they are, not by key."""

    kind: ListKind
    fields: tuple[Field, ...]
    required: tuple[Field, ...]
    basis: tuple[Field, ...]
    time_limits: tuple[Field, ...]
    unit_fields: tuple[Field, ...]
    unit: str
    units: dict[str, str]
    other_names: dict[str, OtherName]
    province: str
    area_labels: dict[str, str]
    superseded: SupersededDocuments
    today: date

    def of_vocabulary(self, name: str) -> Field | None:
        """The field whose words come from that vocabulary; ``None`` when this kind of list has none."""
        return next((field for field in self.kind.fields if field.vocabulary == name), None)


def make_context(
    settings: CatalogueSettings, areas: Iterable[Area], today: date, superseded: SupersededDocuments
) -> RuleContext:
    """The context of a catalogue. ``units`` maps folded names of the unit list to the names themselves,
    ``other_names`` folded 简称 and 曾用名 to their units."""
    kind = list_kind(settings.kind)
    own = tuple(Field(field.key, field.label, field.label, FieldKind.TEXT, 0) for field in settings.custom_fields)
    listed = (settings.unit, *settings.units) if settings.units else ()
    return RuleContext(
        kind=kind,
        fields=kind.fields + own,
        required=tuple(field for field in kind.fields if field.required),
        basis=tuple(field for field in kind.fields if field.kind is FieldKind.BASIS),
        time_limits=tuple(field for field in kind.fields if field.kind is FieldKind.TIME_LIMIT),
        unit_fields=tuple(field for field in kind.fields if field.kind is FieldKind.UNIT),
        unit=settings.unit,
        units={fold_key(name): name for name in listed if name},
        other_names=other_names(settings),
        province=provinces.of_unit(settings.unit),
        area_labels={area.key: area.label for area in areas},
        superseded=superseded,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds in one entry, before it is tied to the entry: cheap to share between equal texts."""

    code: str
    severity: Severity
    message: str
    repair: Repair | None = None

    def at(self, entry_id: int, field: str) -> Problem:
        """The finding as a problem of that entry and field."""
        return Problem(entry_id, field, self.severity, self.code, self.message, self.repair)


def replace_by(label: str, field: str, value: str) -> Repair:
    """The repair that sets one field."""
    return Repair(label, {field: value})
