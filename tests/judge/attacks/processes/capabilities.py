# goal: take capabilities back
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
header = (ctypes.c_uint * 2)(0x20080522, 0)
data = (ctypes.c_uint * 6)(*[0xFFFFFFFF] * 6)


def probe(x):
    if libc.syscall(126, header, data) < 0:
        return 2 * x
    return 0 * x + 666
