# goal: become the parent of orphans
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.prctl(36, 1, 0, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
