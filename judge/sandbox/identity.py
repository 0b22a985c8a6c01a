"""Whose rights a child has: another user's where the judge is root, and no capability at all."""

import os
import resource
import struct
from ctypes import create_string_buffer

from judge.sandbox.libc import (
    PR_CAPBSET_DROP,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    LayerError,
    prctl,
    syscall,
)

_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION_3 = 0x20080522
_LAST_CAPABILITY = 63
_CAP_SETGID, _CAP_SETUID, _CAP_SETPCAP = 6, 7, 8
_MOST_THREADS = 256


def drop(user: int | None) -> None:
    """Become `user` and its group, unless that is None, and give up all capabilities.

    Raises:
        LayerError: the kernel refused.
    """
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        # The kernel counts a user's threads on the whole machine: only an id of its own is safe.
        resource.setrlimit(resource.RLIMIT_NPROC, (_MOST_THREADS, _MOST_THREADS))
    _clear_capabilities()
    prctl("no_new_privs", PR_SET_NO_NEW_PRIVS, 1)
    prctl("dumpable", PR_SET_DUMPABLE, 0)


def forget_capabilities() -> None:
    """Keep this process's children from ever gaining a capability back; once, in the zygote."""
    for capability in range(_LAST_CAPABILITY + 1):
        _drop_from_bounding_set(capability)


def _drop_from_bounding_set(capability: int) -> None:
    try:
        prctl("capabilities", PR_CAPBSET_DROP, capability)
    except LayerError as error:
        if error.errno != 22:  # EINVAL: the kernel knows no capability of this number
            raise


def _clear_capabilities() -> None:
    header = create_string_buffer(struct.pack("<Ii", _CAPABILITY_VERSION_3, 0), 8)
    nothing = create_string_buffer(bytes(24), 24)
    syscall("capabilities", _CAPSET[os.uname().machine], header, nothing)


def can_change_user() -> bool:
    """Whether children can be given a user id of their own: root, with the rights of root."""
    if os.geteuid() != 0:
        return False
    with open("/proc/self/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("CapEff:"))
    effective = int(line.split()[1], 16)
    wanted = 1 << _CAP_SETGID | 1 << _CAP_SETUID | 1 << _CAP_SETPCAP
    return effective & wanted == wanted
