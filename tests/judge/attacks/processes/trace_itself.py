# goal: ask to be traced
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.ptrace(0, 0, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
