"""Whether a catalogue lies where it is in danger: on the network, in a synchronised folder, among received files.

Only says so and what to do; nothing is forbidden. The programs and their folders are data (``folders.toml``).
SQLite's locks are not reliable on network drives, and a program that synchronises may put an older copy in the place
of a newer one or split a file into two.
"""

import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path, PurePath, PureWindowsPath

from model.resource_files import resource


class Danger(Enum):
    """What may happen to a file there."""

    NETWORK = "network"
    SYNCHRONISED = "synchronised"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class FolderRisk:
    """``name`` is what the clerk calls the place: 坚果云, 网络盘."""

    danger: Danger
    name: str

    @property
    def advice(self) -> str:
        """For a catalogue that is worked on there."""
        return {
            Danger.NETWORK: (
                f"这个目录在{self.name}上：网络断开时改动存不上，几个人不能同时编辑。"
                "建议平时放在本机，用“另存副本”或者导出交给别人。"
            ),
            Danger.SYNCHRONISED: (
                f"这个目录在{self.name}的同步文件夹里：两台电脑先后打开，没有同步完的改动可能被盖掉，或者生成冲突副本。"
                "建议移到不同步的文件夹，只把备份和副本放进来。"
            ),
            Danger.RECEIVED: (
                f"这个目录在{self.name}里，清理聊天记录时文件可能被删掉。请用“另存副本”存到自己的文件夹，再打开那一份。"
            ),
        }[self.danger]

    @property
    def advice_for_copy(self) -> str:
        """For a copy that was put there."""
        return {
            Danger.NETWORK: f"副本在{self.name}上：交给别人没有问题，自己接着编辑请仍用本机的目录。",
            Danger.SYNCHRONISED: f"副本在{self.name}的同步文件夹里：当备份没有问题，自己接着编辑请仍用原来的目录。",
            Danger.RECEIVED: f"副本在{self.name}里，可能被清理掉。请另存到自己的文件夹。",
        }[self.danger]


_ROOT_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_TYPE = re.compile(
    r"(fuse\.)?(nfs4?|cifs|smb3|smbfs|smbnetfs|sshfs|davfs2?|afs|ceph|glusterfs|gvfsd-fuse|rclone)"
)
_DRIVE_REMOTE = 4  # what GetDriveTypeW answers for a mapped network drive


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the system says: ``mounts`` as in ``/proc/mounts``, whether a Windows drive (``Z:\\``) is a mapped one,
    and the folders that OneDrive names in the environment."""

    mounts: str = ""
    is_remote_drive: Callable[[str], bool] = field(default=lambda _drive: False)
    one_drive: tuple[str, ...] = ()


def surroundings(environment: Mapping[str, str] = os.environ) -> Surroundings:
    """What this system says now."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # no Linux, or a kernel that does not tell: then nothing is known of mounts
        mounts = ""
    roots = tuple(environment[name] for name in _ROOT_VARIABLES if environment.get(name))
    return Surroundings(mounts, _is_remote_drive, roots)


def risk_of(path: PurePath, around: Surroundings | None = None) -> FolderRisk | None:
    """The danger at this place; ``None`` when nothing is known against it. Looks at names and marks, opens nothing."""
    around = around or surroundings()
    place = path.absolute() if isinstance(path, Path) else path
    return _by_network(place, around) or _by_name(place) or _by_root(place, around) or _by_marker(place)


def _by_network(path: PurePath, around: Surroundings) -> FolderRisk | None:
    drive = PureWindowsPath(path).drive if isinstance(path, PureWindowsPath) else ""
    if drive.startswith("\\\\"):
        return FolderRisk(Danger.NETWORK, f"网络共享 {drive} ")
    if drive and around.is_remote_drive(f"{drive}\\"):
        return FolderRisk(Danger.NETWORK, f"网络盘 {drive} ")
    if not drive and _NETWORK_TYPE.fullmatch(_file_system(path, around.mounts)):
        return FolderRisk(Danger.NETWORK, "网络盘")
    return None


def _file_system(path: PurePath, mounts: str) -> str:
    """The type of the file system that holds a path: that of the longest mount point above it."""
    found, longest = "", -1
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[1]))
        depth = len(point.parts)
        if depth >= longest and path.is_relative_to(point):  # a later mount at the same point covers the one before
            found, longest = parts[2], depth
    return found


def _by_name(path: PurePath) -> FolderRisk | None:
    folders = path.parts[:-1]
    for program in _programs():
        if any(_fits(folder, name) for folder in folders for name in program.folders):
            return program.risk
    return None


def _fits(folder: str, name: str) -> bool:
    begin, star, end = name.casefold().partition("*")
    folder = folder.casefold()
    if not star:
        return folder == begin
    return len(folder) > len(begin) + len(end) and folder.startswith(begin) and folder.endswith(end)


def _by_root(path: PurePath, around: Surroundings) -> FolderRisk | None:
    if any(path.is_relative_to(type(path)(root)) for root in around.one_drive):
        return FolderRisk(Danger.SYNCHRONISED, "OneDrive")
    return None


def _by_marker(path: PurePath) -> FolderRisk | None:
    if not isinstance(path, Path):
        return None
    marks = [(mark, program.risk) for program in _programs() for mark in program.marks]
    for folder in _folders_above(path):
        for mark, risk in marks:
            if os.path.lexists(folder / mark):
                return risk
    return None


def _folders_above(path: Path) -> Iterator[Path]:
    """The folders a file lies in, but not the user's own, where such programs keep their settings."""
    home = Path.home()
    for folder in path.parents:
        if folder == home:
            return
        yield folder


@dataclass(frozen=True, slots=True)
class _Program:
    """One program of ``folders.toml`` and how its folders are known."""

    risk: FolderRisk
    folders: tuple[str, ...]
    marks: tuple[str, ...]


@cache
def _programs() -> tuple[_Program, ...]:
    with resource("vocabularies", "folders.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(
        _Program(FolderRisk(danger, row["name"]), tuple(row["folders"]), tuple(row.get("marks", ())))
        for danger in (Danger.SYNCHRONISED, Danger.RECEIVED)
        for row in table[danger.value]
    )


def _is_remote_drive(drive: str) -> bool:
    """Whether Windows has this drive from the network."""
    if sys.platform == "win32":
        import ctypes  # of use on Windows only

        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE)
    return False
