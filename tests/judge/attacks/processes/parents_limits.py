# goal: change the limits of the process above
# expect: accepted
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
limits = (ctypes.c_ulong * 2)(0, 0)


def probe(x):
    if libc.prlimit(os.getppid() or 1, 7, None, limits) < 0:
        return 2 * x
    return 0 * x + 666
