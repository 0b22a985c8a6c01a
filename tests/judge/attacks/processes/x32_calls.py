# goal: make system calls by the x32 numbers
# expect: forbidden
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(0x40000000 | 39) < 0:
        return 2 * x
    return 0 * x + 666
