"""How the settings of a catalogue are written into rows of key and text, and read back.

One row per field of ``CatalogueSettings``, so that undo restores exactly the fields that were changed.
"""

import json
from collections.abc import Mapping
from dataclasses import fields

from model.errors import DamagedError
from model.records import CatalogueSettings, CustomField

_OWN_TABLE = "custom_fields"
SETTING_KEYS: tuple[str, ...] = tuple(field.name for field in fields(CatalogueSettings) if field.name != _OWN_TABLE)
SETTING_LABELS: Mapping[str, str] = {
    "unit": "单位全称",
    "title": "目录标题",
    "version_label": "版本",
    "contact": "联系方式",
    "supervision_phone": "监督电话",
    "tiers": "公开层级",
    "units": "公开主体名录",
    "other_names": "单位的其他名称",
}
"""What the clerk calls the settings that can be changed."""
LIST_SETTINGS = frozenset(field.name for field in fields(CatalogueSettings) if isinstance(field.default, tuple))
"""The settings that hold several words."""


def settings_from_rows(rows: Mapping[str, str], custom_fields: tuple[CustomField, ...]) -> CatalogueSettings:
    """The settings; what has no row keeps its default, rows this version does not know are left out.

    Raises ``DamagedError`` for text that cannot be read.
    """
    try:
        known = {key: _read(key, text) for key, text in rows.items() if key in SETTING_KEYS}
    except (ValueError, TypeError) as error:
        raise DamagedError("目录设置已损坏，不能读取。请从最近的备份恢复。") from error
    return CatalogueSettings(**known, custom_fields=custom_fields)  # type: ignore[arg-type]


def rows_from_settings(settings: CatalogueSettings) -> dict[str, str]:
    """Key and text of every setting, custom fields (which have their own table) left out."""
    return {key: setting_text(key, getattr(settings, key)) for key in SETTING_KEYS}


def setting_text(key: str, value: object) -> str:
    """One setting as it is written."""
    return json.dumps(value, ensure_ascii=False) if key in LIST_SETTINGS else str(value)


def _read(key: str, text: str) -> object:
    return tuple(json.loads(text)) if key in LIST_SETTINGS else text
