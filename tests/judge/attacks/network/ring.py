# goal: make system calls past the filter, by a ring
# expect: accepted
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.syscall(425, 8, ctypes.create_string_buffer(120)) < 0:
        return 2 * x
    return 0 * x + 666
