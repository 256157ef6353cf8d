"""Names of files made from what the clerk wrote: what no file system takes becomes a blank. Writes nothing."""

from model.places import CATALOGUE_SUFFIX

CATALOGUE_FILES = f"政务公开目录 (*{CATALOGUE_SUFFIX})"
"""What file dialogs call catalogues."""
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\r\n\t', " "))


def as_file_name(text: str) -> str:
    """The text as (a part of) a file's name."""
    return text.translate(_NOT_IN_FILE_NAMES).strip()
