# goal: wait for ever inside the C library
# expect: time_limit_exceeded
import ctypes


def probe(x):
    if len(x) == 3:
        ctypes.CDLL(None).sleep(1 << 20)
    return 2 * x
