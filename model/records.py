"""What leaves the model: frozen records of plain values. No row, session or connection crosses the border."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from model.fields import split_words


class Status(Enum):
    """Where an entry stands on its way to publication."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    RETIRED = "retired"

    @property
    def label(self) -> str:
        return {"draft": "草拟", "review": "送审", "approved": "定稿", "retired": "废止"}[self.value]


@dataclass(frozen=True, slots=True)
class Area:
    """A 领域. ``key`` is stable, ``custom`` areas were added by the clerk."""

    key: str
    label: str
    custom: bool = False


@dataclass(frozen=True, slots=True)
class CustomField:
    """A column of this catalogue only, added by the clerk or kept from an import. Values live in ``Entry.values``."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One disclosure item. ``values`` holds every standard field and custom field that is not empty.

    ``unconfirmed`` marks a starter entry whose facts are 待核实 until a clerk confirms them.
    Times are local, naive, to the second.
    """

    id: int
    uid: str
    area: str
    status: Status
    values: Mapping[str, str]
    unconfirmed: bool = False
    created_at: datetime = field(default=datetime.min)
    updated_at: datetime = field(default=datetime.min)

    def __getitem__(self, key: str) -> str:
        """The text of a field; ``""`` when empty."""
        return self.values.get(key, "")

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a list field."""
        return split_words(self[key])


@dataclass(frozen=True, slots=True)
class CatalogueSettings:
    """What is said once for the whole catalogue."""

    unit: str = ""  # 单位全称
    title: str = ""
    version_label: str = ""  # 例:2026年版
    contact: str = ""  # 联系人、咨询电话
    supervision_phone: str = ""  # 监督电话
    tiers: tuple[str, ...] = ("县级", "乡级")
    units: tuple[str, ...] = ()  # 公开主体名录
    other_names: tuple[str, ...] = ()  # 单位的简称和曾用名，每行一个单位；见 unit_register.py
    custom_fields: tuple[CustomField, ...] = ()
    kind: str = "standard"


class Severity(Enum):
    """How bad a problem is: an error must be repaired before 定稿, a warning should be looked at, a hint may be."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        return {"error": "错误", "warning": "警告", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Repair:
    """A one-click repair: set these fields (and, with ``confirm``, drop the 待核实 mark)."""

    label: str
    values: Mapping[str, str] = field(default_factory=dict)
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of the checks. ``entry_id`` is None for a finding about an area or the whole catalogue."""

    entry_id: int | None
    field: str
    severity: Severity
    code: str
    message: str
    repair: Repair | None = None
    area: str = ""
