"""From what happened to rows to what observers are told: ``Changes`` gathered image by image."""

from model import schema
from model.changes import ChangeKind, Changes
from model.images import Image, ImageKind

_PLACE = frozenset(("area", "position"))
_BOOKKEEPING = frozenset(("updated_at",))
_REVIEW_TABLES = frozenset((schema.sendings.name, schema.remarks.name))
_SETTINGS_TABLES = frozenset((schema.settings.name, schema.custom_fields.name))


class Touched:
    """Collects the images of one transaction. Ids keep the order in which they were touched; new ones are sorted."""

    def __init__(self) -> None:
        self._added: dict[int, None] = {}
        self._removed: dict[int, None] = {}
        self._moved: dict[int, None] = {}
        self._changed: dict[int, None] = {}
        self._fields: dict[str, None] = {}
        self._settings = False
        self._areas = False
        self._releases = False
        self._remarks = False
        self._disclosures = False

    def note(self, image: Image) -> None:
        """Take one image into account."""
        if image.table == schema.entries.name:
            self._note_entry(image)
        elif image.table in _SETTINGS_TABLES:
            self._settings = True
        elif image.table == schema.areas.name:
            self._areas = True
        elif image.table == schema.releases.name:
            self._releases = True
        elif image.table in _REVIEW_TABLES:
            self._remarks = True
        elif image.table == schema.disclosures.name:
            self._disclosures = True

    @property
    def entry_count(self) -> int:
        """How many entries had a part in it."""
        return len(self._added.keys() | self._removed.keys() | self._moved.keys() | self._changed.keys())

    def as_changes(self, label: str, kind: ChangeKind) -> Changes:
        """What is announced after the commit. An entry made and removed by one operation is not mentioned."""
        passing = self._added.keys() & self._removed.keys()
        gone = self._added.keys() | self._removed.keys()
        return Changes(
            added=tuple(sorted(key for key in self._added if key not in passing)),
            changed=tuple(key for key in self._changed if key not in gone),
            removed=tuple(key for key in self._removed if key not in passing),
            moved=tuple(key for key in self._moved if key not in gone),
            settings=self._settings,
            areas=self._areas,
            label=label,
            kind=kind,
            fields=tuple(self._fields),
            releases=self._releases,
            remarks=self._remarks,
            disclosures=self._disclosures,
        )

    def _note_entry(self, image: Image) -> None:
        if image.kind is ImageKind.INSERT:
            self._added[image.row_id] = None
        elif image.kind is ImageKind.DELETE:
            self._removed[image.row_id] = None
        elif image.kind is ImageKind.UPDATE:
            columns = image.after.keys() - _BOOKKEEPING
            if columns & _PLACE:
                self._moved[image.row_id] = None
            if columns - _PLACE:
                self._changed[image.row_id] = None
                self._fields.update(dict.fromkeys(sorted(columns - _PLACE)))
