# goal: start a process by clone
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(56, 17, 0, 0, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
