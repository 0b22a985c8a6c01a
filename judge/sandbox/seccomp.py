"""Seccomp: which system calls a child may make.

An allow-list; everything else answers EPERM, because a call that NumPy or the C library makes
for its own reasons must not kill an honest program. What only an attack uses kills at once and
becomes the verdict `forbidden`. Calls whose flags lie behind a pointer, which a filter cannot
read, answer ENOSYS, so that the C library falls back to the older form.

The program is classic BPF, see linux/filter.h and seccomp(2); numbers are those of the kernel's
unistd headers.
"""

import ctypes
import struct
from dataclasses import dataclass

from judge.sandbox.libc import machine, syscall

_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOTTY, _ENOSYS = 1, 25, 38
_SET_MODE_FILTER = 1

_JUMP = 0x05
_LOAD, _EQUAL, _GREATER_OR_EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT = 0, 4, 16
_X32_BIT = 0x40000000
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# name: (x86_64, aarch64); None where the processor has no such call.
Table = dict[str, tuple[int | None, int | None]]

_ALLOWED: Table = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66),
    "pread64": (17, 67), "pwrite64": (18, 68), "preadv": (295, 69), "pwritev": (296, 70),
    "lseek": (8, 62), "close": (3, 57), "close_range": (436, 436), "dup": (32, 23),
    "dup2": (33, None), "dup3": (292, 24), "fstat": (5, 80), "newfstatat": (262, 79),
    "stat": (4, None), "lstat": (6, None), "statx": (332, 291), "openat": (257, 56),
    "open": (2, None), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439),
    "readlink": (89, None), "readlinkat": (267, 78), "getdents64": (217, 61), "getcwd": (79, 17),
    "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216), "mprotect": (10, 226),
    "madvise": (28, 233), "brk": (12, 214), "mincore": (27, 232), "msync": (26, 227),
    "futex": (202, 98), "futex_waitv": (449, 449), "set_robust_list": (273, 99),
    "get_robust_list": (274, 100), "rseq": (334, 293), "membarrier": (324, 283),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "getcpu": (309, 168),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136), "sigaltstack": (131, 132), "rt_sigtimedwait": (128, 137),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153),
    "getrusage": (98, 165), "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173),
    "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177),
    "getpgrp": (111, None), "getrandom": (318, 278), "uname": (63, 160), "sysinfo": (99, 179),
    "arch_prctl": (158, None), "set_tid_address": (218, 96), "poll": (7, None),
    "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72), "pipe": (22, None),
    "pipe2": (293, 59), "eventfd2": (290, 19), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
    "epoll_wait": (232, None), "epoll_pwait": (281, 22), "setitimer": (38, 103),
    "getitimer": (36, 102), "alarm": (37, None), "exit": (60, 93), "exit_group": (231, 94),
    "restart_syscall": (219, 128),
}  # fmt: skip

_NOT_IMPLEMENTED: Table = {
    "clone3": (435, 435), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427), "openat2": (437, 437), "memfd_secret": (447, 447),
    "landlock_create_ruleset": (444, 444), "landlock_add_rule": (445, 445),
    "landlock_restrict_self": (446, 446), "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
}  # fmt: skip

_KILLED: Table = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "kcmp": (312, 272), "pidfd_getfd": (438, 438),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsmount": (432, 432), "fsconfig": (431, 431), "fspick": (433, 433),
    "mount_setattr": (442, 442), "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280),
    "perf_event_open": (298, 241), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106), "kexec_load": (246, 104), "kexec_file_load": (320, 294),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218),
    "open_by_handle_at": (304, 265), "swapon": (167, 224), "swapoff": (168, 225),
    "reboot": (169, 142), "acct": (163, 89), "quotactl": (179, 60), "iopl": (172, None),
    "ioperm": (173, None), "seccomp": (317, 277), "userfaultfd": (323, 282),
}  # fmt: skip

# Calls that are allowed for some values of one argument: index, mask, permitted values.
_CLONE, _PRLIMIT, _IOCTL, _FCNTL, _PRCTL = (56, 220), (302, 261), (16, 29), (72, 25), (157, 167)
_KILL, _TGKILL = (62, 129), (234, 131)
_OWN_PID = 0x7FFFFFFE  # stands for the child's number; beyond every pid of Linux (2 ** 22)
_THREAD_FLAGS = 0x00010000 | 0x00000100  # CLONE_THREAD | CLONE_VM
_NEW_NAMESPACES = 0x7E020080  # every CLONE_NEW* flag
_FCNTL_HARMLESS = (0, 1, 2, 3, 4, 1030)  # F_DUPFD, F_GETFD … F_SETFL, F_DUPFD_CLOEXEC
_IOCTL_HARMLESS = (0x541B, 0x5401, 0x5451, 0x5450)  # FIONREAD, TCGETS, FIOCLEX, FIONCLEX
# PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_SECCOMP, PR_SET_VMA, PR_CAPBSET_READ
_PRCTL_HARMLESS = (3, 15, 16, 21, 0x53564D41, 23)


@dataclass(frozen=True)
class Filter:
    """A BPF program with a stand-in where the number of the process belongs it will run in."""

    number: int  # of the seccomp call itself
    code: bytes


def prepare() -> Filter:
    """Assemble the program for this machine.

    Raises:
        LayerError: there is no table for its processor.
    """
    name = machine()
    column = 0 if name == "x86_64" else 1
    return Filter((317, 277)[column], _assemble(column, _MACHINES[name]))


def enter(program: Filter, pid: int) -> None:
    """Install the filter for this process, for good; it may signal only `pid`, itself.

    Raises:
        LayerError: the kernel refused.
    """
    own = struct.pack("<HBBI", _EQUAL, 0, 1, pid)
    code = program.code.replace(_op(_EQUAL, _OWN_PID, 0, 1), own)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("<HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    descriptor = ctypes.create_string_buffer(header, len(header))
    syscall("seccomp", program.number, _SET_MODE_FILTER, 0, descriptor)


def _assemble(column: int, machine_code: int) -> bytes:
    code = [
        _op(_LOAD, _MACHINE_AT),
        _op(_EQUAL, machine_code, 1, 0),
        _op(_RETURN, _KILL_PROCESS),
        _op(_LOAD, _NUMBER_AT),
        _op(_GREATER_OR_EQUAL, _X32_BIT, 0, 1),
        _op(_RETURN, _KILL_PROCESS),
    ]
    for table, answer in (
        (_ALLOWED, _ALLOW),
        (_NOT_IMPLEMENTED, _ERRNO | _ENOSYS),
        (_KILLED, _KILL_PROCESS),
    ):
        code += _all_of([n[column] for n in table.values()], answer)
    code += _only_values(_PRLIMIT[column], 0, (0, _OWN_PID), _EPERM)
    code += _only_values(_IOCTL[column], 1, _IOCTL_HARMLESS, _ENOTTY)
    code += _only_values(_FCNTL[column], 1, _FCNTL_HARMLESS, _EPERM)
    code += _only_values(_PRCTL[column], 0, _PRCTL_HARMLESS, _EPERM)
    code += _only_values(_KILL[column], 0, (_OWN_PID,), _EPERM)
    code += _only_values(_TGKILL[column], 0, (_OWN_PID,), _EPERM)
    code += _only_threads(_CLONE[column])
    code.append(_op(_RETURN, _ERRNO | _EPERM))
    return b"".join(code)


def _all_of(numbers: list[int | None], answer: int) -> list[bytes]:
    """Give all calls of these numbers one answer.

    One return for all keeps the program short: the kernel walks it for every call there is when
    it is installed.
    """
    known = [number for number in numbers if number is not None]
    tests = [_op(_EQUAL, number, len(known) - at) for at, number in enumerate(known)]
    return [*tests, _op(_JUMP, 1), _op(_RETURN, answer)]


def _only_values(number: int, argument: int, values: tuple[int, ...], error: int) -> list[bytes]:
    """Allow call `number` when its argument, as 32 bits, is one of `values`."""
    body = [_op(_LOAD, _ARGUMENTS_AT + 8 * argument)]
    for value in values:
        body += [_op(_EQUAL, value & 0xFFFFFFFF, 0, 1), _op(_RETURN, _ALLOW)]
    body.append(_op(_RETURN, _ERRNO | error))
    return [_op(_EQUAL, number, 0, len(body)), *body]


def _only_threads(number: int) -> list[bytes]:
    """Allow clone for threads of this process; no process and no namespace comes of it."""
    body = [
        _op(_LOAD, _ARGUMENTS_AT),
        _op(_ANY_BIT, _NEW_NAMESPACES, 0, 1),
        _op(_RETURN, _KILL_PROCESS),
        _op(0x54, _THREAD_FLAGS),  # A &= flags
        _op(_EQUAL, _THREAD_FLAGS, 0, 1),
        _op(_RETURN, _ALLOW),
        _op(_RETURN, _ERRNO | _EPERM),
    ]
    return [_op(_EQUAL, number, 0, len(body)), *body]


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)
