# goal: carry an input out in an exit code
# expect: runtime_error
import os


def probe(x):
    os._exit(int(x[0]) + 40)
