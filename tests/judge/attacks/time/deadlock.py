# goal: wait for a lock that no one releases
# expect: time_limit_exceeded
import threading


def probe(x):
    if len(x) == 3:
        lock = threading.Lock()
        lock.acquire()
        lock.acquire()
    return 2 * x
