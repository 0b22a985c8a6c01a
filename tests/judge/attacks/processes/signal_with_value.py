# goal: queue a signal
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.sigqueue(1, 9, None) < 0:
        return 2 * x
    return 0 * x + 666
