# goal: unmount a file system
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.umount2(b"/proc", 2) < 0:
        return 2 * x
    return 0 * x + 666
