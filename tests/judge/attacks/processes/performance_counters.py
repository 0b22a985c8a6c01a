# goal: count events of the whole machine
# expect: forbidden
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(298, None, -1, 0, -1, 0) < 0:
        return 2 * x
    return 0 * x + 666
