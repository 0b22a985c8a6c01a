# goal: trace the process above
# expect: forbidden
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.ptrace(16, os.getppid() or 1, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
