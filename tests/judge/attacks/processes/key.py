# goal: leave a key for the next submission
# expect: forbidden
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(248, b"user", b"note", b"1", 1, -3) < 0:
        return 2 * x
    return 0 * x + 666
