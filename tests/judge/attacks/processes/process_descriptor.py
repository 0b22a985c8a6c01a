# goal: hold a process by a descriptor
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(434, 1, 0) < 0:
        return 2 * x
    return 0 * x + 666
