# goal: start a process in a namespace of its own
# expect: forbidden
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
