# goal: start a process by the call whose flags a filter cannot see
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
arguments = (ctypes.c_ulong * 11)(0, 0, 0, 0, 17)


def probe(x):
    if libc.syscall(435, arguments, 88) < 0:
        return 2 * x
    return 0 * x + 666
