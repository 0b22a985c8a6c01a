"""Starts a program with fewer rights than this process has: as other hosts would run the judge.

Run as a script: `confined.py PROFILE COMMAND …`. Profiles:

    ordinary    a user without capabilities on a desktop kernel
    container   the same inside an unprivileged container: no new namespaces, and a filter after
                the documentation of Docker's default seccomp profile

Both keep the owner of the interpreter's files (inside a user namespace under another number), so
they also work where these lie in a folder that only root may enter.
"""

import ctypes
import os
import struct
import sys
from pathlib import Path

CLONE_NEWUSER = 0x10000000
USER = 1001
LIBC = ctypes.CDLL(None, use_errno=True)

EPERM, ENOSYS = 1, 38
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
# What Docker's documentation lists as blocked, on x86_64 and aarch64.
REFUSED = {
    "acct": (163, 89), "add_key": (248, 217), "bpf": (321, 280), "clock_adjtime": (305, 266),
    "clock_settime": (227, 112), "delete_module": (176, 106), "finit_module": (313, 273),
    "init_module": (175, 105), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425), "kcmp": (312, 272), "kexec_load": (246, 104),
    "keyctl": (250, 219), "mount": (165, 40), "move_pages": (279, 239),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "perf_event_open": (298, 241), "pivot_root": (155, 41), "quotactl": (179, 60),
    "reboot": (169, 142), "request_key": (249, 218), "setns": (308, 268), "swapon": (167, 224),
    "swapoff": (168, 225), "umount2": (166, 39), "unshare": (272, 97),
    "userfaultfd": (323, 282),
}  # fmt: skip
CLONE, CLONE3 = (56, 220), (435, 435)
NEW_NAMESPACES = 0x7E020000


def main() -> None:
    profile, *command = sys.argv[1:]
    become_ordinary()
    if profile == "container":
        install_filter()
    os.execv(command[0], command)  # as an ordinary user this drops what is left of capabilities


def become_ordinary() -> None:
    """Become user 1001 without rights over anything outside."""
    user, group = os.geteuid(), os.getegid()
    if LIBC.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "this host allows no user namespace")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{USER} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{USER} {group} 1")


def install_filter() -> None:
    column = 0 if os.uname().machine == "x86_64" else 1
    code = [op(0x20, 0)]
    for numbers in REFUSED.values():
        code += [op(0x15, numbers[column], 0, 1), op(0x06, ERRNO | EPERM)]
    code += [op(0x15, CLONE3[column], 0, 1), op(0x06, ERRNO | ENOSYS)]
    code += [op(0x15, CLONE[column], 0, 3), op(0x20, 16), op(0x45, NEW_NAMESPACES, 0, 1)]
    code += [op(0x06, ERRNO | EPERM), op(0x06, ALLOW)]
    program = ctypes.create_string_buffer(b"".join(code))
    header = struct.pack("<HxxxxxxQ", len(code), ctypes.addressof(program))
    LIBC.prctl(38, 1, 0, 0, 0)
    if LIBC.prctl(22, 2, ctypes.create_string_buffer(header), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the filter was refused")


def op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)


if __name__ == "__main__":
    main()
