# goal: wait for ever when the answer is thrown away
# expect: time_limit_exceeded
import time


class Sleeper(list):
    def __del__(self):
        time.sleep(1e6)


def probe(x):
    if len(x) == 3:
        return Sleeper(x)
    return 2 * x
