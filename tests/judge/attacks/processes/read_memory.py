# goal: read another process's memory
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.process_vm_readv(1, None, 0, None, 0, 0) < 0:
        return 2 * x
    return 0 * x + 666
