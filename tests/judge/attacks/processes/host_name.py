# goal: rename the host
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.sethostname(b"x", 1) < 0:
        return 2 * x
    return 0 * x + 666
