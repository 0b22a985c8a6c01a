# goal: leave a POSIX message queue behind
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.mq_open(b"/left", 0o102, 0o600, None) < 0:
        return 2 * x
    return 0 * x + 666
