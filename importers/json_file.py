"""JSON: our own export, or any array of objects, as a sheet. Runs in the reading process only."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from importers.field_sheet import FieldRow, field_sheet
from importers.reading.builder import Budget, SheetBuilder
from importers.reading.decoding import decode
from importers.reading.source import Source, damaged
from importers.sheet import Sheet
from model.areas import known_areas
from model.errors import UserError
from model.exchange import FileInfo
from model.fields import KINDS, STANDARD, ListKind, join_words
from model.progress import Progress
from model.records import Status

_OWN_KEYS = {"area", "name", "content"}
_NOT_VALUES = {"id", "uid", "area", "status", "custom", "unconfirmed"}


def read_json(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The file as one sheet. Raises ``UserError`` when it holds no list of objects."""
    decoded = decode(source.path.read_bytes())
    progress(0, 0, "正在读取 JSON 数据")
    try:
        data = json.loads(decoded.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise damaged("请对方重新导出一份。") from error
    objects = _objects(data)
    if not objects:
        raise UserError("是 JSON 数据，但里面没有事项列表。请使用本程序导出的 .json 文件。")
    head = data if isinstance(data, dict) else {}
    if all(item.keys() >= _OWN_KEYS for item in objects):
        kind, areas = _kind(head), _areas(head)
        yield field_sheet(source.title, kind, [_row(item, kind, areas) for item in objects], _info(head, kind))
    else:
        yield _plain(source.title, objects)


def _objects(data: object) -> list[dict[str, Any]]:
    """The list of objects: the whole, our ``entries``, or the longest value that is a list."""
    if isinstance(data, dict):
        lists = [value for value in data.values() if isinstance(value, list)]
        data = data.get("entries", max(lists, key=len, default=None))
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def _kind(head: Mapping[str, Any]) -> ListKind:
    """The list kind the file says it holds; the standard catalogue where it says nothing or something unknown."""
    settings = head.get("settings")
    said = settings.get("kind") if isinstance(settings, dict) else None
    return next((kind for kind in KINDS if kind.key == said), STANDARD)


def _row(item: Mapping[str, Any], kind: ListKind, areas: Mapping[str, str]) -> FieldRow:
    statuses = {status.value: status.label for status in Status}
    custom = item.get("custom")
    others = {key: text_of(value) for key, value in item.items() if key not in _NOT_VALUES and key not in kind.keys}
    if isinstance(custom, dict):
        others |= {str(label): text_of(value) for label, value in custom.items()}
    area, status = text_of(item.get("area")), text_of(item.get("status"))
    return FieldRow(
        area=areas.get(area, area),
        uid=text_of(item.get("uid")),
        status=statuses.get(status, status),
        values={key: text_of(item.get(key)) for key in kind.keys},
        custom=others,
    )


def _areas(head: Mapping[str, Any]) -> dict[str, str]:
    """Labels of area keys: the built-in ones and those the file tells."""
    labels = {known.area.key: known.area.label for known in known_areas()}
    told = head.get("areas")
    for area in told if isinstance(told, list) else ():
        if isinstance(area, dict) and "key" in area and "label" in area:
            labels[str(area["key"])] = str(area["label"])
    return labels


def _info(head: Mapping[str, Any], kind: ListKind) -> str:
    """When the file was exported, as the other formats tell it."""
    try:
        return FileInfo(datetime.fromisoformat(str(head.get("exported_at", ""))), kind.key).dump()
    except ValueError:
        return ""


def _plain(name: str, objects: Sequence[Mapping[str, Any]]) -> Sheet:
    """Somebody else's objects: one column a key."""
    builder = SheetBuilder(name, Budget())
    keys = list(dict.fromkeys(str(key) for item in objects for key in item))
    builder.add_row(keys)
    for item in objects:
        builder.add_row([text_of(item.get(key)) for key in keys])
    return builder.build()


def text_of(value: object) -> str:
    """A JSON value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return join_words(text_of(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
