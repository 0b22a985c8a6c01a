# goal: switch to strict mode
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.prctl(22, 1, 0, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
