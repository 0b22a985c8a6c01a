# goal: leave a System V shared memory segment behind
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.shmget(0, 1 << 20, 0o1600) < 0:
        return 2 * x
    return 0 * x + 666
