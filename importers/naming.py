"""Names from files → keys of the catalogue: areas and custom fields, the known ones and those to be made."""

from collections.abc import Sequence

from importers.labels import TargetKind
from importers.readings import AreaGuess, MappedColumn
from model.areas import known_areas
from model.cell_names import column_name
from model.fields import ListKind
from model.operations.custom_fields import custom_field_key
from model.plan import NEW_AREA, ImportProblem, Place, ProblemLevel
from model.records import Area, CustomField
from model.snapshot import Snapshot
from model.text import fold, fold_key

_CUSTOM = (TargetKind.CUSTOM, TargetKind.CUSTOM_TICK)


class Namer:
    """Gives keys, and remembers what has to be made for them."""

    def __init__(self, snapshot: Snapshot, kind: ListKind) -> None:
        self._areas = {area.key for area in snapshot.areas}
        self._built_in = {known.area.key: known.area for known in known_areas()}
        self._new_areas: dict[str, Area] = {}
        self._standard = {field.label for field in kind.fields}
        self._labels = {field.key: field.label for field in kind.fields} | {"status": "状态", "area": "领域"}
        self._custom = {field.key: field for field in snapshot.settings.custom_fields}
        self._by_label = {field.label: field for field in snapshot.settings.custom_fields}
        self._new_fields: dict[str, CustomField] = {}
        self._keys: dict[AreaGuess, str] = {}

    @property
    def new_areas(self) -> tuple[Area, ...]:
        """Areas the catalogue does not have yet."""
        return tuple(self._new_areas.values())

    @property
    def new_fields(self) -> tuple[CustomField, ...]:
        """Custom fields the catalogue does not have yet."""
        return tuple(self._new_fields.values())

    @property
    def problems(self) -> list[ImportProblem]:
        """What is to be told about areas and fields that will be made."""
        told = [f"目录中没有“{area.label}”领域，将一并添加。" for area in self._new_areas.values()]
        told += [f"目录中没有“{field.label}”字段，将作为自定义字段保留。" for field in self._new_fields.values()]
        return [ImportProblem(Place("", ""), "", message, "", ProblemLevel.NOTICE) for message in told]

    def label(self, field_key: str) -> str:
        """What the clerk calls a field."""
        custom = self._custom.get(field_key) or self._new_fields.get(field_key)
        return custom.label if custom is not None else self._labels.get(field_key, field_key)

    def area_key(self, guess: AreaGuess) -> str:
        """The key of an area; ``""`` when nobody knows which."""
        key = self._keys.get(guess)
        if key is None:
            key = self._keys[guess] = self._area_key(guess)
        return key

    def _area_key(self, guess: AreaGuess) -> str:
        if guess.key in self._areas:
            return guess.key
        if guess.key in self._built_in:
            self._new_areas[guess.key] = self._built_in[guess.key]
            return guess.key
        if not guess.label:
            return ""
        key = NEW_AREA + guess.label
        self._new_areas[key] = Area(key, guess.label, custom=True)
        return key

    def field_names(self, columns: Sequence[MappedColumn]) -> dict[str, str]:
        """Label → key, for the columns of a table that are custom fields."""
        names: dict[str, str] = {}
        for column in columns:
            target = column.target
            if target is not None and target.kind in _CUSTOM and target.field not in names:
                names[target.field] = self._field_key(target.field, column.index)
        return names

    def _field_key(self, label: str, column: int) -> str:
        if label in self._by_label:
            return self._by_label[label].key
        if label in self._custom:
            return label
        key = ""
        for shown in (label, f"{label}（{column_name(column)}列）", f"{column_name(column)}列"):
            key = custom_field_key(shown)
            known = self._custom.get(key) or self._new_fields.get(key)
            if known is not None and fold(known.label) == fold(shown):
                return key
            if known is None and shown not in self._standard and fold_key(shown):
                self._new_fields[key] = CustomField(key, shown)
                return key
        return key
