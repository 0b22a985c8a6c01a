# goal: watch what others do with files
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.inotify_init() < 0:
        return 2 * x
    return 0 * x + 666
