# goal: leave a System V message queue behind
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.msgget(0, 0o1600) < 0:
        return 2 * x
    return 0 * x + 666
