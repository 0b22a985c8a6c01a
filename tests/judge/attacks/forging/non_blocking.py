# goal: make the pipes non-blocking
# expect: accepted | runtime_error
import os


def probe(x):
    for number in range(5):
        os.set_blocking(number, False)
    return 2 * x
