"""Namespaces: a child sees no process, network device, System V object or mount of this host.

The zygote enters a process namespace for its children once: it stays outside, and its first
child, the keeper, is the namespace's process 1. When the keeper ends the kernel ends all that
live there, so nothing outlives the zygote. Each child then gets network, IPC, mount, host name
and cgroup namespaces of its own.

Not every host allows them: containers usually refuse `unshare`. Landlock and seccomp hold the
line alone there, so a refusal lowers the level that is reported and is no error.
"""

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path

from judge.sandbox.libc import PR_SET_PDEATHSIG, prctl, syscall

_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
_NEWUSER, _NEWPID, _NEWNET = 0x10000000, 0x20000000, 0x40000000
_EACH_CHILD = _NEWNS | _NEWCGROUP | _NEWUTS | _NEWIPC | _NEWNET
_UNSHARE = {"x86_64": 272, "aarch64": 97}


def prepare() -> bool:
    """Set this process up so that its children live in namespaces; False where refused."""
    if not _works(_enter_all):
        return False
    _enter_own()
    _start_keeper()
    return True


def enter() -> None:
    """Move this process, a child of one that is prepared, into namespaces of its own.

    Raises:
        LayerError: the kernel refused.
    """
    _unshare(_EACH_CHILD)


def _enter_all() -> None:
    _enter_own()
    enter()


def _enter_own() -> None:
    """Enter a process namespace for children; as an ordinary user by way of a user namespace."""
    if os.geteuid() == 0:
        _unshare(_NEWPID)
        return
    user, group = os.geteuid(), os.getegid()
    _unshare(_NEWUSER | _NEWPID)
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "uid_map").write_text(f"{user} {user} 1")
    (own / "gid_map").write_text(f"{group} {group} 1")


def _start_keeper() -> None:
    parent = os.getpid()
    if os.fork() != 0:
        return
    with contextlib.suppress(BaseException):
        prctl("parent-death signal", PR_SET_PDEATHSIG, signal.SIGKILL)
        os.closerange(0, 1024)
        while Path(f"/proc/{parent}").exists():
            signal.pause()
    os._exit(0)


def _unshare(flags: int) -> None:
    syscall("namespaces", _UNSHARE[os.uname().machine], flags)


def _works(attempt: Callable[[], None]) -> bool:
    """Whether `attempt` succeeds, tried in a process that is thrown away."""
    pid = os.fork()
    if pid == 0:
        try:
            attempt()
        except (OSError, KeyError):
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0
