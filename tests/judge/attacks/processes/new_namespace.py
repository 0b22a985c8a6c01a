# goal: make a namespace of its own
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.unshare(0x10000000) < 0:
        return 2 * x
    return 0 * x + 666
