# goal: leave System V semaphores behind
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.semget(0, 100, 0o1600) < 0:
        return 2 * x
    return 0 * x + 666
