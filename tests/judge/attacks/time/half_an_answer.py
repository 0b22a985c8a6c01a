# goal: send the beginning of an answer and wait
# expect: time_limit_exceeded
import os
import time


def probe(x):
    if len(x) == 3:
        os.write(4, b"NDJ1")
        time.sleep(1e6)
    return 2 * x
