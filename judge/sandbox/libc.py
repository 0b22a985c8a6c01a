"""Bare system calls through the C library that Python already loaded."""

import ctypes
import os
import sys

if sys.platform == "linux":
    _LIBC = ctypes.CDLL(None, use_errno=True)
    _LIBC.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38


class LayerError(OSError):
    """A layer of the sandbox could not be installed; the message names it."""


def syscall(what: str, number: int, *arguments: int | ctypes.Array[ctypes.c_char]) -> int:
    """Make a system call and return its result.

    Raises:
        LayerError: it failed; the message starts with `what`.
    """
    values = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = int(_LIBC.syscall(ctypes.c_long(number), *values))
    if result < 0:
        number = ctypes.get_errno()
        raise LayerError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(what: str, option: int, value: int) -> None:
    """Set one attribute of this process.

    Raises:
        LayerError: the kernel refused.
    """
    if _LIBC.prctl(option, ctypes.c_ulong(value), 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise LayerError(number, f"{what}: {os.strerror(number)}")


def machine() -> str:
    """The processor's name as seccomp knows it: `x86_64` or `aarch64`.

    Raises:
        LayerError: there is no table of system calls for this processor.
    """
    name = os.uname().machine
    if name not in {"x86_64", "aarch64"}:
        raise LayerError(38, f"seccomp: no table of system calls for a {name} processor")
    return name
