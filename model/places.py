"""Where the program keeps its own files: the default catalogue, rotating backups, logs. Nothing else decides a place.

Everything lies in the local (never the roaming) data folder of the user. The environment variable
``DISCLOSURE_CATALOGUE_HOME`` puts all of it below another folder: for tests, and for a program on a USB stick.
"""

import os
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "DISCLOSURE_CATALOGUE_HOME"
CATALOGUE_SUFFIX = ".gkml"
_FOLDER = "disclosure-catalogue"


def home() -> Path:
    """The folder that holds everything below; it need not exist yet."""
    override = os.environ.get(HOME_VARIABLE)
    return Path(override) if override else user_data_path(_FOLDER, appauthor=False)


def default_catalogue() -> Path:
    """The catalogue the program opens when none is named."""
    return home() / f"政务公开标准目录{CATALOGUE_SUFFIX}"


def backups(catalogue_id: str) -> Path:
    """The folder of the rotating backups of one catalogue."""
    return home() / "backups" / catalogue_id


def superseded_documents() -> Path:
    """The user's own additions to the list of documents out of force; need not exist."""
    return home() / "失效文件.toml"


def board_presets() -> Path:
    """The user's named designs of notice boards; need not exist."""
    return home() / "公示栏方案.json"


def board_styles() -> Path:
    """The folder of the user's own styles of notice boards; need not exist."""
    return home() / "公示栏样式"


def holiday_arrangements() -> Path:
    """The user's own arrangements of holidays, for years later than the program; need not exist."""
    return home() / "放假安排.toml"


def flow_templates() -> Path:
    """The folder of the user's own steps of the flow charts; need not exist."""
    return home() / "流程图"


def logs() -> Path:
    """The folder of log files and crash reports."""
    return home() / "logs"


def drafts() -> Path:
    """The folder of what is being typed and not saved yet, one small file for each open catalogue."""
    return home() / "drafts"
