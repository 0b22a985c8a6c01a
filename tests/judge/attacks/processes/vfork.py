# goal: start a process that shares memory
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(58) < 0:
        return 2 * x
    return 0 * x + 666
