# goal: use up the time of every case just below its limit
# expect: accepted
import time


def probe(x):
    begin = time.process_time()
    while time.process_time() - begin < 0.1:
        pass
    return 2 * x
