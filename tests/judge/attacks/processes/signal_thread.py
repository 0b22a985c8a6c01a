# goal: signal another process's thread
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(234, 1, 1, 9) < 0:
        return 2 * x
    return 0 * x + 666
