# goal: mount a file system
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) < 0:
        return 2 * x
    return 0 * x + 666
