# goal: become root
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.setuid(0) < 0:
        return 2 * x
    return 0 * x + 666
