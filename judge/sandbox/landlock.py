"""Landlock: what of the file system, TCP and other processes a child can reach.

Nothing may be written anywhere; reading is granted for a list of folders and files. Rights that
an older kernel does not know are left out, so the strongest ruleset it has is used. The ruleset
is built once in the zygote; a child only enters it.

Numbers: linux/landlock.h; the ABI versions are described in the kernel's userspace-api manual.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from judge.sandbox.libc import LayerError, syscall

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# How many file-system rights each ABI knows: 13 at first, then REFER, TRUNCATE and IOCTL_DEV.
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_TCP_BIND_CONNECT = 0b11
_SCOPE_ABSTRACT_UNIX_AND_SIGNALS = 0b11


@dataclass(frozen=True)
class Ruleset:
    """An open ruleset: its descriptor, and the ABI it was made for."""

    descriptor: int
    abi: int


def abi() -> int:
    """The kernel's Landlock version, 0 where it has none."""
    try:
        return syscall("landlock", _CREATE, 0, 0, _VERSION_FLAG)
    except LayerError:
        return 0


def build(readable: Iterable[Path]) -> Ruleset:
    """Make a ruleset that allows to read `readable` and what lies beneath, nothing else.

    Raises:
        LayerError: the kernel has no Landlock.
    """
    version = abi()
    if version == 0:
        raise LayerError(38, "landlock: the kernel does not offer it")
    rights = (1 << _FS_RIGHTS[min(version, 5)]) - 1
    attributes = struct.pack("<Q", rights)
    if version >= 4:
        attributes += struct.pack("<Q", _TCP_BIND_CONNECT)
    if version >= 6:
        attributes += struct.pack("<Q", _SCOPE_ABSTRACT_UNIX_AND_SIGNALS)
    buffer = ctypes.create_string_buffer(attributes, len(attributes))
    ruleset = syscall("landlock", _CREATE, buffer, len(attributes), 0)
    for path in readable:
        _allow(ruleset, path)
    return Ruleset(ruleset, version)


def enter(descriptor: int) -> None:
    """Give up every right of this process that the ruleset does not grant, for good.

    Raises:
        LayerError: the kernel refused.
    """
    syscall("landlock", _RESTRICT, descriptor, 0)
    os.close(descriptor)


def _allow(ruleset: int, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rights = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
        rule = struct.pack("<Qi", rights, descriptor)
        buffer = ctypes.create_string_buffer(rule, len(rule))
        syscall("landlock", _ADD_RULE, ruleset, _RULE_PATH_BENEATH, buffer, 0)
    finally:
        os.close(descriptor)
