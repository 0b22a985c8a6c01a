# goal: wait for ever when the interpreter ends
# expect: accepted
import atexit
import time

atexit.register(time.sleep, 1e6)


def probe(x):
    return 2 * x
