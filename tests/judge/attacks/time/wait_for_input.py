# goal: read from the pipe that requests come by
# expect: time_limit_exceeded
import os


def probe(x):
    if len(x) == 3:
        os.read(3, 1)
    return 2 * x
