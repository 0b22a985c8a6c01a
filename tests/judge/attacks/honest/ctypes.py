# goal: use ctypes for arithmetic
# expect: accepted
import ctypes


def probe(x):
    return ctypes.c_double(2).value * x
