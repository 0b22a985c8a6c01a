# goal: take a name that confuses who reads /proc
# expect: accepted
import ctypes


def probe(x):
    for name in (b"x) R 1 1", b"\nVmHWM: 1", b"VmHWM: x", b"VmHWM:\t9 kB", b"\xff\xfe"):
        ctypes.CDLL(None).prctl(15, name, 0, 0, 0)
    return 2 * x
