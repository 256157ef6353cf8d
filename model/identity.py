"""Who is working, on which computer, in which process: for lock rows and the history. Asks nothing of the network."""

import getpass
import platform

import psutil

_CLOCK_SET_BY = 120.0  # seconds; no pid comes round again that soon


def user_name() -> str:
    """The name of the person logged in; 未知用户 where the system has none (a container, a service)."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未知用户"


def host_name() -> str:
    """The name of this computer."""
    return platform.node() or "本机"


def process_started() -> float:
    """When this process began, in seconds since 1970. Together with the pid it names one process for good."""
    return float(psutil.Process().create_time())


def is_running(pid: int, started: float) -> bool:
    """Whether the process of that number that began then still runs. One that may not be looked at may.

    Pids are used again by the system, hence the time. It is computed from the clock, which may be set meanwhile.
    """
    try:
        return abs(float(psutil.Process(pid).create_time()) - started) < _CLOCK_SET_BY
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
