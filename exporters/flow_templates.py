"""How disclosure flows, as data: the lanes, steps and arrows of ``resources/flows``, or the user's own beside them.

A template says nothing of any entry; ``flow_charts.py`` fills it. Legal sources stand in the files.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exporters.blocks import FlowLink
from exporters.output import replacing
from exporters.printable import printable
from model.errors import UserError
from model.places import flow_templates
from model.resource_files import resource

ACTIVE, ON_REQUEST = "active", "on_request"
KEYS = (ACTIVE, ON_REQUEST)
STEP_KEYS = ("title", "who", "when", "where")
PLACES = {
    "subject": "公开主体",
    "time_limit": "公开时限",
    "channels": "公开渠道",
    "unit": "单位",
    "contact": "联系方式",
    "phone": "监督电话",
}
"""What {places} are called by clerks; both names stand for the same words."""

MOST_STEPS, MOST_LANES = 7, 6
"""More would not be readable on one page."""

_MOST_CHARACTERS = 120
_MALFORMED = "流程图步骤文件“{name}”{what}，没有导出。请改正这个文件，或者删除它以恢复程序自带的步骤。文件在 {folder}。"


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """A step with {places}. ``where`` (channels, telephone) is written below its name."""

    title: str
    who: str = ""
    when: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class LaneTemplate:
    label: str
    steps: tuple[StepTemplate, ...]
    links: tuple[FlowLink, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowTemplate:
    """One flow: what it is called, its lanes, and the note below the chart."""

    key: str
    label: str
    note: str
    lanes: tuple[LaneTemplate, ...]


def flow_template(key: str) -> FlowTemplate:
    """The user's own template of that key, or the program's. Raises ``UserError`` when the user's cannot be read."""
    own = own_template(key)
    if own.is_file():
        return _load(key, own)
    return original_template(key)


def original_template(key: str) -> FlowTemplate:
    """The program's template of that key."""
    return _load(key, resource("flows", f"{key}.toml"))


def save_own(template: FlowTemplate) -> None:
    """Keep the template as the user's own. Raises ``StorageError`` when it cannot be written."""
    rows = [f"label = {_toml(template.label)}", f"note = {_toml(template.note)}"]
    for lane in template.lanes:
        rows += ["", "[[lanes]]", f"label = {_toml(lane.label)}", "steps = ["]
        for step in lane.steps:
            said = ", ".join(f"{key} = {_toml(getattr(step, key))}" for key in STEP_KEYS if getattr(step, key))
            rows.append(f"    {{ {said} }},")
        rows += ["]", "links = ["]
        rows += [
            f"    {{ column = {link.column}, text = {_toml(link.text)}, up = {str(link.up).lower()} }},"
            for link in lane.links
        ]
        rows.append("]")
    path = own_template(template.key)
    with suppress(OSError):  # said by the writing below
        path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as temporary:
        temporary.write_text("\n".join(rows) + "\n", encoding="utf-8")


def forget_own(key: str) -> None:
    """Go back to the program's template of that key."""
    own_template(key).unlink(missing_ok=True)


def _toml(text: str) -> str:
    """A TOML string: JSON's escapes are understood there too."""
    return json.dumps(printable(text), ensure_ascii=False)


def own_template(key: str) -> Path:
    """Where the user's own template of that key lies, when there is one."""
    return flow_templates() / f"{key}.toml"


def _load(key: str, path: Path) -> FlowTemplate:
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        found = FlowTemplate(key, _text(row, "label"), _text(row, "note"), tuple(map(_lane, _rows(row, "lanes"))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(_MALFORMED.format(name=path.name, what="读不出来", folder=path.parent)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(_MALFORMED.format(name=path.name, what="写法不对", folder=path.parent)) from error
    if not 0 < len(found.lanes) <= MOST_LANES or any(not 0 < len(lane.steps) <= MOST_STEPS for lane in found.lanes):
        what = f"里应当有 1 到 {MOST_LANES} 行、每行 1 到 {MOST_STEPS} 步"
        raise UserError(_MALFORMED.format(name=path.name, what=what, folder=path.parent))
    return found


def _lane(row: Mapping[str, Any]) -> LaneTemplate:
    steps = tuple(StepTemplate(*(_text(step, key) for key in STEP_KEYS)) for step in _rows(row, "steps"))
    links = tuple(
        FlowLink(int(link["column"]), _text(link, "text"), bool(link.get("up", False))) for link in _rows(row, "links")
    )
    return LaneTemplate(_text(row, "label"), steps, tuple(link for link in links if 0 <= link.column < len(steps)))


def _rows(row: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    rows = row.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise TypeError(key)
    return rows


def _text(row: Mapping[str, Any], key: str) -> str:
    text = row.get(key, "")
    if not isinstance(text, str):
        raise TypeError(key)
    return text[: _MOST_CHARACTERS * 2]
