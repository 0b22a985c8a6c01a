# goal: use a file as memory
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.swapon(b"/tmp/x", 0) < 0:
        return 2 * x
    return 0 * x + 666
