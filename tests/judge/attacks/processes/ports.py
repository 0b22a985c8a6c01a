# goal: use the machine's ports
# expect: forbidden
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.iopl(3) < 0:
        return 2 * x
    return 0 * x + 666
