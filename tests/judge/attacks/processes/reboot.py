# goal: reboot the machine
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.reboot(0x01234567) < 0:
        return 2 * x
    return 0 * x + 666
