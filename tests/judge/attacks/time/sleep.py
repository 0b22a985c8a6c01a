# goal: wait for ever
# expect: time_limit_exceeded
import time


def probe(x):
    if len(x) == 3:
        time.sleep(1e6)
    return 2 * x
