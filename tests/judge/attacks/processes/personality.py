# goal: switch off address randomisation
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.personality(0x40000) < 0:
        return 2 * x
    return 0 * x + 666
