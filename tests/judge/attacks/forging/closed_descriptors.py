# goal: close everything
# expect: runtime_error
import os


def probe(x):
    os.closerange(0, 100)
    return 2 * x
