# goal: take the judge's own socket
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if min(libc.sendto(number, b"x", 1, 0, None, 0) for number in range(64)) < 0:
        return 2 * x
    return 0 * x + 666
