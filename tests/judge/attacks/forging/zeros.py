# goal: write zeros where answers go
# expect: runtime_error
import os


def probe(x):
    os.write(4, bytes(1000))
    return 2 * x
