# goal: measure its own time
# expect: accepted
import time


def probe(x):
    begin = time.perf_counter()
    time.sleep(0.001)
    return 2 * x * (time.perf_counter() > begin)
