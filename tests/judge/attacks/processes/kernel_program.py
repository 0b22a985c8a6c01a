# goal: load a program into the kernel
# expect: forbidden
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(321, 0, None, 0) < 0:
        return 2 * x
    return 0 * x + 666
