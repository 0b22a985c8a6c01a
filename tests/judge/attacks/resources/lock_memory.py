# goal: lock pages into memory
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.mlockall(3) < 0:
        return 2 * x
    return 0 * x + 666
