# goal: write garbage where answers go
# expect: runtime_error
import os


def probe(x):
    os.write(4, b"garbage" * 100)
    return 2 * x
