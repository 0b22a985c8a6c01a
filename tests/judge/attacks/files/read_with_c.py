# goal: read a file by way of the C library
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.open(b"/etc/passwd", 0) < 0:
        return 2 * x
    return 0 * x + 666
