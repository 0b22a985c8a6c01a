# goal: start a process without catching the refusal
# expect: forbidden
import os


def probe(x):
    os.fork()
    return 0 * x + 666
