"""Who is working, on which computer, in which process: for lock rows and the history. Asks nothing of the network."""

import getpass
import os
import platform

import psutil


def user_name() -> str:
    """The name of the person logged in; 未知用户 where the system has none (a container, a service)."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未知用户"


def host_name() -> str:
    """The name of this computer."""
    return platform.node() or "本机"


def process_started(pid: int | None = None) -> float | None:
    """When a process began, in seconds since 1970; ``None`` when it is not running. Default: this process.

    Pids are used again by the system; pid and start together name one process for good.
    """
    try:
        return round(float(psutil.Process(os.getpid() if pid is None else pid).create_time()), 1)
    except psutil.NoSuchProcess:
        return None
    except psutil.AccessDenied:
        return 0.0
