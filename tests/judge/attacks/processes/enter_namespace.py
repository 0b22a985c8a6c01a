# goal: enter another process's namespace
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.setns(3, 0) < 0:
        return 2 * x
    return 0 * x + 666
