# goal: change the host's clock
# expect: accepted
import time


def attack(x):
    time.clock_settime(time.CLOCK_REALTIME, 0)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
