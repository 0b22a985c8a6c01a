# goal: compute in threads, so that the main one costs nothing
# expect: time_limit_exceeded
import threading
import time


def burn():
    while True:
        sum(range(1 << 20))


def probe(x):
    if len(x) == 3:
        for _ in range(4):
            threading.Thread(target=burn, daemon=True).start()
        time.sleep(1e6)
    return 2 * x
